// Our World in Data: the grapher's download `Entity,Code,Year,<title>…`, and its older data sets
// without codes.
#include "store/import/formats.h"
#include "store/import/input.h"
#include "store/import/named_columns.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  if (input.records.empty()) return false;
  const CsvRecord& header = input.records.front();
  const std::optional<std::size_t> period = column_of(header, {"year", "day"});
  return column_of(header, {"entity"}) == 0 && period && header.fields.size() > *period + 1;
}

/// The code where there is one: names of entities change.
core::Result<Draft> read(const Input& input) {
  const CsvRecord& header = input.records.front();
  NamedColumns columns;
  columns.place = column_of(header, {"code"}).value_or(0);
  columns.period = column_of(header, {"year", "day"}).value_or(1);
  columns.scheme = "owid";
  for (std::size_t i = columns.period + 1; i < header.fields.size(); ++i) {
    columns.values.push_back(i);
  }
  core::Result<Draft> draft = read_named_columns(input, columns);
  if (draft) draft->source = "Our World in Data";
  return draft;
}

}  // namespace

const Format kOwid{"owid-grapher", accepts, read};

}  // namespace recount::store
