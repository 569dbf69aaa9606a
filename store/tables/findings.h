// The tables finding, finding_claim and decision.
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// What the latest reading of an article found: a known fingerprint is updated in place, one that
/// is gone stays as not present. Returns the new alarms. `claims` are the ids of the reading's
/// claims.
[[nodiscard]] std::vector<FindingId> write_findings(sqlite::Connection& db, const Saved& at,
                                                    const std::vector<core::Finding>& findings,
                                                    const std::vector<ClaimId>& claims,
                                                    std::int64_t fetched);
[[nodiscard]] std::vector<FindingRow> read_findings(sqlite::Connection& db, const Filter& filter);
[[nodiscard]] std::optional<FindingRow> read_finding(sqlite::Connection& db, FindingId id);
[[nodiscard]] bool write_decision(sqlite::Connection& db, FindingId id, Decision decision,
                                  const std::string& reason);

}  // namespace recount::store
