// Arbitrary bytes as a feed, sitemap or section page: only http addresses come out.
#include <cstdint>

#include "crawler/discovery.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto listing = crawler::read_listing(body, "text/xml", "https://news.example/feed.xml");
  for (const auto& entry : listing.articles) {
    fuzz::require(entry.url.starts_with("http://") || entry.url.starts_with("https://"));
  }
  return 0;
}
