// The value of a digit token, and of the power of ten that may follow it.
//
//   parse_digits("1.234,5", german.style())   // 1234.5
//   exponent_after(sentence, 1, english)      // of "6 x 10^8": 8
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/quantity.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// A digit token's value; nullopt for what is no plain number.
[[nodiscard]] std::optional<core::Decimal> parse_digits(std::string_view token,
                                                        const NumberStyle& style);

/// What may follow digits: "e13", "×10−5", "x 10^8" (ten to it), "^23" (the number itself to it).
struct Exponent {
  int value = 0;
  bool is_power = false;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<Exponent> exponent_after(const Sentence& s, std::size_t at,
                                                     const Language& language);

/// The decimal of a computed value, to 15 digits.
[[nodiscard]] core::Decimal decimal_of(double value);

}  // namespace recount::extract
