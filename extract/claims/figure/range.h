// Ranges: "between 18 and 20 percent", "8 or $9", "four to five thousand".
//
// A shared unit or scale belongs to both ends. "From 488 to 438" is no range but two levels, "rose
// 2 percent to 4" a change and a level. Pure.
#pragma once

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"
#include "extract/claims/number/number.h"

namespace recount::extract {

/// `figure` up to the upper end of the range that its number begins; as it is where there is none.
[[nodiscard]] Figure with_range(const FigureScope& scope, const Number& number, Figure figure);

}  // namespace recount::extract
