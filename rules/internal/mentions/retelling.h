// A headline and the first sentence that tell one act in words of their own: "to cut 1,500 jobs",
// "would lay off 1,500 people".
//
//   if (const auto other = retold(a, mention)) … the figure of the text is *other
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

/// The figure of the first sentence that is the headline's `mention` again: the only one of that
/// act, and no later sentence gives the headline's own.
[[nodiscard]] std::optional<std::size_t> retold(const Article& article, std::size_t mention);
/// "Exports rise 18 pct in May" · "Exports grew 8 percent in May": one subject, one direction, and
/// not a word in front of the figure that the headline does not have.
[[nodiscard]] bool one_change(const Article& article, const Figure& mention, const Figure& other);

}  // namespace recount::rules
