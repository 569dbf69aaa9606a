// Parts of a whole in English: "two-thirds", "one in five", "3/4", "half a million".
//
//   parse_fraction(NumberScope(sentence, english), 0)   // "one in five" → 0.2, Form::fraction
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/number/number.h"
#include "extract/claims/number/number_scope.h"

namespace recount::extract {

/// The fraction, or part of a scale, that begins at `at`.
[[nodiscard]] std::optional<Number> parse_fraction(const NumberScope& scope, std::size_t at);

/// What may follow a whole number as its broken part: "½", "1/2", "and a half".
struct BrokenPart {
  double value = 0;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<BrokenPart> broken_part(const NumberScope& scope, std::size_t at);

}  // namespace recount::extract
