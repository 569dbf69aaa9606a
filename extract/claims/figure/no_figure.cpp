#include "extract/claims/figure/no_figure.h"

#include <algorithm>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

/// Whether a number stands at the token, in digits or in a word.
bool is_number(const Sentence& s, std::size_t i) {
  return i < s.size() &&
         (s.tokens[i].kind == TokenKind::number || s.may_begin(i, class_bit(WordClass::cardinal)));
}

/// "last year" holds no number, "in three years" does.
bool holds_number(const Sentence& s, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_number(s, i) || s.view(i).find_first_of("0123456789") != std::string_view::npos)
      return true;
  }
  return false;
}

/// What one of many is one of, with whose it is: "best coach", "Mara's oldest friend".
std::string noun_at(const Sentence& s, std::size_t at, const Language& l) {
  while (l.is(s, at, WordClass::determiner)) ++at;  // "one of my sisters"
  const bool owned = at + 1 < s.size() && is_possessive(s.view(at + 1));
  const auto counted = parse_noun(s, owned ? at + 2 : at, l, false);
  if (!counted) return {};
  return owned ? std::string(s.view(at)) + "'s " + counted->unit : counted->unit;
}

NoFigure phrase_at(const Sentence& s, std::size_t begin, Match m, const Language& l) {
  NoFigure found{.begin = begin, .end = begin + m.length, .reason = "part of a name"};
  const bool told = m.entry->kind.empty() || is_number(s, found.end);  // "one of four": the four is
  if (told) return found;
  found.reason = m.entry->kind;
  found.value = core::Decimal::from_double(m.entry->value);
  found.noun = noun_at(s, found.end, l);
  return found;
}

}  // namespace

std::vector<NoFigure> hidden_numbers(const Sentence& s, const std::vector<TimeExpression>& times,
                                     const Language& l) {
  std::vector<NoFigure> found;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Match m = l.match(s, i, WordClass::name_phrase);
    if (!m) continue;
    if (holds_number(s, i, i + m.length)) found.push_back(phrase_at(s, i, m, l));
    i += m.length - 1;
  }
  for (const TimeExpression& t : times) {
    if (holds_number(s, t.begin, t.end))
      found.push_back({.begin = t.begin, .end = t.end, .reason = "date or time"});
  }
  return found;
}

}  // namespace recount::extract
