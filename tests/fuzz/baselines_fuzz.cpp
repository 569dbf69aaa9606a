// Arbitrary bytes as a file of figures: refused with a reason, or series with observations.
#include <cstdint>

#include "store/baselines.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  store::ImportOptions options;
  options.indicator = "population";
  const auto got = store::import_baselines("fuzz.csv", bytes, options);
  if (!got) {
    fuzz::require(!got.error().message.empty());
    return 0;
  }
  for (const core::Series& series : got->series) fuzz::require(!series.observations.empty());
  return 0;
}
