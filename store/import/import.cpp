// A file is read by the first format that knows its content, becomes series, and is tested; the
// first contradiction refuses it whole.
#include <array>

#include "store/baselines.h"
#include "store/baselines/bundled.h"
#include "store/import/build.h"
#include "store/import/formats.h"
#include "store/import/input.h"
#include "store/import/self_test.h"

namespace recount::store {
namespace {

constexpr std::array kFormats{&kWorldBankJson, &kWorldBankWide, &kSdmxCsv,    &kEurostatTsv,
                              &kGenesis,       &kCompanion,     &kFred,       &kGapminder,
                              &kOwid,          &kPlainLong,     &kTimeColumns};

const Format* format_of(const Input& input) {
  for (const Format* format : kFormats) {
    if (format->accepts(input)) return format;
  }
  return nullptr;
}

std::vector<const core::Series*> all_known(const std::vector<core::Series>& stored) {
  std::vector<const core::Series*> known;
  for (const core::Series& series : bundled_series()) known.push_back(&series);
  for (const core::Series& series : stored) known.push_back(&series);
  return known;
}

}  // namespace

core::Result<Import> import_baselines(std::string_view file_name, std::string_view bytes,
                                      const ImportOptions& options,
                                      const std::vector<core::Series>& known) {
  const core::Result<Input> input = read_input(file_name, bytes);
  if (!input) return core::fail(input.error());
  const Format* format = format_of(*input);
  if (format == nullptr) {
    return input->refuse(1,
                         "no format that recount knows; a table with the columns place, year, "
                         "value always works");
  }
  core::Result<Draft> draft = format->read(*input);
  if (!draft) return core::fail(draft.error());
  core::Result<Built> built = build(*input, std::move(*draft), options);
  if (!built) return core::fail(built.error());
  const std::vector<const core::Series*> held = all_known(known);
  const core::Result<bool> sound = self_test(*input, *built, held);
  if (!sound) return core::fail(sound.error());

  Import result{std::string(format->name), {}, std::move(built->notes)};
  for (std::string& note : remarks(*input, *built, held)) result.notes.push_back(std::move(note));
  for (Traced& traced : built->all) result.series.push_back(std::move(traced.series));
  return result;
}

}  // namespace recount::store
