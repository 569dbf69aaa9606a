// A percent right behind a count that is no share of it all the same.
//
//   "156 in the first group and 204 in the second, or 3.7 percent against 4.9"   // one each
//   "fell from 480 to 391, or 19 percent"                                        // by so much
//
// Pure; private to the room.
#pragma once

#include <cstddef>

#include "rules/internal/families.h"

namespace recount::rules {

[[nodiscard]] bool no_share_of(const Article& article, std::size_t share, std::size_t count);

}  // namespace recount::rules
