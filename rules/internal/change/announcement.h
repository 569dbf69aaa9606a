// What the sentence before two levels, or the headline, says of them without a figure.
//
//   "Unemployment has eased. It stood at {6.4 percent} in March, compared with {6.1} a year
//   before." "Crime was virtually unchanged. Officers recorded {3,120 offences} in 2022 and {3,890}
//   in 2023."
//
// Pure; private to the room.
#pragma once

#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

struct Announcement {
  const Sentence* sentence = nullptr;
  Match word;
};

/// A phrase of `list` in the short statement right before the sentence of both levels, where its
/// subject is what the levels count.
[[nodiscard]] std::optional<Announcement> announced_before(const Article& article,
                                                           const LevelPair& pair, const char* list);

}  // namespace recount::rules
