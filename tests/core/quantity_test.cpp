#include "core/quantity.h"

#include <catch2/catch.hpp>

using namespace recount::core;

namespace {

Quantity number(const char* digits, Hedge hedge = Hedge::none, UnitKind kind = UnitKind::count) {
  Quantity q;
  q.value = *Decimal::parse(digits);
  q.hedge = hedge;
  q.unit_kind = kind;
  return q;
}

Quantity scaled(const char* digits, int power, Hedge hedge = Hedge::none) {
  Quantity q = number(digits, hedge);
  q.value = q.value.times_power_of_ten(power);
  q.scaled = true;
  return q;
}

Quantity multiple(double factor, Hedge hedge = Hedge::none) {
  Quantity q;
  q.value = *Decimal::from_double(factor);
  q.form = Form::multiple;
  q.hedge = hedge;
  return q;
}

void check(Interval got, double low, double high) {
  CHECK(got.low == Approx(low));
  CHECK(got.high == Approx(high));
}

}  // namespace

TEST_CASE("a plain count is exact, and a round one from 1,000 on may have been rounded") {
  check(strict_interval(number("18")), 18, 18);
  check(loose_interval(number("18")), 18, 18);
  check(loose_interval(number("900")), 900, 900);
  check(strict_interval(number("12000")), 12000, 12000);
  check(loose_interval(number("12000")), 11500, 12500);
  check(loose_interval(number("1200")), 1150, 1250);
}

TEST_CASE("a percent is rounded to its last written digit") {
  check(strict_interval(number("29.34", Hedge::none, UnitKind::percent)), 29.335, 29.345);
  check(loose_interval(number("29.34", Hedge::none, UnitKind::percent)), 29.33, 29.35);
  check(strict_interval(number("19", Hedge::none, UnitKind::percent)), 18.5, 19.5);
  check(loose_interval(number("20", Hedge::none, UnitKind::percent)), 15, 25);
}

TEST_CASE("a scaled figure gives half its last digit, but never more than a tenth") {
  check(strict_interval(scaled("2.4", 6)), 2350000, 2450000);
  check(loose_interval(scaled("2.4", 6)), 2300000, 2500000);
  check(strict_interval(scaled("2", 6)), 1800000, 2200000);
  check(loose_interval(scaled("2", 6)), 1600000, 2400000);
}

TEST_CASE("a hedge before the number widens the range") {
  check(strict_interval(number("18", Hedge::about)), 17, 19);
  check(loose_interval(number("18", Hedge::about)), 16, 20);
  check(strict_interval(number("200", Hedge::about)), 190, 210);
  check(strict_interval(scaled("21", 6, Hedge::about)), 19950000, 22050000);
  check(strict_interval(number("100", Hedge::nearly)), 90, 100);
  check(strict_interval(number("100", Hedge::just_over)), 100, 110);
}

TEST_CASE("a bound is open on one side") {
  CHECK(strict_interval(scaled("150", 9, Hedge::more_than)).low == 150e9);
  CHECK_FALSE(strict_interval(scaled("150", 9, Hedge::more_than)).is_finite());
  CHECK(strict_interval(number("5", Hedge::at_most)).high == 5);
  CHECK(loose_interval(number("5", Hedge::less_than)).high == 5.5);
}

TEST_CASE("doubled and halved have the room that readers give them") {
  check(strict_interval(multiple(2)), 1.9, 2.15);
  check(loose_interval(multiple(2)), 1.75, 2.5);
  check(strict_interval(multiple(2, Hedge::more_than)), 2, 3);
  check(strict_interval(multiple(2, Hedge::nearly)), 1.8, 2);
  check(strict_interval(multiple(3)), 2.8, 3.25);
  check(strict_interval(multiple(0.5)), 0.45, 0.53);
  check(strict_interval(multiple(0.5, Hedge::more_than)), 1.0 / 3, 0.5);
  check(strict_interval(multiple(0.5, Hedge::nearly)), 0.5, 0.55);
}

TEST_CASE("a fraction in words has five percent of room") {
  Quantity q = number("0.2", Hedge::none, UnitKind::fraction);
  q.form = Form::fraction;
  check(strict_interval(q), 0.19, 0.21);
}

TEST_CASE("a range covers both of its ends") {
  Quantity q = number("0", Hedge::none, UnitKind::percent);
  q.range = DecimalRange{*Decimal::parse("18"), *Decimal::parse("20")};
  check(strict_interval(q), 17.5, 20.5);
  q.form = Form::vague;
  check(strict_interval(q), 18, 20);
}

TEST_CASE("every hedge has its sign") {
  CHECK(modifier_sign(Hedge::none) == "=");
  CHECK(modifier_sign(Hedge::about) == "~");
  CHECK(modifier_sign(Hedge::more_than) == ">");
  CHECK(modifier_sign(Hedge::at_most) == "<=");
}
