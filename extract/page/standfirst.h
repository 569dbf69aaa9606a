// The paragraph between the headline and the body, where a page sets it apart from the body.
//
//   std::optional<NodeId> at = find_standfirst(scan, content.roots);
//
// Pure; thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "extract/page/scan.h"

namespace recount::extract {

[[nodiscard]] std::optional<NodeId> find_standfirst(const Scan& scan,
                                                    const std::vector<NodeId>& roots);

}  // namespace recount::extract
