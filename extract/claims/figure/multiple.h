// Factors in words: "doubled", "more than tripled", "twice as many", "fivefold"; also "twice a
// day". Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/figure/figure.h"
#include "extract/claims/figure/figure_scope.h"

namespace recount::extract {

[[nodiscard]] std::optional<Figure> parse_multiple(const FigureScope& scope, std::size_t at);

}  // namespace recount::extract
