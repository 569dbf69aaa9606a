// A change right behind a level that names nothing else it is measured from: it tells of that
// level, and what it is measured from was told before.
//
//   "… in 2019, teams found {1,860} this winter: 33 percent more"
//   "… ten years ago. Today it is {434}, which works out to an increase of 24 percent"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "rules/reading.h"

namespace recount::rules {

/// "33 percent more", with no "than" behind it.
[[nodiscard]] bool bare_comparative_behind(const Reading& reading, std::size_t level,
                                           const std::vector<bool>& changing);
/// "Which works out to an increase of 24 percent": reckoned from the figures in front of it.
[[nodiscard]] bool reckoned_behind(const Reading& reading, std::size_t level,
                                   const std::vector<bool>& changing);

/// "… 6 percent now, and the rate was 8 percent in 2019: a fall of 25 percent".
[[nodiscard]] bool summed_up_behind(const Reading& reading, std::size_t level,
                                    const std::vector<bool>& changing);

}  // namespace recount::rules
