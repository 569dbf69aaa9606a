// Dates as people write them, in the languages whose month names ICU knows.
//
//   first_date("Posted on March 3rd, 2019 by Ana", {})          // "2019-03-03"
//   first_date("Stand: 9. März 2022, 14:05 Uhr", {})            // "2022-03-09"
//   first_date("3/4/2019", {.month_first = true})               // "2019-03-04"
//
// Only full dates between 1990 and 2035; the first in the text. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recount::extract {

struct DateOrder {
  bool month_first = false;  ///< of two numbers that could both be the month
};

[[nodiscard]] std::optional<std::string> first_date(std::string_view text, DateOrder order);

/// "2019-03-03…" or one of `first_date`; keeps the time of an ISO value.
[[nodiscard]] std::optional<std::string> read_date(std::string_view value, DateOrder order);

}  // namespace recount::extract
