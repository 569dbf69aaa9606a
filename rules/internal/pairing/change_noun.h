// A noun of change in front of its figure, with whatever words lead from the one to the other.
//
//   "putting the drop at {24 percent}"   "the increase: {90}"   "the difference, {3,400 loans},"
//
// Pure; private to the room.
#pragma once

#include <optional>

#include "rules/reading.h"

namespace recount::rules {

struct ChangeNoun {
  std::size_t token = 0;  ///< of the noun
  int sign = 0;           ///< 0 for "difference"
};
[[nodiscard]] std::optional<ChangeNoun> change_noun_before(const Reading& reading, const Figure& f);

}  // namespace recount::rules
