// ISO dates are told by their four leading digits; everything else is taken apart into words, and
// each word says what it is: a month by its name, a time by its colon, a zone by its sign or name,
// a day or year by its size and place. That reads RFC 822, asctime and most home-made orders.
#include "crawler/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>
#include <vector>

#include "crawler/ascii.h"

namespace recount::crawler {
namespace {

struct Moment {
  int year = -1;
  unsigned month = 0;
  unsigned day = 0;
  std::optional<int> second_of_day;
  std::optional<int> zone_minutes;
  int precision = 3;  ///< 1 year, 2 month, 3 day
};

std::optional<int> number(std::string_view digits, std::size_t max_digits) {
  if (digits.size() > max_digits) return std::nullopt;
  const auto value = whole_number(digits);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (words.size() < 12) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n,()");
    if (begin == text.npos) break;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,()"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

/// "9:00", "09:00:00", "09:00:00.123"
std::optional<int> time_of_day(std::string_view text) {
  text = text.substr(0, text.find_first_of(".,"));
  const std::size_t first = text.find(':');
  if (first == text.npos) return std::nullopt;
  const std::size_t second = text.find(':', first + 1);
  const auto hour = number(text.substr(0, first), 2);
  const auto minute =
      number(text.substr(first + 1, second == text.npos ? text.npos : second - first - 1), 2);
  const auto sec = second == text.npos ? std::optional(0) : number(text.substr(second + 1), 2);
  if (!hour || !minute || !sec || *hour > 24 || *minute > 59 || *sec > 60) return std::nullopt;
  return *hour * 3600 + *minute * 60 + std::min(*sec, 59);
}

std::optional<int> named_zone(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, int>, 16> kZones{{{"z", 0},
                                                                     {"gmt", 0},
                                                                     {"ut", 0},
                                                                     {"utc", 0},
                                                                     {"est", -300},
                                                                     {"edt", -240},
                                                                     {"cst", -360},
                                                                     {"cdt", -300},
                                                                     {"mst", -420},
                                                                     {"mdt", -360},
                                                                     {"pst", -480},
                                                                     {"pdt", -420},
                                                                     {"bst", 60},
                                                                     {"cet", 60},
                                                                     {"cest", 120},
                                                                     {"eest", 180}}};
  for (const auto& [zone, minutes] : kZones) {
    if (same_ignoring_case(zone, name)) return minutes;
  }
  return std::nullopt;
}

/// "+07:00", "+0700", "-05", "GMT", "GMT+2" is not one.
std::optional<int> zone(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return named_zone(text);
  std::string digits;
  for (const char c : text.substr(1)) {
    if (c != ':') digits += c;
  }
  if (digits.size() == 2) digits += "00";
  const auto value = number(digits, 4);
  if (!value || digits.size() != 4 || *value % 100 > 59 || *value > 1500) return std::nullopt;
  const int minutes = *value / 100 * 60 + *value % 100;
  return text[0] == '-' ? -minutes : minutes;
}

unsigned month_named(std::string_view word) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (word.size() < 3 || !is_alpha(word[0])) return 0;
  const std::size_t at = kMonths.find(lower(word.substr(0, 3)));
  return at == kMonths.npos || at % 3 != 0 ? 0 : static_cast<unsigned>(at / 3 + 1);
}

int full_year(int written, std::size_t digits) {
  if (digits > 2) return written;
  return written < 70 ? 2000 + written : 1900 + written;
}

void take_clock(Moment& moment, std::string_view clock) {
  const std::size_t sign = clock.find_first_of("+-Zz");
  const std::string_view time = clock.substr(0, sign);
  moment.second_of_day = time_of_day(trimmed(time));
  if (!moment.second_of_day) return;
  if (sign != clock.npos) moment.zone_minutes = zone(trimmed(clock.substr(sign)));
}

std::optional<Moment> iso_moment(std::string_view text) {
  Moment moment;
  const std::string_view date = text.substr(0, text.find_first_of("Tt "));
  const bool is_compact = date.find('-') == date.npos && date.size() == 8;
  const auto field = [&](std::size_t dashed, std::size_t compact) -> std::optional<int> {
    const std::size_t at = is_compact ? compact : dashed;
    return date.size() >= at + 2 ? number(date.substr(at, 2), 2) : std::nullopt;
  };
  const auto year = number(date.substr(0, 4), 4);
  if (!year || (date.size() > 4 && !is_compact && date[4] != '-')) return std::nullopt;
  if (date.size() > 10) return std::nullopt;
  moment.year = *year;
  moment.precision = date.size() >= 8 ? 3 : date.size() >= 6 ? 2 : 1;
  moment.month = moment.precision > 1 ? static_cast<unsigned>(field(5, 4).value_or(0)) : 1;
  moment.day = moment.precision > 2 ? static_cast<unsigned>(field(8, 6).value_or(0)) : 1;
  if (date.size() < text.size()) take_clock(moment, text.substr(date.size() + 1));
  return moment;
}

void take_word(Moment& moment, std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (word.find(':') != word.npos && digits > 0) {
    moment.second_of_day = time_of_day(word);
  } else if (const unsigned month = month_named(word); month != 0 && moment.month == 0) {
    moment.month = month;
  } else if (digits == word.size()) {
    const int value = number(word, 4).value_or(0);
    if (moment.day == 0 && digits <= 2) {
      moment.day = static_cast<unsigned>(value);
    } else if (moment.year < 0) {
      moment.year = full_year(value, digits);
    }
  } else if (moment.second_of_day && !moment.zone_minutes) {
    moment.zone_minutes = zone(word);
  }
}

std::optional<Moment> worded_moment(std::string_view text) {
  std::string plain(text);
  // "07-Feb-17" (RFC 850) becomes three words; a zone's sign stands behind a blank.
  for (std::size_t i = 1; i < plain.size(); ++i) {
    if (plain[i] == '-' && !is_space(plain[i - 1])) plain[i] = ' ';
  }
  Moment moment;
  for (const std::string_view word : words_of(plain)) take_word(moment, word);
  return moment;
}

std::optional<Moment> moment_of(std::string_view written) {
  written = trimmed(written).substr(0, 64);
  const bool is_iso = written.size() >= 4 && is_digit(written[0]) && is_digit(written[1]) &&
                      is_digit(written[2]) && is_digit(written[3]);
  const auto moment = is_iso ? iso_moment(written) : worded_moment(written);
  if (!moment || moment->year < 1 || moment->year > 9999) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(moment->year),
                                         std::chrono::month(moment->month),
                                         std::chrono::day(moment->day)};
  return date.ok() ? moment : std::nullopt;
}

std::string clock_of(const Moment& moment) {
  const int second = *moment.second_of_day;
  std::array<char, 40> out{};
  (void)std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d", second / 3600 % 24,
                      second / 60 % 60, second % 60);
  std::string text = out.data();
  if (!moment.zone_minutes) return text;
  const int minutes = *moment.zone_minutes;
  if (minutes == 0) return text + "Z";
  const int size = minutes < 0 ? -minutes : minutes;
  (void)std::snprintf(out.data(), out.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60,
                      size % 60);
  return text + out.data();
}

}  // namespace

std::string iso_date(std::string_view written) {
  const auto moment = moment_of(written);
  if (!moment) return {};
  std::array<char, 40> out{};
  (void)std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", moment->year, moment->month,
                      moment->day);
  constexpr std::array<std::size_t, 4> kLength{0, 4, 7, 10};
  const std::string date =
      std::string(out.data()).substr(0, kLength[static_cast<std::size_t>(moment->precision)]);
  return moment->second_of_day ? date + clock_of(*moment) : date;
}

std::optional<std::int64_t> seconds_of(std::string_view written) {
  const auto moment = moment_of(written);
  if (!moment) return std::nullopt;
  const std::chrono::sys_days day =
      std::chrono::year_month_day{std::chrono::year(moment->year),
                                  std::chrono::month(moment->month), std::chrono::day(moment->day)};
  const std::int64_t midnight = std::int64_t{day.time_since_epoch().count()} * 86400;
  return midnight + moment->second_of_day.value_or(0) -
         std::int64_t{moment->zone_minutes.value_or(0)} * 60;
}

}  // namespace recount::crawler
