#include "core/date.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace recount::core {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// The number after a '-' at `position`, two digits wide.
std::optional<int> field(std::string_view iso, std::size_t position) {
  if (iso.size() < position + 3 || iso[position] != '-') return std::nullopt;
  return number(iso.substr(position + 1, 2));
}

Date make(int year, int month, int day) {
  return Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
              std::chrono::day{static_cast<unsigned>(day)}};
}

}  // namespace

Period Period::month(int year, unsigned month) {
  const std::chrono::year_month ym{std::chrono::year{year}, std::chrono::month{month}};
  return {Date{ym / 1}, Date{ym / std::chrono::last}};
}

Period Period::years(int first, int last) { return {make(first, 1, 1), make(last, 12, 31)}; }

std::optional<int> Period::whole_year() const {
  const int y = static_cast<int>(start.year());
  if (*this == year(y)) return y;
  return std::nullopt;
}

std::optional<Date> parse_date(std::string_view iso) {
  const std::optional<int> year = iso.size() < 4 ? std::nullopt : number(iso.substr(0, 4));
  if (!year || *year < 1 || iso.front() < '0' || iso.front() > '9') return std::nullopt;
  if (iso.size() == 4) return make(*year, 1, 1);
  const std::optional<int> month = field(iso, 4);
  if (!month) return std::nullopt;
  if (iso.size() == 7) {
    const Date date = make(*year, *month, 1);
    return date.ok() ? std::optional(date) : std::nullopt;
  }
  const std::optional<int> day = field(iso, 7);
  if (!day || (iso.size() > 10 && iso[10] >= '0' && iso[10] <= '9')) return std::nullopt;
  const Date date = make(*year, *month, *day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Period> parse_period(std::string_view iso) {
  const std::optional<Date> date = parse_date(iso);
  if (!date) return std::nullopt;
  if (iso.size() == 4) return Period::year(static_cast<int>(date->year()));
  if (iso.size() == 7) {
    return Period::month(static_cast<int>(date->year()), static_cast<unsigned>(date->month()));
  }
  return Period::day(*date);
}

std::string to_string(const Date& date) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

Date days_later(const Date& date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

}  // namespace recount::core
