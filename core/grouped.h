// Large numbers in prose, as people read them.
//
//   grouped("113419826114 people")   // "113,419,826,114 people"
//   grouped("1619 of 0.123456")      // unchanged: four digits, and decimals
//
// From five digits before the decimal point on; digits behind a letter or a mark are no number of
// their own and stay. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace recount::core {

[[nodiscard]] std::string grouped(std::string_view text);

}  // namespace recount::core
