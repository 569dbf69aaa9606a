// What says that a sum is what a count and a price come to, or that it is of something else.
//
//   "40 balls at 25 euros each, for a total of 1,000"   "…, and spent 60,000 on repairs": not
//
// Pure; private to the room.
#pragma once

#include "rules/internal/families.h"

namespace recount::rules {

/// "60,000 on repairs": spent on something else; but "raised 48,000 for the hospital", "paid 420
/// for them".
[[nodiscard]] bool spent_elsewhere(const Article& a, const Figure& total);
/// "700 a week with bonuses", "; with drinks the bar took 9,000": more than the product.
[[nodiscard]] bool holds_more(const Article& a, const Figure& from, const Figure& total);
/// "for a total of", "worth", "took in": what follows is the product.
[[nodiscard]] bool says_total(const Article& a, const Figure& from, const Figure& total);
/// "… 230 households 400 dollars each. The scheme will cost 92,000": the only figure of the next
/// sentence, which speaks of all of them.
[[nodiscard]] bool says_cost(const Article& a, const Figure& count, const Figure& one,
                             const Figure& total);

}  // namespace recount::rules
