// Of the times that may be a figure's, the nearest: boundaries and other figures between make one
// far. First go those that bound or compare, and those of another clause.
#include "extract/claims/context/when.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string_view>

#include "extract/claims/sentence/clause.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

bool word(const Sentence& s, std::size_t i, std::string_view w) {
  return i < s.size() && is_word(s.view(i), w);
}

bool any_word(const Sentence& s, std::size_t i, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return word(s, i, w); });
}

/// All that a figure's times are looked for in.
struct Scope {
  const Sentence& s;
  const std::vector<int>& b;
  const std::vector<Figure>& figures;
  const Language& l;
  bool change = false;  ///< the figure in question tells how much something moved
};

bool is_finite_verb(const Scope& x, std::size_t i) {
  if (x.s.view(i).ends_with("ing")) return false;
  return x.l.is(x.s, i, WordClass::auxiliary) || x.l.is(x.s, i, WordClass::change_verb) ||
         x.l.is(x.s, i, WordClass::level_verb) || x.l.is(x.s, i, WordClass::speech_verb);
}

/// "since its launch in 2011", "since losing to Leeds and York in May": the phrase that the time
/// ends begins with such a bound.
bool begins_with_bound(const Scope& x, std::size_t i) {
  constexpr std::size_t kLongest = 16;
  const std::size_t end = i;
  for (; i > 0 && i + kLongest > end; --i) {
    if (any_word(x.s, i, {"since", "until"})) return i < end;
    if (x.b[i] >= 2 || x.s.is(i, ",") || is_finite_verb(x, i)) return false;
  }
  return any_word(x.s, i, {"since", "until"}) && i < end;
}

/// "compared with 2009", "compared to, say, 2009".
bool is_held_against(const Scope& x, std::size_t i) {
  constexpr std::size_t kReach = 6;
  for (std::size_t k = i + 1; k > 0 && k + kReach > i; --k) {
    if (word(x.s, k - 1, "compared")) return true;
    const bool aside = x.s.is(k - 1, ",") || any_word(x.s, k - 1, {"for", "example", "say"});
    if (!aside && !x.l.is(x.s, k - 1, WordClass::preposition)) return false;
  }
  return false;
}

/// "A 2018 review of 37 studies": which review it is.
bool names_source(const Scope& x, const TimeExpression& t) {
  constexpr std::size_t kNear = 3;
  if (t.begin == 0 || t.end != t.begin + 1 || !x.l.is(x.s, t.begin - 1, WordClass::determiner))
    return false;
  for (std::size_t i = t.end; i < x.s.size() && i < t.end + kNear; ++i) {
    if (x.l.is(x.s, i, WordClass::source)) return true;
    if (!is_noun_word(x.s, i, x.l)) return false;
  }
  return false;
}

/// "since 2020", "at the end of 2022", "than in 2019": a bound or a comparison, not the figure's
/// time.
bool is_other_time(const Scope& x, const TimeExpression& t) {
  const Sentence& s = x.s;
  if (t.begin == 0) return false;
  std::size_t before = t.begin - 1;
  if (before > 0 && word(s, before, "the")) --before;
  if (any_word(s, before, {"since", "until", "till", "before", "after", "than", "through"}))
    return true;
  if (word(s, t.begin, "today") && (s.tokens[t.begin].capital || word(s, before, "to")))
    return true;                            // USA Today, "fast forward to today"
  if (word(s, before, "end")) return true;  // "at year-end 2024"
  // "a study published in 2024": of the study.
  if (word(s, before, "in") && before > 0 &&
      any_word(s, before - 1, {"published", "founded", "born", "established"}))
    return true;
  if (names_source(x, t)) return true;
  if (begins_with_bound(x, before) || is_held_against(x, before)) return true;
  if (before == 0) return false;
  if (word(s, before, "in") && any_word(s, before - 1, {"than", "with"})) return true;
  return word(s, before, "of") && any_word(s, before - 1, {"end", "start", "beginning", "eve"});
}

/// "against 90 a year earlier", "from 20 in the same month": the figure of the time before.
bool compared(const Sentence& s, const Figure& f) {
  std::size_t i = f.begin;
  while (i > 0 && any_word(s, i - 1, {"a", "the", "just"})) --i;
  return i > 0 && any_word(s, i - 1, {"from", "against", "with", "versus", "than", "to"});
}

std::optional<core::Period> year_earlier(const std::optional<core::Period>& p) {
  if (!p) return std::nullopt;
  const auto back = [](core::Date d) {
    core::Date out = d - std::chrono::years(1);
    return out.ok() ? out : core::Date(out.year(), out.month(), std::chrono::day(28));
  };
  return core::Period{back(p->start), back(p->end)};
}

/// ", which make up 4 percent of all, reported it in 2017": behind the comma the main clause goes
/// on.
bool resumes(const Scope& x, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i + 1 < to; ++i) {
    const bool goes_on = is_finite_verb(x, i + 1) || x.s.view(i + 1).ends_with("ed");
    if (x.s.is(i, ",") && goes_on) return true;
  }
  return false;
}

/// "three months later than planned when it joined in July": the time of another clause.
bool in_other_clause(const Scope& x, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (x.b[i] < 1) continue;
    if (any_word(x.s, i, {"which", "where"}) && !resumes(x, i + 1, to)) return true;
    if (any_word(x.s, i, {"when", "after", "before", "because", "although", "though", "but"}))
      return true;
  }
  return false;
}

/// "55 percent have one, and by 2030, sales will triple": the time opens the clause behind.
bool opens_later_clause(const Scope& x, const Figure& f, const TimeExpression& t) {
  std::size_t i = t.begin;
  while (i > f.end && (x.l.is(x.s, i - 1, WordClass::preposition) || word(x.s, i - 1, "the"))) --i;
  const bool opens = i > f.end && (any_word(x.s, i - 1, {"and", "but", "while"}) ||
                                   x.s.is(i - 1, ";") || x.s.is(i - 1, "—"));
  if (!opens || t.order > 0 || t.end >= x.s.size()) return false;  // "in June and July, it fell"
  const bool subject =
      x.l.is(x.s, t.end, WordClass::pronoun) || x.l.is(x.s, t.end, WordClass::determiner);
  return x.s.is(t.end, ",") || subject;
}

/// "the study, which asked 8,200 people in 2020, gave it 734 points": the time of a clause that a
/// comma has closed before the figure.
bool in_closed_clause(const Scope& x, const TimeExpression& t, const Figure& f) {
  std::size_t comma = t.end;
  while (comma < f.begin && !x.s.is(comma, ",")) ++comma;
  if (comma >= f.begin) return false;
  for (std::size_t i = t.begin; i > 1; --i) {
    if (x.s.is(i - 1, ",")) return false;
    if (any_word(x.s, i - 1, {"which", "who"}) && x.s.is(i - 2, ",")) return true;
  }
  return false;
}

/// "the same quarter of", "a year earlier, in": nothing but when.
bool only_time(const Scope& x, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const bool when = x.l.is(x.s, i, WordClass::determiner) ||
                      x.l.is(x.s, i, WordClass::preposition) || x.l.is(x.s, i, WordClass::unit) ||
                      any_word(x.s, i,
                               {"same", "quarter", "period", "season", "peak", "high", "low",
                                "level", "record", "late", "early", "mid"});
    if (!when) return false;
  }
  return true;
}

/// "up 20 percent from the same quarter of 2023", "a 50 percent rise compared with a study of
/// 2018": the time of what the figure is held against.
bool is_of_base(const Scope& x, const TimeExpression& t, const Figure& f) {
  for (const Figure& other : x.figures) {
    if (other.begin >= f.end && other.begin < t.begin) return false;
  }
  bool span = false;  // "from January to March 2023"
  for (std::size_t i = t.begin; i <= t.end; ++i)
    span = span || any_word(x.s, i, {"to", "through"}) || x.s.is(i, "-") || x.s.is(i, "–");
  for (std::size_t i = f.end; i < t.begin; ++i) {
    const bool held = any_word(x.s, i, {"compared", "versus", "vs", "than"});
    if (x.b[i] >= 2 || (x.s.is(i, ",") && !word(x.s, i + 1, "compared"))) return false;
    if (held || (x.change && !span && word(x.s, i, "from") && only_time(x, i + 1, t.begin)))
      return true;
  }
  return false;
}

/// "fell from 54 percent in November to 35": it was the first then.
bool is_of_first_end(const Scope& x, const TimeExpression& t, const Figure& f) {
  if (f.begin == 0 || t.end + 1 != f.begin || !word(x.s, t.end, "to")) return false;
  return std::any_of(x.figures.begin(), x.figures.end(), [&](const Figure& other) {
    return other.begin > 0 && word(x.s, other.begin - 1, "from") && other.end <= t.begin &&
           other.end + 2 > t.begin;
  });
}

/// "grew from 175 to 450 by 2022": by then it was the second.
bool is_of_second_end(const Scope& x, const TimeExpression& t, const Figure& f) {
  const bool from = f.begin > 0 && word(x.s, f.begin - 1, "from") && word(x.s, f.end, "to");
  return from && t.begin > f.end && word(x.s, t.begin - 1, "by");
}

/// "The fair, which runs five days, began in May": the time of the main clause.
bool is_of_main_clause(const Scope& x, const TimeExpression& t, const Figure& f) {
  std::size_t who = f.begin;
  while (who > 1 && !x.s.is(who - 1, ",")) --who;
  if (who < 2 || !any_word(x.s, who, {"which", "who"})) return false;
  for (std::size_t i = f.end; i < t.begin; ++i) {
    if (x.s.is(i, ",")) return true;
  }
  return false;
}

bool may_be_of(const Scope& x, const TimeExpression& t, const Figure& f) {
  if ((!t.period && !t.year_before) || is_other_time(x, t)) return false;
  if (is_of_main_clause(x, t, f)) return false;
  if (is_of_base(x, t, f) || is_of_second_end(x, t, f) || is_of_first_end(x, t, f)) return false;
  if (t.year_before && !compared(x.s, f)) return false;
  if (t.begin >= f.end) return !in_other_clause(x, f.end, t.begin) && !opens_later_clause(x, f, t);
  return !in_closed_clause(x, t, f);
}

/// "$5 million and $6 million": nothing but commas and "and" between them.
bool stand_together(const Sentence& s, const Figure& a, const Figure& b) {
  if (b.begin <= a.end) return false;
  for (std::size_t i = a.end; i < b.begin; ++i) {
    if (!s.is(i, ",") && !any_word(s, i, {"and", "or", "by"})) return false;
  }
  return true;
}

constexpr int kTooFar = 1000;
constexpr int kInfinitive = 12;

/// "picked three firms to send landers next year": when they are sent, rather than picked.
bool has_infinitive(const Scope& x, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i + 1 < to; ++i) {
    const bool verb = word(x.s, i, "to") && x.s.tokens[i + 1].kind == TokenKind::word &&
                      !x.s.tokens[i + 1].capital && !is_plural(x.s, i + 1, x.l) &&
                      !x.l.is(x.s, i + 1, WordClass::determiner);
    if (verb) return true;
  }
  return false;
}

/// How far `t` is from `f`, with the figures between.
int cost_of(const Scope& x, const TimeExpression& t, const Figure& f) {
  const bool behind = t.begin >= f.end;
  int cost = distance(x.b, behind ? t.begin : t.end - 1, behind ? f.end - 1 : f.begin, 3);
  for (const Figure& other : x.figures) {
    const bool between = behind ? other.begin >= f.end && other.end <= t.begin
                                : other.begin >= t.end && other.end <= f.begin;
    if (between) cost += behind ? 14 : 5;
    // "64 percent, down from 70 percent in 2020": the year belongs to the other figure.
    const bool apart = !stand_together(x.s, f, other);
    if (between && behind && apart && crossing(x.b, f.end - 1, other.begin) > 0 &&
        crossing(x.b, other.end - 1, t.begin) == 0) {
      cost += kTooFar;
    }
  }
  if (behind && has_infinitive(x, f.end, t.begin)) cost += kInfinitive;
  return behind ? cost : cost + 1;
}

/// The time expression that a figure speaks of; null where none does.
const TimeExpression* nearest_time(const Scope& x, const std::vector<TimeExpression>& times,
                                   const Figure& f) {
  const TimeExpression* best = nullptr;
  int best_cost = 0;
  for (const TimeExpression& t : times) {
    if (!may_be_of(x, t, f)) continue;
    const int cost = cost_of(x, t, f);
    if (cost < kTooFar && (best == nullptr || cost < best_cost)) {
      best = &t;
      best_cost = cost;
    }
  }
  return best;
}

/// "$5 million and $6 million in 2021 and 2022": as many times behind as there are figures in a row
/// are theirs in this order. In front of them, and of one figure, they may be the time of all.
std::optional<core::Period> of_joined(const Scope& x, const std::vector<TimeExpression>& times,
                                      const TimeExpression& best, std::size_t index) {
  if (best.begin < x.figures[index].end) return std::nullopt;
  std::size_t first = index;
  while (first > 0 && stand_together(x.s, x.figures[first - 1], x.figures[first])) --first;
  std::size_t last = index;
  while (last + 1 < x.figures.size() && stand_together(x.s, x.figures[last], x.figures[last + 1]))
    ++last;
  if (last - first + 1 != best.joined) return std::nullopt;
  const std::size_t at = static_cast<std::size_t>(&best - times.data()) - best.order;
  return times[at + (index - first)].period;
}

/// A year before the period of the figure that this one is compared with.
std::optional<core::Period> of_year_before(const Scope& x, const std::vector<TimeExpression>& times,
                                           const Figure& f) {
  std::vector<TimeExpression> others;
  std::copy_if(times.begin(), times.end(), std::back_inserter(others),
               [](const TimeExpression& t) { return !t.year_before; });
  const TimeExpression* base = nearest_time(x, others, f);
  return base == nullptr ? std::nullopt : year_earlier(base->period);
}

/// "fell 5 percent from the spring of 2019 to the spring of 2020": from the one to the other.
std::optional<core::Period> of_span(const Scope& x, const std::vector<TimeExpression>& times,
                                    const TimeExpression& first, const Figure& f) {
  constexpr std::size_t kReach = 4;
  bool from = false;
  for (std::size_t i = first.begin; i > f.end && i + kReach > first.begin; --i)
    from = from || word(x.s, i - 1, "from");
  if (!from || !first.period || !word(x.s, first.end, "to")) return std::nullopt;
  for (const TimeExpression& t : times) {
    const bool next = t.begin > first.end && t.begin <= first.end + kReach && t.period;
    if (next && first.period->start < t.period->end)
      return core::Period{first.period->start, t.period->end};
  }
  return std::nullopt;
}

}  // namespace

std::optional<core::Period> period_of(const std::vector<TimeExpression>& times, const Sentence& s,
                                      const std::vector<int>& b, const AskedFigure& asked,
                                      const Language& l) {
  const Scope x{s, b, asked.figures, l, asked.change};
  const Figure& f = asked.figures[asked.index];
  const TimeExpression* best = nearest_time(x, times, f);
  if (best == nullptr) return std::nullopt;
  if (x.change) {
    if (const auto span = of_span(x, times, *best, f)) return span;
  }
  if (best->joined > 1) return of_joined(x, times, *best, asked.index);
  return best->year_before ? of_year_before(x, times, f) : best->period;
}

}  // namespace recount::extract
