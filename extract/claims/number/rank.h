// Ranks: "the third largest producer of tea".
#pragma once

#include <vector>

#include "core/claim.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// One claim a rank; place, period and attribution are left to the caller.
[[nodiscard]] std::vector<core::Claim> ranks(const Sentence& s, const std::vector<int>& boundaries,
                                             const Language& language);

}  // namespace recount::extract
