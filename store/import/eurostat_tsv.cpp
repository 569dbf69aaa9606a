// Eurostat's tab-separated download: dimensions packed into the first column ("A,CP_MEUR,B1GQ,AT"),
// one column a period, a flag after the value ("628 e"), ":" for missing. The data set's name
// stands nowhere in it. Source: https://ec.europa.eu/eurostat/data/bulkdownload, TSV format.
#include "store/import/cells.h"
#include "store/import/formats.h"
#include "store/import/input.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  if (input.separator != '\t' || input.records.empty()) return false;
  const std::string_view first = input.records.front().at(0);
  return first.find(',') != std::string_view::npos && first.find('\\') != std::string_view::npos;
}

std::vector<std::string> split(std::string_view text) {
  const std::vector<CsvRecord> parts = read_csv(text, ',');
  return parts.empty() ? std::vector<std::string>{} : parts.front().fields;
}

/// The dimensions of a line; those that are neither place, unit nor frequency name the indicator.
Point point_of(const std::vector<std::string>& names, const CsvRecord& record) {
  const std::vector<std::string> values = split(record.at(0));
  Point point;
  point.line = record.line;
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
    if (names[i] == "geo")
      point.place = values[i];
    else if (names[i] == "unit")
      point.unit = values[i];
    else if (names[i] != "freq")
      point.indicator += (point.indicator.empty() ? "" : ":") + values[i];
  }
  return point;
}

/// Appends the figure of one cell to the draft, if there is one.
core::Result<bool> add_cell(const Input& input, Point point, std::string_view header,
                            std::string_view cell, Draft& draft) {
  cell = trimmed(cell);
  if (cell.empty() || cell.front() == ':') return true;
  const std::size_t space = cell.find(' ');
  const std::optional<double> value = read_value(cell.substr(0, space));
  const std::optional<Step> step = read_period(header);
  if (!value) return input.refuse(point.line, "no number: '" + std::string(cell) + "'");
  if (!step) return input.refuse(1, "no period: '" + std::string(header) + "'");
  point.value = *value;
  point.step = *step;
  if (space != std::string_view::npos) point.flag = trimmed(cell.substr(space));
  draft.points.push_back(std::move(point));
  return true;
}

core::Result<Draft> read(const Input& input) {
  const CsvRecord& header = input.records.front();
  const std::string_view packed = header.at(0);
  const std::vector<std::string> names = split(packed.substr(0, packed.find('\\')));
  Draft draft;
  draft.scheme = "eurostat";
  draft.source = "Eurostat";
  for (std::size_t r = 1; r < input.records.size(); ++r) {
    const CsvRecord& record = input.records[r];
    if (record.fields.size() > header.fields.size()) {
      return input.refuse(record.line, "more values than periods");
    }
    const Point point = point_of(names, record);
    for (std::size_t i = 1; i < record.fields.size(); ++i) {
      const auto added = add_cell(input, point, header.at(i), record.at(i), draft);
      if (!added) return core::fail(added.error());
    }
  }
  return draft;
}

}  // namespace

const Format kEurostatTsv{"eurostat-tsv", accepts, read};

}  // namespace recount::store
