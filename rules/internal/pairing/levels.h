// Which two figures are the same quantity before and after.
//
//   "from {8} to {9}"    "to {9} from {8}"    "{9}, up from {8}"    "{9}, compared with {8} a year
//   earlier"
//   "{8} in 2019 … {9} in 2021"               "took it to {8}. … halved it to {4}."
//
// A pair needs one unit, no two places, and roles from cue words or from two periods; nearness
// alone makes none. Pure; private to the room.
#pragma once

#include <vector>

#include "rules/internal/pairing/changes.h"
#include "rules/internal/pairing/comparable.h"
#include "rules/reading.h"

namespace recount::rules {

/// How the order of a pair is known.
enum class Bond {
  from_to,  ///< both roles said by cue words
  from,     ///< the earlier one said by a cue word
  periods,  ///< by two periods
  alike,    ///< one subject in two sentences, order unknown: too loose for most flags
  carried,  ///< the level of the sentence before is where "it" started
};

struct LevelPair {
  std::size_t before = 0;  ///< indices into Reading::figures
  std::size_t after = 0;
  Bond bond = Bond::from_to;
  bool firm = true;  ///< the later clause points back ("it", the same subject), or they share one
  bool bracketed = false;  ///< "(from 1.1 to 3.0)"
};

/// In text order of their first figure. Linear: only figures of neighbouring sentences pair.
[[nodiscard]] std::vector<LevelPair> find_levels(const Reading& reading,
                                                 const std::vector<Change>& changes);

}  // namespace recount::rules
