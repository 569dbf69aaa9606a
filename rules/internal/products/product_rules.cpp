// "40 balls at 25 euros each for a total of 1,000 euros": the word "each" names what one costs or
// holds, a noun or verb of payment what they come to, and these stand in any order, the sum also in
// the sentence behind.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/internal/products/product_total.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct Product {
  std::size_t count = 0;
  std::size_t one = 0;
  std::size_t total = 0;
};

/// "$30 each", "25 euros a head", "60 pounds per vehicle": the figure holds for each of `count`.
bool is_for_each(const Article& a, const Figure& f, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t lead = count.token > 3 ? count.token - 3 : 0;
  const std::string& per = f.quantity().per;
  const bool of_the_count = !per.empty() && per == last_word(count.quantity().unit);
  // "36 payments of 1,250", "230 households, each of which will receive 400"
  const std::size_t apart = f.token - std::min(count.token, f.token);
  const bool near = apart <= 3 || (apart <= 6 && s.tokens[count.token + 1].is(","));
  const bool times = count.token < f.token && unit_written(count) &&
                     ((near && a.reading.cue_before(f, "of")) ||
                      (apart <= 6 && a.reading.cue_before(f, "at_a_price")));
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

/// Three figures and no other in their one or two sentences.
bool no_other_figure(const Article& a, const Product& p) {
  const Figure& first = a.reading.figures[std::min({p.count, p.one, p.total})];
  const Figure& last = a.reading.figures[std::max({p.count, p.one, p.total})];
  const std::size_t figures =
      a.reading.sentence_of(first).figures.size() +
      (first.sentence == last.sentence ? 0 : a.reading.sentence_of(last).figures.size());
  return figures == 3 && last.sentence - first.sentence <= 1;
}

/// A count, or hectares where the price is one "for every hectare".
bool is_number_of(const Figure& count, const Figure& one) {
  if (!count.quantity().scaled && count.quantity().value.exponent < 0) return false;  // a mean
  const auto kind = count.quantity().unit_kind;
  return kind == core::UnitKind::count ||
         ((kind == core::UnitKind::physical || kind == core::UnitKind::time) &&
          // "75 dollars for each of the 18 days"
          (count.quantity().unit == one.quantity().per || one.quantity().per == "of"));
}

/// "900 seats: 40 rows of 20 seats each": the product first.
bool broken_down(const Article& a, const Product& p) {
  const Figure& total = a.reading.figures[p.total];
  const Figure& first = a.reading.figures[std::min(p.count, p.one)];
  const Token& sign = a.reading.sentence_of(total).tokens[total.token + 1];
  return first.sentence == total.sentence && total.token + 2 == first.token &&
         (sign.is(":") || sign.is("–")) && unit_written(total) && no_other_figure(a, p);
}

/// "Each of the two million users pays 5 dollars a month, and the firm is worth 2 billion": what
/// is paid in a month comes to a sum a month.
bool other_period(const Article& a, const Figure& count, const Figure& one, const Figure& total) {
  const std::string& per = one.quantity().per;
  const bool time = a.reading.words.has("time_word", per) || a.reading.words.has("short_span", per);
  if (per.empty() || per == count.quantity().unit || !time) return false;
  const Sentence& s = a.reading.sentence_of(total);
  // "25 a year, and with 1,840 members that comes to 46,000"
  const auto sum = a.reading.cue_before(total, "sums_to");
  const auto points = [](const Token& t) { return t.is("that") || t.is("which") || t.is("it"); };
  if (sum && sum->begin > 0 && points(s.tokens[sum->begin - 1])) return false;
  return total.quantity().per != per &&
         !a.reading.find(s, "periodic", std::min(one.token + 1, total.token), total.token);
}

/// "A kilo of cherries costs 6 euros": the one thing that the price is for opens the sentence.
bool opens_with_one(const Article& a, const Figure& one, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(one);
  const std::string noun = last_word(count.quantity().unit);
  const bool article = s.tokens[0].is("a") || s.tokens[0].is("an") || s.tokens[0].is("one") ||
                       s.tokens[0].is("each") || s.tokens[0].is("every");
  return article && s.tokens.size() > 1 && noun.size() >= 3 &&
         noun.starts_with(s.tokens[1].word.substr(0, 4)) && s.tokens[1].word.size() >= 3;
}

/// "A season ticket costs 320. The club sold 21,000 of them, taking 8.7 million", "220 a term. Over
/// three terms that adds up to 660": the price in the sentence before.
bool priced_before(const Article& a, const Figure& count, const Figure& one) {
  const Sentence& s = a.reading.sentence_of(one);
  if (one.sentence + 1 != count.sentence || one.token >= 8 || s.figures.size() != 1 ||
      one.quantity().unit_kind != core::UnitKind::currency) {
    return false;
  }
  const std::string& per = one.quantity().per;
  const std::string noun = last_word(count.quantity().unit);
  // "Each worker gets 300. For 200 workers, that is 60,000."
  if (s.tokens[0].is("each") || s.tokens[0].is("every")) {
    return unit_written(count) && opens_with_one(a, one, count) &&
           (per.empty() || a.reading.words.has("time_word", per));
  }
  // "9 pounds a head. With 40,000 visitors"
  const bool people = is_person(a, noun);
  if (!per.empty()) return unit_written(count) && (per == noun || (per == "person" && people));
  const std::size_t next = one.token + 1;
  const bool a_noun = next + 1 < s.tokens.size() && s.tokens[next + 1].is(noun) &&
                      (s.tokens[next].is("a") || s.tokens[next].is("per"));
  if (a_noun) return unit_written(count);
  return a.reading.find(s, "costs", 0, one.token) &&
         (a.reading.cue_after(count, "of_them") || opens_with_one(a, one, count) ||
          (people && a.reading.find(s, "entry", 0, one.token)));
}

/// "Season passes cost 85 and 6,200 were sold", "membership costs 25, and with 1,840 members that
/// comes to": a price, and how many pay it.
bool sold_at(const Article& a, const Figure& one, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(one);
  if (one.sentence != count.sentence || one.token > count.token ||
      one.quantity().unit_kind != core::UnitKind::currency ||
      count.quantity().unit_kind == core::UnitKind::time ||
      !a.reading.find(s, "costs", 0, one.token)) {
    return false;
  }
  const std::size_t end = std::min(count.token + 5, s.tokens.size());
  // "The hall sold all 1,200 of them"
  const std::size_t begin = count.token > 4 ? count.token - 4 : 0;
  const bool of_them = a.reading.cue_after(count, "of_them") &&
                       a.reading.find(s, "sold", std::max(begin, one.token), count.token);
  if (!unit_written(count))
    return of_them || a.reading.find(s, "sold", count.token, end).has_value();
  const Token noun = counted_noun(a.reading, count);
  for (std::size_t i = 0; i < one.token; ++i) {
    if (one_topic(a.reading, s.tokens[i], noun)) return true;
  }
  return is_person(a, noun.word) && a.reading.find(s, "entry", 0, one.token);
}

/// The product counts what one of them holds; passengers are people.
bool one_unit(const Article& a, const Figure& total, const Figure& one) {
  const auto person = [&](const Figure& f) {
    return a.reading.words.has("person", last_word(f.quantity().unit));
  };
  const bool seats = a.reading.words.has("seat", last_word(one.quantity().unit));
  return total.quantity().unit == one.quantity().unit || (person(total) && (person(one) || seats));
}

/// "At $4 a ticket, the 12,000 spectators brought in $58,000": a price for what each person buys.
bool price_of_entry(const Article& a, const Product& p) {
  const Figure& one = a.reading.figures[p.one];
  const Figure& count = a.reading.figures[p.count];
  const std::string& per = one.quantity().per;
  return !per.empty() && !a.reading.words.has("time_word", per) && counts_people(a, p.count) &&
         one.quantity().unit_kind == core::UnitKind::currency && one.sentence == count.sentence &&
         a.reading.cue_before(a.reading.figures[p.total], "sums_to");
}

/// "60 buses at 850,000 each. The $51 million order": the sentence behind names it by its sum.
bool names_the_purchase(const Article& a, const Product& p) {
  const Figure& total = a.reading.figures[p.total];
  const Sentence& s = a.reading.sentence_of(total);
  const Figure& last = a.reading.figures[std::max(p.count, p.one)];
  const bool next = total.sentence == last.sentence + 1 && total.token <= 2 &&
                    s.figures.front() == p.total && total.token + 1 < s.tokens.size();
  const bool front = total.sentence == last.sentence && p.total < std::min(p.count, p.one) &&
                     last.token - total.token <= 16 && total.token + 1 < s.tokens.size();
  return (next || front) && total.quantity().unit_kind == core::UnitKind::currency &&
         a.reading.words.has("purchase", s.tokens[total.token + 1].word);
}

bool kinds_agree(const Article& a, const Product& p) {
  const Figure& count = a.reading.figures[p.count];
  const Figure& one = a.reading.figures[p.one];
  const Figure& total = a.reading.figures[p.total];
  const auto kind = one.quantity().unit_kind;
  const bool priced = kind == core::UnitKind::currency || kind == core::UnitKind::count ||
                      kind == core::UnitKind::physical || kind == core::UnitKind::time;
  // "22 trucks at 300 dollars a day cost 6,600 a day"
  const bool total_in_all =
      total.quantity().per.empty() || !unit_written(total) ||
      (total.quantity().per == one.quantity().per && count.quantity().unit != one.quantity().per &&
       a.reading.words.has("time_word", total.quantity().per)) ||
      // "18 dollars an hour for 40 hours a week, or 720 a week"
      (one.quantity().per == count.quantity().unit &&
       (total.quantity().per == count.quantity().per ||
        // "13 an hour and works 38 hours, earns 494 a week"
        (count.quantity().per.empty() && total.quantity().per != one.quantity().per))) ||
      // "A ticket is 4 euros; 15,000 people a month bring 60,000 a month"
      (one.quantity().per.empty() && total.quantity().per == count.quantity().per);
  return priced && count.quantity().unit != one.quantity().unit && is_one_number(count) &&
         is_one_number(one) && one_unit(a, total, one) && total_in_all;
}

/// "Over 12 months, those who pay 85 a month spend 1,020 on it".
bool spent_over_time(const Article& a, const Figure& count, const Figure& one,
                     const Figure& total) {
  const Figure& last = count.token > one.token ? count : one;
  return count.quantity().unit_kind == core::UnitKind::time &&
         one.quantity().per == count.quantity().unit && !spent_elsewhere(a, total) &&
         a.reading.find(a.reading.sentence_of(total), "spends", last.token + 1, total.token);
}

/// The words tie the three, so that a miss is a slip.
bool is_told(const Article& a, const Product& p) {
  const Figure& count = a.reading.figures[p.count];
  const Figure& one = a.reading.figures[p.one];
  const Figure& total = a.reading.figures[p.total];
  const Figure& last = a.reading.figures[std::max(p.count, p.one)];
  const bool again = total.token - last.token <= 4 &&
                     one.quantity().unit_kind == core::UnitKind::currency &&
                     a.reading.cue_before(total, "or");
  const bool said = total.sentence == last.sentence && p.total > std::max(p.count, p.one) &&
                    !another_subject(a, last, total) && !a.reading.cue_after(total, "of_them") &&
                    (says_total(a, last, total) || spent_over_time(a, count, one, total) || again);
  return (said || says_cost(a, count, one, total) || names_the_purchase(a, p) ||
          broken_down(a, p)) &&
         !other_period(a, count, one, total);
}

/// "12 cows at $900 each and 30 goats": the price is that of the count right in front of it.
bool has_its_own_count(const Article& a, const Product& p) {
  constexpr std::size_t kReach = 3;
  if (p.count < p.one || p.one == 0) return false;
  const Figure& one = a.reading.figures[p.one];
  const Figure& before = a.reading.figures[p.one - 1];
  return before.sentence == one.sentence && one.token - before.token <= kReach &&
         before.quantity().unit_kind == core::UnitKind::count && unit_written(before) &&
         a.reading.cue_before(one, "at_a_price") && a.reading.cue_after(one, "each");
}

bool is_each(const Article& a, const Product& p) {
  constexpr std::size_t kReach = 10;
  const Figure& count = a.reading.figures[p.count];
  const Figure& one = a.reading.figures[p.one];
  const Figure& total = a.reading.figures[p.total];
  if (priced_before(a, count, one)) {
    return count.sentence == total.sentence && says_total(a, count, total);
  }
  if (sold_at(a, one, count)) return count.sentence == total.sentence;
  const std::size_t apart = std::max(count.token, one.token) - std::min(count.token, one.token);
  const bool next = says_cost(a, count, one, total) || names_the_purchase(a, p);
  return count.sentence == one.sentence && (one.sentence == total.sentence || next) &&
         apart <= kReach && is_number_of(count, one) &&
         (is_for_each(a, one, count) || price_of_entry(a, p));
}

/// "A bonus of 1,500. With 2,400 people on the payroll, that will cost 3.6 million": without a word
/// for "each" only a fit is told.
bool alone(const Article& a, const Product& p) {
  const Figure& count = a.reading.figures[p.count];
  const auto kind = count.quantity().unit_kind;
  const bool counts = kind == core::UnitKind::count &&
                      (unit_written(count) || sold_at(a, a.reading.figures[p.one], count));
  return no_other_figure(a, p) && p.total > p.one && p.total > p.count &&
         a.reading.figures[p.one].quantity().unit_kind == core::UnitKind::currency && counts &&
         count.value() > 2;
}

/// Two digits that changed places, or a scale word: chance seldom leads there.
bool is_slip(const Equation& e) {
  const std::string slip = diagnose(e).slip;
  return slip == "digit_transposition" || slip.starts_with("scale_");
}

/// "5,000 tickets at 300 each, and expects to take 2.4 million", "with drinks", "on repairs".
bool of_something_else(const Article& a, const Product& p) {
  const Figure& total = a.reading.figures[p.total];
  const Figure& last = a.reading.figures[std::max(p.count, p.one)];
  const bool hoped =
      total.sentence == last.sentence && last.token < total.token &&
      a.reading.find(a.reading.sentence_of(total), "yet_to_come", last.token, total.token);
  // "Sold in March at 210 a tonne, and took 630 million in the quarter": of a longer time.
  const Sentence& s = a.reading.sentence_of(total);
  const bool longer =
      a.reading.cue_after(total, "over_a_span") && a.reading.find(s, "month", 0, total.token);
  // "Another 3 teachers for each of 12 schools, at a total cost of 2 million": money, unsaid.
  const bool money = !unit_written(total) && a.reading.cue_before(total, "cost_of") &&
                     a.reading.figures[p.one].quantity().unit_kind != core::UnitKind::currency;
  return hoped || longer || money || holds_more(a, last, total);
}

/// "Each of the 650 members will get an extra 2,400, at a total cost of …": more than before, and
/// the sum is of what is added; "bringing the total to" is of all.
bool is_extra(const Article& a, const Product& p) {
  const Figure& one = a.reading.figures[p.one];
  const Figure& total = a.reading.figures[p.total];
  return a.reading.cue_before(one, "an_extra") && one.sentence == total.sentence &&
         unit_written(total) && one.token < total.token &&
         !a.reading.find(a.reading.sentence_of(total), "brings_to", one.token, total.token);
}

std::optional<core::Finding> product(const Article& a, const Product& p) {
  const bool changes =
      a.changing[p.count] || a.changing[p.total] || (a.changing[p.one] && !is_extra(a, p));
  if (!kinds_agree(a, p) || changes) return std::nullopt;
  const bool each = is_each(a, p) && !has_its_own_count(a, p);
  if (!each && !alone(a, p)) return std::nullopt;
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  const Equation e{Relation::product, {quantity(p.count), quantity(p.one)}, quantity(p.total), 1};
  const auto& [one, count, total] =
      std::tie(a.reading.figures[p.one], a.reading.figures[p.count], a.reading.figures[p.total]);
  const std::size_t last = std::max(p.count, p.one);
  const bool slip = no_other_figure(a, p) && p.total > last && !spent_elsewhere(a, total) &&
                    is_slip(e) && !another_subject(a, a.reading.figures[last], total);
  // "Adults pay 12 and children 6; on Sunday 300 people paid 2,900".
  const bool two_prices =
      ((sold_at(a, one, count) || priced_before(a, count, one)) && !no_other_figure(a, p)) ||
      has_another_price(a, p.one, p.total) || is_one_of_several(a, p.count);
  const bool told = each && !two_prices && !of_something_else(a, p) && (is_told(a, p) || slip);
  if (!judge(e).fits() && !told) return std::nullopt;
  return finding(a.reading, {"I-PROD", {p.count, p.one, p.total}, {}, e.stated.unit}, e);
}

}  // namespace

Findings check_products(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i + 2 < a.reading.figures.size(); ++i) {
    for (const Product& p : {Product{i, i + 1, i + 2}, Product{i + 1, i, i + 2},
                             Product{i + 1, i + 2, i}, Product{i + 2, i + 1, i}}) {
      if (auto found = product(a, p)) {
        out.push_back(*std::move(found));
        break;
      }
    }
  }
  return out;
}

}  // namespace recount::rules
