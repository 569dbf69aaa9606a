// The text of a part of the tree, block by block.
//
//   std::vector<Line> lines = read_lines(scan, content.roots);
//
// Inline elements never break a word, two <br> in a row break a block, white space is one blank,
// zero-width and direction marks are dropped. Pruned parts are skipped. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "extract/page/scan.h"

namespace recount::extract {

struct Line {
  std::string text;
  core::BlockKind kind = core::BlockKind::paragraph;
  NodeId block = 0;           ///< the element that the text stands in
  std::uint32_t length = 0;   ///< characters
  std::uint32_t linked = 0;   ///< … of them inside links
  std::uint32_t outside = 0;  ///< … of them inside links to other hosts
  std::uint32_t strong = 0;   ///< … of them bold or italic
};

[[nodiscard]] std::vector<Line> read_lines(const Scan& scan, const std::vector<NodeId>& roots);

/// The text below one element as one line, pruned or not.
[[nodiscard]] std::string text_below(const Tree& tree, NodeId id);

/// White space as one blank, none at the ends; zero-width and direction marks dropped.
[[nodiscard]] std::string tidy(std::string_view text);

}  // namespace recount::extract
