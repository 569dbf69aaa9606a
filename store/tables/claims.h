// The tables claim and statement.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// The columns that `read_claim` reads, of `claim c`.
inline constexpr std::string_view kClaimColumns =
    "c.quote, c.unit, c.per, c.subject, c.place, c.period_start, c.period_end, c.attribution,"
    " c.quoted, c.exact";
[[nodiscard]] core::Claim read_claim(sqlite::Statement& row);

/// Replaces what this version of the article says. A claim at the same place keeps its id. Returns
/// the ids in the order of `said.claims`.
[[nodiscard]] std::vector<ClaimId> write_claims(sqlite::Connection& db, const Saved& at,
                                                const core::ArticleClaims& said);
[[nodiscard]] std::vector<ClaimRow> read_claims(sqlite::Connection& db, const Filter& filter);
/// Of any version.
[[nodiscard]] std::optional<ClaimRow> read_claim_row(sqlite::Connection& db, ClaimId id);
/// What a version of the article says, in reading order; 0 is the latest.
[[nodiscard]] core::ArticleClaims read_said(sqlite::Connection& db, ArticleId article, int version);

}  // namespace recount::store
