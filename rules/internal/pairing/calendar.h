// Days, months and years as words of a date.
//
//   month_of("sept") == 9   weekday_of("monday") == 1   day_of("5th") == 5   year_of("2018") ==
//   2018
//
// Lower case; what is none is 0 or nullopt. Pure; private to the room.
#pragma once

#include <optional>
#include <string_view>

namespace recount::rules {

[[nodiscard]] std::optional<unsigned> month_of(std::string_view word);
/// "June" for 6.
[[nodiscard]] std::string_view month_name(unsigned month);
[[nodiscard]] unsigned day_of(std::string_view word);
/// "sunday" is 0; only words in full.
[[nodiscard]] std::optional<unsigned> weekday_of(std::string_view word);
[[nodiscard]] std::string_view weekday_name(unsigned weekday);
/// "day" for "daily", "year" for "annual"; empty for other words.
[[nodiscard]] std::string_view span_of_adjective(std::string_view word);
/// 1000 to 2099.
[[nodiscard]] int year_of(std::string_view word);

}  // namespace recount::rules
