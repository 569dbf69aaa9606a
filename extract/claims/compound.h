// Quantities in two units: "eight minutes and 20 seconds", "thirteen dollars and forty-five cents".
// Pure.
#pragma once

#include "extract/claims/figure.h"
#include "extract/claims/figure_scope.h"

namespace recount::extract {

/// `figure` with the smaller part behind it added; as it is where there is none.
[[nodiscard]] Figure with_smaller_part(const FigureScope& scope, Figure figure);

}  // namespace recount::extract
