// Who says what a sentence says: "according to X", "X said", "said X". Pure.
#pragma once

#include <string>
#include <vector>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Who says what the sentence says; empty = nobody named.
[[nodiscard]] std::string attribution_of(const Sentence& s, const std::vector<int>& boundaries,
                                         const Language& language);

}  // namespace recount::extract
