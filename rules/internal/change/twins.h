// An amount and a percent that tell one change.
//
//   "a decrease of {2,237} or {1 percent}"   "lost {240} of its 1,600 subscribers, a drop of {24
//   percent}"
//
// Pure; private to the room.
#pragma once

#include <vector>

#include "rules/internal/families.h"

namespace recount::rules {

struct Twin {
  const Change* amount = nullptr;
  const Change* percent = nullptr;
};

[[nodiscard]] std::vector<Twin> find_twins(const Article& article);

}  // namespace recount::rules
