// What is cut before the parse changes nothing of an article: every page of our own is read both
// ways.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/article.h"
#include "extract/page/tree.h"
#include "extract/page/uncut.h"

namespace fs = std::filesystem;

TEST_CASE("the cut before the parse changes no article") {
  int pages = 0;
  for (const char* folder : {"tests/golden", "tests/outcomes"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(RECOUNT_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".html") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream out;
      out << in.rdbuf();
      const recount::core::Page page{.url = "", .body = out.str()};
      CAPTURE(entry.path().string());
      CHECK(recount::extract::extract_article(page) == recount::extract::extract_uncut(page));
      ++pages;
    }
  }
  CHECK(pages >= 70);
}

TEST_CASE("what a script or a comment parts is one text") {
  const auto tree = recount::extract::parse_tree(
      "<p>A sentence <script>x()</script>in <!-- three --><style>p{}</style>pieces.</p>", {});
  REQUIRE(tree);
  std::vector<std::string> texts;
  for (recount::extract::NodeId id = 0; id < tree->size(); ++id) {
    if (tree->node(id).is_text) texts.emplace_back(tree->node(id).text);
  }
  CHECK(texts == std::vector<std::string>{"A sentence in pieces."});
}
