// Two mentions of one quantity: whether they agree, and which other figure is meant.
//
//   "{12 million} for the museum" · "the {12.3 million} grant"   // the headline rounds
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/report.h"

namespace recount::rules {

[[nodiscard]] Equation same_figure(const Figure& mention, const Figure& other);
/// Equal up to the coarser rounding: the finer figure is taken at face value.
[[nodiscard]] Judgement agree(const Figure& mention, const Figure& other);
[[nodiscard]] core::Finding told_twice(const Article& article, const std::string& rule,
                                       std::size_t mention, std::size_t other);
/// In the first sentence of the text.
[[nodiscard]] bool tells_first(const Article& article, const Figure& f);
/// The sentence is of another measure, group, time or part than what was told with the headline.
[[nodiscard]] bool speaks_of_another(const Article& article, const Sentence& s);
/// The strongest other mention, if it stands out from every other figure it could be.
[[nodiscard]] std::optional<std::size_t> only_candidate(const Article& article, std::size_t mention,
                                                        const std::vector<std::size_t>& others);

}  // namespace recount::rules
