// The tables source, url_state and host_state.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/source.h"
#include "store/sqlite/connection.h"

namespace recount::store {

void write_source(sqlite::Connection& db, const core::Source& source);
[[nodiscard]] bool delete_source(sqlite::Connection& db, const std::string& url);
[[nodiscard]] std::vector<core::Source> read_sources(sqlite::Connection& db);

void write_url(sqlite::Connection& db, const core::UrlState& state);
[[nodiscard]] std::optional<core::UrlState> read_url(sqlite::Connection& db,
                                                     const std::string& url);
/// As store.h tells of `each_due`.
void read_due(sqlite::Connection& db, std::int64_t now,
              const std::function<bool(core::UrlState&&)>& take);

void write_host(sqlite::Connection& db, const core::HostState& state);
[[nodiscard]] std::optional<core::HostState> read_host(sqlite::Connection& db,
                                                       const std::string& host);

}  // namespace recount::store
