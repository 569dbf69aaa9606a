// Dates, years, clock times and relative periods in a sentence: they are no figures, and they say
// when.
//
//   "Sales rose 4 percent in the first quarter of 2022."   // one expression, 2022-01-01 …
//   2022-03-31
//
// Pure; what is relative ("last year") needs the day the article was published.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/date.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct TimeExpression {
  std::size_t begin = 0;  ///< tokens [begin, end)
  std::size_t end = 0;
  std::optional<core::Period>
      period;  ///< unknown for clock times and relative words without a date
  bool year_before =
      false;  ///< "a year earlier": the period of what it is compared with, less a year
  bool explicit_year = false;
  bool season = false;     ///< of the northern year: in the south it is another half of the year
  std::size_t joined = 1;  ///< "in 2021 and 2022" is two: how many times stand together
  std::size_t order = 0;   ///< which of them this is, from 0
};

[[nodiscard]] std::vector<TimeExpression> find_times(const Sentence& s, const Language& language,
                                                     std::optional<core::Date> published);

}  // namespace recount::extract
