// A total and the list of its parts behind it.
//
//   "57 people ashore: 31 men, 18 women and 8 children"
//   "410 flights altogether, 265 at one airport and 145 at the other"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/parts/parts.h"

namespace recount::rules {

/// A sum this far from its total is of something else, where no word says that these are all.
inline constexpr double kFarFromTotal = 0.25;

/// Every figure from the colon to the stop.
[[nodiscard]] std::optional<Parts> behind_colon(const Article& article, std::size_t total);
/// Every figure behind the total, the last two joined by "and". Two parts need a word for the
/// total.
[[nodiscard]] std::optional<Parts> listed_behind(const Article& article, std::size_t total);

/// "The 90 million is shared by the EU (45 million), the state (30 million) and the region (15
/// million)".
[[nodiscard]] std::optional<Parts> shared_in_brackets(const Article& article, std::size_t total);

}  // namespace recount::rules
