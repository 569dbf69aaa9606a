// Who wrote it. Pure; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "extract/page/metadata.h"

namespace recount::extract {

/// Names of people, without "By", roles and links; in the order of the page, none twice. `article`
/// has its site already.
[[nodiscard]] std::vector<std::string> find_authors(const PageFacts& facts, const Scan& scan,
                                                    const core::Article& article);

}  // namespace recount::extract
