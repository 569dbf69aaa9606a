#include "extract/page/phrases.h"

#include <catch2/catch.hpp>
#include <string>

using namespace recount::extract;

namespace {

bool is_furniture(Where where, const std::string& line) {
  return phrases().match(where, line, {.characters = line.size()});
}

}  // namespace

TEST_CASE("every pattern of phrases.toml compiles") {
  CHECK_NOTHROW(Phrases::load().compile_all());
}

TEST_CASE("dates and by-lines stand above a text, in letters of any language") {
  for (const std::string line : {"Tuesday, 4 June 2024", "4 czerwca 2024", "5. März 2024, 8:15 Uhr",
                                 "Updated: 4 June 2024", "By Anna Nowak"}) {
    CAPTURE(line);
    CHECK(is_furniture(Where::head, line));
  }
  CHECK_FALSE(
      is_furniture(Where::head, "The council counted 4,312 votes in June 2024 and closed."));
}

TEST_CASE("who wrote it and whose picture it is stand below a text") {
  CHECK(is_furniture(Where::tail, "Łucja Źródło is a reporter for the Example."));
  CHECK(is_furniture(Where::anywhere, "Photo: Mountain Press"));
  CHECK(is_furniture(Where::anywhere, "A bridge over the river © Mountain Press"));
  CHECK_FALSE(is_furniture(Where::tail, "Prices rose by 3 percent, the office said."));
}
