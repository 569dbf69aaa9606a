// Articles as JSON Lines, one a line: {"id","title","standfirst","text","captions","published",
// "language"}.
//
//   core::Result<core::Article> a = app::article_of_line(line, "gold.jsonl:17");
//
// `lang`, and `date` or `article_date`, are accepted too; dates may be "2017", "2017-02" or empty,
// and one that is no date counts as unknown; `url`, `site` and `authors` are kept where they are
// given, further fields ignored. Texts are validated and never altered: spans index them as given.
// The error names `where` and the field. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace recount::app {

[[nodiscard]] core::Result<core::Article> article_of_line(std::string_view line,
                                                          const std::string& where);

/// A plain text as an article: the whole text is the body.
[[nodiscard]] core::Result<core::Article> article_of_text(std::string text,
                                                          const std::string& where);

/// Every line of the text as a block of its own.
[[nodiscard]] std::vector<core::Block> blocks_of(std::string_view text);

}  // namespace recount::app
