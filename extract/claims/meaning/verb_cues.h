// Cues of verbs: what governs the figure, with its preposition. Pure.
#pragma once

#include <optional>

#include "extract/claims/meaning/meaning.h"
#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

/// "doubled", "three times the rate": the figure is a factor.
[[nodiscard]] std::optional<Meaning> factor(const MeaningScope& scope);
/// "rose 4 percent", "fell to 40", "cut emissions by half".
[[nodiscard]] std::optional<Meaning> change_verb(const MeaningScope& scope);
/// "reached 40", "topped 2 million", "halved to $1.1 billion".
[[nodiscard]] std::optional<Meaning> level_verb(const MeaningScope& scope);

}  // namespace recount::extract
