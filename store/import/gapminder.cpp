// Gapminder, DDF data points: `geo,time,<concept>`, codes in lower case. Format: the DDF
// specification, https://open-numbers.github.io/ddf.html.
#include "store/import/formats.h"
#include "store/import/input.h"
#include "store/import/named_columns.h"

namespace recount::store {
namespace {

bool accepts(const Input& input) {
  if (input.records.empty()) return false;
  const CsvRecord& header = input.records.front();
  const bool place = header.at(0) == "geo" || header.at(0) == "country";
  return header.fields.size() == 3 && place && header.at(1) == "time";
}

core::Result<Draft> read(const Input& input) {
  core::Result<Draft> draft =
      read_named_columns(input, {.place = 0, .period = 1, .values = {2}, .scheme = "gapminder"});
  if (draft) draft->source = "Gapminder";
  return draft;
}

}  // namespace

const Format kGapminder{"gapminder-ddf", accepts, read};

}  // namespace recount::store
