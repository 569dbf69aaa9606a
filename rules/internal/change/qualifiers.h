// How much two levels differ, in a word: "slightly", "sharply", "unchanged", "about the same".
//
//   "rose slightly, from {400} to {720}"    "Attendance was flat: {61,000} came this year, {74,000}
//   last."
//
// Pure; private to the room.
#pragma once

#include "rules/internal/families.h"

namespace recount::rules {

/// I-QUAL, for each such word that is said of the pair.
void add_qualified(const Article& article, const LevelPair& pair, Findings& out);

}  // namespace recount::rules
