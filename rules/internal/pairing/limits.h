// A value held against what is possible, as a finding.
//
//   limited(a, {"I-RANK", {i, j}, {}, unit}, x - y, Interval::at_least(0), "30 − 40 = -10; …")
//
// Pure; private to the room.
#pragma once

#include <string>

#include "rules/internal/families.h"
#include "rules/report.h"

namespace recount::rules {

[[nodiscard]] core::Finding limited(const Article& a, const Check& check, core::Interval value,
                                    core::Interval possible, const std::string& line);
/// The first figure is said to be larger than the second, by `words`.
[[nodiscard]] core::Finding larger(const Article& a, std::size_t first, std::size_t second,
                                   const std::string& words);

}  // namespace recount::rules
