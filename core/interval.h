// Closed intervals of doubles, and arithmetic on them.
//
//   Interval before{95, 105}, after{80, 80};
//   (after - before) / before             // every change that these figures can honestly mean
//   Interval::at_least(150).contains(151) // true
//
// An interval holds every value between its ends, both included; an end may be infinite. Division
// by an interval that holds 0 gives everything. Arithmetic treats its operands as independent:
// relations in which one quantity stands twice (percent change) must be written so that it stands
// once. Plain value. Source: Moore, Kearfott, Cloud, "Introduction to Interval Analysis", 2009,
// chapter 2.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace recount::core {

struct Interval {
  double low = 0;
  double high = 0;

  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  [[nodiscard]] static constexpr Interval exactly(double v) { return {v, v}; }
  [[nodiscard]] static constexpr Interval around(double v, double half) {
    return {v - half, v + half};
  }
  [[nodiscard]] static constexpr Interval at_least(double v) { return {v, kInfinity}; }
  [[nodiscard]] static constexpr Interval at_most(double v) { return {-kInfinity, v}; }
  [[nodiscard]] static constexpr Interval everything() { return {-kInfinity, kInfinity}; }

  [[nodiscard]] constexpr bool contains(double v) const { return low <= v && v <= high; }
  [[nodiscard]] constexpr bool contains(Interval o) const { return low <= o.low && o.high <= high; }
  [[nodiscard]] constexpr bool meets(Interval o) const { return low <= o.high && o.low <= high; }
  [[nodiscard]] constexpr double width() const { return high - low; }
  [[nodiscard]] bool is_finite() const { return std::isfinite(low) && std::isfinite(high); }
  /// Distance between the nearest ends; 0 where they meet.
  [[nodiscard]] constexpr double gap(Interval o) const {
    return std::max({0.0, low - o.high, o.low - high});
  }
  [[nodiscard]] constexpr Interval hull(Interval o) const {
    return {std::min(low, o.low), std::max(high, o.high)};
  }

  bool operator==(const Interval&) const = default;
};

[[nodiscard]] constexpr Interval operator-(Interval a) { return {-a.high, -a.low}; }
[[nodiscard]] constexpr Interval operator+(Interval a, Interval b) {
  return {a.low + b.low, a.high + b.high};
}
[[nodiscard]] constexpr Interval operator-(Interval a, Interval b) { return a + -b; }

[[nodiscard]] inline Interval operator*(Interval a, Interval b) {
  // 0 times infinity is 0 here: the end is not itself a value.
  const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; };
  const auto [low, high] = std::minmax(
      {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
  return {low, high};
}

[[nodiscard]] inline Interval operator/(Interval a, Interval b) {
  if (b.contains(0.0)) return Interval::everything();
  return a * Interval{1 / b.high, 1 / b.low};
}

[[nodiscard]] inline Interval operator*(double k, Interval a) { return Interval::exactly(k) * a; }

}  // namespace recount::core
