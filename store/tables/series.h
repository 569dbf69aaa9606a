// The tables series and observation.
#pragma once

#include <string>
#include <vector>

#include "core/series.h"
#include "store/sqlite/connection.h"

namespace recount::store {

/// A series that is known gains observations; one of the same period and vintage is replaced. What
/// does not say when it was retrieved was retrieved today.
void write_series(sqlite::Connection& db, const core::Series& series);
[[nodiscard]] bool delete_series(sqlite::Connection& db, const std::string& id);
[[nodiscard]] std::vector<core::Series> read_series(sqlite::Connection& db);

}  // namespace recount::store
