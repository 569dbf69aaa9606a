#include "report/chart.h"

#include <catch2/catch.hpp>

using recount::report::line_chart;
using recount::report::LineChart;

TEST_CASE("a line rises from corner to corner") {
  const LineChart rise{.points = {{2000, 1}, {2001, 2}},
                       .high = "2",
                       .low = "1.0",
                       .first = "2000",
                       .last = "2001",
                       .columns = 4,
                       .rows = 2};
  CHECK(line_chart(rise) ==
        "  2 ┤   ⡠⠊\n"
        "1.0 ┤ ⡠⠊\n"
        "      2000 2001\n");
}

TEST_CASE("what lies further apart than the reach is not joined") {
  LineChart chart{
      .points = {{0, 0}, {1, 0}, {9, 4}, {10, 4}}, .reach = 1.5, .columns = 10, .rows = 2};
  const std::string parted = line_chart(chart);
  chart.reach = 0;
  const std::string joined = line_chart(chart);
  CHECK(parted.find("⣀") != std::string::npos);
  CHECK(parted.size() < joined.size());
}

TEST_CASE("nothing is drawn where there is no line") {
  CHECK(line_chart({}).empty());
  CHECK(line_chart({.points = {{1, 1}}}).empty());
  CHECK(line_chart({.points = {{1, 5}, {2, 5}}}).empty());
  CHECK(line_chart({.points = {{1, 5}, {1, 6}}}).empty());
}
