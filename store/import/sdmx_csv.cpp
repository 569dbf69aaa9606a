// SDMX-CSV 1.0, 2.0 and 2.1: a column for each dimension and attribute, headers as ids or, with
// labels=both, as "ID: label". Dimensions stand before TIME_PERIOD; those that are not a total tell
// one series from another. Source: https://github.com/sdmx-twg/sdmx-csv, field guides 1.0 and 2.0.
#include <algorithm>
#include <array>
#include <cmath>

#include "store/import/cells.h"
#include "store/import/codes.h"
#include "store/import/formats.h"
#include "store/import/input.h"

namespace recount::store {
namespace {

using Names = std::vector<std::string_view>;

const Names kPlace{"geo", "ref_area", "country", "location", "area"};
const Names kUnit{"unit", "unit_measure", "type_of_transformation"};
const Names kIndicator{"indicator", "series", "subject", "measure"};
const Names kFrequency{"freq", "frequency"};

/// The part before the label, in header and cells alike.
std::string_view id_of(std::string_view text) { return trimmed(text.substr(0, text.find(':'))); }

struct Columns {
  std::optional<std::size_t> place, unit, indicator, multiplier, status, action;
  std::size_t flow = 0;
  std::size_t period = 0;
  std::size_t value = 0;
  std::vector<std::pair<std::size_t, std::string>> dimensions;
  bool labelled = false;
};

bool accepts(const Input& input) {
  if (input.records.empty()) return false;
  const std::string_view first = input.records.front().at(0);
  return first == "DATAFLOW" || first.starts_with("STRUCTURE");
}

bool is_one_of(const std::optional<std::size_t>& column, std::size_t i) { return column == i; }

core::Result<Columns> columns_of(const Input& input) {
  const CsvRecord& written = input.records.front();
  CsvRecord header = written;
  Columns at;
  at.labelled = std::ranges::any_of(
      header.fields, [](const std::string& f) { return f.find(':') != std::string::npos; });
  for (std::string& field : header.fields) field = std::string(id_of(field));
  const auto period = column_of(header, {"time_period"});
  const auto value = column_of(header, {"obs_value"});
  if (!period || !value) return input.refuse(1, "SDMX-CSV without TIME_PERIOD and OBS_VALUE");
  at.period = *period;
  at.value = *value;
  at.flow = column_of(header, {"structure_id"}).value_or(0);
  at.place = column_of(header, kPlace);
  at.unit = column_of(header, kUnit);
  at.indicator = column_of(header, kIndicator);
  at.multiplier = column_of(header, {"unit_mult"});
  at.status = column_of(header, {"obs_status", "obs_flag"});
  at.action = column_of(header, {"action"});
  const std::optional<std::size_t> updated = column_of(header, {"last update"});
  const std::optional<std::size_t> frequency = column_of(header, kFrequency);
  const std::size_t first = std::max({at.flow, at.action.value_or(0), updated.value_or(0)}) + 1;
  for (std::size_t i = first; i < at.period; ++i) {
    const bool special = is_one_of(at.place, i) || is_one_of(at.unit, i) ||
                         is_one_of(at.indicator, i) || is_one_of(frequency, i);
    if (!special) at.dimensions.emplace_back(i, header.fields[i]);
  }
  return at;
}

std::string cell(const CsvRecord& record, const std::optional<std::size_t>& column,
                 const Columns& at) {
  if (!column) return {};
  return std::string(at.labelled ? id_of(record.at(*column)) : trimmed(record.at(*column)));
}

/// "ESTAT:CENS_91SMSTA(1.0)" → "ESTAT:CENS_91SMSTA", with the indicator if there is a dimension.
std::string indicator_name(const CsvRecord& record, const Columns& at) {
  std::string flow(trimmed(record.at(at.flow)));
  flow.resize(std::min(flow.find('('), flow.size()));
  const std::string indicator = cell(record, at.indicator, at);
  return indicator.empty() ? flow : flow + ":" + indicator;
}

std::string adjustment(const CsvRecord& record, const Columns& at) {
  constexpr std::array<std::string_view, 5> kTotals{"TOTAL", "_T", "T", "_Z", ""};
  std::string all;
  for (const auto& [column, name] : at.dimensions) {
    const std::string value = cell(record, column, at);
    if (std::ranges::find(kTotals, value) != kTotals.end()) continue;
    all.append(all.empty() ? "" : ", ").append(name).append(" ").append(value);
  }
  return all;
}

core::Result<Point> read_point(const Input& input, const CsvRecord& record, const Columns& at) {
  const std::string period = cell(record, at.period, at);
  const std::optional<Step> step = read_period(period);
  if (!step) return input.refuse(record.line, "no period: '" + period + "'");
  const std::string_view written = record.at(at.value);
  const std::optional<double> value = read_value(written);
  if (!value) return input.refuse(record.line, "no number: '" + std::string(written) + "'");
  Point point;
  point.line = record.line;
  point.indicator = indicator_name(record, at);
  point.place = cell(record, at.place, at);
  point.unit = cell(record, at.unit, at);
  point.adjustment = adjustment(record, at);
  point.step = *step;
  point.value = *value * std::pow(10.0, read_value(cell(record, at.multiplier, at)).value_or(0));
  point.flag = cell(record, at.status, at);
  if (point.flag == "A") point.flag.clear();  // a normal value
  return point;
}

core::Result<Draft> read(const Input& input) {
  const core::Result<Columns> at = columns_of(input);
  if (!at) return core::fail(at.error());
  Draft draft;
  draft.scheme = "sdmx";
  for (std::size_t i = 1; i < input.records.size(); ++i) {
    const CsvRecord& record = input.records[i];
    if (is_missing(record.at(at->value)) || cell(record, at->action, *at) == "D") continue;
    core::Result<Point> point = read_point(input, record, *at);
    if (!point) return core::fail(point.error());
    if (draft.source.empty()) {
      draft.source = "SDMX " + point->indicator.substr(0, point->indicator.find(':'));
    }
    draft.points.push_back(std::move(*point));
  }
  return draft;
}

}  // namespace

const Format kSdmxCsv{"sdmx-csv", accepts, read};

}  // namespace recount::store
