// Whether two parts of one whole are of kinds that exclude each other, so that together they are
// at most the whole.
//
//   "30 are women and 25 are men"     "35 have power and 30 do not"     // they do
//   "30 are women and 25 study law"                                     // one may be both
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

struct Exclusive {
  bool all = false;       ///< the kinds are all that there are
  bool by_place = false;  ///< they lie apart
};

/// The words around two neighbouring figures of one sentence.
[[nodiscard]] std::optional<Exclusive> exclusive_kinds(const Article& article, std::size_t one,
                                                       std::size_t other);
/// "14 of the council's 40 seats": what a part is of stands right behind it.
[[nodiscard]] std::optional<std::size_t> whole_behind(const Article& article, std::size_t part);

}  // namespace recount::rules
