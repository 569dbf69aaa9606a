// What stands right before a number and belongs to it: its sign, a currency, a percent sign that
// its language writes first. Pure.
#pragma once

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"
#include "extract/claims/number/number.h"

namespace recount::extract {

/// `figure` with the sign and currency in front of its number.
[[nodiscard]] Figure with_front(const FigureScope& scope, const Number& number, Figure figure);

/// `figure` with a percent sign in front: 百分之五. Also "$7.5 million US": the money's second
/// name.
[[nodiscard]] Figure with_unit_around(const FigureScope& scope, Figure figure);

}  // namespace recount::extract
