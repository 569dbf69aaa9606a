// Modifiers in front of a figure: "about", "more than", "an estimated". Pure.
#pragma once

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"

namespace recount::extract {

/// `figure` with its quote extended over the modifiers before it; the nearest one decides.
[[nodiscard]] Figure with_modifiers(const FigureScope& scope, Figure figure);

}  // namespace recount::extract
