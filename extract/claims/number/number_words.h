// English number words: "twenty-three thousand five hundred", "a hundred and five". Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/number/number.h"
#include "extract/claims/number/number_scope.h"

namespace recount::extract {

/// The longest run of number words that begins at `at`.
[[nodiscard]] std::optional<Number> parse_number_words(const NumberScope& scope, std::size_t at);

}  // namespace recount::extract
