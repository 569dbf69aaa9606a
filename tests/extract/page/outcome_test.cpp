// Pages of our own making, as sites build them: tests/outcomes/section holds lists of other pages,
// tests/outcomes/article holds articles, with whatever stands around them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/article.h"

namespace fs = std::filesystem;
using recount::core::Outcome;

namespace {

struct Sample {
  std::string name;
  std::string html;
  Outcome expected = Outcome::article;
};

std::vector<Sample> samples_of(const std::string& folder, Outcome expected) {
  std::vector<Sample> found;
  const fs::path path = fs::path(RECOUNT_SOURCE_DIR) / "tests/outcomes" / folder;
  for (const auto& entry : fs::directory_iterator(path)) {
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    found.push_back({folder + "/" + entry.path().stem().string(), out.str(), expected});
  }
  std::sort(found.begin(), found.end(),
            [](const Sample& a, const Sample& b) { return a.name < b.name; });
  return found;
}

}  // namespace

TEST_CASE("section pages are told from articles") {
  std::vector<Sample> samples = samples_of("section", Outcome::section_page);
  const std::size_t sections = samples.size();
  for (Sample& article : samples_of("article", Outcome::article)) {
    samples.push_back(std::move(article));
  }
  REQUIRE(sections >= 20);
  REQUIRE(samples.size() - sections >= 20);
  std::size_t right = 0;
  std::string wrong;
  for (const Sample& sample : samples) {
    const auto article = recount::extract::extract_article({.url = "", .body = sample.html});
    if (article.outcome == sample.expected) {
      ++right;
    } else {
      wrong += sample.name + " is " + std::string(recount::core::name_of(article.outcome)) + "; ";
    }
  }
  const double rate = static_cast<double>(right) / static_cast<double>(samples.size());
  std::cout << "section pages and articles: " << right << " of " << samples.size()
            << " told right (" << 100 * rate << " %)  " << wrong << '\n';
  CAPTURE(wrong);
  CHECK(rate >= 0.95);
}

TEST_CASE("a page that calls itself an article is one, unless nothing but headlines is left") {
  std::string cards;
  for (int i = 0; i < 12; ++i) {
    cards += "<div><h3><a href='/" + std::to_string(i) + "'>A headline of another page, number " +
             std::to_string(i) +
             "</a></h3><p>A teaser that says in a few words what stands there, " +
             std::to_string(i) + ".</p></div>";
  }
  const auto outcome = [](const std::string& html) {
    return recount::extract::extract_article({.url = "", .body = html}).outcome;
  };
  const std::string marked = "<meta property='og:type' content='article'>";
  CHECK(outcome("<body><main>" + cards + "</main>") == Outcome::section_page);
  CHECK(outcome(marked + "<body><main>" + cards + "</main>") == Outcome::article);
  const std::string text(300, 'x');
  CHECK(outcome("<body><main><p>" + text + "</p><p>" + text + "</p>" + cards + "</main>") ==
        Outcome::article);
}
