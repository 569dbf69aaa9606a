// The series that are compiled into the program.
#pragma once

#include <vector>

#include "core/series.h"

namespace recount::store {

/// Parsed on the first call, then kept; lives as long as the program. Safe for several threads.
[[nodiscard]] const std::vector<core::Series>& bundled_series();

}  // namespace recount::store
