#include "extract/claims/number/digits.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace recount::extract {
namespace {

using core::Decimal;

constexpr std::size_t kMaxDigits = 25;
constexpr double kExact = 9e15;  // whole doubles below it are exact
constexpr double kLargest = 1e60;
constexpr int kSignificant = 14;  // digits behind the first that a double still holds
constexpr int kMaxExponent = 300;
constexpr double kMaxPower = 30;

/// The plain form of a wide digit or stop (３, ．) at its last byte; other bytes as they are.
char narrow(std::string_view token, std::size_t i) {
  if (i < 2 || static_cast<unsigned char>(token[i - 2]) != 0xEF ||
      static_cast<unsigned char>(token[i - 1]) != 0xBC) {
    return token[i];
  }
  const int code = 0xFF00 + static_cast<unsigned char>(token[i]) - 0x80;
  return static_cast<char>(code - 0xFEE0);
}

/// "0.8" has a decimal point even where the comma is one.
char decimal_mark(std::string_view token, const NumberStyle& style) {
  const std::size_t dot = token.find('.');
  const bool foreign = style.decimal == ',' && dot != std::string_view::npos &&
                       token.find('.', dot + 1) == std::string_view::npos &&
                       token.find(',') == std::string_view::npos && token.size() - dot != 4;
  return foreign ? '.' : style.decimal;
}

bool is_minus(const Sentence& s, std::size_t i) {
  return s.is(i, "-") || s.is(i, "−") || s.is(i, "–");
}

/// "6", "-5", "+14", "--23" right behind `i`.
std::optional<Exponent> signed_power(const Sentence& s, std::size_t i, const NumberStyle& style) {
  const bool negative = is_minus(s, i) && !is_minus(s, i + 1);
  while (is_minus(s, i) || s.is(i, "+")) ++i;
  if (i >= s.size() || s.tokens[i].kind != TokenKind::number) return std::nullopt;
  const auto value = parse_digits(s.view(i), style);
  if (!value || value->exponent < 0 || value->to_double() > kMaxPower) return std::nullopt;
  const int power = static_cast<int>(value->to_double());
  return Exponent{negative ? -power : power, false, i + 1};
}

/// "e13" glued to digits.
std::optional<Exponent> glued_e(const Sentence& s, std::size_t i, const NumberStyle& style) {
  if (i >= s.size() || s.tokens[i].spaced) return std::nullopt;
  const std::string_view text = s.view(i);
  if (text[0] != 'e' && text[0] != 'E') return std::nullopt;
  if (text.size() == 1 && (is_minus(s, i + 1) || s.is(i + 1, "+")))
    return signed_power(s, i + 1, style);
  if (text.size() < 2 || text.size() > 3) return std::nullopt;
  int power = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    power = power * 10 + (c - '0');
  }
  return Exponent{power, false, i + 1};
}

}  // namespace

std::optional<Decimal> parse_digits(std::string_view token, const NumberStyle& style) {
  std::string plain;
  const char decimal = decimal_mark(token, style);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = narrow(token, i);
    if (c >= '0' && c <= '9')
      plain.push_back(c);
    else if (c == decimal)
      plain.push_back('.');
    if (plain.size() > kMaxDigits) return std::nullopt;
  }
  if (!plain.empty() && plain.front() == '.') plain.insert(plain.begin(), '0');
  return Decimal::parse(plain);
}

std::optional<Exponent> exponent_after(const Sentence& s, std::size_t at,
                                       const Language& language) {
  if (auto e = glued_e(s, at, language.style())) return e;
  if (s.is(at, "^")) {
    auto e = signed_power(s, at + 1, language.style());
    if (e) e->is_power = true;
    return e && std::abs(e->value) < kMaxExponent ? e : std::nullopt;
  }
  std::size_t i = at;
  const bool glued = s.is(i, "x10") || s.is(i, "X10");
  const bool apart = (s.is(i, "×") || s.is(i, "x") || s.is(i, "·")) && s.is(i + 1, "10");
  if (!glued && !apart) return std::nullopt;
  i += glued ? 1 : 2;
  if (s.is(i, "^")) ++i;
  return signed_power(s, i, language.style());
}

core::Decimal decimal_of(double value) {
  if (!std::isfinite(value) || std::abs(value) > kLargest) return {};
  if (std::abs(value) < kExact && value == std::floor(value))
    return {static_cast<std::int64_t>(value), 0};
  const int digits = kSignificant - static_cast<int>(std::floor(std::log10(std::abs(value))));
  Decimal d{static_cast<std::int64_t>(std::llround(value * std::pow(10.0, digits))), -digits};
  while (d.coefficient % 10 == 0 && d.exponent < 0) d = {d.coefficient / 10, d.exponent + 1};
  return d;
}

}  // namespace recount::extract
