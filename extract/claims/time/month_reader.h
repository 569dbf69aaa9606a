// Months and days with the year that stands beside them, or the one that the day of publication
// gives them.
//
//   class Finder : private MonthReader { … month_date(i) … };   // "March 14, 2023"
//
// Pure.
#pragma once

#include <optional>
#include <utility>

#include "extract/claims/time/times.h"
#include "extract/claims/time/year_reader.h"

namespace recount::extract {

class MonthReader : protected YearReader {
 public:
  MonthReader(const Sentence& s, const Language& l, std::optional<core::Date> published)
      : YearReader(s, l), published_(published) {}

 protected:
  [[nodiscard]] std::optional<int> month(std::size_t i) const;
  [[nodiscard]] std::size_t month_length(std::size_t i) const;
  [[nodiscard]] bool is_day(std::size_t i) const;
  /// Past an ordinal ending: "14th".
  [[nodiscard]] std::size_t after_day(std::size_t i) const;
  /// "last year", "of next year" behind a month or a quarter: the year, and where it ends.
  [[nodiscard]] std::optional<std::pair<int, std::size_t>> relative_year(std::size_t i) const;
  /// "March 14, 2023", "March 2023", "March", "Aug 31 last year", "January to March 2023".
  [[nodiscard]] std::optional<TimeExpression> month_date(std::size_t i) const;
  [[nodiscard]] static std::optional<core::Period> period_of(int year, int month,
                                                             std::optional<int> day);
  /// "14 March 2023".
  [[nodiscard]] std::optional<TimeExpression> day_month(std::size_t i) const;

  std::optional<core::Date> published_;

 private:
  /// "oct. 13": without its capital a month needs a day behind it, and must be no other word.
  [[nodiscard]] bool small_month(std::size_t i) const;
  /// The year of a month without one: the nearest that is not after publication. "Will rise in
  /// June" is to come, and what is only planned for a month has no year.
  [[nodiscard]] std::optional<int> year_for(int month) const;
  /// "June and July 2022", "3 May to 8 June 2021": the year that stands behind the last month.
  [[nodiscard]] std::optional<int> year_behind_joined(std::size_t at, int first) const;
  /// "last March", "this March", "next March": fixed where the calendar leaves no doubt.
  [[nodiscard]] std::optional<int> year_beside(std::size_t i, int month) const;
  /// "January to March 2023", "June-August": from one month to the end of another.
  [[nodiscard]] std::optional<TimeExpression> months_to(std::size_t i, int first,
                                                        std::size_t at) const;
};

}  // namespace recount::extract
