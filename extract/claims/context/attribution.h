// Who says what a sentence says: "according to X", "X said", "said X". Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Who says what the sentence says; empty = nobody named.
struct Attribution {
  std::string text;  ///< who says so, as written
  std::size_t from =
      0;  ///< the first token that they tell of: "It sold 40, and Lee said 60 are left"
};

/// In the order of the sentence; each goes up to the next.
[[nodiscard]] std::vector<Attribution> attributions_of(const Sentence& s,
                                                       const std::vector<int>& boundaries,
                                                       const Language& language);

}  // namespace recount::extract
