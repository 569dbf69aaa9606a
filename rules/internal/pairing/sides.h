// Whether a level is the earlier or the later one, by the words around it.
//
//   "from {8} to {9}"   "{9}, up from {8}"   "the year before it had been {8}"
//
// Pure; private to the room.
#pragma once

#include <vector>

#include "rules/reading.h"

namespace recount::rules {

enum class Side { none, before, after };

[[nodiscard]] Side side_of(const Reading& reading, const Figure& f,
                           const std::vector<bool>& changing);
/// "The year before it had been 4,480", "4,480 a year earlier".
[[nodiscard]] bool said_earlier(const Reading& reading, const Figure& f);
/// "A year later the count reached 5.2 million".
[[nodiscard]] bool said_later(const Reading& reading, const Figure& f);
/// "Brought in 2.1 million tonnes then": of the time that was just named.
[[nodiscard]] bool said_then(const Reading& reading, const Figure& f);
/// "Lower than in 2015, when it was 26 percent": the level of the year that is compared with.
[[nodiscard]] bool when_it_was(const Reading& reading, const Figure& f);
/// "92,000 after 61,000": "after" stands between two figures of one kind.
[[nodiscard]] bool behind_after(const Reading& reading, const Figure& f);
/// "a 54 percent increase on the 2.1 million": a change stands right in front of the cue.
[[nodiscard]] bool behind_a_change(const Reading& reading, const Figure& f,
                                   const std::vector<bool>& changing);

/// "In the first nine months", "seven years ago": when, and no level.
[[nodiscard]] bool says_when(const Reading& reading, const Figure& f);
/// The first figure of its sentence that says how much.
[[nodiscard]] bool is_first(const Reading& reading, std::size_t figure);
/// A level: no change, forecast, end of a range or name of a group.
[[nodiscard]] bool is_level(const Reading& reading, const Figure& f);
/// "29 percent dearer, after 36 percent in March": a change like the one before it.
[[nodiscard]] bool follows_a_change(const Reading& reading, std::size_t figure,
                                    const std::vector<bool>& changing);

}  // namespace recount::rules
