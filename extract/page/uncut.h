// The article of a page whose scripts, styles, comments and all else were left to the parser: what
// tests and fuzzing hold against extract_article, because the cut (markup.h) must change nothing.
#pragma once

#include "extract/article.h"

namespace recount::extract {

[[nodiscard]] core::Article extract_uncut(const core::Page& page,
                                          const ArticleOptions& options = {});

}  // namespace recount::extract
