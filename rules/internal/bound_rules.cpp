// Limits that nothing passes: a share of more than everything, a fall below nothing, a mean outside
// its own range.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/likeness.h"
#include "rules/internal/limits.h"
#include "rules/internal/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::Interval;

/// "Of the villagers", "of all islanders": people, by the ending of their noun.
bool people_by_ending(const Article& a, const Sentence& s, std::size_t at) {
  const bool determiner =
      at < s.tokens.size() && (s.tokens[at].is("the") || s.tokens[at].is("all"));
  const std::size_t noun = determiner ? at + 1 : at;
  if (noun >= s.tokens.size()) return false;
  const std::string& w = s.tokens[noun].word;
  const auto ends = [&](std::string_view tail) { return w.ends_with(tail); };
  return w.size() >= 6 && (ends("ers") || ends("ists") || ends("ians")) &&
         !a.reading.words.has("no_people", w);
}

/// "120 percent of the pupils": a share of people or things, no comparison with a norm.
bool of_a_group(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto of = a.reading.cue_after(f, "of");
  if (!of || (f.c->kind != ClaimKind::share && !a.reading.cue_before(f, "accounts_for")))
    return false;
  const std::size_t end = std::min(of->end + 4, s.tokens.size());
  const bool group =
      a.reading.find(s, "countable_group", of->end, end) || people_by_ending(a, s, of->end);
  // "130 percent of its volunteers' costs"
  for (std::size_t i = of->end; i < end; ++i) {
    if (s.tokens[i].is("'") || s.tokens[i].is("’")) return false;
  }
  return group && !a.reading.find(s, "may_pass_100");
}

std::optional<core::Finding> share_bound(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Interval value = f.stated().strict;
  if (!is_percent(f) || value.low <= 100 || !of_a_group(a, f)) return std::nullopt;
  return limited(a, {"I-BOUND", {i}, {}, "percent"}, value, {0, 100},
                 number_text(f.value()) + " > 100; a share of a group is at most 100");
}

std::optional<core::Finding> fall_bound(const Article& a, const Change& c) {
  const Figure& f = a.reading.figures[c.figure];
  const Interval value = f.stated().strict;
  // Only what comes near the limit says something by keeping it.
  constexpr double kNear = 80;
  if (c.kind != ChangeKind::percent || c.sign >= 0 || value.low <= kNear) return std::nullopt;
  if (a.reading.find(a.reading.sentence_of(f), "may_fall_below_zero")) return std::nullopt;
  return limited(a, {"I-BOUND", {c.figure}, {}, "percent"}, value, Interval::at_most(100),
                 "0 to 100 does " + std::string(value.low > 100 ? "not " : "") + "hold " +
                     number_text(f.value()));
}

/// "the lowest bid was 3 million euros and the highest 8 million euros"
bool extremes(const Article& a, const Figure& low, const Figure& high) {
  const Sentence& s = a.reading.sentence_of(low);
  const std::size_t begin = low.token > 7 ? low.token - 7 : 0;
  return a.reading.find(s, "lowest", begin, low.token) &&
         a.reading.find(s, "highest", low.token, high.token);
}

bool is_range_end(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  return a.reading.find(s, "range_verb", begin, f.token).has_value();
}

/// "Fares range from 2 to 5, and the average trip to the airport costs 18": the mean of a thing
/// that was not named with the range.
bool mean_of_another(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  const auto word = a.reading.find(s, "average", range.token, mean.token);
  if (!word) return false;
  const auto named = [&](const std::string& noun) {
    const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(range.token);
    return a.reading.words.has("any_measure", noun) ||
           std::any_of(s.tokens.begin(), end,
                       [&](const Token& t) { return stem(t.word) == stem(noun); });
  };
  bool other = false;
  for (std::size_t i = word->end; i < std::min(word->end + 3, mean.token); ++i) {
    const std::string& w = s.tokens[i].word;
    const bool content = w.size() >= 3 && w[0] >= 'a' && !w.ends_with("ing") &&
                         !a.reading.words.has("stop", w) && !a.reading.words.has("level_verb", w);
    if (!content) break;
    if (named(w)) return false;
    other = true;
  }
  return other;
}

/// "an average of 27", "the mean was 27"
bool says_average(const Article& a, const Figure& f, std::size_t from) {
  // "compared with an industry average of 120", "the average a year ago": the mean of others.
  for (const char* list : {"of_others", "year_before"}) {
    if (a.reading.find(a.reading.sentence_of(f), list, from, f.token)) return false;
  }
  return f.c->quote.find("averag") != std::string::npos || a.reading.cue_after(f, "average") ||
         a.reading.find(a.reading.sentence_of(f), "average", from, f.token);
}

/// "In January 2 to 8 degrees; the July average is 24": of two periods.
bool one_period(const Figure& range, const Figure& mean) {
  return !range.c->period || !mean.c->period || range.c->period->contains(*mean.c->period) ||
         mean.c->period->contains(*range.c->period);
}

/// "90 to 140 dollars in the rainy season; from December to March 210 on average".
bool of_two_seasons(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  for (std::size_t i = range.token; i < mean.token; ++i) {
    if (s.tokens[i].is(";"))
      return a.reading.find(s, "part_of_the_year") || a.reading.find(s, "month");
  }
  return false;
}

/// "The lowest bid was 4.1 million, the highest 3.6 million".
std::optional<core::Finding> turned_around(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const auto measured = [&](std::size_t f) {
    const auto kind = a.reading.figures[f].quantity().unit_kind;
    return is_counted(a, f) || kind == core::UnitKind::time || kind == core::UnitKind::percent;
  };
  if (x.sentence != y.sentence || y.token - x.token > 7 || !measured(i) || !measured(i + 1) ||
      a.changing[i] || a.changing[i + 1] || (unit_written(x) && !unit_written(y)) ||
      !comparable(a.reading, x, y)) {
    return std::nullopt;
  }
  const Sentence& s = a.reading.sentence_of(x);
  const bool up = extremes(a, x, y);
  const std::size_t begin = x.token > 7 ? x.token - 7 : 0;
  const bool down =
      a.reading.find(s, "highest", begin, x.token) && a.reading.find(s, "lowest", x.token, y.token);
  if (up == down) return std::nullopt;
  const Figure& low = up ? x : y;
  const Figure& high = up ? y : x;
  return limited(a, {"I-RANGE", {i, i + 1}, {}, x.quantity().unit},
                 high.stated().strict - low.stated().strict, Interval::at_least(0),
                 number_text(high.value()) + " − " + number_text(low.value()) + " = " +
                     number_text(high.value() - low.value()) + "; stated as highest and lowest");
}

/// "21 to 46 years old, and their average age was 33": ages, however the unit is read.
bool of_age(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  const bool age = a.reading.find(s, "age", range.token, mean.token) ||
                   range.quantity().unit_kind == core::UnitKind::age ||
                   range.c->quote.ends_with(" old");
  return age && (range.quantity().unit == mean.quantity().unit || mean.quantity().unit.empty());
}

/// "aged between 18 and 45, with a mean age of 31": the range is one figure.
std::optional<core::Finding> mean_in_span(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& range = a.reading.figures[i];
  const Figure& mean = a.reading.figures[i + 1];
  if (!range.quantity().range || range.quantity().form != core::Form::number ||
      mean.quantity().range || range.sentence != mean.sentence ||
      (!comparable(a.reading, range, mean) && !of_age(a, range, mean)) ||
      !says_average(a, mean, range.token) || mean_of_another(a, range, mean) ||
      !one_period(range, mean) || of_two_seasons(a, range, mean)) {
    return std::nullopt;
  }
  const Interval possible{range.quantity().range->low.to_double(),
                          range.quantity().range->high.to_double()};
  return limited(
      a, {"I-RANGE", {i, i + 1}, {}, mean.quantity().unit}, mean.stated().strict, possible,
      number_text(possible.low) + " to " + number_text(possible.high) + " does " +
          (possible.contains(mean.value()) ? "" : "not ") + "hold " + number_text(mean.value()));
}

/// "to 35", "and go up to 35": where the range ends.
bool ends_range(const Article& a, const Figure& low, const Figure& high) {
  if (!is_range_end(a, low)) return false;
  const std::size_t gap = high.token - low.token;
  return gap <= 3 || (gap <= 7 && a.reading.find(a.reading.sentence_of(low), "climbs_to", low.token,
                                                 high.token + 1));
}

/// "ranged from 20 million to 35 million euros; the average bid was 27 million euros"
std::optional<core::Finding> mean_in_range(const Article& a, std::size_t i) {
  if (i + 2 >= a.reading.figures.size()) return std::nullopt;
  const Figure& low = a.reading.figures[i];
  const Figure& high = a.reading.figures[i + 1];
  const Figure& mean = a.reading.figures[i + 2];
  if (low.sentence != high.sentence || mean.sentence != low.sentence ||
      (!extremes(a, low, high) && !ends_range(a, low, high)) ||
      !comparable(a.reading, high, mean) || !says_average(a, mean, high.token) ||
      !one_period(low, mean) || mean_of_another(a, low, mean)) {
    return std::nullopt;
  }
  const Interval possible{low.stated().loose.low, high.stated().loose.high};
  return limited(
      a, {"I-RANGE", {i, i + 1, i + 2}, {}, mean.quantity().unit}, mean.stated().strict, possible,
      number_text(possible.low) + " to " + number_text(possible.high) + " does " +
          (possible.contains(mean.value()) ? "" : "not ") + "hold " + number_text(mean.value()));
}

}  // namespace

Findings check_bounds(const Article& a) {
  Findings out;
  for (const Change& c : a.changes) {
    if (auto found = fall_bound(a, c)) out.push_back(*std::move(found));
  }
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = share_bound(a, i)) out.push_back(*std::move(found));
    if (auto found = mean_in_range(a, i)) out.push_back(*std::move(found));
    if (auto found = mean_in_span(a, i)) out.push_back(*std::move(found));
    if (auto found = turned_around(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
