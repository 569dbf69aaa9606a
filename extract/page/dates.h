// When it was published and changed: JSON-LD, meta, <time>, the URL, the text near the title.
// Never the day of the crawl. Pure; thread-safe.
#pragma once

#include "core/article.h"
#include "extract/page/metadata.h"

namespace recount::extract {

/// `article` has its address and its title already.
[[nodiscard]] core::Sourced find_published(const PageFacts& facts, const Scan& scan,
                                           const core::Article& article);
[[nodiscard]] core::Sourced find_modified(const PageFacts& facts, const Scan& scan);

}  // namespace recount::extract
