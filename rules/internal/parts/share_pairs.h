// Part and whole that the words tie to a share in clauses of their own.
//
//   "The farm lost {640 hens}. It had {8,000}, so {8 percent} of the flock is gone."
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

struct PartAndWhole {
  std::size_t part = 0;
  std::size_t whole = 0;
};

/// "Lost 48 of its 64 islands, a third of them", "had 50 boats. Nine of them sank, 28 percent of
/// the fleet".
[[nodiscard]] std::optional<PartAndWhole> told_loss(const Article& article, std::size_t share);
/// The other forms.
[[nodiscard]] std::optional<PartAndWhole> told_pair(const Article& article, std::size_t share);

}  // namespace recount::rules
