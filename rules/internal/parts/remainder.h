// A total whose last part is called the rest.
//
//   "About 300 trees were planted, 120 oaks and the remaining 180 limes"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/parts/parts.h"

namespace recount::rules {

/// The total of what remains: in the sentence or one in front of it, the one that fits first, else
/// the one that the words name.
[[nodiscard]] std::optional<Parts> with_remainder(const Article& article, std::size_t last);
/// "The assembly has 200 members. A holds 88 seats, B 71 and others the remaining 51": the only
/// figure of the sentence before, whatever its noun, when the parts nearly use it up.
[[nodiscard]] std::optional<Parts> rest_of_sentence_before(const Article& article,
                                                           std::size_t last);

}  // namespace recount::rules
