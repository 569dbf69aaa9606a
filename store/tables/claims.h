// The tables claim and statement.
#pragma once

#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// Replaces what this version of the article says. A claim at the same place keeps its id. Returns
/// the ids in the order of `said.claims`.
[[nodiscard]] std::vector<ClaimId> write_claims(sqlite::Connection& db, const Saved& at,
                                                const core::ArticleClaims& said);
[[nodiscard]] std::vector<ClaimRow> read_claims(sqlite::Connection& db, const Filter& filter);
/// What a version of the article says, in reading order; 0 is the latest.
[[nodiscard]] core::ArticleClaims read_said(sqlite::Connection& db, ArticleId article, int version);

}  // namespace recount::store
