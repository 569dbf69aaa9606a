#include "extract/claims/setting.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace recount::extract {
namespace {

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

/// Names need their capital letters: "us" is no country, "turkey" a bird.
bool capital_enough(const Sentence& s, std::size_t at, const Match& m) {
  if (m.entry->kind == "world") {  // "the World Bank" is none
    const std::size_t noun = m.length > 1 && word(s, at, "the") ? at + 1 : at;
    return noun == 0 || !s.tokens[noun].capital || m.entry->phrase == "worldwide";
  }
  std::size_t i = at;
  if (m.length > 1 && word(s, i, "the")) ++i;
  if (!s.tokens[i].capital) return false;
  if (word(s, i, "us") || word(s, i, "eu") || word(s, i, "uk")) return s.view(i) != "Us";
  return true;
}

/// "one of the world's biggest brands", "real-world usage": no place that a figure is told of.
bool is_flourish(const Sentence& s, std::size_t at, const Match& m, const Language& l) {
  if (m.entry->kind != "world") return false;
  const std::size_t end = at + m.length;
  const bool owns = end < s.size() && is_possessive(s.view(end));
  const bool owned = is_possessive(s.view(end - 1));
  const bool best = (owns && l.is(s, end + 1, WordClass::superlative)) ||
                    (owned && l.is(s, end, WordClass::superlative));
  bool sphere = false;  // "the art world"
  for (const std::string_view w : {"art", "business", "tech", "sports", "corporate", "music",
                                   "fashion", "gaming", "academic", "natural", "digital", "wine"}) {
    sphere = sphere || (at > 0 && word(s, at - 1, w));
  }
  const bool adverb = end < s.size() && s.view(at).ends_with("ally") && s.view(end).ends_with("ed");
  return best || sphere || adverb || (at > 0 && s.is(at - 1, "-") && !s.tokens[at].spaced);
}

/// How far a mention is from a figure: tokens between, and a toll for each boundary crossed.
int distance(const std::vector<int>& b, std::size_t from, std::size_t to, int toll) {
  const std::size_t low = std::min(from, to);
  const std::size_t high = std::max(from, to);
  int d = static_cast<int>(high - low);
  for (std::size_t i = low + 1; i <= high && i < b.size(); ++i) d += b[i] * toll;
  return d;
}

/// Boundaries between two tokens.
int crossing(const std::vector<int>& b, std::size_t from, std::size_t to) {
  int n = 0;
  for (std::size_t i = from + 1; i <= to && i < b.size(); ++i) n += b[i];
  return n;
}

}  // namespace

std::vector<PlaceMention> find_places(const Sentence& s, const Language& l) {
  std::vector<PlaceMention> found;
  for (std::size_t i = 0; i < s.size();) {
    const Match m = l.match(s, i, WordClass::place);
    if (!m || !capital_enough(s, i, m) || is_flourish(s, i, m, l)) {
      ++i;
      continue;
    }
    if (m.entry->kind == "name") {  // the World Bank
      i += m.length;
      continue;
    }
    PlaceMention p{.begin = i, .end = i + m.length};
    const core::TextSpan span = span_of(s, {p.begin, p.end});
    p.place.name = std::string(span.of(s.text));
    p.demonym = m.entry->kind == "demonym";
    const bool coded = m.entry->kind == "country" || p.demonym || m.entry->kind == "world";
    if (coded) p.place.code = m.entry->name;
    found.push_back(std::move(p));
    i += m.length;
  }
  return found;
}

namespace {

/// What it costs to take `p` as the place of `f`. Right behind the figure is best; before it in its
/// clause the first named place is what the clause is about; anything else is paid by distance.
int place_cost(const PlaceMention& p, int order, const Sentence& s, const std::vector<int>& b,
               const Figure& f) {
  const bool behind = p.begin >= f.end;
  const int apart = distance(b, behind ? p.begin : p.end - 1, behind ? f.end - 1 : f.begin, 8);
  const int demonym = p.demonym ? 6 : 0;
  if (p.begin > 0 && word(s, p.begin - 1, "than")) return apart + 40;
  if (behind && apart <= 4) return 4 + demonym;
  if (!behind && apart < 30 && crossing(b, p.end - 1, f.begin) == 0)
    return 10 + 2 * order + demonym;
  return 12 + apart + demonym;
}

}  // namespace

core::Place place_of(const std::vector<PlaceMention>& places, const Sentence& s,
                     const std::vector<int>& b, const Figure& f) {
  const PlaceMention* best = nullptr;
  int best_cost = 0;
  int order = 0;
  for (const PlaceMention& p : places) {
    const bool inside = p.begin < f.end && p.end > f.begin;  // "Swiss francs", "Britons"
    if (inside && f.quantity.unit_kind == core::UnitKind::currency) continue;
    const int cost = place_cost(p, order++, s, b, f);
    // "an American author wrote that, after …": who somebody is says little of a far figure.
    const bool far = p.demonym && (p.begin >= f.end ? crossing(b, f.end - 1, p.begin)
                                                    : crossing(b, p.end - 1, f.begin)) > 2;
    if (far) continue;
    if (best != nullptr && cost >= best_cost) continue;
    best = &p;
    best_cost = cost;
  }
  return best == nullptr ? core::Place{} : best->place;
}

namespace {

/// "since its launch in 2011": the clause that the time ends begins with such a bound.
bool begins_with_bound(const Sentence& s, const std::vector<int>& b, std::size_t i) {
  const std::size_t begin = clause_around(b, i, 1).begin;
  return begin < i && (word(s, begin, "since") || word(s, begin, "until"));
}

/// "since 2020", "at the end of 2022", "than in 2019": a bound or a comparison, not the figure's
/// time.
bool is_other_time(const Sentence& s, const std::vector<int>& b, const TimeExpression& t) {
  if (t.begin == 0) return false;
  std::size_t before = t.begin - 1;
  if (before > 0 && word(s, before, "the")) --before;
  for (const std::string_view w :
       {"since", "until", "till", "before", "after", "than", "through"}) {
    if (word(s, before, w)) return true;
  }
  if (word(s, t.begin, "today") && s.tokens[t.begin].capital) return true;  // USA Today
  if (begins_with_bound(s, b, before)) return true;
  if (before == 0) return false;
  if (word(s, before, "in") && (word(s, before - 1, "than") || word(s, before - 1, "with")))
    return true;
  if (!word(s, before, "of")) return false;
  for (const std::string_view w : {"end", "start", "beginning", "eve"}) {
    if (word(s, before - 1, w)) return true;
  }
  return false;
}

/// "against 90 a year earlier", "from 20 in the same month": the figure of the time before.
bool compared(const Sentence& s, const Figure& f) {
  std::size_t i = f.begin;
  while (i > 0 && (word(s, i - 1, "a") || word(s, i - 1, "the") || word(s, i - 1, "just"))) --i;
  for (const std::string_view w : {"from", "against", "with", "versus", "than", "to"}) {
    if (i > 0 && word(s, i - 1, w)) return true;
  }
  return false;
}

std::optional<core::Period> year_earlier(const std::optional<core::Period>& p) {
  if (!p) return std::nullopt;
  const auto back = [](core::Date d) {
    core::Date out = d - std::chrono::years(1);
    return out.ok() ? out : core::Date(out.year(), out.month(), std::chrono::day(28));
  };
  return core::Period{back(p->start), back(p->end)};
}

}  // namespace

namespace {

/// "three months later than planned when it joined in July": the time of another clause.
bool in_other_clause(const Sentence& s, const std::vector<int>& b, std::size_t from,
                     std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (b[i] >= 1 && (word(s, i, "which") || word(s, i, "where") || word(s, i, "when") ||
                      word(s, i, "after") || word(s, i, "before") || word(s, i, "because") ||
                      word(s, i, "although") || word(s, i, "though"))) {
      return true;
    }
  }
  return false;
}

/// The time expression that a figure speaks of; null where none does.
const TimeExpression* nearest_time(const std::vector<TimeExpression>& times, const Sentence& s,
                                   const std::vector<int>& b, const std::vector<Figure>& figures,
                                   std::size_t index) {
  const Figure& f = figures[index];
  const TimeExpression* best = nullptr;
  int best_cost = 0;
  for (const TimeExpression& t : times) {
    if ((!t.period && !t.year_before) || is_other_time(s, b, t)) continue;
    if (t.year_before && !compared(s, f)) continue;
    const bool behind = t.begin >= f.end;
    if (behind && in_other_clause(s, b, f.end, t.begin)) continue;
    int cost = distance(b, behind ? t.begin : t.end - 1, behind ? f.end - 1 : f.begin, 3);
    for (const Figure& other : figures) {
      const bool between = behind ? other.begin >= f.end && other.end <= t.begin
                                  : other.begin >= t.end && other.end <= f.begin;
      if (between) cost += behind ? 14 : 5;
      // "64 percent, down from 70 percent in 2020": the year belongs to the other figure.
      if (between && behind && crossing(b, f.end - 1, other.begin) > 0 &&
          crossing(b, other.end - 1, t.begin) == 0) {
        cost += 1000;
      }
    }
    if (!behind) cost += 1;
    if (cost < 1000 && (best == nullptr || cost < best_cost)) {
      best = &t;
      best_cost = cost;
    }
  }
  return best;
}

}  // namespace

std::optional<core::Period> period_of(const std::vector<TimeExpression>& times, const Sentence& s,
                                      const std::vector<int>& b, const std::vector<Figure>& figures,
                                      std::size_t index) {
  const TimeExpression* best = nearest_time(times, s, b, figures, index);
  if (best == nullptr) return std::nullopt;
  if (!best->year_before) return best->period;
  // A year before the period of the figure that this one is compared with.
  std::vector<TimeExpression> others;
  std::copy_if(times.begin(), times.end(), std::back_inserter(others),
               [](const TimeExpression& t) { return !t.year_before; });
  const TimeExpression* base = nearest_time(others, s, b, figures, index);
  return base == nullptr ? std::nullopt : year_earlier(base->period);
}

}  // namespace recount::extract
