// Every folder of tests/golden is a page of our own making: source.html, the text that must come
// out, and the metadata that expected.json names.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "extract/article.h"

namespace fs = std::filesystem;
using recount::core::Article;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> folders() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(RECOUNT_SOURCE_DIR) / "tests/golden")) {
    if (entry.is_directory()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string without_last_newline(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

void check_metadata(const Article& article, const nlohmann::json& expected) {
  CHECK(recount::core::name_of(article.outcome) == expected.at("outcome").get<std::string>());
  if (expected.contains("title"))
    CHECK(article.title.value == expected["title"].get<std::string>());
  if (expected.contains("standfirst"))
    CHECK(article.standfirst == expected["standfirst"].get<std::string>());
  if (expected.contains("authors")) CHECK(nlohmann::json(article.authors) == expected["authors"]);
  if (expected.contains("captions")) {
    CHECK(nlohmann::json(article.captions) == expected["captions"]);
  }
  if (expected.contains("published")) {
    CHECK(article.published.value.substr(0, 10) == expected["published"].get<std::string>());
  }
  if (expected.contains("modified")) {
    CHECK(article.modified.value.substr(0, 10) == expected["modified"].get<std::string>());
  }
  if (expected.contains("language"))
    CHECK(article.language == expected["language"].get<std::string>());
}

}  // namespace

TEST_CASE("every golden page yields its text and its metadata") {
  const auto all = folders();
  REQUIRE(all.size() >= 34);
  for (const fs::path& folder : all) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Article article =
          recount::extract::extract_article({.url = "", .body = read(folder / "source.html")});
      const auto expected = nlohmann::json::parse(read(folder / "expected.json"));
      check_metadata(article, expected);
      if (expected.at("outcome") == "article" || expected.at("outcome") == "paywalled_teaser") {
        CHECK(article.text == without_last_newline(read(folder / "expected.txt")));
      }
    }
  }
}
