// What a page says about its article: JSON-LD, meta elements, <time>, by-lines, the URL.
//
//   PageFacts facts = read_facts(scan, markup);
//   fill_metadata(article, facts, scan, 1000);
//
// Broken JSON-LD is skipped; nesting is limited to 64. Pure; thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "extract/page/json_ld.h"
#include "extract/page/markup.h"
#include "extract/page/scan.h"

namespace recount::extract {

/// Everything that is read before anything is pruned.
struct PageFacts {
  JsonLd json_ld;
  std::map<std::string, std::vector<std::string>, std::less<>> meta;  ///< by name or property
  std::string html_language;
  std::string canonical;
  std::string document_title;
  std::vector<std::string_view> scripts;  ///< live as long as the decoded page
  bool is_article = false;                ///< og:type or JSON-LD says so

  /// The first value of the first of `names` that has one; the view lives as long as the facts.
  [[nodiscard]] std::string_view first(std::initializer_list<std::string_view> names) const;
};

/// In lower case; empty if `url` has none.
[[nodiscard]] std::string host_of(std::string_view url);

[[nodiscard]] PageFacts read_facts(const Scan& scan, const Markup& markup);

/// What `directives` (of the header or the meta element) ask of those who index, each noted once.
void note_robots(core::Article& article, std::string_view directives);

void fill_metadata(core::Article& article, const PageFacts& facts, const Scan& scan,
                   std::size_t title_characters);

/// By <html lang>, else by what the text looks like.
void fill_language(core::Article& article, const PageFacts& facts);

[[nodiscard]] std::vector<std::string> read_captions(const Scan& scan,
                                                     const std::vector<NodeId>& roots);

}  // namespace recount::extract
