#include "rules/internal/pairing/calendar.h"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

namespace recount::rules {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kFullMonths{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> kWritten{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

}  // namespace

std::optional<unsigned> weekday_of(std::string_view word) {
  for (unsigned i = 0; i < kWeekdays.size(); ++i) {
    if (word == kWeekdays[i]) return i;
  }
  return std::nullopt;
}

std::string_view weekday_name(unsigned weekday) { return kWeekdays.at(weekday); }

std::string_view month_name(unsigned month) { return kWritten.at(month - 1); }

std::optional<unsigned> month_of(std::string_view word) {
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (word == kFullMonths[i] || word == kMonths[i] || (word == "sept" && i == 8)) return i + 1;
  }
  return std::nullopt;
}

unsigned day_of(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  const std::string_view rest = word.substr(digits);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  if (digits == 0 || digits > 2 || (!rest.empty() && !ordinal)) return 0;
  return static_cast<unsigned>(std::atoi(std::string(word.substr(0, digits)).c_str()));
}

int year_of(std::string_view word) {
  const bool four = word.size() == 4 && (word.starts_with("1") || word.starts_with("20"));
  if (!four || word.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  return std::atoi(std::string(word).c_str());
}

std::string_view span_of_adjective(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSpans{
      {{"daily", "day"},
       {"weekly", "week"},
       {"monthly", "month"},
       {"annual", "year"},
       {"yearly", "year"},
       {"hourly", "hour"}}};
  for (const auto& [adjective, span] : kSpans) {
    if (word == adjective) return span;
  }
  return {};
}

}  // namespace recount::rules
