// Arbitrary bytes as a page: its text and title are the same whether scripts, unread attributes and
// comments reach the parser or not.
#include <cstdint>

#include "extract/article.h"
#include "extract/page/uncut.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  core::Page page;
  page.url = "https://news.example/a";
  page.content_type = "text/html";
  page.body.assign(reinterpret_cast<const char*>(data), size);
  const core::Article cut = extract::extract_article(page);
  if (cut.outcome == core::Outcome::refused) return 0;  // at a limit that the two reach apart
  const core::Article whole = extract::extract_uncut(page);
  if (whole.outcome == core::Outcome::refused) return 0;
  fuzz::require(cut.text == whole.text && cut.title.value == whole.title.value);
  return 0;
}
