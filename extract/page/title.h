// The headline: a single <h1>, else JSON-LD, og:title, <title> without the site's name.
// Pure; thread-safe.
#pragma once

#include "core/article.h"
#include "extract/page/metadata.h"

namespace recount::extract {

[[nodiscard]] core::Sourced find_title(const PageFacts& facts, const Scan& scan);

/// Letters and digits in lower case, so that the same title in other punctuation compares equal.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace recount::extract
