// PRAGMA user_version counts the files data/schema/NNN_*.sql that have run. Each missing one runs
// in the transaction that also raises the counter, so a killed migration leaves the old schema.
#include "store/schema.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "store/data_files.h"
#include "store/store.h"

namespace recount::store {
namespace {

constexpr std::int64_t kApplicationId = 0x72636E74;  // "rcnt"

struct Migration {
  int number = 0;
  std::string sql;
};

std::vector<Migration> migrations() {
  constexpr std::string_view kFolder = "schema/";
  std::vector<Migration> found;
  for (const core::EmbeddedFile& file : data_files()) {
    if (!file.name.starts_with(kFolder)) continue;
    const std::string_view name = file.name.substr(kFolder.size());
    Migration next{.sql = std::string(file.bytes)};
    std::from_chars(name.data(), name.data() + name.size(), next.number);
    found.push_back(std::move(next));
  }
  std::ranges::sort(found, {}, &Migration::number);
  // Of two with one number, the second would never run.
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].number != static_cast<int>(i) + 1) {
      throw std::logic_error("data/schema: no migration, or two, with number " +
                             std::to_string(i + 1));
    }
  }
  return found;
}

void check_owner(sqlite::Connection& db) {
  const bool empty = db.integer("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty || db.integer("PRAGMA application_id") == kApplicationId) return;
  throw StoreError(db.path() +
                   ": an SQLite database of another program; name another file for recount");
}

void check_version(const sqlite::Connection& db, std::int64_t version, std::int64_t newest) {
  if (version <= newest) return;
  throw StoreError(db.path() + ": written by a newer recount (schema " + std::to_string(version) +
                   ", this program knows " + std::to_string(newest) +
                   "); update recount, or name another file");
}

void apply(sqlite::Connection& db, const Migration& next) {
  sqlite::Transaction change(db);
  // Another process may have come first while this one waited for the write lock.
  if (db.integer("PRAGMA user_version") < next.number) {
    db.execute(next.sql);
    db.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    db.execute("PRAGMA user_version = " + std::to_string(next.number));
  }
  change.commit();
}

/// The busy timeout does not cover this switch: two programs that open a new file at once need it.
void use_write_ahead_log(sqlite::Connection& db) {
  constexpr int kAttempts = 500;
  for (int i = 0; i < kAttempts; ++i) {
    if (db.attempt("PRAGMA journal_mode = WAL")) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  db.execute("PRAGMA journal_mode = WAL");  // says what is in the way
}

}  // namespace

void prepare(sqlite::Connection& db) {
  check_owner(db);
  const std::vector<Migration> all = migrations();
  const std::int64_t version = db.integer("PRAGMA user_version");
  check_version(db, version, all.back().number);
  use_write_ahead_log(db);
  db.execute("PRAGMA synchronous = FULL");  // a commit outlives a power cut
  db.execute("PRAGMA foreign_keys = ON");
  for (const Migration& next : all) {
    if (next.number > version) apply(db, next);
  }
}

}  // namespace recount::store
