// Cues that a percent or a fraction is a part of something: "60 percent of cases", "61 percent
// voted yes". Pure.
#pragma once

#include "extract/claims/meaning/meaning.h"
#include "extract/claims/meaning/meaning_scope.h"

namespace recount::extract {

/// A share, a ratio, or a plain level where nothing tells of a whole.
[[nodiscard]] Meaning share_or_level(const MeaningScope& scope);

}  // namespace recount::extract
