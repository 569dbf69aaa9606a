// A period is told by its shape: each shape is one small function, tried in order.
#include "store/import/cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace recount::store {
namespace {

using core::Frequency;
using core::Period;

std::optional<int> whole(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool plain = !digits.empty() && digits.front() >= '0' && digits.front() <= '9';
  if (!plain || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<int> year_of(std::string_view text) {
  const std::optional<int> year = text.size() == 4 ? whole(text) : std::nullopt;
  return year && *year >= 1 ? year : std::nullopt;
}

Period months(int year, int first, int count) {
  return {Period::month(year, static_cast<unsigned>(first)).start,
          Period::month(year, static_cast<unsigned>(first + count - 1)).end};
}

std::optional<Step> part_of_year(int year, char kind, int part) {
  struct Kind {
    char letter;
    int months;
    Frequency frequency;
  };
  constexpr std::array<Kind, 4> kKinds{{{'M', 1, Frequency::month},
                                        {'Q', 3, Frequency::quarter},
                                        {'S', 6, Frequency::half_year},
                                        {'H', 6, Frequency::half_year}}};
  for (const Kind& k : kKinds) {
    if (k.letter != kind || part < 1 || part * k.months > 12) continue;
    return Step{months(year, (part - 1) * k.months + 1, k.months), k.frequency};
  }
  return std::nullopt;
}

/// ISO 8601: week 1 holds the fourth of January.
std::optional<Step> week(int year, int number) {
  using namespace std::chrono;
  if (number < 1 || number > 53) return std::nullopt;
  const sys_days fourth{std::chrono::year{year} / January / 4};
  const sys_days monday = fourth - (weekday{fourth} - Monday) + weeks{number - 1};
  return Step{{core::Date{monday}, core::Date{monday + days{6}}}, Frequency::week};
}

/// "2020-Q1", "2020Q1", "2020M03", "2020-W05"
std::optional<Step> lettered(std::string_view text) {
  const std::optional<int> year = text.size() < 6 ? std::nullopt : year_of(text.substr(0, 4));
  if (!year) return std::nullopt;
  std::string_view rest = text.substr(4);
  if (rest.front() == '-') rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  const std::optional<int> part = whole(rest.substr(1));
  if (!part) return std::nullopt;
  return rest.front() == 'W' ? week(*year, *part) : part_of_year(*year, rest.front(), *part);
}

/// "31.12.2020"
std::optional<Step> german_day(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  std::string iso(text.substr(6));
  iso.append("-").append(text.substr(3, 2)).append("-").append(text.substr(0, 2));
  const std::optional<core::Date> date = core::parse_date(iso);
  if (!date) return std::nullopt;
  return Step{Period::day(*date), Frequency::day};
}

/// "2002-2011" spans years; "2019/20" and "2019/2020" are fiscal.
std::optional<Step> two_years(std::string_view text) {
  if (text.size() < 7 || (text[4] != '-' && text[4] != '/')) return std::nullopt;
  const std::optional<int> first = year_of(text.substr(0, 4));
  const std::optional<int> last = whole(text.substr(5));
  if (!first || !last) return std::nullopt;
  const bool next = *last == *first + 1 || (text.size() == 7 && *last == (*first + 1) % 100);
  if (text[4] == '/' && next) {
    const core::Date start = Period::month(*first, 4).start;
    return Step{{start, Period::month(*first + 1, 3).end}, Frequency::fiscal_year};
  }
  if (text[4] == '/' || text.size() != 9 || *last <= *first) return std::nullopt;
  return Step{Period::years(*first, *last), Frequency::other};
}

std::optional<Step> iso(std::string_view text) {
  const bool day = text.size() == 10 || (text.size() > 10 && text[10] == 'T');
  if (text.size() != 4 && text.size() != 7 && !day) return std::nullopt;
  const std::optional<Period> period = core::parse_period(text);
  if (!period) return std::nullopt;
  if (day) return Step{*period, Frequency::day};
  return Step{*period, text.size() == 4 ? Frequency::year : Frequency::month};
}

bool first_of(const Period& day, int months) {
  const auto month = static_cast<int>(static_cast<unsigned>(day.start.month()));
  return static_cast<unsigned>(day.start.day()) == 1 && (month - 1) % months == 0;
}

/// The longest step for which every day is a first, and none stands twice within it.
int months_between(std::vector<int> ordinals) {
  std::ranges::sort(ordinals);
  int smallest = 12;
  for (std::size_t i = 1; i < ordinals.size(); ++i) {
    const int gap = ordinals[i] - ordinals[i - 1];
    if (gap > 0) smallest = std::min(smallest, gap);
  }
  return smallest >= 12 ? 12 : (smallest >= 6 ? 6 : (smallest >= 3 ? 3 : 1));
}

}  // namespace

std::optional<Step> read_period(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("YR")) text.remove_prefix(2);
  for (const auto shape : {iso, lettered, german_day, two_years}) {
    if (const std::optional<Step> step = shape(text)) return step;
  }
  return std::nullopt;
}

std::optional<double> read_value(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole_cell = error == std::errc() && end == text.data() + text.size();
  if (!whole_cell || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_missing(std::string_view text) {
  constexpr std::array<std::string_view, 11> kMissing{"",    ".",    "..", ":",   "NA",  "NaN",
                                                      "nan", "null", "-",  "n/a", "None"};
  return std::ranges::find(kMissing, trimmed(text)) != kMissing.end();
}

void widen_days(std::vector<Point>& points) {
  std::vector<int> ordinals;
  for (const Point& p : points) {
    if (p.step.frequency != Frequency::day || !first_of(p.step.period, 1)) return;
    const core::Date& day = p.step.period.start;
    ordinals.push_back(static_cast<int>(day.year()) * 12 +
                       static_cast<int>(static_cast<unsigned>(day.month())) - 1);
  }
  int step = months_between(ordinals);
  const auto fits = [&points](int m) {
    return std::ranges::all_of(points, [m](const Point& p) { return first_of(p.step.period, m); });
  };
  if (!fits(step)) step = 1;
  for (Point& p : points) {
    const int month = static_cast<int>(static_cast<unsigned>(p.step.period.start.month()));
    p.step.period = months(static_cast<int>(p.step.period.start.year()), month, step);
    p.step.frequency = step == 12  ? Frequency::year
                       : step == 6 ? Frequency::half_year
                       : step == 3 ? Frequency::quarter
                                   : Frequency::month;
  }
}

}  // namespace recount::store
