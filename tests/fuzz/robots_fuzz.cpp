// Arbitrary bytes as robots.txt: robots.txt itself may always be read, and the answer never
// changes.
#include <cstdint>

#include "crawler/robots.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto robots = crawler::Robots::parse(file, "recount");
  fuzz::require(robots.allows("/robots.txt"));
  fuzz::require(robots.allows("/a/b?c=d") == robots.allows("/a/b?c=d"));
  fuzz::require(!robots.crawl_delay() || *robots.crawl_delay() >= 0);
  return 0;
}
