// Quantities in two units: "eight minutes and 20 seconds", "thirteen dollars and forty-five cents".
// Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"

namespace recount::extract {

/// `figure` with the smaller part behind it added; as it is where there is none.
[[nodiscard]] Figure with_smaller_part(const FigureScope& scope, Figure figure);
/// "a mile and a half", "an hour and a half", where the unit's article stands at `at`.
[[nodiscard]] std::optional<Figure> one_and_a_half(const FigureScope& scope, std::size_t at);

}  // namespace recount::extract
