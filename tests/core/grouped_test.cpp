#include "core/grouped.h"

#include <catch2/catch.hpp>

using recount::core::grouped;

TEST_CASE("whole numbers of five digits and more are grouped by thousands") {
  CHECK(grouped("113419826114") == "113,419,826,114");
  CHECK(grouped("-12345.678 euros") == "-12,345.678 euros");
  CHECK(grouped("16200 to 162000") == "16,200 to 162,000");
}

TEST_CASE("years, decimals, grouped numbers and names stay") {
  for (const char* text : {"", "2016", "0.1234567", "1,234567", "SP12345", "abc"}) {
    CHECK(grouped(text) == text);
  }
}
