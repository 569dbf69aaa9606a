#include "extract/claims/number/number.h"

#include "tests/extract/claims/english.h"

using namespace recount::extract;

namespace {

std::optional<Number> parsed(const std::string& text) {
  static std::string kept;
  kept = text;
  static Sentence s;
  s = test::english().read(kept, {0, kept.size()});
  return parse_number(s, 0, test::english());
}

}  // namespace

TEST_CASE("numbers in digits and words have the value that is spoken") {
  using Row = std::pair<std::string, double>;
  const auto& [text, value] = GENERATE(values<Row>({
      {"18", 18},
      {"1,234.5", 1234.5},
      {"12,34,567", 1234567},
      {".05", 0.05},
      {"2.4 million", 2.4e6},
      {"12k", 12000},
      {"3 lakh", 300000},
      {"2.48×10−5", 2.48e-5},
      {"2 1/2", 2.5},
      {"2½", 2.5},
      {"eighteen", 18},
      {"twenty-three thousand five hundred", 23500},
      {"a hundred and two", 102},
      {"one hundred thousand", 100000},
      {"two and a half million", 2.5e6},
      {"half a million", 500000},
      {"a quarter of a million", 250000},
      {"two dozen", 24},
      {"half a dozen", 6},
      {"two-thirds", 0.666666666666},
      {"a quarter", 0.25},
      {"one in five", 0.2},
      {"6 in 10", 0.6},
      {"nine out of every ten", 0.9},
      {"3/4", 0.75},
      {"two thirds of a million", 666666.6667},
      {"two and fifty-four hundredths", 2.54},
      {"two hundred and fifty-four hundredths", 200.54},
      {"one hundred and thirty and two fifths", 130.4},
      {"one hundred thirty-fifths", 100.0 / 35},
      {"one hundred and thirty fifths", 26},
      {"three twenty-fifths", 0.12},
      {"one one hundred and fifth", 1.0 / 105},
      {"three one-hundred-and-fifths", 3.0 / 105},
      {"ninety-five hundred fifths", 1900},
      {"two and 1/2", 2.5},
      {"sixteen and 3/8", 16.375},
      {"1 million 200 thousand", 1200000},
      {"2 thousand 3 hundred", 2300},
      {"1 000 000.", 1000000},
      {"one billion and a half million", 1000500000},
      {"three hundred and two dozen", 324},
      {"10 000 samples", 10000},
      {"1 234 567 km", 1234567},
      {"12 300", 12},
  }));
  INFO(text);
  const auto n = parsed(text);
  REQUIRE(n);
  CHECK(n->value.to_double() == Approx(value));
}

TEST_CASE("written precision is kept") {
  CHECK(parsed("3.50")->value == recount::core::Decimal{350, -2});
  CHECK(parsed("2.4 million")->value.unit() == Approx(100000));
  CHECK(parsed("2.4 million")->scaled);
  CHECK_FALSE(parsed("three hundred")->scaled);
  CHECK(parsed("a quarter of a million")->value.unit() == Approx(10000));
}

TEST_CASE("vague counts are ranges") {
  auto [text, low, high] = GENERATE(table<std::string, double, double>({
      {"tens of thousands", 10000, 100000},
      {"a few hundred", 100, 1000},
      {"several hundred thousand", 100000, 1000000},
      {"a couple of dozen", 12, 120},
  }));
  const auto n = parsed(text);
  REQUIRE(n);
  REQUIRE(n->range);
  CHECK(n->range->low.to_double() == low);
  CHECK(n->range->high.to_double() == high);
}

TEST_CASE("what is no number is none") {
  const std::string text = GENERATE("thousand", "a", "and", "hundred people", "the", "percent");
  INFO(text);
  CHECK_FALSE(parsed(text));
}
