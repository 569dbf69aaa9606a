#include "store/schema.h"

#include <catch2/catch.hpp>

#include "store/store.h"
#include "tests/store/temporary_folder.h"

using recount::store::prepare;
using recount::store::StoreError;
using recount::store::sqlite::Connection;
using recount::tests::TemporaryFolder;

TEST_CASE("an empty database gets the schema, its number and the mark of the program") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("a.db"));
  prepare(db);
  CHECK(db.integer("PRAGMA user_version") == 6);
  CHECK(db.integer("PRAGMA application_id") == 0x72636E74);
  CHECK(db.integer("SELECT count(*) FROM findings") == 0);
  prepare(db);
  CHECK(db.integer("PRAGMA user_version") == 6);
}

TEST_CASE("a database of another program is left alone") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("other.db"));
  db.execute("CREATE TABLE bookmark (url TEXT)");
  CHECK_THROWS_WITH(prepare(db), Catch::Contains("other.db") && Catch::Contains("another program"));
  CHECK(db.integer("SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("a schema from the future is refused by its number") {
  const TemporaryFolder folder;
  Connection db = Connection::open(folder.file("new.db"));
  prepare(db);
  db.execute("PRAGMA user_version = 999");
  CHECK_THROWS_WITH(prepare(db), Catch::Contains("999") && Catch::Contains("update recount"));
}
