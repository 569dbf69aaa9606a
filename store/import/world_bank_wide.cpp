// World Bank, the CSV of a download: one line a country and indicator, one column a year. A
// preamble
// ("Data Source", "Last Updated Date") may come first, and every line may end in a comma. Format as
// of https://datahelpdesk.worldbank.org, seen in 2021 and 2026.
#include "store/import/cells.h"
#include "store/import/formats.h"
#include "store/import/input.h"

namespace recount::store {
namespace {

constexpr std::size_t kPreamble = 6;
constexpr std::size_t kFirstYear = 4;

/// The record that names the columns, after a preamble of a few lines.
const CsvRecord* header_of(const Input& input) {
  for (std::size_t i = 0; i < input.records.size() && i < kPreamble; ++i) {
    const CsvRecord& record = input.records[i];
    if (record.at(0) == "Country Name" && record.at(3) == "Indicator Code") return &record;
  }
  return nullptr;
}

bool accepts(const Input& input) { return header_of(input) != nullptr; }

std::optional<core::Date> last_updated(const Input& input) {
  for (const CsvRecord& record : input.records) {
    if (record.at(0) == "Last Updated Date") return core::parse_date(record.at(1));
    if (record.at(0) == "Country Name") break;
  }
  return std::nullopt;
}

core::Result<std::vector<std::optional<Step>>> years_of(const Input& input,
                                                        const CsvRecord& header) {
  std::vector<std::optional<Step>> years(kFirstYear);
  for (std::size_t i = kFirstYear; i < header.fields.size(); ++i) {
    years.push_back(read_period(header.at(i)));
    if (!years.back() && !header.at(i).empty()) {
      return input.refuse(header.line, "no year: '" + header.fields[i] + "'");
    }
  }
  return years;
}

core::Result<bool> add_record(const Input& input, const CsvRecord& record,
                              const std::vector<std::optional<Step>>& years, Draft& draft) {
  for (std::size_t i = kFirstYear; i < record.fields.size(); ++i) {
    const std::string_view cell = record.at(i);
    if (is_missing(cell)) continue;
    const std::optional<double> value = read_value(cell);
    if (i >= years.size() || !years[i])
      return input.refuse(record.line, "a value beyond the years");
    if (!value) return input.refuse(record.line, "no number: '" + std::string(cell) + "'");
    Point point;
    point.line = record.line;
    point.indicator = record.at(3);
    point.place = record.at(1);
    point.title = record.at(2);
    point.step = *years[i];
    point.value = *value;
    draft.points.push_back(std::move(point));
  }
  return true;
}

core::Result<Draft> read(const Input& input) {
  const CsvRecord& header = *header_of(input);
  const auto years = years_of(input, header);
  if (!years) return core::fail(years.error());
  Draft draft;
  draft.scheme = "wb";
  draft.source = "World Bank";
  draft.updated = last_updated(input);
  for (const CsvRecord& record : input.records) {
    if (record.line <= header.line) continue;
    const core::Result<bool> added = add_record(input, record, *years, draft);
    if (!added) return core::fail(added.error());
  }
  return draft;
}

}  // namespace

const Format kWorldBankWide{"world-bank-wide", accepts, read};

}  // namespace recount::store
