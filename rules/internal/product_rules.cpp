// "40 balls at 25 euros each for a total of 1,000 euros", "3 per 100,000": the word "each" and the
// base name the roles.
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
  // "250 trees along each of its 16 avenues"
  const bool each_of =
      f.token < count.token && count.token - f.token <= 8 && a.reading.cue_before(count, "each_of");
  // "40 dollars a month to 700,000 families": all of them together would get less than a dollar
  // each
  const bool to_all = f.token < count.token && count.token - f.token <= 3 &&
                      s.tokens[count.token - 1].is("to") && !f.quantity().scaled &&
                      f.quantity().unit_kind == core::UnitKind::currency &&
                      count.value() > f.value() && unit_written(count);
  return of_the_count || times || noun || each_of || to_all ||
         (count.token < f.token && a.reading.find(s, "each", lead, f.token)) ||
         a.reading.cue_after(f, "each") || a.reading.cue_before(f, "at_each") ||
         a.reading.words.has("each", last_word(f.c->quote)) || a.reading.words.has("each", per) ||
         f.c->quote.ends_with("a head") || f.c->quote.ends_with("each of");
}

/// A count, or hectares where the price is one "for every hectare".
bool is_number_of(const Figure& count, const Figure& one) {
  const auto kind = count.quantity().unit_kind;
  return kind == core::UnitKind::count ||
         ((kind == core::UnitKind::physical || kind == core::UnitKind::time) &&
          // "75 dollars for each of the 18 days"
          (count.quantity().unit == one.quantity().per || one.quantity().per == "of"));
}

/// "for a total of", "worth", "took in": what follows is the product.
bool says_total(const Article& a, const Figure& from, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  const Token* next = total.token + 1 < s.tokens.size() ? &s.tokens[total.token + 1] : nullptr;
  if (next && (next->is("on") || next->is("for"))) return false;  // spent on something else
  return a.reading.find(s, "total", from.token, total.token) ||
         a.reading.find(s, "sums_to", from.token + 1, total.token) ||
         a.reading.cue_after(total, "total") || total.c->quote.find("total") != std::string::npos ||
         total.c->quote.find("combined") != std::string::npos;
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

/// "A season ticket costs 320. The club sold 21,000 of them, taking 8.7 million".
bool priced_before(const Article& a, const Figure& count, const Figure& one) {
  return one.sentence + 1 == count.sentence && one.token < 8 &&
         a.reading.sentence_of(one).figures.size() == 1 && one.quantity().per.empty() &&
         one.quantity().unit_kind == core::UnitKind::currency &&
         a.reading.cue_after(count, "of_them") &&
         a.reading.find(a.reading.sentence_of(one), "costs", 0, one.token);
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
    // "22 trucks at 300 dollars a day cost 6,600 a day"
    const bool total_in_all = total.quantity().per.empty() || !unit_written(total) ||
                              (total.quantity().per == one.quantity().per &&
                               a.reading.words.has("time_word", total.quantity().per));
    const bool next = says_cost(a, count, one, total);
    const bool told = priced_before(a, count, one) && count.sentence == total.sentence &&
                      a.reading.cue_before(total, "sums_to");
    const bool here = count.sentence == one.sentence && (one.sentence == total.sentence || next) &&
                      apart <= 10 && is_number_of(count, one) && is_for_each(a, one, count);
    if ((!told && !here) || !priced || !is_exact(count) || !is_exact(one) ||
        !one_unit(a, total, one) || !total_in_all) {
      continue;
    }
    const Equation e{Relation::product, {count.quantity(), one.quantity()}, total.quantity(), 1};
    if (!judge(e).fits() && !next && !says_total(a, a.reading.figures[i], total)) continue;
    if (!judge(e).fits() && other_period(a, count, one, total)) continue;
    return finding(a.reading, {"I-PROD", {i - 1, i, i + 1}, {}, total.quantity().unit}, e);
  }
  return std::nullopt;
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

/// "180 accidents for 45,000 motorbikes, 6 per 1,000", "…, a rate of 6 per 1,000".
bool counted_for(const Article& a, const Figure& g, const Figure& rate) {
  const std::size_t reach = a.reading.cue_before(rate, "made_of_rate") ? 12 : 4;
  return follows(a, g, "for") && g.quantity().unit_kind == core::UnitKind::count &&
         g.sentence == rate.sentence && rate.token - g.token <= reach &&
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
  // "24 per 1,000 births: 360 of 30,000 babies died"
  const bool adjacent = of && whole.token - count.token <= 3;
  return out_of || (opened && (adjacent || is_population(a, whole, per)));
}

std::optional<core::Finding> rate(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto base = base_of(f.quantity().per);
  if (!base || a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer")) {
    return std::nullopt;  // "3 per 1,000 more than last year"
  }
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
    if (auto found = rate(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
