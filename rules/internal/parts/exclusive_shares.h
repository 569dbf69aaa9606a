// Whether the shares of a sentence exclude each other, so that they are at most all of one whole.
//
//   "took 41 percent of the vote, the Greens 33 and others 28"   // they do
//   "in the city 40 percent, in the suburbs 35 percent"          // they have wholes of their own
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rules/internal/families.h"

namespace recount::rules {

using Shares = std::vector<std::size_t>;

/// "Of the vote", "of its exports", "Of the money, …": a whole that is shared out.
[[nodiscard]] bool of_a_shared_whole(const Article& a, const Sentence& s, const Shares& shares);
/// The text says that nothing is in two of the shares.
[[nodiscard]] bool exclude_each_other(const Article& a, const Sentence& s, const Shares& shares);
/// "Of the workers, 60 percent are men and 40 percent women": kinds that exclude each other, and no
/// groups or places with wholes of their own ("60 percent for women", "50 percent in the south").
[[nodiscard]] bool of_exclusive_kinds(const Article& a, const Sentence& s, const Shares& shares);
/// "… and others 1.7 percent", "all other sources together 24 percent" is what is left, and no list
/// of some: where these words begin.
[[nodiscard]] std::optional<std::size_t> others_begin(const Article& a, const Sentence& s,
                                                      const Shares& shares);
/// "Women make up 47 percent of the workforce and men 63 percent": one whole, and no one is both.
[[nodiscard]] bool of_opposites(const Article& a, const Sentence& s, const Shares& shares);
/// "In the city 40 percent, in the suburbs 35 percent", "40 percent in the city, 35 percent in the
/// suburbs": places, groups or times with wholes of their own.
[[nodiscard]] bool of_places(const Article& a, const Sentence& s, const Shares& shares);
/// "Including", "among them", "others": not all shares are told.
[[nodiscard]] bool names_only_some(const Article& article, const Sentence& s, const Shares& shares);
/// "The state owns 60 percent of the firm and the bank owns 40", "60 percent copper and 40 percent
/// zinc": two of one thing.
[[nodiscard]] bool of_two_owners(const Article& a, const Sentence& s, const Shares& shares);
/// "41 percent goes to schools, of which 33 percent is for buildings".
[[nodiscard]] bool holds_a_share_of_a_share(const Article& a, const Shares& shares);
/// Places, some of more parts, or two clauses that speak of two things.
[[nodiscard]] bool of_several_wholes(const Article& a, const Sentence& s, const Shares& shares);

}  // namespace recount::rules
