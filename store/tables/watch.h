// What a run tells about itself: the tables untold and quiet_source, and a source's URLs in sum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

void write_untold(sqlite::Connection& db, const std::vector<FindingId>& alarms);
[[nodiscard]] std::vector<FindingId> read_untold(sqlite::Connection& db);
void delete_untold(sqlite::Connection& db, const std::vector<FindingId>& alarms);

void write_quiet(sqlite::Connection& db, const std::string& source, std::int64_t since);
[[nodiscard]] std::int64_t read_quiet(sqlite::Connection& db, const std::string& source);

[[nodiscard]] std::vector<Sighting> read_sightings(sqlite::Connection& db,
                                                   const std::string& source, std::size_t limit);
[[nodiscard]] SourceSum read_sum(sqlite::Connection& db, const std::string& source);

}  // namespace recount::store
