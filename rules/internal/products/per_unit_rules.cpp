// "60 kilometres an hour for 3 hours, 180 kilometres", "a ton costs $250, so 40 tons cost
// $10,000": what one figure is told for, the other counts, and the third is their product. The
// three are alone in their sentence, and a word ties the product to what it is made of.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/restated.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct PerUnit {
  std::size_t one = 0;
  std::size_t count = 0;
  std::size_t total = 0;
};

/// "A ton of rice costs", "if one bus costs", "each worker gets": the sentence opens with one of
/// those that are counted.
bool opens_with_one(const Article& a, const Figure& one, const Figure& count) {
  constexpr std::size_t kReach = 8;
  constexpr std::size_t kStem = 4;
  const Sentence& s = a.reading.sentence_of(one);
  const std::size_t at = s.tokens[0].is("if") ? 1 : 0;
  const Token& article = s.tokens[at];
  const std::string noun = last_word(count.quantity().unit);
  // "One bottle" is a figure itself.
  if (is_just_one(a, s, at)) {
    return one.token - at <= kReach && count.token > one.token && unit_written(count) &&
           a.reading.figures[article.figure].quantity().unit == count.quantity().unit;
  }
  const bool single =
      article.is("a") || article.is("an") || article.is("each") || article.is("every");
  if (!single || one.token > kReach || count.token < one.token) return false;
  if (!unit_written(count)) return a.reading.cue_after(count, "sold").has_value();
  return noun.size() >= 3 &&
         std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     s.tokens.begin() + static_cast<std::ptrdiff_t>(one.token),
                     [&](const Token& t) { return t.word.starts_with(noun.substr(0, kStem)); });
}

/// "The 1,000 workers are paid $150 a month", "$150 a month for 1,000 workers": each of them, as
/// all of them would get next to nothing.
bool each_is_paid(const Article& a, std::size_t one, std::size_t count) {
  const Figure& f = a.reading.figures[one];
  const Figure& n = a.reading.figures[count];
  const Sentence& s = a.reading.sentence_of(f);
  if (f.sentence != n.sentence) return false;
  const bool front = n.token < f.token &&
                     (f.token == n.token + 1 || a.reading.find(s, "is_paid", n.token, f.token));
  const Token& to = s.tokens[n.token - 1];
  const bool behind = f.token < n.token && n.token - f.token <= 3 && (to.is("for") || to.is("to"));
  return (front || behind) && counts_people(a, count) && n.value() > f.value() &&
         f.quantity().unit_kind == core::UnitKind::currency &&
         a.reading.words.has("time_word", f.quantity().per);
}

/// "The bill for 5 nights at $20 a night was $100."
bool is_the_bill(const Article& a, const PerUnit& p) {
  const Figure& first = a.reading.figures[std::min(p.one, p.count)];
  const Figure& total = a.reading.figures[p.total];
  const Sentence& s = a.reading.sentence_of(total);
  return first.sentence == total.sentence && a.reading.find(s, "whole_cost", 0, first.token) &&
         a.reading.words.has("auxiliary", s.tokens[total.token - 1].word);
}

/// "Covering some 180 kilometres", and not "taking its income, with gifts, to 70,000".
bool works_out_at(const Article& a, const Sentence& s, std::size_t begin, std::size_t total) {
  const auto word = a.reading.find(s, "works_out", begin, total);
  const auto comma = [](const Token& t) { return t.is(","); };
  return word && std::none_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(word->end),
                              s.tokens.begin() + static_cast<std::ptrdiff_t>(total), comma);
}

/// "Planting 400 trees a day for 30 days, they planted 12,000."
bool is_done_again(const Article& a, const Figure& last, const Figure& total) {
  constexpr std::size_t kStem = 4;
  const Sentence& s = a.reading.sentence_of(total);
  const std::string& doing = s.tokens[0].word;
  const std::string& verb = s.tokens[total.token - 1].word;
  return doing.size() > kStem + 2 && doing.ends_with("ing") && s.tokens[last.token + 1].is(",") &&
         verb.starts_with(doing.substr(0, kStem));
}

/// The product stands last, and a word says that it is what the two in front come to.
bool comes_last(const Article& a, const PerUnit& p) {
  const Figure& one = a.reading.figures[p.one];
  const Figure& last = a.reading.figures[std::max(p.one, p.count)];
  const Figure& total = a.reading.figures[p.total];
  const Sentence& s = a.reading.sentence_of(total);
  const std::size_t begin = one.sentence == total.sentence ? one.token : 0;
  if (p.total < std::max(p.one, p.count) ||
      a.reading.find(s, "breaks_off", last.token, total.token) ||
      a.reading.find(s, "able_to", last.token, total.token) || s.tokens[total.token + 1].is("on") ||
      a.reading.words.has("auxiliary", s.tokens[total.token + 1].word)) {
    return false;  // "…, so 20 tons are lost", "so the club can spend 3,000 on coaches"
  }
  return works_out_at(a, s, last.token, total.token) ||
         a.reading.find(s, "total", last.token, total.token) ||
         a.reading.find(s, "so", begin, total.token) || s.tokens[0].is("if") ||
         a.reading.cue_after(total, "total") || is_the_bill(a, p) || is_done_again(a, last, total);
}

/// "$5 a day, or $150 for a month of 30 days": the product between its factors.
bool stands_between(const Article& a, const PerUnit& p) {
  constexpr std::size_t kReach = 5;
  const Figure& one = a.reading.figures[p.one];
  const Figure& count = a.reading.figures[p.count];
  const Figure& total = a.reading.figures[p.total];
  const Sentence& s = a.reading.sentence_of(total);
  if (one.sentence != count.sentence) return false;
  const Token& next = s.tokens[total.token + 1];
  const bool over = next.is("for") || next.is("in") || next.is("over") || next.is("from");
  return p.one < p.total && p.total < p.count && over && count.token - total.token <= kReach &&
         a.reading.find(s, "so", one.token, total.token) &&
         !a.reading.find(s, "breaks_off", one.token, total.token);
}

bool kinds_agree(const Article& a, const PerUnit& p) {
  const core::Quantity& one = a.reading.figures[p.one].quantity();
  const core::Quantity& total = a.reading.figures[p.total].quantity();
  const auto plain = [&](std::size_t i) {
    return is_plain(a.reading.figures[i]) && !a.changing[i] &&
           a.reading.figures[i].quantity().unit_kind != core::UnitKind::percent;
  };
  const bool once = total.per.empty() || !unit_written(a.reading.figures[p.total]);
  return plain(p.one) && plain(p.count) && plain(p.total) && !one.unit.empty() &&
         one.unit == total.unit && one.unit != a.reading.figures[p.count].quantity().unit &&
         (once || (total.per == one.per && each_is_paid(a, p.one, p.count)));
}

std::optional<core::Finding> product(const Article& a, const PerUnit& p) {
  const Figure& one = a.reading.figures[p.one];
  const Figure& count = a.reading.figures[p.count];
  const bool holds =
      is_per(a, one, count) || opens_with_one(a, one, count) || each_is_paid(a, p.one, p.count);
  if (!holds || !kinds_agree(a, p) ||
      !(comes_last(a, p) ||
        // "A kilo costs 2, or 15 for 10 kilos": cheaper by the sack.
        (!opens_with_one(a, one, count) && stands_between(a, p)))) {
    return std::nullopt;
  }
  const core::Quantity& total = a.reading.figures[p.total].quantity();
  const Equation e{Relation::product, {count.quantity(), one.quantity()}, total, 1};
  return finding(a.reading, {"I-PROD", {p.count, p.one, p.total}, {}, total.unit}, e);
}

}  // namespace

Findings check_per_unit_products(const Article& a) {
  Findings out;
  for (std::size_t at = 0; at < a.reading.sentences.size(); ++at) {
    const auto first = three_alone(a, at);
    if (!first) continue;
    const std::size_t i = *first;
    for (const PerUnit& p :
         {PerUnit{i, i + 1, i + 2}, PerUnit{i + 1, i, i + 2}, PerUnit{i, i + 2, i + 1}}) {
      auto found = product(a, p);
      if (!found) continue;
      out.push_back(*std::move(found));
      break;
    }
  }
  return out;
}

}  // namespace recount::rules
