// Two levels of one unit that are no pair of before and after.
//
//   "5.1 percent in the north, compared with 4.8 percent in the south"   // two places
//   "1.24 million parcels, of them 448,000 to children"                  // a part
//
// Pure; private to the room.
#pragma once

#include "rules/reading.h"

namespace recount::rules {

[[nodiscard]] bool apart(const Reading& reading, const Figure& a, const Figure& b);

}  // namespace recount::rules
