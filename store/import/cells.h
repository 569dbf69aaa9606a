// The cells of baseline files: numbers, missing values, periods.
//
//   read_period("2020-Q1")    // January to March 2020, quarter
//   read_value("628.5")       // 628.5
//   is_missing(":")           // true
//
// Pure. Periods: ISO 8601, SDMX 3.0 time periods, and what Eurostat, IMF and World Bank write.
#pragma once

#include <optional>
#include <string_view>

#include "store/import/draft.h"

namespace recount::store {

/// "2020", "YR2020", "2020-03", "2020M03", "2020-Q1", "2020Q1", "2020-S1", "2020-H1", "2020-W05",
/// "2020-03-01", "31.12.2020", "2002-2011", and the fiscal year "2019/20" (April to March).
[[nodiscard]] std::optional<Step> read_period(std::string_view text);

/// A whole cell that is a number: no grouping, dot decimals, an exponent allowed.
[[nodiscard]] std::optional<double> read_value(std::string_view text);

/// Empty, ".", "..", ":", "NA", "NaN", "null", "-", "n/a".
[[nodiscard]] bool is_missing(std::string_view text);

/// Days become months, quarters or years where all of them are the first of such a period: that is
/// how FRED and others write monthly figures. Points keep their order.
void widen_days(std::vector<Point>& points);

}  // namespace recount::store
