// Whether the clause of a later level goes on about the thing of an earlier one.
//
//   "The town had {310} pubs in 2010 and has {190} now"    "Where {22} were open, {41} are today"
//
// Pure; private to the room.
#pragma once

#include <vector>

#include "rules/internal/pairing/time_order.h"

namespace recount::rules {

/// A pronoun, or the very subject of the earlier figure.
[[nodiscard]] bool points_back(const Reading& reading, const Figure& a, const Figure& b);
/// The clause of the later figure names no other actor or thing than that of the earlier: it
/// repeats a word of it, has a pronoun, or has no word of its own before the figure.
[[nodiscard]] bool continues(const Reading& reading, const Figure& a, const Figure& b,
                             const std::vector<bool>& changing);
/// "Today there are 1,120": nothing in front of the figure says of what, but that it is now.
[[nodiscard]] bool only_says_when(const Reading& reading, const Level& b);
/// "Having numbered 3,200 in 2009, the herd was 5,200 strong in 2019".
[[nodiscard]] bool having_been(const Reading& reading, const Figure& a, const Figure& b);
/// "Turnout, 71 percent at the last election, came to 64 percent": the first beside the subject.
[[nodiscard]] bool in_apposition(const Reading& reading, const Figure& a, const Figure& b);

}  // namespace recount::rules
