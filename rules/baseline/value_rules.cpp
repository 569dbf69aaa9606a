// A figure against the official one of its place and period, as far as it was known on the day of
// the article. In this order: it fits; it fits a neighbouring year or another scale exactly, which
// names the slip; it lies within what such figures are commonly revised by; it fits another
// country; it is wrong. Silence wherever the topic, the place or the period is in doubt.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/grouped.h"
#include "rules/baseline/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Period;
using core::Severity;
using core::Verdict;

struct Claimed {
  std::size_t figure = 0;
  Topic topic;
  std::string place;
  Period period;
  Stated stated;
};

core::BaselineFigure cited(const Known& k) {
  const core::Series& s = *k.series;
  return {s.id,
          k.observation.period,
          k.observation.value,
          s.source,
          k.observation.published ? core::to_string(*k.observation.published) : std::string(),
          s.url};
}

std::string year_text(const Period& p) {
  const auto year = p.whole_year();
  return year ? std::to_string(*year) : core::to_string(p.start) + " to " + core::to_string(p.end);
}

/// For sentences; lines of arithmetic carry numbers as a calculator takes them.
std::string readable(const Known& k) { return core::grouped(number_text(k.observation.value)); }

std::string official_text(const Known& k, const std::string& value) {
  return value + " (" + k.series->source + ", " + k.series->place + ", " +
         year_text(k.observation.period) + ")";
}

core::Finding told(const Baseline& b, const Claimed& c, const Known& k, const std::string& rule,
                   const Outcome& outcome) {
  core::Finding f = finding(b.reading, {rule, {c.figure}, {}, k.series->unit}, outcome);
  f.baseline = cited(k);
  const std::string quote = "\"" + b.reading.figures[c.figure].c->quote + "\"";
  if (f.verdict == Verdict::consistent)
    f.message = quote + " agrees with " + k.series->source + ".";
  if (f.verdict == Verdict::needs_review)
    f.message = quote + " is near the figure of " + k.series->source + ", within common revisions.";
  if (f.verdict == Verdict::inconsistent)
    f.message = quote + " does not agree with the official " + official_text(k, readable(k)) + ".";
  return f;
}

Outcome outcome(const Claimed& c, const Known& k, Judgement judgement, Diagnosis diagnosis = {}) {
  const Interval official = Interval::exactly(k.observation.value);
  return {judgement, official, c.stated.strict,
          "official " + official_text(k, number_text(k.observation.value)) + "; stated " +
              interval_text(c.stated.strict),
          std::move(diagnosis)};
}

/// Narrow enough that a fit elsewhere is no accident.
bool precise(const Stated& s, double share = 0.1) {
  return s.strict.is_finite() &&
         s.strict.width() <= share * std::max(std::abs(s.strict.low), std::abs(s.strict.high));
}

std::optional<Known> year_beside(const Baseline& b, const Claimed& c, const Known& own, int most) {
  const auto year = c.period.whole_year();
  if (!year || !precise(c.stated)) return std::nullopt;
  for (int apart = 1; apart <= most; ++apart) {
    for (const int other : {*year - apart, *year + apart}) {
      for (const Known& k : known_values(b, c.topic.indicator->id, c.place, Period::year(other))) {
        if (k.series == own.series && c.stated.strict.contains(k.observation.value)) return k;
      }
    }
  }
  return std::nullopt;
}

std::optional<std::pair<int, const char*>> other_scale(const Claimed& c, const Known& k) {
  static constexpr std::array<std::pair<int, const char*>, 4> kScales{
      {{3, "scale_1000"}, {-3, "scale_1000"}, {6, "scale_1000000"}, {-6, "scale_1000000"}}};
  const bool percent = c.topic.indicator->kind == core::UnitKind::percent;
  for (const auto& scale : kScales) {
    const double value = k.observation.value * std::pow(10.0, scale.first);
    if (!percent && precise(c.stated) && c.stated.loose.contains(value)) return scale;
  }
  return std::nullopt;
}

std::optional<Known> other_place(const Baseline& b, const Claimed& c) {
  // A rate of one digit ("0.6") may name a country, if few others fit as well.
  if (!precise(c.stated, 0.2)) return std::nullopt;
  std::vector<Known> fitting;
  for (const core::Series* s : b.series.all(c.topic.indicator->id)) {
    if (s->place == c.place || s->place == "WLD") continue;
    for (const core::Observation& o : s->observations) {
      if (o.period == c.period && c.stated.strict.contains(o.value)) fitting.push_back({s, o});
    }
  }
  // A figure that fits many countries points to none of them.
  constexpr std::size_t kMostPlaces = 12;
  if (fitting.empty() || fitting.size() > kMostPlaces) return std::nullopt;
  return fitting.front();
}

/// "More than 5 million" where it is 32 million: true, and far below what is known.
bool understated(const Claimed& c, double value) {
  constexpr double kFar = 2;
  if (c.stated.strict.is_finite()) return false;
  const bool at_least = std::isfinite(c.stated.strict.low);
  const double bound = at_least ? c.stated.strict.low : c.stated.strict.high;
  if (bound <= 0 || value <= 0) return false;
  return at_least ? value > kFar * bound : value * kFar < bound;
}

/// The figure fits an earlier vintage that a newer one had replaced on the day of the article.
std::optional<Known> superseded(const Claimed& c, const Known& k) {
  for (const core::Observation& o : k.series->observations) {
    const bool older = o.period == c.period && o.published && k.observation.published &&
                       *o.published < *k.observation.published;
    if (older && c.stated.strict.contains(o.value)) return Known{k.series, o};
  }
  return std::nullopt;
}

/// A precise figure that fits a series which is often taken for this one.
std::optional<Known> sibling(const Baseline& b, const Claimed& c) {
  if (!precise(c.stated)) return std::nullopt;
  for (const std::string& id : c.topic.indicator->siblings) {
    for (const Known& k : known_values(b, id, c.place, c.period)) {
      if (c.stated.strict.contains(k.observation.value)) return k;
    }
  }
  return std::nullopt;
}

bool within_revisions(const Claimed& c, double value) {
  const Indicator& i = *c.topic.indicator;
  const double band = i.kind == core::UnitKind::percent ? i.band : i.band * std::abs(value);
  const Interval wide{c.stated.loose.low - band, c.stated.loose.high + band};
  return wide.contains(value);
}

std::string should_be(const Baseline& b, const Claimed& c, const std::string& what) {
  return b.reading.figures[c.figure].c->quote + ": " + what;
}

core::Finding compared(const Baseline& b, const Claimed& c, const Known& k) {
  const Judgement judgement = judge(Interval::exactly(k.observation.value), c.stated);
  const Judgement wrong{Verdict::inconsistent, judgement.verdict == Verdict::inconsistent
                                                   ? judgement.severity
                                                   : Severity::low};
  if (judgement.fits() && understated(c, k.observation.value)) {
    return told(b, c, k, "B-BOUND", outcome(c, k, {Verdict::needs_review, Severity::low}));
  }
  if (judgement.fits()) return told(b, c, k, "B-VALUE", outcome(c, k, judgement));
  if (const auto old = superseded(c, k)) {
    return told(b, c, k, "B-VINTAGE",
                outcome(c, k, {Verdict::needs_review, Severity::low},
                        {"superseded", should_be(b, c, "replaced by " + readable(k))}));
  }
  if (const auto beside = year_beside(b, c, k, 1)) {
    return told(
        b, c, k, "B-PERIOD",
        outcome(
            c, k, wrong,
            {"period_shift",
             should_be(b, c, "the figure is that of " + year_text(beside->observation.period))}));
  }
  if (const auto scale = other_scale(c, k)) {
    return told(b, c, k, "B-UNIT",
                outcome(c, k, {Verdict::inconsistent, Severity::high},
                        {scale->second, should_be(b, c, "official " + readable(k))}));
  }
  if (within_revisions(c, k.observation.value)) {
    return told(b, c, k, "B-VALUE", outcome(c, k, {Verdict::needs_review, Severity::low}));
  }
  if (const auto other = sibling(b, c)) {
    return told(b, c, k, "B-INDICATOR",
                outcome(c, k, wrong,
                        {"indicator_mismatch",
                         should_be(b, c, "the figure is that of " + other->series->indicator)}));
  }
  if (const auto place = other_place(b, c)) {
    return told(b, c, k, "B-PLACE",
                outcome(c, k, wrong,
                        {"place_mismatch",
                         should_be(b, c, "the figure is that of " + place->series->place)}));
  }
  if (const auto beside = year_beside(b, c, k, 2)) {
    return told(
        b, c, k, "B-PERIOD",
        outcome(
            c, k, wrong,
            {"period_shift",
             should_be(b, c, "the figure is that of " + year_text(beside->observation.period))}));
  }
  return told(b, c, k, "B-VALUE",
              outcome(c, k, wrong, {{}, should_be(b, c, "official " + readable(k))}));
}

/// The value of the year before in the same series.
std::optional<Known> year_before(const Baseline& b, const Claimed& c, const Known& now) {
  const auto year = c.period.whole_year();
  if (!year) return std::nullopt;
  for (const Known& k : known_values(b, c.topic.indicator->id, c.place, Period::year(*year - 1))) {
    if (k.series == now.series) return k;
  }
  return std::nullopt;
}

core::Finding change_told(const Baseline& b, const Claimed& c, const Known& before,
                          const Known& after) {
  const double x = before.observation.value;
  const double y = after.observation.value;
  const Inputs levels{Interval::exactly(x), Interval::exactly(y)};
  const bool points = c.topic.aspect == Aspect::point_change;
  const Relation relation = points ? Relation::difference : Relation::percent_change;
  const Interval change = compute(relation, levels);
  const bool percents = c.topic.indicator->kind == core::UnitKind::percent;
  Judgement judgement = judge(change, c.stated);
  std::string rule = "B-CHANGE";
  Diagnosis diagnosis;
  const bool as_points =
      percents && !points && judge(compute(Relation::difference, levels), c.stated).fits();
  const double band = percents && points ? c.topic.indicator->band : c.topic.indicator->change_band;
  const bool flipped = change.low * (c.stated.strict.low + c.stated.strict.high) < 0;
  if (!judgement.fits() && as_points) {
    rule = "B-PP";
    diagnosis = {"pp_vs_percent",
                 number_text(y - x) + " points are " + number_text(change.low) + " percent"};
    judgement = {Verdict::inconsistent, Severity::medium};
  } else if (!judgement.fits() && c.stated.loose.gap(change) <= band) {
    judgement = {Verdict::needs_review, Severity::low};
  } else if (!judgement.fits()) {
    if (judgement.verdict != Verdict::inconsistent)
      judgement = {Verdict::inconsistent, Severity::low};
    diagnosis = {flipped ? "sign_flip" : "", "official change " + number_text(change.low)};
  }
  const std::string line = formula_text(relation, {x, y}) + " = " + number_text(change.low) +
                           "; stated " + interval_text(c.stated.strict);
  return told(b, c, after, rule, {judgement, change, c.stated.strict, line, diagnosis});
}

/// What nobody can check yet: no such place, no such year, or a forecast.
std::optional<core::Finding> uncovered(const Baseline& b, const Claimed& c) {
  core::Finding f =
      finding(b.reading, {"B-COVERAGE", {c.figure}, {}, {}},
              Outcome{{Verdict::not_checkable, Severity::none}, {}, c.stated.strict, {}, {}});
  f.message = "No official " + c.topic.indicator->id + " is stored for " +
              (c.place.empty() ? "this place" : c.place) + " and that period.";
  return f;
}

/// Undated: the newest figure known that day may confirm, never contradict.
std::optional<core::Finding> undated(const Baseline& b, const Claimed& c) {
  if (!c.topic.indicator->world) return std::nullopt;
  for (const core::Series* s : b.series.find(c.topic.indicator->id, c.place)) {
    const auto k = latest(b, *s);
    if (!k || !judge(Interval::exactly(k->observation.value), c.stated).fits()) continue;
    return told(b, c, *k, "B-VALUE", outcome(c, *k, {Verdict::consistent, Severity::none}));
  }
  return std::nullopt;
}

/// Several series of one place: one that fits settles it; else the first speaks.
std::optional<core::Finding> best_of(const Baseline& b, const Claimed& c) {
  std::optional<core::Finding> first;
  for (const Known& k : known_values(b, c.topic.indicator->id, c.place, c.period)) {
    const bool level = c.topic.aspect == Aspect::level;
    const auto before = level ? std::nullopt : year_before(b, c, k);
    if (!level && !before) continue;
    core::Finding f = level ? compared(b, c, k) : change_told(b, c, *before, k);
    if (f.verdict == Verdict::consistent) return f;
    if (!first || f.verdict == Verdict::needs_review) first = std::move(f);
  }
  return first;
}

std::optional<core::Finding> checked(const Baseline& b, std::size_t i) {
  const Figure& f = b.reading.figures[i];
  const auto topic = topic_of(b, f);
  if (!topic) return std::nullopt;
  Claimed c{i, *topic, place_of(b, *topic->indicator, f.c->place), {}, f.stated()};
  if (topic->aspect != Aspect::level || f.c->direction == core::Direction::down) {
    const bool change =
        f.c->kind == core::ClaimKind::relative_change || f.c->kind == core::ClaimKind::point_change;
    if (change && f.c->direction == core::Direction::down) c.stated = -c.stated;
  }
  if (!f.c->period || topic->indicator->world)
    return c.place.empty() ? std::nullopt : undated(b, c);
  c.period = *f.c->period;
  if (c.place.empty() || c.period.end > b.known_on) return uncovered(b, c);
  auto found = best_of(b, c);
  return found ? found : uncovered(b, c);
}

}  // namespace

Findings check_figures(const Baseline& b) {
  Findings out;
  for (std::size_t i = 0; i < b.reading.figures.size(); ++i) {
    if (b.reading.sentence_of(b.reading.figures[i]).part == core::Part::caption) continue;
    if (auto found = checked(b, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
