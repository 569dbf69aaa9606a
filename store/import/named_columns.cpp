// A cell that is neither a number nor missing refuses the file: a shifted column shows that way.
#include "store/import/named_columns.h"

#include "store/import/cells.h"

namespace recount::store {
namespace {

/// "unemployed_percent" says so itself, whatever the unit of its neighbours is.
std::string unit_of_column(const std::string& name) {
  const bool percent = name.ends_with("percent") || name.find('%') != std::string::npos;
  return percent ? "percent" : "";
}

core::Result<bool> add_record(const Input& input, const CsvRecord& record,
                              const NamedColumns& columns, Draft& draft) {
  const std::string period(trimmed(record.at(columns.period)));
  const std::optional<Step> step = read_period(period);
  if (!step) return input.refuse(record.line, "no period: '" + period + "'");
  for (const std::size_t column : columns.values) {
    const std::string_view cell = record.at(column);
    if (is_missing(cell)) continue;
    const std::optional<double> value = read_value(cell);
    if (!value) return input.refuse(record.line, "no number: '" + std::string(cell) + "'");
    Point point;
    point.line = record.line;
    point.indicator = trimmed(input.records.front().at(column));
    point.title = point.indicator;
    point.unit = unit_of_column(point.indicator);
    point.place = columns.place ? trimmed(record.at(*columns.place)) : std::string_view();
    point.step = *step;
    point.value = *value;
    draft.points.push_back(std::move(point));
  }
  return true;
}

}  // namespace

core::Result<Draft> read_named_columns(const Input& input, const NamedColumns& columns) {
  Draft draft;
  draft.scheme = columns.scheme;
  for (std::size_t i = 1; i < input.records.size(); ++i) {
    const core::Result<bool> added = add_record(input, input.records[i], columns, draft);
    if (!added) return core::fail(added.error());
  }
  return draft;
}

}  // namespace recount::store
