// "40 balls at 25 euros each for a total of 1,000 euros", "an average of 300 patients per clinic",
// "3 per 100,000": the words "each", "average" and the base name the roles.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

bool is_exact(const Figure& f) {
  return !f.quantity().range && f.quantity().form == core::Form::number;
}

/// "$30 each", "25 euros a head", "60 pounds per vehicle": the figure holds for each of `count`.
bool is_for_each(const Article& a, const Figure& f, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t lead = count.token > 3 ? count.token - 3 : 0;
  const std::string& per = f.quantity().per;
  const bool of_the_count = !per.empty() && per == last_word(count.quantity().unit);
  // "36 payments of 1,250", "230 households, each of which will receive 400"
  const bool times = count.token < f.token && f.token - count.token <= 6 &&
                     (a.reading.cue_before(f, "of") || a.reading.cue_before(f, "at_a_price")) &&
                     unit_written(count);
  // "85 dollars a child … 42 children"
  const bool noun = f.token + 2 < s.tokens.size() &&
                    (s.tokens[f.token + 1].is("a") || s.tokens[f.token + 1].is("per")) &&
                    s.tokens[f.token + 2].is(last_word(count.quantity().unit));
  return of_the_count || times || noun ||
         (count.token < f.token && a.reading.find(s, "each", lead, f.token)) ||
         a.reading.cue_after(f, "each") || a.reading.cue_before(f, "at_each") ||
         a.reading.words.has("each", last_word(f.c->quote)) || a.reading.words.has("each", per) ||
         f.c->quote.ends_with("a head");
}

/// A count, or hectares where the price is one "for every hectare".
bool is_number_of(const Figure& count, const Figure& one) {
  const auto kind = count.quantity().unit_kind;
  return kind == core::UnitKind::count ||
         ((kind == core::UnitKind::physical || kind == core::UnitKind::time) &&
          count.quantity().unit == one.quantity().per);
}

/// "for a total of", "worth", "took in": what follows is the product.
bool says_total(const Article& a, const Figure& from, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  const Token* next = total.token + 1 < s.tokens.size() ? &s.tokens[total.token + 1] : nullptr;
  if (next && (next->is("on") || next->is("for"))) return false;  // spent on something else
  return a.reading.find(s, "total", from.token, total.token) ||
         a.reading.find(s, "sums_to", from.token + 1, total.token) ||
         a.reading.cue_after(total, "total") || total.c->quote.find("total") != std::string::npos;
}

/// "… 230 households 400 dollars each. The scheme will cost 92,000": the only figure of the next
/// sentence, which speaks of all of them.
bool says_cost(const Article& a, const Figure& count, const Figure& one, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  return count.sentence == one.sentence && one.sentence + 1 == total.sentence &&
         s.figures.size() == 1 && a.reading.sentence_of(one).figures.size() == 2 &&
         a.reading.find(s, "whole_cost", 0, total.token);
}

/// "Each of the two million users pays 5 dollars a month, and the firm is worth 2 billion": what
/// is paid in a month comes to a sum a month.
bool other_period(const Article& a, const Figure& count, const Figure& one, const Figure& total) {
  const std::string& per = one.quantity().per;
  if (per.empty() || per == count.quantity().unit || !a.reading.words.has("time_word", per)) {
    return false;
  }
  const Sentence& s = a.reading.sentence_of(total);
  return total.quantity().per != per &&
         !a.reading.find(s, "periodic", std::min(one.token + 1, total.token), total.token);
}

/// The product counts what one of them holds; passengers are people.
bool one_unit(const Article& a, const Figure& total, const Figure& one) {
  const auto person = [&](const Figure& f) {
    return a.reading.words.has("person", last_word(f.quantity().unit));
  };
  return total.quantity().unit == one.quantity().unit || (person(total) && person(one));
}

/// A count and what each costs or holds, in either order, and behind them the total of the latter's
/// unit, all in one sentence. Without a word for the total only a fit is told.
std::optional<core::Finding> product(const Article& a, std::size_t i) {
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& total = a.reading.figures[i + 1];
  for (const auto& [n, each] : {std::pair{i - 1, i}, std::pair{i, i - 1}}) {
    const Figure& count = a.reading.figures[n];
    const Figure& one = a.reading.figures[each];
    const std::size_t apart = std::max(count.token, one.token) - std::min(count.token, one.token);
    const auto kind = one.quantity().unit_kind;
    const bool priced = kind == core::UnitKind::currency || kind == core::UnitKind::count ||
                        kind == core::UnitKind::physical || kind == core::UnitKind::time;
    const bool total_in_all = total.quantity().per.empty() || !unit_written(total);
    const bool next = says_cost(a, count, one, total);
    if (count.sentence != one.sentence || (one.sentence != total.sentence && !next) || apart > 10 ||
        !is_number_of(count, one) || !priced || !is_exact(count) || !is_exact(one) ||
        !one_unit(a, total, one) || !total_in_all || !is_for_each(a, one, count)) {
      continue;
    }
    const Equation e{Relation::product, {count.quantity(), one.quantity()}, total.quantity(), 1};
    if (!judge(e).fits() && !next && !says_total(a, a.reading.figures[i], total)) continue;
    if (!judge(e).fits() && other_period(a, count, one, total)) continue;
    return finding(a.reading, {"I-PROD", {i - 1, i, i + 1}, {}, total.quantity().unit}, e);
  }
  return std::nullopt;
}

bool says_average(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  return f.c->quote.find("average") != std::string::npos ||
         a.reading.find(s, "average", begin, f.token).has_value();
}

/// "300 patients per clinic", "1.5 goals a game": what the mean is per; empty for none.
std::string per_noun(const Article& a, const Figure& f) {
  if (!f.quantity().per.empty()) return f.quantity().per;
  const Sentence& s = a.reading.sentence_of(f);
  if (f.token + 2 >= s.tokens.size()) return {};
  const Token& t = s.tokens[f.token + 1];
  if (a.reading.words.has("each", t.word) && !s.tokens[f.token + 2].is("of")) return "each";
  const bool per = t.is("a") || t.is("an") || t.is("per") || t.is("each") || t.is("every");
  return per ? s.tokens[f.token + 2].word : std::string();
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
  return total.sentence == mean.sentence && (alone || (taken && unit_written(total)));
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
    if (!is_exact(f) || f.quantity().unit_kind == core::UnitKind::percent) continue;
    const std::string unit = last_word(f.quantity().unit);
    // "12 goals in three games and 20 in all": what counts has a noun of its own.
    if (!count && unit_written(f) &&
        (unit == per || (per == "person" && one_person(a, unit)) || only_people(a, j, per) ||
         (per == "each" && f.quantity().unit_kind == core::UnitKind::count &&
          f.quantity().unit != mean.quantity().unit)))
      count = j;
    else if (!total && f.value() > mean.value() &&
             (f.quantity().unit == mean.quantity().unit || said_short(a, f, mean)))
      total = j;
  }
  if (!count || !total || a.reading.figures[*count].value() == 0) return std::nullopt;
  return MeanOf{*total, *count};
}

/// "7,200 books, or 45 books per student": said again of the two figures right before it.
bool restated(const Article& a, std::size_t i, const MeanOf& m) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const bool tied =
      a.reading.cue_before(f, "or") || a.reading.cue_after(f, "average") ||
      a.reading.cue_before(f, "sums_to") ||
      (f.token > 0 && (s.tokens[f.token - 1].is(",") || s.tokens[f.token - 1].is("(")));
  const bool alone = i >= 2 && s.figures[0] == i - 2;  // no other count that "each" could mean
  return tied && alone && m.total + m.count == 2 * i - 3 &&
         a.reading.figures[m.total].sentence == f.sentence &&
         a.reading.figures[m.count].sentence == f.sentence;
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
    return t.is(",") || t.is("(") || t.is("at") || t.is("with");
  };
  std::size_t begin = mean.token;
  while (begin > y.token && !leads(s.tokens[begin - 1])) --begin;
  const bool said = mean.c->quote.find("average") != std::string::npos ||
                    a.reading.find(s, "average", begin, mean.token);
  if (x.sentence != mean.sentence || s.figures.front() != i - 2 || !said || begin == y.token ||
      mean.token - begin > 4 || !is_counted(a, i - 2) || !is_exact(x) || !is_exact(y) ||
      !is_exact(mean) || a.changing[i - 2] || a.changing[i - 1]) {
    return std::nullopt;
  }
  const auto unit = [](const Figure& f) { return f.quantity().unit; };
  if (unit(x) == unit(y) || !unit_written(x) || !unit_written(y)) return std::nullopt;
  const bool first = unit_written(mean) ? unit(mean) == unit(x) : x.value() > y.value();
  const bool second = unit_written(mean) ? unit(mean) == unit(y) : y.value() > x.value();
  if (first == second) return std::nullopt;
  const MeanOf of = first ? MeanOf{i - 2, i - 1} : MeanOf{i - 1, i - 2};
  const Figure& count = a.reading.figures[of.count];
  const Figure& total = a.reading.figures[of.total];
  const auto kind = count.quantity().unit_kind;
  const bool counts = kind == core::UnitKind::count || kind == core::UnitKind::time;
  return counts && count.value() >= 2 && total.value() > mean.value() ? std::optional(of)
                                                                      : std::nullopt;
}

std::optional<core::Finding> average(const Article& a, std::size_t i) {
  const Figure& mean = a.reading.figures[i];
  const std::string per = per_noun(a, mean);
  const auto of = per.empty() ? of_the_two_before(a, i) : total_and_count(a, i, per);
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
  const bool said = !two && (says_average(a, mean) || restated(a, i, *of));
  if (!judge(e).fits() && !said) return std::nullopt;
  return finding(a.reading, {"I-AVG", {of->total, of->count, i}, {}, mean.quantity().unit}, e);
}

/// "100000 person", "100,000": the base of a rate.
std::optional<core::Quantity> base_of(const std::string& per) {
  std::string digits;
  for (const char c : per) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ',')
      break;
  }
  const auto value = core::Decimal::parse(digits);
  if (digits.size() < 3 || !value) return std::nullopt;
  core::Quantity base;
  base.value = *value;
  base.unit_kind = core::UnitKind::count;
  return base;
}

/// "900,000 people", "the city of 1.6 million", "300,000 births" to a rate per births.
bool is_population(const Article& a, const Figure& f, const std::string& per) {
  return a.reading.words.has("population", last_word(f.quantity().unit)) ||
         a.reading.cue_before(f, "home_of") ||
         (unit_written(f) && last_word(f.quantity().unit) == last_word(per));
}

/// "…; the country has 30 per 100,000"
bool of_elsewhere(const Article& a, const Figure& rate, const Figure& nearest) {
  const Sentence& s = a.reading.sentence_of(rate);
  const std::size_t begin = nearest.sentence == rate.sentence ? nearest.token : 0;
  return a.reading.find(s, "elsewhere", begin, rate.token) ||
         a.reading.find(s, "year_before", begin, rate.token);
}

bool follows(const Article& a, const Figure& f, std::string_view word) {
  return f.token > 0 && a.reading.sentence_of(f).tokens[f.token - 1].is(word);
}

/// "180 accidents for 45,000 motorbikes, 6 per 1,000".
bool counted_for(const Article& a, const Figure& g, const Figure& rate) {
  return follows(a, g, "for") && g.quantity().unit_kind == core::UnitKind::count &&
         g.sentence == rate.sentence && rate.token - g.token <= 4 &&
         rate.c->quote.find("per") != std::string::npos;
}

/// "150 suicides amount to 12.5 per 100,000 in a population of 1.2 million".
std::optional<std::size_t> population_behind(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& f = a.reading.figures[i];
  const Figure& g = a.reading.figures[i + 1];
  const bool here = g.sentence == f.sentence && is_counted(a, i + 1) && g.token - f.token <= 6;
  return here && a.reading.cue_before(g, "home_of") ? std::optional(i + 1) : std::nullopt;
}

/// "6.0 per 1,000 births: 39 babies died out of 13,000 born": what the rate is made of stands
/// behind it, after a colon, dash or bracket, or tied by "out of".
bool explained_behind(const Article& a, std::size_t i, const std::string& per) {
  if (i + 2 >= a.reading.figures.size()) return false;
  const Figure& f = a.reading.figures[i];
  const Figure& count = a.reading.figures[i + 1];
  const Figure& whole = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(f);
  if (count.sentence != f.sentence || whole.sentence != f.sentence || !is_counted(a, i + 1) ||
      !is_counted(a, i + 2) || whole.token - count.token > 10 || count.token - f.token > 8) {
    return false;
  }
  const auto of = a.reading.cue_before(whole, "of");
  const bool out_of = of && s.tokens[of->begin].is("out");
  bool opened = false;
  for (std::size_t t = f.token + 1; t < count.token; ++t) {
    if (!s.tokens[t].is(";") && a.reading.words.has("new_clause", s.tokens[t].word)) return false;
    opened = opened || s.tokens[t].is(":") || s.tokens[t].is("–") || s.tokens[t].is("(");
  }
  return out_of || (opened && is_population(a, whole, per));
}

std::optional<core::Finding> rate(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto base = base_of(f.quantity().per);
  if (!base) return std::nullopt;
  std::optional<std::size_t> population;
  std::optional<std::size_t> count;
  for (std::size_t j = i; j-- > 0 && i - j <= 4;) {
    const Figure& g = a.reading.figures[j];
    if (f.sentence - g.sentence > 1 || !is_counted(a, j) || !g.quantity().per.empty()) break;
    const auto of = a.reading.cue_before(g, "of");
    const bool out_of = of && a.reading.sentence_of(g).tokens[of->begin].is("out");
    const bool no_noun =
        last_word(f.quantity().per).find_first_not_of("0123456789,") == std::string::npos;
    const bool among =
        no_noun &&
        (out_of || (unit_written(g) && (of || follows(a, g, "in") || counted_for(a, g, f))));
    if (!population && (among || is_population(a, g, f.quantity().per)))
      population = j;
    else if (!count)
      count = j;
  }
  // "In a city of 600,000, 54 people died": the people that are counted are no population.
  if (population && count && a.reading.cue_before(a.reading.figures[*count], "home_of") &&
      a.reading.figures[*count].value() > a.reading.figures[*population].value()) {
    std::swap(population, count);
  }
  if (!population) population = population_behind(a, i);
  if (!population && !count && explained_behind(a, i, f.quantity().per)) {
    count = i + 1;
    population = i + 2;
  }
  if (!population || !count ||
      a.reading.figures[*count].value() >= a.reading.figures[*population].value()) {
    return std::nullopt;
  }
  core::Quantity stated = f.quantity();
  stated.scaled = true;  // a rate is rounded at its last digit, however whole it looks
  const Equation e{
      Relation::rate,
      {a.reading.figures[*count].quantity(), a.reading.figures[*population].quantity(), *base},
      stated,
      1};
  const Figure& nearest = a.reading.figures[std::max(*count, *population)];
  const Figure& last = nearest.token > f.token && nearest.sentence == f.sentence ? nearest : f;
  if (of_elsewhere(a, last, last.token == f.token ? nearest : f) && !judge(e).fits())
    return std::nullopt;
  return finding(a.reading, {"I-RATE", {*count, *population, i}, {}, f.quantity().per}, e);
}

}  // namespace

Findings check_products(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = product(a, i)) out.push_back(*std::move(found));
    if (auto found = average(a, i)) out.push_back(*std::move(found));
    if (auto found = rate(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
