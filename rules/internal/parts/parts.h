// Figures that could be the parts of one total.
//
//   "57 people: 31 men, 18 women and 8 children"   // is_part of 57: all three
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rules/diagnosis.h"
#include "rules/internal/families.h"

namespace recount::rules {

struct Parts {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
  bool said_all = false;   ///< the text says that these are all parts
  bool exclusive = false;  ///< other parts may be left out, but these are never more than the total
};

[[nodiscard]] Equation equation(const Article& article, const Parts& parts);
/// No hedge and no range.
[[nodiscard]] bool exact(const Figure& f);
/// An exact count or amount of the unit of the total, or a kind of the people that it counts.
[[nodiscard]] bool is_part(const Article& article, std::size_t total, std::size_t i);
/// "Made up of 9 gold, 8 silver and 10 bronze": a part may have a noun of its own.
[[nodiscard]] bool is_listed_part(const Article& article, std::size_t total, std::size_t i);

/// "27 medals, 9 gold, 8 silver and 10 bronze": what stands for the noun says only of what kind.
[[nodiscard]] bool is_kind(const Article& article, std::size_t i);
/// "28 euros for food, 21 for beer and 12 for the taxi": a number that was read as no figure.
[[nodiscard]] bool skips_a_number(const Article& article, const Parts& parts);

/// "3,400 people, 1,900 in the north and 1,600 in the south": parts that lie apart, and are more
/// than the whole.
[[nodiscard]] std::optional<Parts> apart_and_too_many(const Article& article, std::size_t total);

}  // namespace recount::rules
