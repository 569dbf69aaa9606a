// The one figure of the first sentence that can only be the headline's, where no figure of the text
// is.
//
//   "Airline orders {30 jets}" · "The carrier said on Tuesday that it had ordered {13 aircraft}."
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

/// The figure of the first sentence that tells the headline's `mention` once more, in words of its
/// own.
[[nodiscard]] std::optional<std::size_t> told_in_lead(const Article& article, std::size_t mention);

}  // namespace recount::rules
