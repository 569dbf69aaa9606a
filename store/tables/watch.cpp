// Dates of feeds are kept as written; SQLite reads ISO 8601 with its zone.
#include "store/tables/watch.h"

namespace recount::store {

void write_untold(sqlite::Connection& db, const std::vector<FindingId>& alarms) {
  if (alarms.empty()) return;
  sqlite::Statement writer(db, "INSERT OR IGNORE INTO untold VALUES (?)");
  for (const FindingId id : alarms) writer.run(id);
}

std::vector<FindingId> read_untold(sqlite::Connection& db) {
  sqlite::Statement row(db,
                        "SELECT f.id FROM untold u JOIN finding f ON f.id = u.finding"
                        " LEFT JOIN decision d ON d.article = f.article"
                        " AND d.fingerprint = f.fingerprint"
                        " WHERE f.present AND d.state IS NULL ORDER BY f.id");
  std::vector<FindingId> alarms;
  while (row.step()) alarms.push_back(row.as<FindingId>());
  return alarms;
}

void delete_untold(sqlite::Connection& db, const std::vector<FindingId>& alarms) {
  sqlite::Transaction change(db);
  sqlite::Statement writer(db, "DELETE FROM untold WHERE finding = ?");
  for (const FindingId id : alarms) writer.run(id);
  change.commit();
}

void write_quiet(sqlite::Connection& db, const std::string& source, std::int64_t since) {
  sqlite::Statement(db, "INSERT OR REPLACE INTO quiet_source VALUES (?, ?)").run(source, since);
}

std::int64_t read_quiet(sqlite::Connection& db, const std::string& source) {
  sqlite::Statement row(db, "SELECT since FROM quiet_source WHERE source = ?");
  row.bind(source);
  return row.step() ? row.integer() : 0;
}

std::vector<Sighting> read_sightings(sqlite::Connection& db, const std::string& source,
                                     std::size_t limit) {
  // A day alone says nothing about a delay of minutes: it counts as not said.
  sqlite::Statement row(db,
                        "SELECT first_seen, CASE WHEN length(published) > 10 THEN"
                        " coalesce(CAST(strftime('%s', published) AS INTEGER), 0) ELSE 0 END"
                        " FROM url_state WHERE source = ? AND role = 'article'"
                        " ORDER BY first_seen DESC LIMIT ?");
  row.bind(source, limit);
  std::vector<Sighting> seen;
  while (row.step()) seen.push_back({.first_seen = row.integer(), .published = row.integer()});
  return seen;
}

SourceSum read_sum(sqlite::Connection& db, const std::string& source) {
  SourceSum sum;
  sqlite::Statement row(db,
                        "SELECT error, count(*), sum(stored) FROM url_state WHERE source = ?"
                        " GROUP BY error");
  row.bind(source);
  while (row.step()) {
    const std::string error = row.text();
    const auto urls = row.as<std::size_t>();
    sum.stored += row.as<std::size_t>();
    if (!error.empty()) sum.errors[error] = urls;
  }
  return sum;
}

}  // namespace recount::store
