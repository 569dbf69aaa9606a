// Official series as tables and drawings.
//
//   std::vector<app::Dataset> all = app::datasets(baselines);
//   app::print_dataset(all.front(), context.out);
//   app::print_series(*series, {}, context.out);   // a table and a small chart
//
// A dataset is what one source says of one indicator: the series of all its places. Pure; the
// pointers live as long as the baselines.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "core/series.h"
#include "report/record.h"

namespace recount::app {

struct Dataset {
  std::vector<const core::Series*> series;  ///< never empty; by place
};

/// Sorted by indicator.
[[nodiscard]] std::vector<Dataset> datasets(const core::Baselines& baselines);

/// A line for each, below a heading.
void print_heading(std::ostream& out);
void print_dataset(const Dataset& dataset, std::ostream& out);
void print_series_heading(std::ostream& out);
void print_series_line(const core::Series& series, std::ostream& out);

/// What the series is and who says so; a row for each figure within `period`, with its flag and the
/// day from which it was known; and a chart of the latest figures.
void print_series(const core::Series& series, const std::optional<core::Period>& period,
                  std::ostream& out);

/// Columns of `baselines list` and `baselines show`: docs/files.md. Of a dataset `series_id` and
/// `place` are empty.
[[nodiscard]] const std::vector<std::string>& series_columns();
[[nodiscard]] report::Record dataset_record(const Dataset& dataset);
[[nodiscard]] report::Record series_record(const core::Series& series);
[[nodiscard]] const std::vector<std::string>& observation_columns();
[[nodiscard]] std::vector<report::Record> observation_records(
    const core::Series& series, const std::optional<core::Period>& period);

}  // namespace recount::app
