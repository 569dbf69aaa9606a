#include "app/input.h"

#include <sys/stat.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/article_lines.h"
#include "app/file.h"
#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;

namespace {

std::string gzipped(const std::string& bytes) {
  std::string out(bytes.size() + 1000, '\0');
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::vector<core::Result<InputItem>> read_all(const std::vector<std::string>& arguments,
                                              std::istream& in) {
  auto files = list_inputs(arguments);
  REQUIRE(files);
  InputReader reader(*files, in);
  std::vector<core::Result<InputItem>> items;
  while (auto item = reader.next()) items.push_back(std::move(*item));
  return items;
}

std::vector<core::Result<InputItem>> read_all(const std::vector<std::string>& arguments) {
  std::istringstream nothing;
  return read_all(arguments, nothing);
}

}  // namespace

TEST_CASE("an id is the file name without its endings") {
  const auto [path, id] = GENERATE(table<std::string, std::string>({
      {"a/b.html", "b"},
      {"a/b.htm.gz", "b"},
      {"b.HTML", "b"},
      {"b.c.html", "b.c"},
      {"b.txt", "b"},
      {"b.gz", "b"},
      {"b.pdf", "b.pdf"},
      {"plain", "plain"},
      {"-", "-"},
  }));
  CAPTURE(path);
  CHECK(id_of(path) == id);
}

TEST_CASE("of a folder its pages are read, to the bottom and by name") {
  const Folder folder;
  folder.write("z.html", "<p>z");
  folder.write("sub/a.htm.gz", gzipped("<p>a"));
  folder.write("gold.jsonl", "{}");
  folder.write("notes.txt", "x");
  const auto items = read_all({folder.path()});
  REQUIRE(items.size() == 2);
  CHECK(items[0]->id == "a");
  CHECK(std::get<core::Page>(items[0]->content).body == "<p>a");
  CHECK(items[1]->id == "z");
}

TEST_CASE("a folder without pages gives its JSON Lines, then its texts") {
  const Folder folder;
  folder.write("a.txt", "text");
  CHECK(read_all({folder.path()}).size() == 1);
  folder.write("b.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}");
  CHECK(read_all({folder.path()}).size() == 2);
}

TEST_CASE("what is not there or empty is named") {
  const Folder folder;
  CHECK_THAT(list_inputs({folder.at("gone.html")}).error().message, Contains("gone.html"));
  CHECK(list_inputs({folder.path()}).error().code == "folder_empty");
}

TEST_CASE("standard input is told by its content") {
  const auto [bytes, is_page] = GENERATE(table<std::string, bool>({
      {"<!doctype html><p>x", true},
      {"  \n<html>", true},
      {"some words <p> more", true},
      {"{\"text\":\"x\"}", false},
      {"Plain words, 18 of them.", false},
  }));
  CAPTURE(bytes);
  std::istringstream in(bytes);
  const auto items = read_all({"-"}, in);
  REQUIRE(items.size() == 1);
  REQUIRE(items[0]);
  CHECK(std::holds_alternative<core::Page>(items[0]->content) == is_page);
}

TEST_CASE("a bad line is named with its number and the others are read") {
  const Folder folder;
  const std::string path = folder.write(
      "a.jsonl", "{\"id\":1,\"text\":\"one\"}\n\n{broken\n[1]\n{\"text\":5}\n{\"text\":\"six\"}\n");
  const auto items = read_all({path});
  REQUIRE(items.size() == 5);
  CHECK(items[0]->id == "1");
  CHECK_THAT(items[1].error().message, Contains("a.jsonl:3: not JSON"));
  CHECK_THAT(items[2].error().message, Contains("a.jsonl:4: not a JSON object"));
  CHECK_THAT(items[3].error().message, Contains("a.jsonl:5: \"text\" is not a text"));
  CHECK(items[4]->id == path + ":6");
}

TEST_CASE("the text of a line is kept as it is") {
  const auto a = article_of_line(
      R"({"id":"x","title":" T ","text":"a\u00a0b  c\r\n\nd","captions":["18 mm"],"lang":"en","article_date":"2017-02"})",
      "x:1");
  REQUIRE(a);
  CHECK(a->text ==
        "a\xC2\xA0"
        "b  c\r\n\nd");
  CHECK(a->title.value == " T ");
  CHECK(a->captions == std::vector<std::string>{"18 mm"});
  CHECK(a->language == "en");
  CHECK(a->published.value == "2017-02");
  REQUIRE(a->blocks.size() == 2);
  CHECK(a->blocks[1].span.of(a->text) == "d");
}

TEST_CASE("empty and missing fields of a line are empty") {
  const auto a = article_of_line(R"({"text":null,"published":"","language":null})", "x:1");
  REQUIRE(a);
  CHECK(a->text.empty());
  CHECK(a->published.value.empty());
  CHECK_FALSE(a->published_date());
}

TEST_CASE("a line that is not honest UTF-8 is refused") {
  const std::string line =
      GENERATE(std::string("{\"text\":\"caf\xff\"}"), std::string("{\"text\":\"\\ud800\"}"),
               std::string("{\"captions\":[1]}"), std::string("{\"captions\":\"x\"}"));
  CAPTURE(line);
  const auto a = article_of_line(line, "f:9");
  REQUIRE_FALSE(a);
  CHECK_THAT(a.error().message, Contains("f:9: "));
}

TEST_CASE("a text that is empty, binary or in another charset is refused by name") {
  const Folder folder;
  const auto [bytes, code] = GENERATE(table<std::string, std::string>({
      {"", "file_empty"},
      {std::string("a\0b", 3), "text_binary"},
      {"caf\xe9", "text_not_utf8"},
  }));
  const auto items = read_all({folder.write("a.txt", bytes)});
  REQUIRE(items.size() == 1);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().code == code);
  CHECK_THAT(items[0].error().message, Contains("a.txt"));
}

TEST_CASE("broken gzip and bombs end at the limit") {
  const Folder folder;
  const std::string whole = gzipped(std::string(100000, 'x') + "end");
  CHECK(read_file(folder.write("a.gz", whole))->size() == 100003);
  CHECK(read_file(folder.write("b.gz", whole.substr(0, 60))).error().code == "gzip_broken");
  const std::string bomb = gzipped(std::string(kMaxFileBytes + 1, 'x'));
  CHECK(read_file(folder.write("c.gz", bomb)).error().code == "file_too_large");
}

TEST_CASE("two gzip members are one file") {
  const Folder folder;
  CHECK(*read_file(folder.write("a.gz", gzipped("one ") + gzipped("two"))) == "one two");
}

TEST_CASE("a written file replaces the old one whole") {
  const Folder folder;
  write_file(folder.at("x"), "one");
  write_file(folder.at("x"), "two");
  CHECK(slurp(folder.at("x")) == "two");
  CHECK_THROWS_WITH(write_file(folder.at("no/such"), "x"), Contains("no/such"));
}

namespace {

std::string warc_record(const std::string& url, const std::string& answer) {
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2017-02-07T02:00:00Z\r\nContent-Type: application/http\r\n"
         "Content-Length: " +
         std::to_string(answer.size()) + "\r\n\r\n" + answer + "\r\n\r\n";
}

const std::string kPage = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>";

}  // namespace

TEST_CASE("the pages of a web archive are read, by its name or by its bytes") {
  const std::string plain =
      warc_record("https://a.example/1", kPage + "one") +
      warc_record("https://a.example/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
      warc_record("https://a.example/gone", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nx") +
      warc_record("https://a.example/2", kPage + std::string(200'000, 'x'));
  const Folder folder;
  const std::string name = GENERATE("a.warc", "a.warc.gz", "archive", "-");
  const bool is_zipped = name == "a.warc.gz" || GENERATE(false, true);
  const std::string bytes = is_zipped ? gzipped(plain) : plain;
  std::istringstream in(bytes);
  std::string path = name;
  if (name != "-") path = folder.write(name, bytes);
  const auto items = read_all({path}, in);
  REQUIRE(items.size() == 2);
  CHECK(items[0]->id == "https://a.example/1");
  CHECK(std::get<core::Page>(items[0]->content).body == "<p>one");
  CHECK(std::get<core::Page>(items[0]->content).fetched == 1486432800);
  CHECK(std::get<core::Page>(items[1]->content).body.size() == 200'003);
}

TEST_CASE("a pipe gives its bytes once, and they are all read") {
  const Folder folder;
  const std::string path = folder.at("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const bool is_archive = GENERATE(false, true);
  const std::string page = "<html><p>" + std::string(200'000, 'x');
  const std::string bytes = is_archive ? warc_record("https://a.example/1", kPage + page) : page;
  const std::jthread writer([&] { std::ofstream(path, std::ios::binary) << bytes; });
  const auto items = read_all({path});
  REQUIRE(items.size() == 1);
  REQUIRE(items[0]);
  CHECK(std::get<core::Page>(items[0]->content).body.ends_with(page));
}

TEST_CASE("what is wrong in a web archive is named by file and byte, and the rest is read") {
  const Folder folder;
  const std::string good = warc_record("https://a.example/1", kPage + "one");
  std::string endless = warc_record("https://a.example/big", kPage);
  endless.replace(endless.find("Content-Length: ") + 16, 2, "99999999999");
  const auto path = folder.write(
      "a.warc", good + "noise\n" + warc_record("https://a.example/bad", "x") + good + endless);
  const auto items = read_all({path});
  REQUIRE(items.size() == 4);
  CHECK(items[0]);
  REQUIRE_FALSE(items[1]);
  const std::string where = path + ": byte " + std::to_string(good.size() + 6) + ": ";
  CHECK_THAT(items[1].error().message, Contains(where) && Contains("https://a.example/bad"));
  CHECK(items[2]);
  REQUIRE_FALSE(items[3]);
  CHECK(items[3].error().code == "body_too_big");
}

TEST_CASE("a file that is called an archive and is none says so") {
  const Folder folder;
  const std::string bytes = GENERATE(as<std::string>(), "", "<html>", std::string(300'000, '\x1F'));
  const auto path = folder.write("a.warc.gz", bytes);
  const auto items = read_all({path});
  REQUIRE(items.size() == 1);
  REQUIRE_FALSE(items[0]);
  CHECK_THAT(items[0].error().message, Contains(path) && Contains("no WARC record"));
}
