#include "core/decimal.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

using recount::core::Decimal;

TEST_CASE("a decimal keeps the digits it was written with") {
  const auto [text, coefficient, exponent] = GENERATE(table<const char*, std::int64_t, int>({
      {"18", 18, 0},
      {"3.50", 350, -2},
      {"-0.5", -5, -1},
      {"+7", 7, 0},
      {"007", 7, 0},
      {"0.00", 0, -2},
  }));
  CAPTURE(text);
  const std::optional<Decimal> d = Decimal::parse(text);
  REQUIRE(d);
  CHECK(d->coefficient == coefficient);
  CHECK(d->exponent == exponent);
}

TEST_CASE("a decimal is the double that the same digits are in a program") {
  std::uint64_t seed = 20240718;
  for (int i = 0; i < 20'000; ++i) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto bits = static_cast<unsigned>(seed >> 58U);
    const Decimal d{static_cast<std::int64_t>(seed) >> bits, static_cast<int>(seed % 61) - 30};
    const std::string text = std::to_string(d.coefficient) + "e" + std::to_string(d.exponent);
    CAPTURE(text);
    REQUIRE(d.to_double() == std::strtod(text.c_str(), nullptr));
  }
}

TEST_CASE("what is no plain number is refused") {
  const char* text = GENERATE("", "-", ".", "1,000", "1e5", "1.2.3", "abc", " 1");
  CAPTURE(text);
  CHECK_FALSE(Decimal::parse(text));
}

TEST_CASE("more than 18 digits are rounded, not overflowed") {
  const std::optional<Decimal> d = Decimal::parse("123456789012345678951");
  REQUIRE(d);
  CHECK(d->coefficient == 123456789012345679);
  CHECK(d->exponent == 3);
}

TEST_CASE("a decimal is printed plainly, never scientific") {
  CHECK(Decimal::parse("3.50")->to_string() == "3.50");
  CHECK(Decimal::parse("2.4")->times_power_of_ten(9).to_string() == "2400000000");
  CHECK(Decimal{-5, -3}.to_string() == "-0.005");
  CHECK(Decimal{0, 6}.to_string() == "0");
}

TEST_CASE("a decimal made from a double drops the noise") {
  CHECK(Decimal::from_double(1.0 / 3)->to_string() == "0.333333333333");
  CHECK(Decimal::from_double(0.1 + 0.2)->to_string() == "0.3");
  CHECK(Decimal::from_double(1500)->to_string() == "1500");
  CHECK(Decimal::from_double(0)->to_string() == "0");
  CHECK(*Decimal::from_double(-0.0) == Decimal{0, 0});
  CHECK(*Decimal::from_double(-7000) == Decimal{-7000, 0});
  CHECK(*Decimal::from_double(999999999999) == Decimal{999999999999, 0});
  CHECK(*Decimal::from_double(2e12) == Decimal{200000000000, 1});
  CHECK_FALSE(Decimal::from_double(1e308 * 10));
}

TEST_CASE("a decimal's double is the one that its literal is") {
  CHECK(Decimal::parse("0.1")->to_double() == 0.1);
  CHECK(Decimal::parse("29.34")->to_double() == 29.34);
  CHECK(Decimal::parse("29.34")->unit() == Approx(0.01));
}
