// Words against series: a direction without a figure ("unemployment in Cambodia rose in 2008").
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/baseline/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Direction;
using core::Interval;
using core::Period;
using core::Severity;
using core::Verdict;

std::optional<Known> at_year(const Baseline& b, const Indicator& i, const std::string& place,
                             int year, const core::Series* series) {
  for (const Known& k : known_values(b, i.id, place, Period::year(year))) {
    if (series == nullptr || k.series == series) return k;
  }
  return std::nullopt;
}

/// A change that a revision could turn round tells nothing.
bool too_small(double before, double after) {
  return std::abs(after - before) < 0.01 * std::max(std::abs(before), std::abs(after));
}

core::Finding told(const Baseline& b, const core::Statement& s, const Known& before,
                   const Known& after) {
  const double x = before.observation.value;
  const double y = after.observation.value;
  const bool up = s.direction == Direction::up;
  const bool agrees = up ? y >= x : y <= x;
  Judgement judgement{Verdict::consistent, Severity::none};
  if (!agrees)
    judgement = too_small(x, y) ? Judgement{Verdict::needs_review, Severity::low}
                                : Judgement{Verdict::inconsistent, Severity::high};
  const std::string line = formula_text(Relation::difference, {x, y}) + " = " + number_text(y - x) +
                           "; stated as a " + (up ? "rise" : "fall");
  core::Finding f = finding(b.reading, {"B-DIR", {}, {s.where}, after.series->unit},
                            Outcome{judgement, Interval::exactly(y - x),
                                    up ? Interval::at_least(0) : Interval::at_most(0), line,
                                    agrees ? Diagnosis{} : Diagnosis{"sign_flip", {}}});
  f.baseline = core::BaselineFigure{
      after.series->id, after.observation.period, y, after.series->source, {}, after.series->url};
  f.fingerprint = fingerprint("B-DIR", b.reading.article,
                              {s.quote, s.subject, core::to_string(s.period->start)});
  f.message = "\"" + s.quote + "\" " + (agrees ? "agrees" : "does not agree") + " with " +
              after.series->source + ": " + number_text(x) + " before, " + number_text(y) +
              " after.";
  return f;
}

std::optional<core::Finding> trend(const Baseline& b, const core::Statement& s) {
  const int year = s.period ? s.period->whole_year().value_or(0) : 0;
  if (s.kind != core::StatementKind::trend || s.direction == Direction::none || year == 0)
    return std::nullopt;
  const Indicator* indicator = indicator_of(b, s);
  if (indicator == nullptr || s.period->end > b.known_on) return std::nullopt;
  const std::string place = place_of(b, *indicator, s.place);
  if (place.empty()) return std::nullopt;
  const auto after = at_year(b, *indicator, place, year, nullptr);
  if (!after) return std::nullopt;
  const auto before = at_year(b, *indicator, place, year - 1, after->series);
  return before ? std::optional(told(b, s, *before, *after)) : std::nullopt;
}

/// A figure says how much: the figure is checked, not the verb.
bool has_figure(const Baseline& b, const core::Statement& s) {
  return std::any_of(b.reading.figures.begin(), b.reading.figures.end(), [&](const Figure& f) {
    return f.c->where.part == s.where.part && f.c->sentence == s.sentence;
  });
}

}  // namespace

Findings check_statements(const Baseline& b) {
  Findings out;
  for (const core::Statement& s : b.reading.claims.statements) {
    if (has_figure(b, s)) continue;
    if (auto found = trend(b, s)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
