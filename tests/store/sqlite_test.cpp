#include <catch2/catch.hpp>
#include <limits>

#include "store/sqlite/connection.h"
#include "store/store.h"
#include "tests/store/temporary_folder.h"

using recount::store::StoreError;
using recount::store::sqlite::Connection;
using recount::store::sqlite::Statement;
using recount::store::sqlite::Transaction;
using recount::tests::TemporaryFolder;

TEST_CASE("what is bound comes back: zero bytes, infinity, a missing value") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("a.db"));
  db.execute("CREATE TABLE t (a TEXT, b REAL, c INTEGER, d TEXT) STRICT");
  const std::string text("a\0b", 3);
  Statement(db, "INSERT INTO t VALUES (?, ?, ?, ?)")
      .run(text, std::numeric_limits<double>::infinity(), std::int64_t{-5},
           std::optional<std::string>());
  Statement row(db, "SELECT a, b, c, d FROM t");
  REQUIRE(row.step());
  CHECK(row.text() == text);
  CHECK(row.real() == std::numeric_limits<double>::infinity());
  CHECK(row.integer() == -5);
  CHECK_FALSE(row.optional_text());
  CHECK_FALSE(row.step());
}

TEST_CASE("a transaction that is not committed leaves nothing behind") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("a.db"));
  db.execute("CREATE TABLE t (a TEXT)");
  {
    const Transaction change(db);
    Statement(db, "INSERT INTO t VALUES (?)").run("lost");
  }
  CHECK(db.integer("SELECT count(*) FROM t") == 0);
  Transaction change(db);
  Statement(db, "INSERT INTO t VALUES (?)").run("kept");
  change.commit();
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a wrong statement throws with the path and the cause") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("a.db"));
  CHECK_THROWS_WITH(Statement(db, "SELECT x FROM missing"),
                    Catch::Contains("a.db: no such table: missing"));
}

TEST_CASE("a file in a folder that does not take files cannot be opened, and the error says so") {
  CHECK_THROWS_WITH(Connection::open("/proc/recount.db").execute("CREATE TABLE t (a)"),
                    Catch::Contains("/proc/recount.db") && Catch::Contains("check the path"));
}

TEST_CASE("a full disk is named, and what was stored before is still there") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("a.db"));
  db.execute("CREATE TABLE t (a TEXT)");
  Statement(db, "INSERT INTO t VALUES (?)").run("kept");
  db.execute("PRAGMA max_page_count = 10");
  const std::string large(100'000, 'x');
  CHECK_THROWS_WITH(Statement(db, "INSERT INTO t VALUES (?)").run(large),
                    Catch::Contains("the disk is full: free some space"));
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}
