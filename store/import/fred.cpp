// FRED and ALFRED (Federal Reserve Bank of St. Louis): `observation_date,UNRATE`; ALFRED names the
// day of publication in the header, `UNRATE_20150601`, so that each column is one vintage.
#include "store/import/codes.h"
#include "store/import/formats.h"
#include "store/import/input.h"
#include "store/import/named_columns.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  if (input.records.empty()) return false;
  const CsvRecord& header = input.records.front();
  return header.fields.size() > 1 && column_of(header, {"observation_date"}) == 0;
}

struct Named {
  std::string series;
  std::optional<core::Date> published;
};

/// "UNRATE_20150601" → UNRATE as of 2015-06-01
Named vintage_of(const std::string& header) {
  const std::size_t at = header.rfind('_');
  if (at == std::string::npos || header.size() != at + 9) return {header, std::nullopt};
  const std::string iso =
      header.substr(at + 1, 4) + "-" + header.substr(at + 5, 2) + "-" + header.substr(at + 7, 2);
  const std::optional<core::Date> date = core::parse_date(iso);
  return date ? Named{header.substr(0, at), date} : Named{header, std::nullopt};
}

core::Result<Draft> read(const Input& input) {
  NamedColumns columns;
  columns.scheme = "fred";
  for (std::size_t i = 1; i < input.records.front().fields.size(); ++i) columns.values.push_back(i);
  core::Result<Draft> draft = read_named_columns(input, columns);
  if (!draft) return draft;
  draft->source = "Federal Reserve Bank of St. Louis, FRED";
  for (Point& point : draft->points) {
    Named named = vintage_of(point.indicator);
    point.indicator = std::move(named.series);
    point.published = named.published;
    // The table of codes holds figures of the United States alone; FRED has others.
    if (indicator_of("fred", point.indicator)) point.place = "USA";
    point.url = "https://fred.stlouisfed.org/series/" + point.indicator;
  }
  return draft;
}

}  // namespace

const Format kFred{"fred", accepts, read};

}  // namespace recount::store
