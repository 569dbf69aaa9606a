// Calendar dates and periods.
//
//   parse_date("2017-02-07T09:00:00+07:00")  // 2017-02-07
//   Period::year(2016)                       // 2016-01-01 … 2016-12-31
//   to_string(Date{...})                     // "2017-02-07"
//
// Proleptic Gregorian, ISO 8601. Plain values; pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace recount::core {

using Date = std::chrono::year_month_day;

[[nodiscard]] constexpr int year_of(const Date& d) { return static_cast<int>(d.year()); }
[[nodiscard]] constexpr unsigned month_of(const Date& d) {
  return static_cast<unsigned>(d.month());
}

/// Both ends included.
struct Period {
  Date start{};
  Date end{};

  [[nodiscard]] static Period day(Date date) { return {date, date}; }
  [[nodiscard]] static Period month(int year, unsigned month);
  [[nodiscard]] static Period year(int year) { return years(year, year); }
  [[nodiscard]] static Period years(int first, int last);

  [[nodiscard]] bool contains(const Period& o) const { return start <= o.start && o.end <= end; }
  /// The calendar year that this period is, if it is exactly one.
  [[nodiscard]] std::optional<int> whole_year() const;

  bool operator==(const Period&) const = default;
};

/// Reads "2017", "2017-02", "2017-02-07" and anything longer that begins with a full date. A
/// missing month or day is 1. Nullopt for everything else and for dates that do not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

/// The period that an ISO date of that precision covers: "2017-02" is a month.
[[nodiscard]] std::optional<Period> parse_period(std::string_view iso);

[[nodiscard]] std::string to_string(const Date& date);
[[nodiscard]] Date days_later(const Date& date, int days);

}  // namespace recount::core
