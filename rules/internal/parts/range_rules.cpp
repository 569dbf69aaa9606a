// The ends of a range and what lies in it: "from 20 to 35 million; the average bid was 27 million".
// The lower end comes first, and the mean of all lies between both, wherever it is told.
#include <algorithm>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/limits.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

/// Two figures, or one that was read as a range ("aged between 18 and 45").
struct Range {
  std::size_t low = 0;
  std::size_t high = 0;
  bool by_name = false;  ///< "the lowest", "the highest"
  bool upwards = false;  ///< named so that the lower end must come first
};

/// "the lowest bid was 3 million euros and the highest 8 million euros"
bool stand_so(const Article& a, const Figure& x, const Figure& y, const char* first,
              const char* second) {
  const Sentence& s = a.reading.sentence_of(x);
  const std::size_t begin = x.token > 7 ? x.token - 7 : 0;
  return a.reading.find(s, first, begin, x.token) &&
         a.reading.find(s, second, x.token + 1, y.token);
}

enum class Side { none, low, high };

/// "At least 40", "a minimum of 40" and "the minimum 40" bound from below.
Side side_of(const Article& a, const Figure& f) {
  using core::Hedge;
  const Hedge h = f.quantity().hedge;
  if (h == Hedge::at_least || h == Hedge::more_than) return Side::low;
  if (h == Hedge::at_most || h == Hedge::less_than) return Side::high;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 3 ? f.token - 3 : 0;
  const auto named = [&](const char* word) {
    for (std::size_t i = begin; i < f.token; ++i) {
      if (s.tokens[i].is(word)) return true;
    }
    return false;
  };
  return named("minimum") ? Side::low : named("maximum") ? Side::high : Side::none;
}

/// "A minimum of 95 euros and a maximum of 70", "at least 40 and at most 25": bounds of one thing.
bool bound_so(const Article& a, const Figure& x, const Figure& y, Side first) {
  constexpr std::size_t kJoint = 4;
  const Sentence& s = a.reading.sentence_of(x);
  const Token& joint = s.tokens[x.token + 1];
  const Side second = first == Side::low ? Side::high : Side::low;
  // "From just under 4 million to over 16 million" runs upwards.
  const bool upwards = first == Side::low && joint.is("to");
  return side_of(a, x) == first && side_of(a, y) == second && y.token - x.token <= kJoint &&
         (joint.is("and") || joint.is("but") || joint.is(",") || upwards);
}

/// "Between 40 and 25 percent", and not "the gap between 40 and 25".
bool lies_between(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  const std::size_t between = x.token - 1;
  const bool near = y.token == x.token + 2 && s.tokens[x.token + 1].is("and") && x.token > 0 &&
                    s.tokens[between].is("between");
  const std::size_t begin = between > 3 ? between - 3 : 0;
  return near && !a.reading.find(s, "apart", begin, between);
}

/// "and go up to 35 million", and not "goes to Leeds, 35 million to Hull".
bool climbs_to(const Article& a, const Sentence& s, const Figure& low, const Figure& high) {
  const auto words = a.reading.find(s, "climbs_to", low.token, high.token + 1);
  if (!words) return false;
  for (std::size_t i = words->end; i < high.token; ++i) {
    if (s.tokens[i].is(",") || !a.reading.words.has("filler", s.tokens[i].word)) return false;
  }
  return true;
}

/// "ranged from 20 million to 35 million", "start at 640 and go up to 1,900"
bool runs_to(const Article& a, const Figure& low, const Figure& high) {
  const Sentence& s = a.reading.sentence_of(low);
  const std::size_t begin = low.token > 4 ? low.token - 4 : 0;
  if (!a.reading.find(s, "range_verb", begin, low.token)) return false;
  const std::size_t gap = high.token - low.token;
  const Token& joint = s.tokens[high.token - 1];
  return (gap <= 3 && (joint.is("to") || joint.is("–") ||
                       (joint.is("and") && a.reading.find(s, "between_word", begin, low.token)))) ||
         (gap <= 7 && climbs_to(a, s, low, high));
}

/// "Depths between 11.8 and 11.5 metres", "from -18 to -34 degrees": in the order of other things,
/// as measures often are.
bool may_run_down(const Figure& f) {
  return f.quantity().unit_kind == core::UnitKind::physical || f.value() < 0;
}

/// "Rents range from 1,800 to 2,400 a month"; what is "ranging from ten to six dollars" follows the
/// order of other things.
bool runs_upwards(const Article& a, const Figure& low, const Figure& high) {
  if (may_run_down(low) || is_percent(low)) return false;  // "clusters range from 11 to 2 percent"
  const Sentence& s = a.reading.sentence_of(low);
  const std::size_t begin = low.token > 4 ? low.token - 4 : 0;
  const auto verb = a.reading.find(s, "range_verb", begin, low.token);
  return verb && unit_written(low) && unit_written(high) &&
         !s.tokens[verb->begin].word.ends_with("ing");
}

bool measured(const Article& a, std::size_t i) {
  const auto kind = a.reading.figures[i].quantity().unit_kind;
  return is_counted(a, i) || kind == core::UnitKind::time || kind == core::UnitKind::age ||
         kind == core::UnitKind::percent || kind == core::UnitKind::physical;
}

/// One unit, or one that the first of two leaves out: "between 40 and 25 euros".
bool alike(const Article& a, const Figure& x, const Figure& y) {
  return !unit_written(x) || comparable(a.reading, x, y);
}

std::optional<Range> range_at(const Article& a, std::size_t i) {
  const auto& figures = a.reading.figures;
  if (figures[i].quantity().range && figures[i].quantity().form == core::Form::number) {
    return Range{i, i};
  }
  if (i + 1 >= figures.size()) return std::nullopt;
  const Figure& x = figures[i];
  const Figure& y = figures[i + 1];
  if (x.sentence != y.sentence || y.token - x.token > 9 || !measured(a, i) || !measured(a, i + 1) ||
      (unit_written(x) && !unit_written(y) && is_percent(x)) || !alike(a, x, y)) {
    return std::nullopt;
  }
  if (stand_so(a, x, y, "lowest", "highest")) return Range{i, i + 1, true};
  if (stand_so(a, x, y, "highest", "lowest")) return Range{i + 1, i, true};
  if (bound_so(a, x, y, Side::low)) return Range{i, i + 1, true};
  if (bound_so(a, x, y, Side::high)) return Range{i + 1, i, true};
  if (lies_between(a, x, y)) return Range{i, i + 1, false, !may_run_down(y)};
  if (runs_to(a, x, y)) return Range{i, i + 1, false, runs_upwards(a, x, y)};
  return std::nullopt;
}

/// "The lowest bid was 4.1 million, the highest 3.6 million".
std::optional<core::Finding> turned_around(const Article& a, const Range& r) {
  if (r.low == r.high || a.changing[r.low] || a.changing[r.high]) return std::nullopt;
  const Figure& low = a.reading.figures[r.low];
  const Figure& high = a.reading.figures[r.high];
  return limited(a, {"I-RANGE", {r.low, r.high}, {}, low.quantity().unit},
                 high.stated().strict - low.stated().strict, Interval::at_least(0),
                 number_text(high.value()) + " − " + number_text(low.value()) + " = " +
                     number_text(high.value() - low.value()) + "; stated as highest and lowest");
}

/// "The average price in the city", "the mean for the month": of more than the range, by a noun
/// that did not stand in front of it.
bool of_more_than_the_range(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  if (range.sentence != mean.sentence) return false;
  const auto word = a.reading.find(s, "average", range.token, mean.token);
  for (std::size_t i = word ? word->end : mean.token; i < mean.token; ++i) {
    if (!s.tokens[i].is("in") && !s.tokens[i].is("for") && !s.tokens[i].is("across")) continue;
    const std::string& noun = s.tokens[i + (s.tokens[i + 1].is("the") ? 2 : 1)].word;
    const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(range.token);
    const bool named = std::any_of(s.tokens.begin(), end,
                                   [&](const Token& t) { return stem(t.word) == stem(noun); });
    if (noun.size() >= 3 && noun[0] >= 'a' && !named) return true;
  }
  return false;
}

/// "Fares range from 2 to 5, and the average trip to the airport costs 18": the mean of a thing
/// that was not named with the range.
bool mean_of_another(const Article& a, const Figure& range, const Figure& mean, std::size_t from) {
  const Sentence& s = a.reading.sentence_of(mean);
  const auto word = a.reading.find(s, "average", from, mean.token);
  if (!word) return false;
  const Sentence& before = a.reading.sentence_of(range);
  const bool here = range.sentence == mean.sentence;
  const auto named = [&](const std::string& noun) {
    const auto stop = here ? before.tokens.begin() + static_cast<std::ptrdiff_t>(range.token)
                           : before.tokens.end();
    return a.reading.words.has(here ? "any_measure" : "measure_of_all", noun) ||
           std::any_of(before.tokens.begin(), stop,
                       [&](const Token& t) { return stem(t.word) == stem(noun); });
  };
  bool other = false;
  // Of another sentence all words count: "On average, a visiting fan spends 130 euros".
  const std::size_t end = here ? std::min(word->end + 3, mean.token) : mean.token;
  for (std::size_t i = word->end; i < end; ++i) {
    const std::string& w = s.tokens[i].word;
    const bool content = w.size() >= 3 && w[0] >= 'a' && !w.ends_with("ing") &&
                         !a.reading.words.has("stop", w) && !a.reading.words.has("level_verb", w);
    if (!content && here) break;
    if (!content) continue;
    if (named(w)) return false;
    other = true;
  }
  return other;
}

/// "an average of 27", "the mean was 27"
bool says_average(const Article& a, const Figure& f, std::size_t from) {
  // "compared with an industry average of 120", "the average a year ago": the mean of others.
  const Sentence& s = a.reading.sentence_of(f);
  for (const char* list : {"of_others", "year_before"}) {
    if (a.reading.find(s, list, from, f.token)) return false;
  }
  // "The average price at last year's sale"; what stands in front of it may date the range.
  const auto word = a.reading.find(s, "average", from, f.token);
  if (word && a.reading.find(s, "last_time", word->begin, f.token)) return false;
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

/// "21 to 46 years old, and their average age was 33": ages, however the unit is read.
bool of_age(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  const std::size_t from = range.sentence == mean.sentence ? range.token : 0;
  const bool age = a.reading.find(s, "age", from, mean.token) ||
                   range.quantity().unit_kind == core::UnitKind::age ||
                   range.c->quote.ends_with(" old");
  return age && (range.quantity().unit == mean.quantity().unit || mean.quantity().unit.empty());
}

/// "Ranged from 4.10 to 6.75 a kilo. The average was 5.20": the next sentence tells nothing else,
/// and the average is its subject.
bool told_next(const Article& a, const Figure& range, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  const Sentence& before = a.reading.sentence_of(range);
  constexpr std::size_t kHead = 3;
  const auto word = a.reading.find(s, "average", 0, mean.token);
  return mean.sentence == range.sentence + 1 && s.figures.size() == 1 &&
         s.paragraph == before.paragraph && word && word->begin < kHead;
}

/// The mean, held against the ends.
core::Finding held_in(const Article& a, const Range& r, std::size_t mean) {
  const Figure& low = a.reading.figures[r.low];
  const Figure& high = a.reading.figures[r.high];
  const Figure& m = a.reading.figures[mean];
  const bool one = r.low == r.high;
  const Interval possible =
      one ? Interval{low.quantity().range->low.to_double(), low.quantity().range->high.to_double()}
          : Interval{low.stated().loose.low, high.stated().loose.high};
  std::vector<std::size_t> figures{std::min(r.low, r.high), std::max(r.low, r.high), mean};
  if (one) figures.erase(figures.begin());
  return limited(a, {"I-RANGE", figures, {}, m.quantity().unit}, m.stated().strict, possible,
                 number_text(possible.low) + " to " + number_text(possible.high) + " does " +
                     (possible.contains(m.value()) ? "" : "not ") + "hold " +
                     number_text(m.value()));
}

/// ", with a low of", "; the lowest was", ": bids ranged from": what opens the ends behind a mean.
bool opens_the_ends(const Sentence& s, std::size_t mean, std::size_t first) {
  for (std::size_t i = mean + 1; i < first; ++i) {
    const Token& t = s.tokens[i];
    if (t.is(";") || t.is(":") || t.is("–")) return true;
    if (t.is(",") && (s.tokens[i + 1].is("with") || s.tokens[i + 1].is("ranging"))) return true;
  }
  return false;
}

/// "Averaged 11 degrees, with a low of 12 degrees and a high of 19": the mean in front.
std::optional<core::Finding> mean_in_front(const Article& a, const Range& r) {
  constexpr std::size_t kReach = 12;
  const std::size_t first = std::min(r.low, r.high);
  if (first == 0) return std::nullopt;
  const Figure& mean = a.reading.figures[first - 1];
  const Figure& end = a.reading.figures[first];
  const Sentence& s = a.reading.sentence_of(end);
  const std::size_t begin = mean.token > 3 ? mean.token - 3 : 0;
  const bool said = mean.c->quote.find("averag") != std::string::npos ||
                    a.reading.find(s, "average", begin, mean.token);
  if (mean.sentence != end.sentence || end.token - mean.token > kReach || !said ||
      !opens_the_ends(s, mean.token, end.token) || mean.quantity().range ||
      a.reading.find(s, "of_others") || a.reading.find(s, "year_before") ||
      !one_period(end, mean) || !comparable(a.reading, end, mean)) {
    return std::nullopt;
  }
  return held_in(a, r, first - 1);
}

/// "ranged from 20 million to 35 million euros; the average bid was 27 million euros"
std::optional<core::Finding> mean_within(const Article& a, const Range& r) {
  const std::size_t last = std::max(r.low, r.high);
  if (last + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& low = a.reading.figures[r.low];
  const Figure& end = a.reading.figures[last];
  const Figure& mean = a.reading.figures[last + 1];
  const bool here = mean.sentence == end.sentence;
  const std::size_t from = here ? end.token : 0;
  if (mean.quantity().range || (!here && !told_next(a, end, mean)) ||
      (!comparable(a.reading, end, mean) && !of_age(a, end, mean)) ||
      !says_average(a, mean, from) || !one_period(low, mean) ||
      mean_of_another(a, low, mean, from) || of_more_than_the_range(a, end, mean) ||
      (here && of_two_seasons(a, end, mean))) {
    return std::nullopt;
  }
  return held_in(a, r, last + 1);
}

}  // namespace

Findings check_ranges(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const auto range = range_at(a, i);
    if (!range) continue;
    auto mean = mean_within(a, *range);
    if (!mean) mean = mean_in_front(a, *range);
    auto turned = turned_around(a, *range);
    const bool wrong = turned && turned->verdict == core::Verdict::inconsistent;
    if (mean && (!wrong || !range->upwards)) out.push_back(*std::move(mean));
    if (turned && (range->by_name || (range->upwards && wrong))) out.push_back(*std::move(turned));
  }
  return out;
}

}  // namespace recount::rules
