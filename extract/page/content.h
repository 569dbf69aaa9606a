// Which elements hold the article.
//
//   Content c = choose_content(scan, title);
//   c.roots   // in document order, none inside another; several where a body is split
//   c.stage   // "named container", "density", "whole body"
//
// Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page/scan.h"

namespace recount::extract {

struct Content {
  std::vector<NodeId> roots;
  std::string stage;
};

[[nodiscard]] Content choose_content(const Scan& scan, std::string_view title);

}  // namespace recount::extract
