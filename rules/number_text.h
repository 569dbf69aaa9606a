// Numbers and formulas as an editor reads them, and as a pocket calculator takes them.
//
//   number_text(1619)                                        // "1619"
//   formula_text(Relation::percent_change, {5000, 4000})     // "100 × (4000 − 5000) / 5000"
//   interval_text({16.2162, 28.5714})                        // "16.22 to 28.57"
//
// No grouping, at most six significant digits after rounding (counts are kept whole). Pure.
#pragma once

#include <string>
#include <vector>

#include "core/interval.h"
#include "rules/relation.h"

namespace recount::rules {

[[nodiscard]] std::string number_text(double value);
[[nodiscard]] std::string interval_text(core::Interval interval);
[[nodiscard]] std::string formula_text(Relation relation, const std::vector<double>& values);
/// `value` rounded to a multiple of `step`: what should have been written in place of a figure.
[[nodiscard]] std::string rounded_text(double value, double step);

}  // namespace recount::rules
