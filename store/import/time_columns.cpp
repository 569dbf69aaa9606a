// The plainest table: the first column is time, every other one an indicator; the place is what the
// person says. Columns of words (footnotes) are left out with a note.
//
//   month,observation          Date,Index,Inflation          year,population,labor_force
#include <algorithm>

#include "store/import/cells.h"
#include "store/import/formats.h"
#include "store/import/input.h"
#include "store/import/named_columns.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  if (input.records.size() < 2 || input.records.front().fields.size() < 2) return false;
  const CsvRecord& header = input.records.front();
  const bool time =
      column_of(header, {"year", "month", "quarter", "date", "time", "period", "week"}) == 0;
  return time && read_period(input.records[1].at(0)).has_value();
}

bool holds_numbers(const Input& input, std::size_t column) {
  constexpr std::size_t kLooked = 50;
  const auto looked = std::min(input.records.size(), kLooked);
  bool any = false;
  for (std::size_t i = 1; i < looked; ++i) {
    const std::string_view cell = input.records[i].at(column);
    any = any || read_value(cell).has_value();
    if (!is_missing(cell) && !read_value(cell)) return false;
  }
  return any;
}

core::Result<Draft> read(const Input& input) {
  const CsvRecord& header = input.records.front();
  NamedColumns columns;
  columns.scheme = "own";
  std::vector<std::string> notes;
  for (std::size_t i = 1; i < header.fields.size(); ++i) {
    if (holds_numbers(input, i))
      columns.values.push_back(i);
    else
      notes.push_back(input.at(header.line) + ": left out: column '" + header.fields[i] +
                      "' holds no numbers");
  }
  core::Result<Draft> draft = read_named_columns(input, columns);
  if (draft) draft->notes = std::move(notes);
  return draft;
}

}  // namespace

const Format kTimeColumns{"time-columns", accepts, read};

}  // namespace recount::store
