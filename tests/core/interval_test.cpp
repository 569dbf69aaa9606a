#include "core/interval.h"

#include <catch2/catch.hpp>
#include <random>

using recount::core::Interval;

TEST_CASE("interval arithmetic gives the exact ends") {
  CHECK(Interval{1, 2} + Interval{10, 20} == Interval{11, 22});
  CHECK(Interval{1, 2} - Interval{10, 20} == Interval{-19, -8});
  CHECK(Interval{-1, 2} * Interval{3, 4} == Interval{-4, 8});
  CHECK(Interval{1, 2} / Interval{4, 8} == Interval{0.125, 0.5});
}

TEST_CASE("dividing by an interval that holds zero says nothing") {
  CHECK(Interval{1, 2} / Interval{-1, 1} == Interval::everything());
}

TEST_CASE("an open end stays open") {
  CHECK((Interval::at_least(5) + Interval::exactly(1)).contains(1e300));
  CHECK((0.0 * Interval::at_least(5)) == Interval::exactly(0));
  CHECK_FALSE(Interval::at_least(5).is_finite());
}

TEST_CASE("the gap is the distance between the nearest ends") {
  CHECK(Interval{1, 2}.gap({5, 6}) == 3);
  CHECK(Interval{5, 6}.gap({1, 2}) == 3);
  CHECK(Interval{1, 5}.gap({2, 3}) == 0);
}

TEST_CASE("every pair of members lands inside the result") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> value(-100, 100);
  for (int i = 0; i < 2000; ++i) {
    const auto [a, b] = std::minmax({value(random), value(random)});
    const auto [c, d] = std::minmax({value(random), value(random)});
    const Interval x{a, b};
    const Interval y{c, d};
    const double p = a + (b - a) * 0.37;
    const double q = c + (d - c) * 0.61;
    CHECK((x + y).contains(p + q));
    CHECK((x - y).contains(p - q));
    CHECK((x * y).contains(p * q));
    if (!y.contains(0)) CHECK((x / y).contains(p / q));
  }
}
