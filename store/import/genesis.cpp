// GENESIS (German statistical offices), flat CSV: a title, lines of description, one line of days,
// then a label and its values a line; ';' between, decimal comma. The last description names what
// is counted, another one the place.
#include <algorithm>

#include "store/import/cells.h"
#include "store/import/codes.h"
#include "store/import/formats.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  return input.separator == ';' && input.text.starts_with("GENESIS-Tabelle:");
}

bool is_missing_here(std::string_view cell) {
  return is_missing(cell) || cell == "x" || cell == "..." || cell == "/";
}

std::optional<double> read_german(std::string_view cell) {
  std::string text(trimmed(cell));
  std::ranges::replace(text, ',', '.');
  return read_value(text);
}

/// A line whose first cell alone is filled.
bool is_description(const CsvRecord& record) {
  return !record.at(0).empty() && std::all_of(record.fields.begin() + 1, record.fields.end(),
                                              [](const std::string& f) { return f.empty(); });
}

bool is_time_line(const CsvRecord& record) {
  return record.at(0).empty() && read_period(record.at(1)).has_value();
}

core::Result<bool> add_record(const Input& input, const CsvRecord& record, const CsvRecord& days,
                              const Point& common, Draft& draft) {
  for (std::size_t i = 1; i < record.fields.size(); ++i) {
    const std::string_view cell = trimmed(record.at(i));
    if (is_missing_here(cell)) continue;
    const std::optional<double> value = read_german(cell);
    const std::optional<Step> step = read_period(days.at(i));
    if (!value) return input.refuse(record.line, "no number: '" + std::string(cell) + "'");
    if (!step) return input.refuse(days.line, "no day: '" + std::string(days.at(i)) + "'");
    Point point = common;
    point.line = record.line;
    point.title = common.indicator;
    point.adjustment = record.at(0);
    point.value = *value;
    point.step = *step;
    draft.points.push_back(std::move(point));
  }
  return true;
}

core::Result<Draft> read(const Input& input) {
  Draft draft;
  draft.scheme = "genesis";
  draft.source = "Statistisches Bundesamt, GENESIS";
  Point common;
  const CsvRecord* days = nullptr;
  for (const CsvRecord& record : input.records) {
    if (days == nullptr && is_time_line(record))
      days = &record;
    else if (days != nullptr && record.at(0).starts_with("__"))
      break;  // the legal notice
    else if (days != nullptr) {
      const auto added = add_record(input, record, *days, common, draft);
      if (!added) return core::fail(added.error());
    } else if (is_description(record)) {
      const std::string code = place_of(record.at(0)).code;
      (code.empty() ? common.indicator : common.place) = code.empty() ? record.at(0) : code;
    }
  }
  if (days == nullptr) return input.refuse(1, "no line of days");
  return draft;
}

}  // namespace

const Format kGenesis{"genesis-csv", accepts, read};

}  // namespace recount::store
