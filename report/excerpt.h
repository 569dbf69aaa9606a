// A sentence with carets under some of its words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace recount::report {

/// A stretch of one text of the article, and what to mark in it (absolute spans).
struct Excerpt {
  core::Location where;
  std::vector<core::TextSpan> marks;
};

/// The block around `span`, trimmed, at most 600 bytes: for what no sentence is known.
[[nodiscard]] core::TextSpan surroundings(std::string_view text, core::TextSpan span);

/// Lines of at most `width` columns, each followed by its carets where it has marks.
[[nodiscard]] std::vector<std::string> excerpt_lines(std::string_view text, const Excerpt& excerpt,
                                                     std::size_t width);

}  // namespace recount::report
