// A line over time for a terminal, drawn in braille dots.
//
//   report::line_chart({.points = {{2008, 11.3}, {2009, 17.9}, {2010, 19.9}},
//                       .high = "19.9", .low = "11.3", .first = "2008", .last = "2010"})
//
//   19.9 ┤                          ⣀⡠⠤⠒⠉
//        │          ⢀⡠⠔⠊⠉
//   11.3 ┤ ⡠⠔⠊
//          2008                      2010
//
// The lowest and the highest point touch the edges. Points that lie further apart than `reach` are
// not joined. Empty for fewer than two points or where no point lies apart from the first. Pure;
// thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace recount::report {

struct ChartPoint {
  double at = 0;  ///< rising from point to point
  double value = 0;
};

struct LineChart {
  std::vector<ChartPoint> points;
  double reach = 0;          ///< 0 joins all
  std::string high, low;     ///< what stands beside the highest and the lowest value
  std::string first, last;   ///< what stands below the two ends
  std::size_t columns = 60;  ///< of the drawing itself, each two dots wide
  std::size_t rows = 8;      ///< each four dots high
};

/// Lines, each closed with a line feed.
[[nodiscard]] std::string line_chart(const LineChart& chart);

}  // namespace recount::report
