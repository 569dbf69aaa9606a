// Plain long: one figure a line, told by the names of its columns. Place, period and value are
// needed; series, unit, flag, day of publication, source and link are used where they stand.
//
//   Country Name,Country Code,Year,Value       series,place,period,value,unit,published,source,url
#include "store/import/cells.h"
#include "store/import/formats.h"
#include "store/import/input.h"

namespace recount::store {
namespace {

struct Columns {
  std::optional<std::size_t> place, period, value, series, unit, flag, published, source, url;
};

Columns columns_of(const CsvRecord& header) {
  return {.place = column_of(header, {"country code", "iso3", "code", "place", "geo", "location",
                                      "country", "country name", "entity"}),
          .period = column_of(header, {"period", "year", "date", "time", "month", "time_period"}),
          .value = column_of(header, {"value", "obs_value", "observation"}),
          .series = column_of(header, {"series", "indicator code", "indicator", "variable"}),
          .unit = column_of(header, {"unit", "units"}),
          .flag = column_of(header, {"flag", "flags", "obs_flag", "obs_status"}),
          .published = column_of(header, {"published", "vintage", "release date"}),
          .source = column_of(header, {"source"}),
          .url = column_of(header, {"url", "link"})};
}

std::string text_at(const CsvRecord& record, const std::optional<std::size_t>& column) {
  return column ? std::string(trimmed(record.at(*column))) : std::string();
}

bool accepts(const Input& input) {
  if (input.records.empty()) return false;
  const Columns columns = columns_of(input.records.front());
  return columns.period && columns.value && (columns.place || columns.series);
}

core::Result<Point> read_point(const Input& input, const CsvRecord& record, const Columns& at) {
  const std::string period = text_at(record, at.period);
  const std::optional<Step> step = read_period(period);
  if (!step) return input.refuse(record.line, "no period: '" + period + "'");
  const std::string cell = text_at(record, at.value);
  const std::optional<double> value = read_value(cell);
  if (!value) return input.refuse(record.line, "no number: '" + cell + "'");
  Point point;
  point.line = record.line;
  point.indicator = text_at(record, at.series);
  point.place = text_at(record, at.place);
  point.unit = text_at(record, at.unit);
  point.step = *step;
  point.value = *value;
  point.flag = text_at(record, at.flag);
  point.published = core::parse_date(text_at(record, at.published));
  point.source = text_at(record, at.source);
  point.url = text_at(record, at.url);
  return point;
}

core::Result<Draft> read(const Input& input) {
  const Columns columns = columns_of(input.records.front());
  Draft draft;
  draft.scheme = "own";
  std::string last_url;
  for (std::size_t i = 1; i < input.records.size(); ++i) {
    const CsvRecord& record = input.records[i];
    if (is_missing(text_at(record, columns.value))) continue;
    core::Result<Point> point = read_point(input, record, columns);
    if (!point) return core::fail(point.error());
    if (point->url == "same") point->url = last_url;  // as lists kept by hand say it
    last_url = point->url;
    if (point->indicator.starts_with("ilo_")) draft.scheme = "ilo";
    draft.points.push_back(std::move(*point));
  }
  return draft;
}

}  // namespace

const Format kPlainLong{"plain-long", accepts, read};

}  // namespace recount::store
