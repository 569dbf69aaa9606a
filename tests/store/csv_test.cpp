#include "store/baselines/csv.h"

#include <catch2/catch.hpp>

using recount::store::CsvRecord;
using recount::store::read_csv;
using Fields = std::vector<std::string>;

TEST_CASE("quotes, line ends and blank lines are read as spreadsheets write them") {
  const std::vector<CsvRecord> rows = read_csv(
      "\xEF\xBB\xBF"
      "a,\"b, \"\"c\"\"\nd\",\r\n\n\re\n,\n\"open",
      ',');
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].fields == Fields{"a", "b, \"c\"\nd", ""});
  CHECK(rows[0].line == 1);
  CHECK(rows[1].fields == Fields{"e"});
  CHECK(rows[1].line == 5);
  CHECK(rows[2].fields == Fields{"", ""});
  CHECK(rows[3].fields == Fields{"open"});
  CHECK(rows[3].at(9).empty());
}

TEST_CASE("what follows a closing quote belongs to the field") {
  CHECK(read_csv("\"a\"b,c", ',').at(0).fields == Fields{"ab", "c"});
  CHECK(read_csv("", ',').empty());
  CHECK(read_csv("a;b", ';').at(0).fields == Fields{"a", "b"});
}
