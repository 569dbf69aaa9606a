// How headlines of other pages and running text take turns on a page.
//
//   Shape s = shape_of(scan);            // after scan.measure()
//   s.headlines, s.running, s.longest    // twelve headlines, 900 characters, at most 90 in a row
//
// Linear in the tree. Pure; thread-safe.
#pragma once

#include <cstdint>

#include "extract/page/scan.h"

namespace recount::extract {

struct Shape {
  std::uint32_t headlines = 0;   ///< blocks that are a link of some words and nothing else
  std::uint32_t running = 0;     ///< characters in paragraphs
  std::uint32_t longest = 0;     ///< … of them in a row, with no headline between
  std::uint32_t paragraphs = 0;  ///< in that row
};

/// Of what is not pruned by now; navigation, frames and footers never count.
[[nodiscard]] Shape shape_of(const Scan& scan);

/// Headlines with at most a few words to each, and no text among them that would be an article.
[[nodiscard]] bool is_list_of_pages(const Shape& shape);

/// Several paragraphs that keep together and are long enough to be what a page is about.
[[nodiscard]] bool holds_text(const Shape& shape);

}  // namespace recount::extract
