// Takes from the lines of a body what is not the article: by-lines at its head, calls to subscribe
// and tags at its tail, links to other articles between its paragraphs.
//
//   lines = trim_lines(scan, std::move(lines), article);   // article: its title and authors
//
// Phrases are data (extract/data/page/phrases.toml). Pure; thread-safe.
#pragma once

#include <vector>

#include "core/article.h"
#include "extract/page/lines.h"

namespace recount::extract {

[[nodiscard]] std::vector<Line> trim_lines(const Scan& scan, std::vector<Line> lines,
                                           const core::Article& article);

}  // namespace recount::extract
