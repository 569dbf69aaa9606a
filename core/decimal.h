// A decimal number that remembers how precisely it was written.
//
//   Decimal d = *Decimal::parse("3.50");   // coefficient 350, exponent -2
//   d.to_double();                         // 3.5
//   d.unit();                              // 0.01, the unit of the last written digit
//   d.times_power_of_ten(6).to_string();   // "3500000"
//
// "3.50" and "3.5" are equal in value and differ in precision, so they compare unequal; compare
// to_double() for value. At most 18 significant digits are kept: further ones are rounded away and
// the exponent raised. Plain value, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recount::core {

struct Decimal {
  std::int64_t coefficient = 0;
  int exponent = 0;

  /// Reads an optional sign, ASCII digits and an optional '.' part. No grouping, no exponent.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view digits);
  /// The nearest decimal of at most 12 significant digits, trailing zeros dropped (1/3 →
  /// 0.333333333333). Not finite: nullopt.
  [[nodiscard]] static std::optional<Decimal> from_double(double value);

  [[nodiscard]] double to_double() const;
  /// 10^exponent.
  [[nodiscard]] double unit() const;
  [[nodiscard]] Decimal times_power_of_ten(int power) const {
    return {coefficient, exponent + power};
  }
  [[nodiscard]] Decimal negated() const { return {-coefficient, exponent}; }
  /// Never scientific, no grouping: "-3.50", "21000000".
  [[nodiscard]] std::string to_string() const;

  bool operator==(const Decimal&) const = default;
};

}  // namespace recount::core
