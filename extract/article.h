// From a page to its article: the text that the page is about, without everything around it.
//
//   core::Page page{.url = "https://news.example/a", .body = bytes};
//   core::Article article = extract::extract_article(page);
//   if (article.outcome == core::Outcome::article) read(article.text);
//
// Never fails: what the page turned out to be is `Article::outcome`, a breached limit is
// `Outcome::refused` with its stable code. Pure; no clock, disk or network. Thread-safe.
#pragma once

#include <cstddef>

#include "core/article.h"
#include "core/page.h"

namespace recount::extract {

/// Hostile pages end at one of these; each breach has a stable code (docs/hostile.md).
struct Limits {
  std::size_t body_bytes = 8U << 20U;
  std::size_t markup_bytes = 4U << 20U;  ///< what the parser is given, after the cut
  std::size_t depth = 512;
  std::size_t attributes = 400;           ///< of one tag
  std::size_t arena_bytes = 256U << 20U;  ///< of one parse; its time follows from it
  std::size_t tags = 200'000;             ///< given to the parser; no real page comes near
  std::size_t links = 10'000;             ///< kept of a page
  std::size_t title_characters = 1000;
};

struct ArticleOptions {
  Limits limits;
  bool explain = false;  ///< fill Article::trace
};

[[nodiscard]] core::Article extract_article(const core::Page& page,
                                            const ArticleOptions& options = {});

}  // namespace recount::extract
