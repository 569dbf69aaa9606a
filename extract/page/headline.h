// Where the article begins on its page: the heading with its title, and the lines about it.
//
//   const Head head = find_head(scan, "The count");
//   for (NodeId id = head.at; id < head.end; ++id) …   // headline, by-line, date, lead
//
// Linear in the page. Pure; thread-safe.
#pragma once

#include <string_view>

#include "extract/page/scan.h"

namespace recount::extract {

/// All 0 on a page without headings.
struct Head {
  NodeId begin = 0;  ///< shortly before the headline
  NodeId at = 0;     ///< the headline
  NodeId end = 0;    ///< the second paragraph after it
};

[[nodiscard]] Head find_head(const Scan& scan, std::string_view title);

}  // namespace recount::extract
