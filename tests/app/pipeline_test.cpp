#include "app/pipeline.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>

using recount::app::Pipeline;

TEST_CASE("results come out in the order of the items, however long each takes") {
  std::vector<int> out;
  Pipeline<int, int> pipeline(
      3,
      [](int&& n) {
        std::this_thread::sleep_for(std::chrono::microseconds(n % 3 * 300));
        return n * n;
      },
      [&](int&& n) { out.push_back(n); });
  for (int n = 0; n < 100; ++n) pipeline.push(n);
  pipeline.finish();
  REQUIRE(out.size() == 100);
  CHECK(out[7] == 49);
  CHECK(std::is_sorted(out.begin(), out.end()));
}

TEST_CASE("what a worker throws reaches the one who pushed") {
  Pipeline<int, int> pipeline(
      2, [](int&& n) -> int { return n == 3 ? throw std::runtime_error("three") : n; },
      [](int&&) {});
  for (int n = 0; n < 5; ++n) pipeline.push(n);
  CHECK_THROWS_WITH(pipeline.finish(), "three");
}

TEST_CASE("an unfinished pipeline ends without its results") {
  int written = 0;
  {
    Pipeline<int, int> pipeline(2, [](int&& n) { return n; }, [&](int&&) { ++written; });
    for (int n = 0; n < 4; ++n) pipeline.push(n);
  }
  CHECK(written == 0);
}

TEST_CASE("items that cannot be copied pass through") {
  std::unique_ptr<int> got;
  Pipeline<std::unique_ptr<int>, std::unique_ptr<int>> pipeline(
      1, [](std::unique_ptr<int>&& p) { return std::move(p); },
      [&](std::unique_ptr<int>&& p) { got = std::move(p); });
  pipeline.push(std::make_unique<int>(7));
  pipeline.finish();
  REQUIRE(got);
  CHECK(*got == 7);
}
