// The checks against official series. Pure; private to the room.
#pragma once

#include <vector>

#include "core/finding.h"
#include "rules/baseline/match.h"

namespace recount::rules {

using Findings = std::vector<core::Finding>;

/// B-VALUE, B-PERIOD, B-PLACE, B-UNIT, B-CHANGE, B-PP, B-COVERAGE
[[nodiscard]] Findings check_figures(const Baseline& baseline);
/// B-DIR
[[nodiscard]] Findings check_statements(const Baseline& baseline);
/// B-RANK
[[nodiscard]] Findings check_ranks(const Baseline& baseline);
/// B-COMPLEMENT
[[nodiscard]] Findings check_complements(const Baseline& baseline);

}  // namespace recount::rules
