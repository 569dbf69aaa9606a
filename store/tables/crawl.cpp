// One row a value; writing the same key again replaces it.
#include "store/tables/crawl.h"

#include "store/names.h"

namespace recount::store {
namespace {

constexpr std::string_view kUrlColumns =
    "url, source, kind, role, etag, last_modified, body_hash, first_seen, last_fetched,"
    " last_changed, next_due, interval, status, failures, error, published, stored";

constexpr std::string_view kHostColumns =
    "host, next_allowed, paused_until, failures, error, mean_response, crawl_delay, robots,"
    " robots_status, robots_fetched, tdmrep, ai_txt, opt_outs_fetched";

core::UrlState read_url_row(sqlite::Statement& row) {
  return {.url = row.text(),
          .source = row.text(),
          .kind = source_kind_named(row.text()),
          .role = role_named(row.text()),
          .etag = row.text(),
          .last_modified = row.text(),
          .body_hash = row.text(),
          .first_seen = row.integer(),
          .last_fetched = row.integer(),
          .last_changed = row.integer(),
          .next_due = row.integer(),
          .interval = row.integer(),
          .status = row.as<int>(),
          .failures = row.as<int>(),
          .error = row.text(),
          .published = row.text(),
          .stored = row.boolean()};
}

std::string select_urls(const std::string& rest) {
  return "SELECT " + std::string(kUrlColumns) + " FROM url_state " + rest;
}

}  // namespace

void write_source(sqlite::Connection& db, const core::Source& source) {
  sqlite::Statement(db, "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)")
      .run(source.url, core::name_of(source.kind), source.name, source.allow_private, source.delay);
}

bool delete_source(sqlite::Connection& db, const std::string& url) {
  sqlite::Statement(db, "DELETE FROM source WHERE url = ?").run(url);
  return db.changed_rows() > 0;
}

std::vector<core::Source> read_sources(sqlite::Connection& db) {
  sqlite::Statement row(db,
                        "SELECT url, kind, name, allow_private, delay FROM source ORDER BY url");
  std::vector<core::Source> sources;
  while (row.step()) {
    sources.push_back({.url = row.text(),
                       .kind = source_kind_named(row.text()),
                       .name = row.text(),
                       .allow_private = row.boolean(),
                       .delay = row.real()});
  }
  return sources;
}

void write_url(sqlite::Connection& db, const core::UrlState& s) {
  sqlite::Statement(db, "INSERT OR REPLACE INTO url_state (" + std::string(kUrlColumns) +
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(s.url, s.source, core::name_of(s.kind), name_of(s.role), s.etag, s.last_modified,
           s.body_hash, s.first_seen, s.last_fetched, s.last_changed, s.next_due, s.interval,
           s.status, s.failures, s.error, s.published, s.stored);
}

std::optional<core::UrlState> read_url(sqlite::Connection& db, const std::string& url) {
  sqlite::Statement row(db, select_urls("WHERE url = ?"));
  row.bind(url);
  if (!row.step()) return std::nullopt;
  return read_url_row(row);
}

void read_due(sqlite::Connection& db, std::int64_t now,
              const std::function<bool(core::UrlState&&)>& take) {
  for (const std::string_view rest :
       {"WHERE role = 'listing' AND next_due <= ? ORDER BY next_due",
        "WHERE role = 'article' AND next_due <= ? ORDER BY next_due DESC"}) {
    sqlite::Statement row(db, select_urls(std::string(rest)));
    row.bind(now);
    while (row.step()) {
      if (!take(read_url_row(row))) return;
    }
  }
}

void write_host(sqlite::Connection& db, const core::HostState& s) {
  sqlite::Statement(db, "INSERT OR REPLACE INTO host_state (" + std::string(kHostColumns) +
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(s.host, s.next_allowed, s.paused_until, s.failures, s.error, s.mean_response,
           s.crawl_delay, s.robots, s.robots_status, s.robots_fetched, s.tdmrep, s.ai_txt,
           s.opt_outs_fetched);
}

std::optional<core::HostState> read_host(sqlite::Connection& db, const std::string& host) {
  sqlite::Statement row(db,
                        "SELECT " + std::string(kHostColumns) + " FROM host_state WHERE host = ?");
  row.bind(host);
  if (!row.step()) return std::nullopt;
  return core::HostState{.host = row.text(),
                         .next_allowed = row.integer(),
                         .paused_until = row.integer(),
                         .failures = row.as<int>(),
                         .error = row.text(),
                         .mean_response = row.real(),
                         .crawl_delay = row.real(),
                         .robots = row.text(),
                         .robots_status = row.as<int>(),
                         .robots_fetched = row.integer(),
                         .tdmrep = row.text(),
                         .ai_txt = row.text(),
                         .opt_outs_fetched = row.integer()};
}

}  // namespace recount::store
