// What stands behind "of" in "two of the five reactors" and "280 million of the 1.5 billion
// shekels": the noun or the unit that the figure in front counts too. Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/claims/figure/figure_scope.h"
#include "extract/claims/figure/unit.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {

/// `at` is where "of" would stand.
[[nodiscard]] std::optional<NounPhrase> noun_of_partitive(const FigureScope& scope, std::size_t at);
[[nodiscard]] std::optional<Unit> unit_of_partitive(const FigureScope& scope, std::size_t at);

}  // namespace recount::extract
