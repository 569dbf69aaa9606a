// What happens to a store that cannot be opened, or is damaged: a clear error, and no further loss.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <future>

#include "store/sqlite/connection.h"
#include "store/store.h"
#include "tests/store/samples.h"
#include "tests/store/temporary_folder.h"

using namespace recount::store;
using recount::tests::sample_reading;
using recount::tests::TemporaryFolder;

TEST_CASE("a file that is no database is named, and left as it is") {
  const TemporaryFolder folder;
  const std::string path = folder.file("letter.txt");
  const std::string letter(5000, 'x');
  recount::tests::write_file(path, letter);
  CHECK_THROWS_WITH(Store::open(path),
                    Catch::Contains("letter.txt") && Catch::Contains("no recount database"));
  CHECK(recount::tests::read_file(path) == letter);
}

TEST_CASE("a folder that takes no files is named") {
  CHECK_THROWS_AS(Store::open("/proc/recount.db"), StoreError);
  CHECK_THROWS_WITH(Store::open("/proc/new/recount.db"),
                    Catch::Contains("/proc/new/recount.db") && Catch::Contains("may write to"));
}

TEST_CASE("a folder in the place of the file is named") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("a.db"));
  CHECK_THROWS_WITH(Store::open(folder.file("a.db")), Catch::Contains("a.db"));
}

TEST_CASE("a damaged page is reported as damage with advice") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  {
    Store db = Store::open(path);
    for (int i = 0; i < 50; ++i) {
      Reading reading = sample_reading();
      reading.article.url += std::to_string(i);
      reading.article.text += std::string(3000, 'y');
      (void)db.save(reading);
    }
    CHECK(db.check_integrity().empty());
  }
  std::string bytes = recount::tests::read_file(path);
  REQUIRE(bytes.size() > 300'000);
  // The first pages hold the schema.
  for (std::size_t page = 60; page * 4096 < bytes.size(); ++page) {
    bytes.replace(page * 4096, 12, "\xFF\xFF\xFF\xFFjunkjunk");
  }
  recount::tests::write_file(path, bytes);
  const Store db = Store::open(path);
  CHECK_FALSE(db.check_integrity().empty());
  CHECK_THROWS_WITH(db.articles(), Catch::Contains("damaged") && Catch::Contains(".recover"));
}

TEST_CASE("a row whose exact column was overwritten is reported, not guessed") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  Store db = Store::open(path);
  (void)db.save(sample_reading());
  sqlite::Connection other = sqlite::Connection::open(path);
  other.execute("UPDATE claim SET exact = '{\"where\": 3}'");
  CHECK_THROWS_WITH(db.claims(), Catch::Contains("row of the database is damaged"));
}

TEST_CASE("a reader sees whole readings while a writer is at work") {
  const TemporaryFolder folder;
  Store writer = Store::open(folder.file("a.db"));
  const Store reader = Store::open(folder.file("a.db"));
  for (int i = 0; i < 3; ++i) {
    Reading reading = sample_reading();
    reading.article.url += std::to_string(i);
    (void)writer.save(reading);
    CHECK(reader.articles().size() == static_cast<std::size_t>(i) + 1);
    CHECK(reader.claims().size() == 2 * static_cast<std::size_t>(i) + 2);
  }
}

TEST_CASE("a process that is killed while it saves leaves whole readings alone") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  const pid_t child = fork();
  if (child == 0) {
    Store db = Store::open(path);
    for (int i = 0;; ++i) {
      Reading reading = sample_reading();
      reading.article.url += std::to_string(i);
      (void)db.save(reading);
    }
  }
  REQUIRE(child > 0);
  const auto saved = [&path] {
    return std::filesystem::exists(path) ? Store::open(path).articles().size() : 0;
  };
  while (saved() < 20) usleep(1000);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);

  const Store db = Store::open(path);
  CHECK(db.check_integrity().empty());
  CHECK(db.claims().size() == 2 * db.articles().size());
  CHECK(db.findings().size() == db.articles().size());
}

TEST_CASE("two writers wait for each other") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  const auto write = [&path](const std::string& name) {
    Store db = Store::open(path);
    for (int i = 0; i < 20; ++i) {
      Reading reading = sample_reading();
      reading.article.url += name + std::to_string(i);
      (void)db.save(reading);
    }
  };
  std::future<void> other = std::async(std::launch::async, write, "other");
  CHECK_NOTHROW(write("one"));
  CHECK_NOTHROW(other.get());
  CHECK(Store::open(path).articles().size() == 40);
}

TEST_CASE("a run lock keeps a second run out until it is let go") {
  const TemporaryFolder folder;
  const std::string path = folder.file("new/a.db");
  {
    RunLock first(path);
    CHECK_THROWS_AS(RunLock(path), StoreLocked);
    RunLock moved = std::move(first);
    CHECK_FALSE(moved.begin_crawl());
    CHECK_THROWS_WITH(RunLock(path), Catch::Contains("a.db.lock: another run is at work"));
  }
  RunLock next(path);
  CHECK(next.begin_crawl());
  next.end_crawl();
  CHECK_FALSE(next.begin_crawl());
}
