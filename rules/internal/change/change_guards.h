// Why a change that fits no pair of levels is left alone all the same.
//
//   "Rose 5 percent to 63. It had reached 86 in May"    // another level than that of before
//   "It aims to grow by 15 percent a year"              // yet to come
//
// Pure; private to the room.
#pragma once

#include <string>

#include "rules/internal/families.h"

namespace recount::rules {

/// A change held against two levels.
struct Trial {
  const Change* change = nullptr;
  const LevelPair* pair = nullptr;
  std::string rule;
  Equation equation;
  Judgement judgement;
};

/// Something in the words or the sizes says that the change is not of these two levels.
[[nodiscard]] bool left_alone(const Article& article, const Trial& trial);

}  // namespace recount::rules
