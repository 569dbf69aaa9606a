// Which of two levels is the earlier one.
//
//   "in {8} towns in 2010 and in {9} in 2020"    "Ten years ago it had {8}; it now has {9}"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/pairing/sides.h"
#include "rules/reading.h"

namespace recount::rules {

struct Level {
  std::size_t figure = 0;
  Side side = Side::none;
  bool earlier = false;  ///< said to be, as is `later`
  bool later = false;
  bool compared = false;  ///< a bare "33 percent more" stands right behind it
};

/// By their periods, if these do not overlap.
[[nodiscard]] std::optional<bool> first_is_earlier(const Figure& a, const Figure& b);
/// By the words beside them, by their periods or months.
[[nodiscard]] std::optional<bool> first_is_before(const Reading& reading, const Level& a,
                                                  const Level& b);
/// "A gallon that cost 3.42 last Monday now sells for 3.57": what the relative clause tells was
/// before, and of the same.
[[nodiscard]] bool was_once(const Reading& reading, const Figure& a, const Figure& b);
/// "The debt, 41 million in 2018, has since swollen by 45 percent to 52 million": in apposition,
/// and then the verb that leads from there.
[[nodiscard]] bool left_since(const Reading& reading, const Figure& a, const Figure& b);
/// "In the fiscal year that ended in June" · "in calendar 2022".
[[nodiscard]] bool years_of_two_kinds(const Reading& reading, const Figure& a, const Figure& b);

}  // namespace recount::rules
