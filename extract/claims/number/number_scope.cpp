#include "extract/claims/number/number_scope.h"

#include <cstdint>
#include <string>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {

Match NumberScope::scale(std::size_t i) const {
  const Match m = entry(i, WordClass::scale);
  if (!m || (m.entry->glued && !letter_scale(i))) return {};
  return m;
}

/// "$3m", "12k": glued to digits; "m" and "t" need a currency, or they are metres and tonnes.
bool NumberScope::letter_scale(std::size_t i) const {
  if (i == 0 || s_.tokens[i - 1].kind != TokenKind::number) return false;
  const bool money = money_before(i - 1);
  const bool last = i + 1 == s_.size();
  if (s_.tokens[i].spaced) {
    const bool capital = s_.view(i) == "M" || s_.view(i) == "B";  // "8 B people", "$5 M"
    const bool counts = capital && (money || is_plural(s_, i + 1, l_));
    const bool sum = is_word(i, "mil") && l_.is(s_, i + 1, WordClass::currency);  // "2 mil dollars"
    return counts || sum || (money && s_.view(i) == "m") || (last && is_word(i, "k"));
  }
  const std::string letter = lower_case(s_.view(i));
  if (letter == "g" || letter == "b") return s_.view(i) == "G" || letter == "b";
  if (letter == "k") return !is_word(i + 1, "m");
  const bool counted =
      letter == "m" && (is_word(i + 1, "of") || is_plural(s_, i + 1, l_) || counts_before(i));
  return money || counted || s_.view(i) == "M" || letter == "b";
}

/// "The number of visitors fell to 1.5m."
bool NumberScope::counts_before(std::size_t i) const {
  constexpr std::size_t kFar = 20;
  for (std::size_t k = i > kFar ? i - kFar : 0; k + 1 < i; ++k) {
    if (is_word(k, "number") && is_word(k + 1, "of") && is_plural(s_, k + 2, l_)) return true;
  }
  return false;
}

bool NumberScope::money_before(std::size_t i) const {
  return static_cast<bool>(l_.match_before(s_, i, WordClass::currency));
}

core::Decimal NumberScope::scaled(const core::Decimal& value, const Entry& scale) {
  if (scale.value == 0) return value.times_power_of_ten(scale.power);
  const auto factor = static_cast<std::int64_t>(scale.value);
  return {value.coefficient * factor, value.exponent};
}

}  // namespace recount::extract
