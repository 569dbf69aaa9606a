#include "extract/claims/number/proper.h"

#include <algorithm>
#include <string_view>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

bool is_number(const Sentence& s, std::size_t i) { return s.tokens[i].kind == TokenKind::number; }

}  // namespace

bool is_proper(const Sentence& s, std::size_t i, const Language& l) {
  if (l.noun_style() == NounStyle::capital) return false;  // every noun has a capital
  const std::string_view text = s.view(i);
  const bool upper =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (s.tokens[i].kind != TokenKind::word || !upper) return false;
  return !l.is(s, i, WordClass::month) && !l.is(s, i, WordClass::weekday) &&
         !l.is(s, i, WordClass::determiner) && !l.is(s, i, WordClass::hedge) &&
         !l.is(s, i, WordClass::preposition) && !l.is(s, i, WordClass::conjunction) &&
         !l.is(s, i, WordClass::auxiliary) && !l.is(s, i, WordClass::pronoun) &&
         !l.match_before(s, i + 1, WordClass::place);
}

bool leaves_out_the_verb(const Sentence& s, const Number& n, const Language& l) {
  constexpr std::size_t kLongestName = 3;
  constexpr std::size_t kMostItems = 6;
  std::size_t at = n.begin;
  for (std::size_t item = 0; item < kMostItems; ++item) {
    const std::size_t end = at;
    while (at > 0 && end - at <= kLongestName && is_proper(s, at - 1, l)) --at;
    if (at == end || end - at > kLongestName) return false;
    // "party B 38", "the Greens 28"
    const bool thing = at > 0 && s.tokens[at - 1].kind == TokenKind::word &&
                       !s.tokens[at - 1].capital && is_noun_word(s, at - 1, l) &&
                       !is_word(s.view(at - 1), "and");
    if (thing) --at;
    if (at > 0 && l.is(s, at - 1, WordClass::determiner)) --at;
    const bool joined = at > 0 && is_word(s.view(at - 1), "and");
    if (joined) --at;
    const bool comma = at > 0 && s.is(at - 1, ",");
    if (comma) --at;
    // "45 seats, party B 38"
    if (at > 2 && !is_number(s, at - 1) && is_plural(s, at - 1, l)) --at;
    if (at < 2 || (!joined && !comma) || !is_number(s, at - 1)) return false;
    --at;
    // "Tom is 26, Anna 14", "the Greens have 26, Labour 14"
    if (l.match_before(s, at, WordClass::verb) || l.is(s, at - 1, WordClass::auxiliary))
      return true;
  }
  return false;
}

}  // namespace recount::extract
