// What is cut before the parse changes nothing of an article: every page of our own is read both
// ways.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/article.h"
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
