// Arbitrary text: every quote is the text at its span, and nothing leaves the text.
#include <cstdint>

#include "core/utf8.h"
#include "extract/claims.h"
#include "tests/fuzz/require.h"

using namespace recount;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const extract::ClaimExtractor extractor = *extract::ClaimExtractor::load();
  core::Article article;
  article.language = "en";
  article.text = core::repair_utf8({reinterpret_cast<const char*>(data), size});
  const core::ArticleClaims found = extractor.read(article, {.explain = true, .left_out = true});
  for (const core::LeftOut& number : found.left_out) {
    fuzz::require(number.where.span.end <= article.text.size());
    fuzz::require(article.quote(number.where) == number.quote);
  }
  for (const core::Claim& claim : found.claims) {
    fuzz::require(claim.where.span.end <= article.text.size());
    fuzz::require(article.quote(claim.where) == claim.quote);
    fuzz::require(claim.where.span.contains(claim.number));
  }
  return 0;
}
