// A figure that is told again with the noun it belongs to: "the 21 hostages", "all 115 passengers",
// "its 12 members", "the six-day festival".
//
//   told_again(article, y)   // the figure in the sentence before that y repeats
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

/// The figure of the sentence in front that `later` names once more, in agreement or not. A part,
/// another group and another time are none.
[[nodiscard]] std::optional<std::size_t> told_again(const Article& article, std::size_t later);

/// The figure of one of the sentences in front that is told again by the same verb: "collected
/// $2.87 billion" · "the $2.38 billion in taxes collected".
[[nodiscard]] std::optional<std::size_t> told_before(const Article& article, std::size_t later);

}  // namespace recount::rules
