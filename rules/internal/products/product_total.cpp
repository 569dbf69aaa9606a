#include "rules/internal/products/product_total.h"

#include <algorithm>
#include <string>

#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

/// "The council earned 44,000 from them", "they brought in 44,000 altogether", "the tickets raised
/// 44,000": a word of earning or paying, and one that points back to what was counted.
bool comes_from_them(const Article& a, const Figure& count, const Figure& one,
                     const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  if (!a.reading.find(s, "sums_to", 0, total.token)) return false;
  constexpr std::size_t kHead = 4;
  const std::size_t head = std::min(kHead, total.token);
  if (a.reading.anaphor(s, 0, head) ||
      a.reading.find(s, "from_them", total.token, s.tokens.size()) ||
      a.reading.find(s, "total", 0, s.tokens.size())) {
    return true;
  }
  const Sentence& before = a.reading.sentence_of(one);
  const std::size_t last = std::max(one.token, count.token);
  const Token counted = counted_noun(a.reading, count);
  for (std::size_t i = 0; i < head; ++i) {
    if (one_topic(a.reading, s.tokens[i], counted)) return true;
    for (std::size_t k = 0; k < last; ++k) {
      if (one_topic(a.reading, s.tokens[i], before.tokens[k])) return true;
    }
  }
  return false;
}

}  // namespace

bool spent_elsewhere(const Article& a, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  const Token& next = s.tokens[total.token + 1];
  // "Spend 1,020 on it": on what was spoken of.
  const bool on_it = a.reading.words.has("anaphor", s.tokens[total.token + 2].word);
  return !on_it && (next.is("on") || (next.is("for") && !a.reading.cue_before(total, "takings")));
}

bool holds_more(const Article& a, const Figure& from, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  const auto adds = [](const Token& t) {
    return t.is("with") || t.is("including") || t.is("plus") || t.is("counting");
  };
  if (adds(s.tokens[total.token + 1])) return true;
  const std::size_t begin = from.sentence == total.sentence ? from.token + 1 : 0;
  for (std::size_t i = begin; i < total.token; ++i) {
    const bool opens = i == 0 || s.tokens[i - 1].is(",") || s.tokens[i - 1].is(";");
    if (opens && adds(s.tokens[i])) return true;
  }
  return false;
}

bool says_total(const Article& a, const Figure& from, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  if (spent_elsewhere(a, total)) return false;
  // "350 parcels of 12 kilograms each, or 3,500 kilograms"
  const bool again = s.tokens[total.token - 1].is("or") && s.tokens[total.token - 2].is(",") &&
                     total.token - from.token <= 4;
  // "Sold 10,000 shares at 20 dollars each for 200,000 dollars."
  const bool in_return = s.tokens[total.token - 1].is("for") && total.token - from.token <= 3 &&
                         (a.reading.cue_after(from, "each") ||
                          a.reading.words.has("each", last_word(from.c->quote))) &&
                         (s.tokens[total.token + 1].is(".") || s.tokens[total.token + 1].is(","));
  return again || in_return || a.reading.find(s, "total", from.token, total.token) ||
         a.reading.find(s, "sums_to", from.token + 1, total.token) ||
         a.reading.cue_after(total, "total") || total.c->quote.find("total") != std::string::npos ||
         total.c->quote.find("combined") != std::string::npos;
}

bool says_cost(const Article& a, const Figure& count, const Figure& one, const Figure& total) {
  const Sentence& s = a.reading.sentence_of(total);
  return count.sentence == one.sentence && one.sentence + 1 == total.sentence &&
         s.figures.size() == 1 && a.reading.sentence_of(one).figures.size() == 2 &&
         !spent_elsewhere(a, total) &&
         (a.reading.find(s, "whole_cost", 0, total.token) || comes_from_them(a, count, one, total));
}

}  // namespace recount::rules
