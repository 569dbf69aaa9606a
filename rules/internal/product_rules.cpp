// "40 balls at 25 euros each for a total of 1,000 euros", "an average of 300 patients per clinic",
// "3 per 100,000": the words "each", "average" and the base name the roles.
#include <algorithm>
#include <charconv>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

bool is_exact(const Figure& f) {
  return !f.quantity().range && f.quantity().form == core::Form::number;
}

/// Count, price with "each", total of the same currency, all in one sentence.
std::optional<core::Finding> product(const Article& a, std::size_t i) {
  if (i == 0 || i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& count = a.reading.figures[i - 1];
  const Figure& price = a.reading.figures[i];
  const Figure& total = a.reading.figures[i + 1];
  if (count.sentence != price.sentence || total.sentence != price.sentence) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(price);
  const std::size_t lead = count.token > 3 ? count.token - 3 : 0;
  const bool each = a.reading.find(s, "each", lead, count.token) ||
                    a.reading.cue_after(price, "each") || a.reading.cue_before(price, "at_each") ||
                    a.reading.words.has("each", last_word(price.c->quote)) ||
                    a.reading.words.has("each", price.quantity().per);
  const bool a_total = a.reading.find(s, "total", price.token, total.token) ||
                       a.reading.cue_after(total, "total") ||
                       total.c->quote.find("total") != std::string::npos;
  if (!each || !a_total || count.quantity().unit_kind != core::UnitKind::count ||
      price.quantity().unit_kind != core::UnitKind::currency ||
      total.quantity().unit != price.quantity().unit || !is_exact(count) || !is_exact(price) ||
      price.token - count.token > 8) {
    return std::nullopt;
  }
  return finding(
      a.reading, {"I-PROD", {i - 1, i, i + 1}, {}, total.quantity().unit},
      Equation{Relation::product, {count.quantity(), price.quantity()}, total.quantity(), 1});
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

/// The counted noun that the mean is "per", among the figures before in the same two sentences.
std::optional<core::Finding> average(const Article& a, std::size_t i) {
  const Figure& mean = a.reading.figures[i];
  const std::string per = per_noun(a, mean);
  if (per.empty() || !says_average(a, mean)) return std::nullopt;
  std::optional<std::size_t> count;
  std::optional<std::size_t> total;
  for (std::size_t j = i; j-- > 0 && i - j <= 5;) {
    const Figure& f = a.reading.figures[j];
    if (mean.sentence - f.sentence > 1) break;
    if (!is_exact(f) || f.quantity().unit_kind == core::UnitKind::percent) continue;
    if (!count && (last_word(f.quantity().unit) == per ||
                   (per == "each" && f.quantity().unit_kind == core::UnitKind::count &&
                    f.quantity().unit != mean.quantity().unit)))
      count = j;
    else if (!total && f.quantity().unit == mean.quantity().unit && f.value() > mean.value())
      total = j;
  }
  if (!count || !total || a.reading.figures[*count].value() == 0) return std::nullopt;
  const Equation e{Relation::mean,
                   {a.reading.figures[*total].quantity(), a.reading.figures[*count].quantity()},
                   mean.quantity(),
                   1};
  // A mean of so many things is rarely exact: the last written digit is rounded.
  Equation rounded = e;
  rounded.stated.scaled = true;
  return finding(a.reading, {"I-AVG", {*total, *count, i}, {}, mean.quantity().unit}, rounded);
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

std::optional<core::Finding> rate(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto base = base_of(f.quantity().per);
  if (!base) return std::nullopt;
  std::optional<std::size_t> population;
  std::optional<std::size_t> count;
  for (std::size_t j = i; j-- > 0 && i - j <= 4;) {
    const Figure& g = a.reading.figures[j];
    if (f.sentence - g.sentence > 1 || !is_counted(a, j) || !g.quantity().per.empty()) break;
    if (!population && a.reading.words.has("population", last_word(g.quantity().unit)))
      population = j;
    else if (!count)
      count = j;
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
