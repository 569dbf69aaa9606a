// "2,400 patients in 8 clinics, an average of 300 per clinic": the word "average" and what it is
// "per" name the roles.
#include <algorithm>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

bool says_average(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  constexpr std::size_t kReach = 6;
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  return f.c->quote.find("average") != std::string::npos ||
         a.reading.find(s, "average", begin, f.token).has_value();
}

/// "Each of them saw 600", "a daily average of 600", "an average class size of 25": what stands in
/// front of the mean.
std::string per_in_front(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 5;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  const auto average = a.reading.find(s, "average", begin, f.token);
  if (!average) {
    const bool each = a.reading.find(s, "each", begin, f.token).has_value() &&
                      a.reading.find(s, "average", 0, f.token);
    return each ? "each" : std::string();
  }
  for (std::size_t i = begin; i < f.token; ++i) {
    const std::string_view span = span_of_adjective(s.tokens[i].word);
    if (!span.empty()) return std::string(span);
  }
  if (a.reading.find(s, "each", average->end, f.token)) return "each";
  const bool size = s.tokens[average->end + 1].is("size");
  return size ? s.tokens[average->end].word : std::string();
}

/// "300 patients per clinic", "1.5 goals a game": what the mean is per; empty for none.
std::string per_noun(const Article& a, const Figure& f) {
  if (f.c->quote.ends_with("apiece")) return "each";
  if (!f.quantity().per.empty()) return f.quantity().per;
  const Sentence& s = a.reading.sentence_of(f);
  const Token& t = s.tokens[f.token + 1];
  if (a.reading.words.has("each", t.word) && !s.tokens[f.token + 2].is("of")) return "each";
  const bool per = t.is("a") || t.is("an") || t.is("per") || t.is("each") || t.is("every");
  if (!per) return per_in_front(a, f);
  // "12 millimetres a rainy day"
  const std::string& noun = s.tokens[f.token + 3].word;
  return a.reading.words.has("time_word", noun) ? noun : s.tokens[f.token + 2].word;
}

/// "Resident", and not "100,000 residents".
bool one_person(const Article& a, const std::string& noun) {
  return noun.find(' ') == std::string::npos && is_person(a, noun);
}

/// "38 matches … 19 goals, an average of 0.5 a match": the mean's noun is left out, and the total
/// stands right before it.
bool said_short(const Article& a, const Figure& total, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  const bool alone = mean.quantity().unit.empty() && mean.token == total.token + 2 &&
                     s.tokens[total.token + 1].is(",");
  // "760,000 spectators … 19 home games, 40,000 per game": the noun taken over is that of the
  // games.
  const bool taken =
      !mean.quantity().per.empty() && last_word(mean.quantity().unit) == mean.quantity().per;
  // "84 arrests over the three nights – 26 a night": the first of three, with the only noun.
  const bool unsaid = mean.c->quote.find(last_word(mean.quantity().unit)) == std::string::npos;
  const bool first = unsaid && s.figures.size() == 3 && s.tokens[mean.token - 1].is("–") &&
                     &a.reading.figures[s.figures.front()] == &total;
  return total.sentence == mean.sentence && (alone || first || (taken && unit_written(total)));
}

/// "4,500 refugees, an average of 9,500 per pupil": the only people that the sentence counts.
bool only_people(const Article& a, std::size_t j, const std::string& per) {
  const Figure& f = a.reading.figures[j];
  const auto& here = a.reading.sentence_of(f).figures;
  return one_person(a, per) && one_person(a, last_word(f.quantity().unit)) &&
         std::count_if(here.begin(), here.end(), [&](std::size_t i) {
           return one_person(a, last_word(a.reading.figures[i].quantity().unit));
         }) == 1;
}

/// "In 38 matches … an average of 0.5 a game": one thing by two names.
bool one_occasion(const Article& a, const std::string& unit, const std::string& per) {
  return unit == per ||
         (a.reading.words.has("contest_noun", unit) && a.reading.words.has("contest_noun", per));
}

/// "19 goals in 38 matches, an average of 0.5": two counts tied by "in", and the mean's noun left
/// out behind them.
bool counted_in(const Article& a, std::size_t total, std::size_t count, std::size_t mean) {
  const Figure& t = a.reading.figures[total];
  const Figure& c = a.reading.figures[count];
  const Sentence& s = a.reading.sentence_of(c);
  return total + 1 == count && count + 1 == mean && t.sentence == c.sentence &&
         c.token - t.token <= 3 &&
         (s.tokens[c.token - 1].is("in") || s.tokens[c.token - 1].is("from")) &&
         a.reading.figures[mean].quantity().unit.empty() && unit_written(t);
}

struct MeanOf {
  std::size_t total = 0;
  std::size_t count = 0;
};

/// Among the figures before, in the same two sentences: the counted noun that the mean is "per",
/// and a total of the mean's unit.
std::optional<MeanOf> total_and_count(const Article& a, std::size_t i, const std::string& per) {
  const Figure& mean = a.reading.figures[i];
  std::optional<std::size_t> count;
  std::optional<std::size_t> total;
  for (std::size_t j = i; j-- > 0 && i - j <= 5;) {
    const Figure& f = a.reading.figures[j];
    if (mean.sentence - f.sentence > 1) break;
    if (!is_one_number(f) || f.quantity().unit_kind == core::UnitKind::percent) continue;
    const std::string unit = last_word(f.quantity().unit);
    // "12 goals in three games and 20 in all": what counts has a noun of its own.
    const bool named =
        unit_written(f) || (counts_people(a, j) && a.reading.cue_before(f, "home_of"));
    if (!count && named &&
        (one_occasion(a, unit, per) || (per == "person" && one_person(a, unit)) ||
         only_people(a, j, per) ||
         (per == "each" && f.quantity().unit_kind == core::UnitKind::count &&
          f.quantity().unit != mean.quantity().unit)))
      count = j;
    else if (!total && f.value() > mean.value() &&
             (f.quantity().unit == mean.quantity().unit || said_short(a, f, mean) ||
              (count && counted_in(a, j, *count, i))))
      total = j;
  }
  if (!count || !total || a.reading.figures[*count].value() == 0) return std::nullopt;
  // "Killed 4,366 sheep in 1,130 attacks, four each": the noun that is left out may be that of
  // either.
  const bool either = per == "each" && !unit_written(mean) && mean.value() >= 1 &&
                      a.reading.figures[*total].value() < a.reading.figures[*count].value();
  return either ? MeanOf{*count, *total} : MeanOf{*total, *count};
}

/// "7,200 books, or 45 books per student": said again of the two figures right before it.
bool restated(const Article& a, std::size_t i, const MeanOf& m) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const bool tied =
      a.reading.cue_before(f, "or") || a.reading.cue_after(f, "average") ||
      a.reading.cue_before(f, "sums_to") || a.reading.cue_before(f, "reckons") ||
      (f.token > 0 && (s.tokens[f.token - 1].is(",") || s.tokens[f.token - 1].is("(") ||
                       s.tokens[f.token - 1].is("–")));
  const bool alone = i >= 2 && s.figures[0] == i - 2;  // no other count that "each" could mean
  // "Growers got 30 euros for 100 kilograms; shoppers paid 1.49 a kilo": another price.
  const std::size_t last = a.reading.figures[i - 1].token;
  const bool another = a.reading.find(s, "new_clause", last, f.token) &&
                       !a.reading.find(s, "pointing_back", last, f.token);
  return tied && alone && !another && m.total + m.count == 2 * i - 3 &&
         a.reading.figures[m.total].sentence == f.sentence &&
         a.reading.figures[m.count].sentence == f.sentence;
}

/// "Gave 12.6 million to 420 schools. The average grant was 40,000": what each of them got.
std::optional<MeanOf> dealt_out(const Article& a, std::size_t i) {
  if (i < 2) return std::nullopt;
  const Figure& mean = a.reading.figures[i];
  const Figure& total = a.reading.figures[i - 2];
  const Figure& count = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(mean);
  const bool before = total.sentence + 1 == mean.sentence && count.sentence == total.sentence &&
                      a.reading.sentence_of(total).figures.size() == 2 && s.figures.size() == 1;
  const bool kinds = total.quantity().unit_kind == core::UnitKind::currency &&
                     total.quantity().unit == mean.quantity().unit && unit_written(count) &&
                     count.quantity().unit_kind == core::UnitKind::count && count.value() >= 2;
  if (!before || !kinds || !is_one_number(count) || a.changing[i - 2] || a.changing[i - 1] ||
      !a.reading.find(s, "average_share", 0, mean.token)) {
    return std::nullopt;
  }
  return MeanOf{i - 2, i - 1};
}

/// "On average a customer took home 3.1 kilos: 46,200 kilos were shared out among 7,700 customers":
/// the mean first, and behind a colon or dash what it is worked out from; its sentence names one of
/// those that are counted.
std::optional<MeanOf> worked_out_behind(const Article& a, std::size_t i) {
  if (!opens_three(a, i)) return std::nullopt;
  const Figure& mean = a.reading.figures[i];
  const Figure& total = a.reading.figures[i + 1];
  const Figure& count = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(mean);
  const auto is_sign = [](const Token& t) { return t.is(":") || t.is("–"); };
  const auto begin = s.tokens.begin() + static_cast<std::ptrdiff_t>(mean.token);
  const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(total.token);
  const Token noun = counted_noun(a.reading, count);
  const bool names_one =
      std::any_of(s.tokens.begin(), begin,
                  [&](const Token& t) { return one_topic(a.reading, t, noun); }) ||
      (per_noun(a, mean) == "person" && counts_people(a, i + 2));
  // "The average nurse in the country earns 2,000 euros: the hospital paid …"; "the average
  // customer" alone is of no other place.
  const std::size_t head = s.tokens[0].is("the") ? 2 : 0;
  const bool told =
      (a.reading.find(s, "average", 0, mean.token) || a.reading.cue_after(mean, "average") ||
       mean.c->quote.find("averag") != std::string::npos) &&
      !a.reading.find(s, "elsewhere", head, total.token);
  if (!std::any_of(begin, end, is_sign) || !told || !names_one || !unit_written(total) ||
      !unit_written(count) || count.quantity().unit_kind != core::UnitKind::count ||
      total.quantity().unit != mean.quantity().unit || !is_one_number(total) ||
      !is_one_number(count) || total.value() <= mean.value() || count.value() < 2 ||
      !total.quantity().per.empty() || a.changing[i] || a.changing[i + 1] || a.changing[i + 2]) {
    return std::nullopt;
  }
  return MeanOf{i + 1, i + 2};
}

/// "612 runs in 17 innings, an average of 36": of the only two counts before it the one has the
/// mean's unit, or is by far the larger where that is left out.
std::optional<MeanOf> of_the_two_before(const Article& a, std::size_t i) {
  const Figure& mean = a.reading.figures[i];
  if (i < 2) return std::nullopt;
  const Figure& x = a.reading.figures[i - 2];
  const Figure& y = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(mean);
  // ", an average of 36", "at an average of 36"
  const auto leads = [](const Token& t) {
    return t.is(",") || t.is("(") || t.is("at") || t.is("with") || t.is("or");
  };
  std::size_t begin = mean.token;
  while (begin > y.token && !leads(s.tokens[begin - 1])) --begin;
  const bool said = mean.c->quote.find("average") != std::string::npos ||
                    a.reading.find(s, "average", begin, mean.token) ||
                    a.reading.cue_after(mean, "average");
  if (x.sentence != mean.sentence || s.figures.front() != i - 2 || !said || begin == y.token ||
      mean.token - begin > 4 || !is_counted(a, i - 2) || !is_one_number(x) || !is_one_number(y) ||
      !is_one_number(mean) || a.changing[i - 2] || a.changing[i - 1]) {
    return std::nullopt;
  }
  const auto unit = [](const Figure& f) { return f.quantity().unit; };
  if (unit(x) == unit(y) || !unit_written(x) || !unit_written(y)) return std::nullopt;
  // "151 hits in 484 times at bat, an average of .312": below one, the total is the smaller.
  const bool larger = (x.value() > y.value()) == (mean.value() >= 1);
  const bool first = unit_written(mean) ? unit(mean) == unit(x) : larger;
  const bool second = unit_written(mean) ? unit(mean) == unit(y) : !larger;
  if (first == second) return std::nullopt;
  const MeanOf of = first ? MeanOf{i - 2, i - 1} : MeanOf{i - 1, i - 2};
  const Figure& count = a.reading.figures[of.count];
  const Figure& total = a.reading.figures[of.total];
  const auto kind = count.quantity().unit_kind;
  const bool counts = kind == core::UnitKind::count || kind == core::UnitKind::time;
  return counts && count.value() >= 2 && total.value() > mean.value() ? std::optional(of)
                                                                      : std::nullopt;
}

/// "Scored 18 goals in 24 matches, while the team averages 2.1 a match": a subject of its own.
bool of_another_subject(const Article& a, std::size_t last, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  for (std::size_t i = last; i + 2 < mean.token; ++i) {
    const bool opens =
        s.tokens[i].is("while") || s.tokens[i].is("whereas") || s.tokens[i].is("but");
    const bool noun =
        s.tokens[i + 1].is("the") || a.reading.words.has("possessive", s.tokens[i + 1].word);
    const bool other = opens && noun && !a.reading.words.has("average", s.tokens[i + 2].word);
    if (other) return true;
  }
  return false;
}

std::optional<core::Finding> average(const Article& a, std::size_t i) {
  const Figure& mean = a.reading.figures[i];
  const std::string per = per_noun(a, mean);
  auto of = per.empty() ? std::nullopt : total_and_count(a, i, per);
  // "The 16 teams have 368 players, an average of 23 a squad": a squad is a team.
  if (!of && !a.reading.words.has("time_word", per)) of = of_the_two_before(a, i);
  auto dealt = of ? std::nullopt : dealt_out(a, i);
  if (!of && !dealt) dealt = worked_out_behind(a, i);
  if (dealt) of = dealt;
  if (!of) return std::nullopt;
  Equation e{Relation::mean,
             {a.reading.figures[of->total].quantity(), a.reading.figures[of->count].quantity()},
             mean.quantity(),
             1};
  // A mean of so many things is rarely exact: the last written digit is rounded.
  e.stated.scaled = true;
  // "… for the season of 18 games": which of two counts is meant?
  const bool two = i + 1 < a.reading.figures.size() &&
                   a.reading.figures[i + 1].sentence == mean.sentence &&
                   last_word(a.reading.figures[i + 1].quantity().unit) ==
                       last_word(a.reading.figures[of->count].quantity().unit);
  // "The 9 million people … Adults averaged 84 litres": a smaller group than was counted.
  const Sentence& there = a.reading.sentence_of(a.reading.figures[of->total]);
  const bool another_mean =
      a.reading.find(a.reading.sentence_of(mean), "no_plain_mean").has_value();
  const bool narrower =
      a.reading.find(a.reading.sentence_of(mean), "scope") && !a.reading.find(there, "scope");
  // "20 dollars per person more than its neighbour", "up from an average of 300 each"
  const bool compared = a.reading.cue_after(mean, "more") || a.reading.cue_after(mean, "fewer") ||
                        a.reading.cue_before(mean, "from");
  // "…; the average in the country is 40 pupils per teacher"
  const std::size_t last =
      std::max(a.reading.figures[of->total].token, a.reading.figures[of->count].token);
  const bool elsewhere = there.span == a.reading.sentence_of(mean).span &&
                         a.reading.find(there, "new_clause", last, std::max(last, mean.token)) &&
                         a.reading.find(there, "elsewhere", last, std::max(last, mean.token));
  // "Revenue rose to 9 billion. The group bought 20 hotels at an average of 5 million each and
  // spent 30 million on repairs": other figures stand nearer than the sum of the sentence before.
  const bool apart = a.reading.figures[of->total].sentence != mean.sentence &&
                     a.reading.figures[of->count].sentence == mean.sentence &&
                     a.reading.sentence_of(mean).figures.size() > 2;
  const bool another =
      there.span == a.reading.sentence_of(mean).span && of_another_subject(a, last, mean);
  const bool said = !two && !narrower && !another_mean && !compared && !elsewhere && !apart &&
                    !another && (dealt || says_average(a, mean) || restated(a, i, *of));
  if (!judge(e).fits() && !said) return std::nullopt;
  return finding(a.reading, {"I-AVG", {of->total, of->count, i}, {}, mean.quantity().unit}, e);
}

}  // namespace

Findings check_averages(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = average(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
