// Trends and superlatives without a figure: "unemployment in Cambodia rose in 2008".
#pragma once

#include <vector>

#include "core/statement.h"
#include "extract/claims/context/setting.h"
#include "extract/claims/sentence/language.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

/// Whether a sentence has the words without which it states none: most need not be read for it.
[[nodiscard]] bool may_state(const Sentence& s);

/// Only those that name a place and, for a trend, a period: no other can be held against a series.
[[nodiscard]] std::vector<core::Statement> find_statements(const Sentence& s,
                                                           const std::vector<int>& boundaries,
                                                           const std::vector<TimeExpression>& times,
                                                           const std::vector<PlaceMention>& places,
                                                           const Language& language);

}  // namespace recount::extract
