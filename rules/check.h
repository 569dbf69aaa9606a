// Counts again: holds an article's figures against each other and against official series.
//
//   std::vector<core::Finding> findings = rules::check(rules, article, claims, &baselines);
//
// Returns every check that was made, of every verdict, in text order; `Finding::is_alarm` picks
// what an editor should see. Pure and thread-safe; cost is linear in the number of claims.
#pragma once

#include <vector>

#include "core/article.h"
#include "core/finding.h"
#include "core/series.h"
#include "core/statement.h"
#include "rules/ruleset.h"

namespace recount::rules {

/// Without `baselines` only the rules within the article run.
[[nodiscard]] std::vector<core::Finding> check(const RuleSet& rules, const core::Article& article,
                                               const core::ArticleClaims& claims,
                                               const core::Baselines* baselines);

}  // namespace recount::rules
