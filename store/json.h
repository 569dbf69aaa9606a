// The JSON columns: values that nobody queries, kept exactly.
//
//   std::string column = to_json(claim);          // spans, quantity, trace
//   claim = with_json(std::move(claim), column);  // adds what the plain columns do not hold
//
// Reading throws StoreError for text that is not what was written.
#pragma once

#include <string>

#include "core/article.h"
#include "core/claim.h"
#include "core/finding.h"
#include "core/statement.h"

namespace recount::store {

/// Authors, blocks, captions, flags, links, trace, charset, and where title and dates came from.
[[nodiscard]] std::string to_json(const core::Article& article);
/// Spans, quantity, place name, trace.
[[nodiscard]] std::string to_json(const core::Claim& claim);
[[nodiscard]] std::string to_json(const core::Statement& statement);
/// Mentions, baseline figure, the indices of claims.
[[nodiscard]] std::string to_json(const core::Finding& finding);

/// `rest` is the value as far as the plain columns tell it; the result is complete.
[[nodiscard]] core::Article with_json(core::Article rest, const std::string& column);
[[nodiscard]] core::Claim with_json(core::Claim rest, const std::string& column);
[[nodiscard]] core::Statement with_json(core::Statement rest, const std::string& column);
[[nodiscard]] core::Finding with_json(core::Finding rest, const std::string& column);

}  // namespace recount::store
