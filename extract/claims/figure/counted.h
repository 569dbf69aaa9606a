// What a figure counts: the noun behind it, what it is a part of, what a measure is of. Pure.
#pragma once

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"

namespace recount::extract {

/// `figure` with the noun that it counts; without one its unit is implicit.
[[nodiscard]] Figure with_noun(const FigureScope& scope, Figure figure);

/// "from 5 to 7 per cent": a number without a unit takes the one that stands behind the next.
[[nodiscard]] Figure with_lent_unit(const FigureScope& scope, Figure figure);

/// "200 grams of flour", "2,000 hours of sunshine a year": the stuff belongs to the quote.
[[nodiscard]] Figure with_material(const FigureScope& scope, Figure figure);

/// "300 or more", "40 or so people": modifiers behind the number, and the noun behind them.
[[nodiscard]] Figure with_modifiers_behind(const FigureScope& scope, Figure figure);

}  // namespace recount::extract
