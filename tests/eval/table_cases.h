// Suites whose files come without expectations, held against tables of ours: one case a line.
//
//   run_robots_table("tests/eval/robots-cc.txt", "…/crawling/robots-cc")
//   run_sitemap_table("tests/eval/sitemaps.txt", "…/crawling/sitemaps")
//
// The tables say what stands in which column. Fails loudly (std::runtime_error) when a file that a
// table names is missing, and counts a file that no line names as wrong.
#pragma once

#include <filesystem>

#include "tally.h"

namespace recount::crawler {

[[nodiscard]] Tally run_robots_table(const std::filesystem::path& table,
                                     const std::filesystem::path& folder);
[[nodiscard]] Tally run_sitemap_table(const std::filesystem::path& table,
                                      const std::filesystem::path& folder);

}  // namespace recount::crawler
