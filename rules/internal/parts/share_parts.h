// Which figure a percent says again as a share of a whole.
//
//   "50 need repair, or 25 percent"   // the part of "25 percent" is 50
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

struct PartOfShare {
  std::size_t part = 0;
  bool whole_is_said = false;  ///< by what ties the two, whatever "of" names behind the percent
};

/// A percent or fraction that is a share or could be one.
[[nodiscard]] bool is_share(const Figure& f);
[[nodiscard]] std::optional<PartOfShare> part_of_share(const Article& article, std::size_t share);

}  // namespace recount::rules
