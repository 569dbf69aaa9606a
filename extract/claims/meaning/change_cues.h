// Cues that a figure is a change, other than verbs: a change noun beside it, a particle before it,
// a comparison behind it, its sign. Each is nullopt where its cue is not there. Pure.
#pragma once

#include <optional>

#include "extract/claims/meaning/meaning.h"
#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

/// "+0.2%", "-1.3 percent": the sign is the direction.
[[nodiscard]] std::optional<Meaning> signed_percent(const MeaningScope& scope);
/// "at an annual rate of 2.1 percent": the change is per year; what moved is the verb's subject.
[[nodiscard]] std::optional<Meaning> annual_rate(const MeaningScope& scope);
/// "a 19 percent drop", "a 5 percent pay raise".
[[nodiscard]] std::optional<Meaning> change_noun_behind(const MeaningScope& scope);
/// "an increase of 3 percent", "a loss of 40 jobs".
[[nodiscard]] std::optional<Meaning> change_noun_before(const MeaningScope& scope);
/// "up 38 percent", "down from 70 percent".
[[nodiscard]] std::optional<Meaning> particle_before(const MeaningScope& scope);
/// "save 20% on shoes".
[[nodiscard]] std::optional<Meaning> discount(const MeaningScope& scope);
/// "8.9 percent more than", "four fewer than", "9 percent higher".
[[nodiscard]] std::optional<Meaning> comparison_behind(const MeaningScope& scope);

}  // namespace recount::extract
