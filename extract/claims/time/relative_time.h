// Times that are told by the day of publication, and times that stand together. Pure.
//
//   relative_period("last-month", 2023-05-15)   // 2023-04-01 … 2023-04-30
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

/// Of a `name` from times.toml ("last-year", "past-year"); nullopt for a name that fixes nothing.
[[nodiscard]] std::optional<core::Period> relative_period(std::string_view name,
                                                          const core::Date& published);

/// The calendar quarter before the one of publication.
[[nodiscard]] core::Period quarter_before(const core::Date& published);

/// Three months from `first_month` on; a winter ends in the next year.
[[nodiscard]] core::Period season_of(int year, unsigned first_month);
[[nodiscard]] inline bool is_winter(unsigned first_month) { return first_month == 12; }

/// "last-season", "this-season", "next-season"; nullopt where two years could be meant.
[[nodiscard]] std::optional<core::Period> season_beside(std::string_view name, unsigned first_month,
                                                        const core::Date& published);

/// Makes one time of "between 8 May and 3 June", and marks what is joined by commas and "and": "in
/// June and July 2022" is two times of one year.
void join_times(const Sentence& s, std::vector<TimeExpression>& times);

}  // namespace recount::extract
