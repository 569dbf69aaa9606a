// One figure told once more by the figures that it is worked out from, with nothing else in the
// sentence.
//
//   "3 per 100,000, or 60 deaths in a city of 2 million"      "62 percent: 31 of 50 members"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/families.h"

namespace recount::rules {

/// The sentence has three figures and no other, the first of which is `first`.
[[nodiscard]] bool opens_three(const Article& article, std::size_t first);
/// A colon, dash, bracket or comma, or a word such as "or", "so" and "with" between a figure and
/// the next: what follows says it again, and begins no other clause.
[[nodiscard]] bool explained_by_next(const Article& article, std::size_t figure);

/// "… for 30 kilometres, and a bus ticket costs 5 dollars", "…; the band was paid 3,000": the
/// figure has a subject of its own.
[[nodiscard]] bool another_subject(const Article& article, const Figure& from,
                                   const Figure& figure);

/// "20 goats at 50 dollars and 10 sheep at 40, 1,400 in all": another amount in the sentence of
/// one.
[[nodiscard]] bool has_another_price(const Article& article, std::size_t one, std::size_t total);
/// "100 houses, 40 in the first year and 60 in the second, for 30,000 each": of which of them?
[[nodiscard]] bool is_one_of_several(const Article& article, std::size_t count);
/// "One bottle": a figure that only says of how many the next one is told.
[[nodiscard]] bool is_just_one(const Article& article, const Sentence& s, std::size_t token);
/// The first of three figures that have a sentence to themselves, or it and the one before ("Oil
/// costs 50 dollars a barrel. The country sells …"); the "one" of "one bottle" is no figure.
[[nodiscard]] std::optional<std::size_t> three_alone(const Article& article, std::size_t sentence);
/// "$250 a ton", "3 tons per hectare": what one figure is told per, the other counts.
[[nodiscard]] bool is_per(const Article& article, const Figure& one, const Figure& count);

}  // namespace recount::rules
