// Arbitrary bytes as a page: the article is valid UTF-8, its blocks lie in its text, and reading
// the same page twice gives the same article.
#include <cstdint>

#include "core/utf8.h"
#include "extract/article.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  core::Page page;
  page.url = "https://news.example/a";
  page.content_type = "text/html";
  page.body.assign(reinterpret_cast<const char*>(data), size);
  const core::Article article = extract::extract_article(page);
  fuzz::require(core::is_valid_utf8(article.text));
  fuzz::require(core::is_valid_utf8(article.title.value));
  for (const core::Block& block : article.blocks) {
    fuzz::require(block.span.begin <= block.span.end && block.span.end <= article.text.size());
  }
  fuzz::require(extract::extract_article(page) == article);
  return 0;
}
