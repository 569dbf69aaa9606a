#include "core/decimal.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace recount::core {
namespace {

constexpr int kMaxDigits = 18;
constexpr int kMaxExponent = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Collects digits up to the precision kept; counts what the rest would shift.
struct Accumulator {
  std::int64_t coefficient = 0;
  int kept = 0;
  int exponent = 0;
  bool rounded = false;

  void add(char digit, bool after_point) {
    if (kept < kMaxDigits) {
      coefficient = coefficient * 10 + (digit - '0');
      kept += coefficient != 0 ? 1 : 0;
      exponent -= after_point ? 1 : 0;
      return;
    }
    if (!rounded && digit >= '5') ++coefficient;
    rounded = true;
    exponent += after_point ? 0 : 1;
  }
};

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative || (!digits.empty() && digits.front() == '+')) digits.remove_prefix(1);
  Accumulator sum;
  bool after_point = false;
  bool any = false;
  for (const char c : digits) {
    if (c == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    any = true;
    sum.add(c, after_point);
  }
  if (!any) return std::nullopt;
  return Decimal{negative ? -sum.coefficient : sum.coefficient, sum.exponent};
}

std::optional<Decimal> Decimal::from_double(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  constexpr double kTwelveDigits = 1e12;
  const bool whole = std::abs(value) < kTwelveDigits && value == std::trunc(value);
  if (whole) return Decimal{static_cast<std::int64_t>(value), 0};
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.11e", value);
  const std::string_view text(buffer.data());
  const std::size_t e = text.find('e');
  std::optional<Decimal> mantissa = parse(text.substr(0, e));
  if (!mantissa) return std::nullopt;
  mantissa->exponent += std::atoi(buffer.data() + e + 1);
  if (mantissa->coefficient == 0) return Decimal{0, 0};
  while (mantissa->coefficient % 10 == 0 && mantissa->exponent < 0) {
    mantissa->coefficient /= 10;
    ++mantissa->exponent;
  }
  return mantissa;
}

double Decimal::to_double() const {
  // 0.1 must be the double that the literal 0.1 is. Where both the digits and the power of ten are
  // exact doubles, one operation rounds once, and so rightly (Clinger 1990, "How to read floating
  // point numbers accurately"); otherwise through text.
  constexpr std::array<double, 23> kPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr std::int64_t kExact = std::int64_t{1} << 53U;
  const auto power = static_cast<std::size_t>(exponent < 0 ? -exponent : exponent);
  if (coefficient > -kExact && coefficient < kExact && power < kPowers.size()) {
    const auto digits = static_cast<double>(coefficient);
    return exponent < 0 ? digits / kPowers[power] : digits * kPowers[power];
  }
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%llde%d", static_cast<long long>(coefficient),
                exponent);
  return std::strtod(buffer.data(), nullptr);
}

double Decimal::unit() const { return std::pow(10.0, exponent); }

std::string Decimal::to_string() const {
  std::string digits = std::to_string(coefficient);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  if (exponent > kMaxExponent || exponent < -kMaxExponent) return negative ? "-0" : "0";
  if (exponent >= 0) {
    if (coefficient != 0) digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

}  // namespace recount::core
