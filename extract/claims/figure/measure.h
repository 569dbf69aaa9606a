// Units of the closed class behind a number: "percent", "dollars", "km/h", "$9 a month". Pure.
#pragma once

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"

namespace recount::extract {

/// `figure` with the unit behind it; as it is where there is none.
[[nodiscard]] Figure with_measure(const FigureScope& scope, Figure figure);

/// `figure` with what its unit is per; as it is where there is nothing.
[[nodiscard]] Figure with_per(const FigureScope& scope, Figure figure);

}  // namespace recount::extract
