// A number of a language whose number words ICU spells; the sibling of the English grammar behind
// parse_number.
//
//   parse_spelled_number(sentence, 0, german)   // "zweieinhalb Millionen" → 2.5e6
//   parse_spelled_number(sentence, 0, french)   // "deux tiers" → 0.667, Form::fraction
//
// Pure.
#pragma once

#include "extract/claims/number/number.h"

namespace recount::extract {

[[nodiscard]] std::optional<Number> parse_spelled_number(const Sentence& s, std::size_t at,
                                                         const Language& language);

}  // namespace recount::extract
