// What a figure is a part of.
//
//   "Of the 320 trees, 80 …" → 320, named      "12 of the 40 towns" → 40, named
//   "visited 450 kitchens. 63 kitchens (14 %)" → 450, named by the same noun
//
// Pure; private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/internal/families.h"

namespace recount::rules {

struct Whole {
  std::size_t figure = 0;
  bool named = false;  ///< the text says that it is the whole
};

/// Candidates for the whole of `part`, nearest and named ones first; `besides` is no candidate.
[[nodiscard]] std::vector<Whole> wholes_for(const Article& article, std::size_t part,
                                            std::size_t besides);

/// "Took 2,480 calls last year. Of these, 620 …", "… In 620 of them": the whole is the only count
/// of the sentence before.
[[nodiscard]] bool of_them_before(const Article& article, const Figure& whole, const Figure& part);

/// "72 seats in the 125-seat parliament": a body named by how many of them it has.
[[nodiscard]] bool in_the_house(const Reading& reading, const Figure& part, const Figure& whole);

/// A count or an amount of money that is no change.
[[nodiscard]] bool is_counted(const Article& article, std::size_t figure);

/// "man", "trapped miner".
[[nodiscard]] bool is_person(const Article& article, const std::string& noun);
[[nodiscard]] bool counts_people(const Article& article, std::size_t figure);

/// I-PART-WHOLE
[[nodiscard]] Findings check_parts(const Article& article);

}  // namespace recount::rules
