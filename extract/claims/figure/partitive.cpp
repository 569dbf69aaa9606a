#include "extract/claims/figure/partitive.h"

namespace recount::extract {
namespace {

using core::UnitKind;

class Partitive : private FigureScope {
 public:
  explicit Partitive(const FigureScope& scope) : FigureScope(scope) {}

  /// "two of the five reactors", "three of them".
  [[nodiscard]] std::optional<NounPhrase> noun(std::size_t i) const {
    if (!word(i, "of")) return std::nullopt;
    std::size_t at = i + 1;
    while (l_.is(s_, at, WordClass::determiner) || l_.is(s_, at, WordClass::pronoun)) ++at;
    // "fewer than the 3,430 of the previous year": when, not what.
    for (const std::string_view when : {"previous", "last", "preceding", "past", "prior"}) {
      if (word(at, when)) return std::nullopt;
    }
    // "8 of our top 10 sites", "two of the first three games".
    const bool ranked = l_.is(s_, at, WordClass::superlative) ||
                        l_.is(s_, at, WordClass::ordinal) || word(at, "first");
    if (ranked && parse_number(s_, at + 1, l_)) ++at;
    if (const auto n = parse_number(s_, at, l_)) at = n->end;
    at = past_owner(at);
    if (const auto n = parse_number(s_, at, l_)) at = n->end;    // "nine of the firm's 14 lorries"
    const bool glued = s_.is(at, "-") && !s_.tokens[at].spaced;  // "the three-ton satellites"
    auto noun = parse_noun(s_, glued ? at + 2 : at, l_, false);
    const bool ones = noun && word(noun->end - 1, "ones");  // "sent 12 of the best ones"
    return ones || (noun && says_when(*noun)) ? std::nullopt : noun;
  }

  /// "280 million of the 1.5 billion shekels": what both count may be a unit.
  [[nodiscard]] std::optional<Unit> unit(std::size_t i) const {
    if (!word(i, "of")) return std::nullopt;
    std::size_t at = i + 1;
    while (l_.is(s_, at, WordClass::determiner)) ++at;
    const auto n = parse_number(s_, at, l_);
    auto unit = n && !s_.is(n->end, "-") ? unit_after(s_, n->end, l_, n->digits) : std::nullopt;
    const bool measures =
        unit && (unit->kind == UnitKind::currency || unit->kind == UnitKind::physical ||
                 unit->kind == UnitKind::time);
    return measures ? unit : std::nullopt;
  }

 private:
  /// "the 1,540 of the year before", "the 62 of a season earlier": when, not what.
  [[nodiscard]] bool says_when(const NounPhrase& noun) const {
    return word(noun.end, "before") || word(noun.end, "earlier") || word(noun.end, "previously");
  }

  /// "two of Britain's most famous painters": past whose they are.
  [[nodiscard]] std::size_t past_owner(std::size_t at) const {
    constexpr std::size_t kLongest = 4;
    for (std::size_t i = at + 1; i < s_.size() && i < at + kLongest; ++i) {
      if (!is_possessive(s_.view(i))) continue;
      while (++i < s_.size() && l_.is(s_, i, WordClass::determiner)) {
      }
      return i;
    }
    return at;
  }
};

}  // namespace

std::optional<NounPhrase> noun_of_partitive(const FigureScope& scope, std::size_t at) {
  return Partitive(scope).noun(at);
}

std::optional<Unit> unit_of_partitive(const FigureScope& scope, std::size_t at) {
  return Partitive(scope).unit(at);
}

}  // namespace recount::extract
