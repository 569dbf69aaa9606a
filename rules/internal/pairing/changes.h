// Which figures say how much something changed, and in which direction.
//
//   "rose 22 percent" → percent, up     "a decrease of 12,000 or 12 percent" → amount and percent,
//   down "doubled" → multiple                "a loss of six points" → points, down
//
// Pure; private to the room.
#pragma once

#include <vector>

#include "rules/reading.h"

namespace recount::rules {

enum class ChangeKind { percent, fraction, points, amount, multiple, percent_a_year };

struct Change {
  std::size_t figure = 0;
  ChangeKind kind = ChangeKind::percent;
  int sign = 0;  ///< +1 up, -1 down, 0 not said
};

[[nodiscard]] std::vector<Change> find_changes(const Reading& reading);

/// By figure: true where it is a change.
[[nodiscard]] std::vector<bool> changing_figures(const Reading& reading,
                                                 const std::vector<Change>& changes);

[[nodiscard]] bool is_percent(const Figure& f);
/// "Were called out 287 times": no multiple of anything.
[[nodiscard]] bool counts_occasions(const Reading& reading, const Figure& f);
/// "2.0 percent of parents declined it in 2018, 2.6 percent last year": the verb is left out, and
/// is that of the share in front.
[[nodiscard]] bool tells_a_share_again(const Reading& reading, const Figure& f);
/// The unit stands in the quote: an elliptical "to 61" took over the unit of another figure.
[[nodiscard]] bool unit_written(const Figure& f);
/// A percent sign or word stands in the quote itself (an elliptical "to 61" has none).
[[nodiscard]] bool percent_written(const Reading& reading, const Figure& f);

}  // namespace recount::rules
