#include "crawler/warc.h"

#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "crawler/content_coding.h"

using namespace recount;
using crawler::WarcReader;
using crawler::WarcWriter;

namespace {

/// A folder that is gone when the test is.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("recount-warc-" + std::to_string(getpid()) + "-" + std::to_string(made++))) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string bytes() const {
    std::ostringstream all;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) {
      all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    }
    return all.str();
  }

 private:
  static inline int made = 0;
  std::filesystem::path path_;
};

core::Page page(const std::string& url, const std::string& body) {
  core::Page made;
  made.url = url;
  made.status = 200;
  made.content_type = "text/html";
  made.etag = "\"1\"";
  made.fetched = 1486432800;
  made.body = body;
  return made;
}

std::vector<core::Result<core::Page>> read_all(const std::string& bytes,
                                               std::size_t max_body = 8U << 20U) {
  std::istringstream in(bytes);
  WarcReader reader(in, max_body);
  std::vector<core::Result<core::Page>> pages;
  while (auto next = reader.next()) pages.push_back(*std::move(next));
  return pages;
}

std::string record(const std::string& type, const std::string& content) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: <https://a.example/x>\r\nWARC-Date: 2017-02-07T02:00:00Z\r\n"
         "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

const std::string kAnswer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x";

}  // namespace

TEST_CASE("what is written to an archive is read back as it was") {
  Folder folder;
  {
    auto writer = WarcWriter::open(folder.path(), "recount-test");
    REQUIRE(writer);
    REQUIRE(writer->write(page("https://a.example/1", "<p>one")));
    REQUIRE(writer->write(page("https://a.example/2", std::string(300'000, 'x'))));
  }
  const auto pages = read_all(folder.bytes());
  REQUIRE(pages.size() == 2);
  REQUIRE(pages[0]);
  CHECK(*pages[0] == page("https://a.example/1", "<p>one"));
  CHECK(pages[1]->body.size() == 300'000);
}

TEST_CASE("a head as received is kept, without what its body has lost") {
  Folder folder;
  const std::string head =
      "HTTP/1.1 200 Fine\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\nServer: s\r\n"
      "Content-Type: text/html\r\n\r\n";
  REQUIRE(WarcWriter::open(folder.path(), "t")->write(page("https://a.example/1", "<p>one"), head));
  const auto pages = read_all(folder.bytes());
  REQUIRE(pages.size() == 1);
  REQUIRE(pages[0]);
  CHECK(pages[0]->body == "<p>one");
}

TEST_CASE("a page that did not change is a revisit, and no page when read") {
  Folder folder;
  core::Page unchanged = page("https://a.example/1", "");
  unchanged.status = 304;
  REQUIRE(WarcWriter::open(folder.path(), "t")->write(unchanged));
  CHECK(read_all(folder.bytes()).empty());
}

TEST_CASE("a page that was sent again as it was is a revisit that names the bytes it had") {
  Folder folder;
  core::Page unchanged = page("https://a.example/1", "");
  unchanged.fetched = 1486432800;
  const std::string head =
      "HTTP/1.1 200 Fine\r\nContent-Length: 6\r\nContent-Type: text/html\r\n\r\n";
  REQUIRE(WarcWriter::open(folder.path(), "t")->write(unchanged, head, {}, "sha1:ABC"));
  const std::string written = crawler::gunzipped(folder.bytes(), 1U << 20U).value();
  for (const std::string line :
       {"WARC-Type: revisit", "WARC-Target-URI: https://a.example/1",
        "WARC-Date: 2017-02-07T02:00:00Z", "WARC-Payload-Digest: sha1:ABC", "HTTP/1.1 200 Fine",
        "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"}) {
    CAPTURE(line);
    CHECK(written.find(line + "\r\n") != written.npos);
  }
  CHECK(written.find("WARC-Type: response") == written.npos);
  CHECK(read_all(folder.bytes()).empty());
}

TEST_CASE("an archive holds the request beside its answer, one gzip member a record") {
  Folder folder;
  const std::string request = "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\n";
  {
    auto writer = WarcWriter::open(folder.path(), "t");
    REQUIRE(writer->write(page("https://a.example/1", "<p>one"), {}, request));
  }
  const std::string bytes = folder.bytes();
  std::size_t members = 0;
  for (std::size_t at = bytes.find("\x1F\x8B\x08"); at != bytes.npos;
       at = bytes.find("\x1F\x8B\x08", at + 1)) {
    ++members;
  }
  CHECK(members == 3);  // warcinfo, response, request
  std::istringstream in(bytes);
  WarcReader reader(in);
  CHECK(reader.next()->value().body == "<p>one");
  CHECK_FALSE(reader.next());
  CHECK(reader.records() == 3);
  CHECK(crawler::looks_like_warc(std::string_view(bytes).substr(0, 200)));
  CHECK_FALSE(crawler::looks_like_warc("<html>"));
}

TEST_CASE("a bad record is named by the byte where it begins") {
  const std::string good = record("response", kAnswer);
  std::string bad = good;
  bad.replace(bad.find("Content-Length"), 14, "Content-Langth");
  const auto plain = read_all(good + bad);
  REQUIRE(plain.size() == 2);
  REQUIRE_FALSE(plain[1]);
  CHECK(plain[1].error().message.find("byte " + std::to_string(good.size()) + ": ") == 0);
  CHECK(plain[1].error().message.find("https://a.example/x") != std::string::npos);
}

TEST_CASE("a folder that cannot be is an error that names it") {
  const auto writer = WarcWriter::open("/proc/nowhere", "t");
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == "warc_open");
  CHECK(writer.error().message.find("/proc/nowhere") != std::string::npos);
}

TEST_CASE("plain archives of others are read") {
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>x\r\n0\r\n\r\n";
  const std::string stale_coding = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>x";
  const std::string answer = GENERATE_COPY(as<std::string>{}, kAnswer, chunked, stale_coding);
  const auto pages =
      read_all(record("warcinfo", "x") + record("request", "GET /") + record("response", answer));
  REQUIRE(pages.size() == 1);
  REQUIRE(pages[0]);
  CHECK(pages[0]->url == "https://a.example/x");
  CHECK(pages[0]->fetched == 1486432800);
  CHECK(pages[0]->body == "<p>x");
}

TEST_CASE("damage costs the record that it hits, not the next one") {
  const std::string good = record("response", kAnswer);
  SECTION("no length") {
    const auto pages = read_all("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].error().code == "warc_bad_record");
    CHECK(pages[1]);
  }
  SECTION("no HTTP within") {
    const auto pages = read_all(record("response", "SSH-2.0") + good);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].error().code == "bad_header");
    CHECK(pages[1]);
  }
  SECTION("cut at the end") {
    const auto pages = read_all(good + good.substr(0, good.size() - 10));
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].error().code == "warc_truncated");
  }
  SECTION("above the limit") {
    const auto pages =
        read_all(record("response", kAnswer + std::string(300'000, 'x')) + good, 1000);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].error().code == "body_too_big");
    CHECK(pages[1]);
  }
}

TEST_CASE("a damaged gzip member costs no more than itself") {
  Folder first;
  Folder second;
  REQUIRE(WarcWriter::open(first.path(), "t")->write(page("https://a.example/1", "<p>one")));
  REQUIRE(WarcWriter::open(second.path(), "t")->write(page("https://a.example/2", "<p>two")));
  std::string bytes = first.bytes();
  bytes.resize(bytes.size() - GENERATE(1U, 4U, 9U, 20U, 30U, 31U, 33U, 40U, 60U, 90U));
  const auto pages = read_all(bytes + second.bytes());
  REQUIRE_FALSE(pages.empty());
  REQUIRE(pages.back());
  CHECK(pages.back()->url == "https://a.example/2");
}

TEST_CASE("bytes that are no archive give nothing") {
  const std::string bytes = GENERATE(std::string(), std::string("WARC/"), std::string(100'000, 'x'),
                                     std::string("\x1F\x8B\x08garbage"));
  std::size_t good = 0;
  for (const auto& got : read_all(bytes)) good += got ? 1U : 0U;
  CHECK(good == 0);
}
