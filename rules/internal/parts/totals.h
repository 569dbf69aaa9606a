// Totals that stand behind their parts and are called so.
//
//   "12 on Monday and another 15 on Tuesday, for a total of 27"
//   "24 buses and 13 trams, 37 vehicles in total"
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>

#include "rules/internal/parts/parts.h"

namespace recount::rules {

/// "12 on Monday and another 15 on Tuesday, for a total of 27": all the figures of the sentence in
/// front of their total.
[[nodiscard]] std::optional<Parts> before_total(const Article& article, std::size_t total);
/// "24 buses and 13 trams, 37 vehicles in total": all the figures of the sentence, the last behind
/// a comma and called the total, so that it counts both whatever its noun.
[[nodiscard]] std::optional<Parts> closed_by_total(const Article& article, std::size_t total);
/// "48 million for roads, 22 million for bridges and 15 million for buses. All told, …": the only
/// count of the sentence, called the sum of those that make up the sentence before.
[[nodiscard]] std::optional<Parts> sum_of_sentence_before(const Article& article,
                                                          std::size_t total);

/// "A has 45 seats, B 38 and C 17 in the 100-seat chamber", "the state pays 60 million, the city 25
/// million and the club 10 million of the 95 million that it costs": never more than all.
[[nodiscard]] std::optional<Parts> of_a_house_behind(const Article& article, std::size_t total);
/// "Gunmen killed 22 people. The dead are seven men, six women and nine children": the sentence
/// behind the total says what all of them are.
[[nodiscard]] std::optional<Parts> named_in_sentence_behind(const Article& article,
                                                            std::size_t total);

}  // namespace recount::rules
