#include "extract/claims/time/relative_time.h"

#include <chrono>

namespace recount::extract {
namespace {

using core::Date;
using core::month_of;
using core::Period;
using core::year_of;

Period month_before(const Date& d, int back) {
  const auto ym = std::chrono::year_month(d.year(), d.month()) - std::chrono::months(back);
  return Period::month(static_cast<int>(ym.year()), static_cast<unsigned>(ym.month()));
}

/// Twelve months that end with the day.
Period year_until(const Date& d) {
  const Date before = d - std::chrono::years(1);
  const Date last =
      before.ok() ? before : Date(before.year(), before.month(), std::chrono::day(28));
  return {core::days_later(last, 1), d};
}

}  // namespace

std::optional<Period> relative_period(std::string_view name, const Date& d) {
  const int year = year_of(d);
  if (name == "last-year") return Period::year(year - 1);
  if (name == "this-year") return Period::year(year);
  if (name == "next-year") return Period::year(year + 1);
  if (name == "past-year") return year_until(d);
  if (name == "last-month") return month_before(d, 1);
  if (name == "this-month") return month_before(d, 0);
  if (name == "next-month") return month_before(d, -1);
  if (name == "yesterday") return Period::day(core::days_later(d, -1));
  if (name == "today") return Period::day(d);
  return std::nullopt;
}

Period quarter_before(const Date& d) {
  const unsigned quarter = (month_of(d) - 1) / 3;  // how many are over
  const int year = quarter == 0 ? year_of(d) - 1 : year_of(d);
  const unsigned last = quarter == 0 ? 12 : 3 * quarter;
  return {Period::month(year, last - 2).start, Period::month(year, last).end};
}

Period season_of(int year, unsigned first) {
  const int end_year = is_winter(first) ? year + 1 : year;
  return {Period::month(year, first).start,
          Period::month(end_year, is_winter(first) ? 2 : first + 2).end};
}

std::optional<Period> season_beside(std::string_view name, unsigned first, const Date& d) {
  const int year = year_of(d);
  const unsigned month = month_of(d);
  if (name == "this-season") {
    if (!is_winter(first)) return season_of(year, first);
    if (month <= 2) return season_of(year - 1, first);
    return month >= 9 ? std::optional(season_of(year, first)) : std::nullopt;
  }
  if (name == "next-season") {  // in May "next autumn" may be of this year or the next
    if (is_winter(first)) return month >= 3 ? std::optional(season_of(year, first)) : std::nullopt;
    return month >= first ? std::optional(season_of(year + 1, first)) : std::nullopt;
  }
  if (is_winter(first)) return season_of(month >= 3 ? year - 1 : year - 2, first);
  // In May "last autumn" is of the year before, in October it may be this one.
  return first + 2 >= month ? std::optional(season_of(year - 1, first)) : std::nullopt;
}

namespace {

bool is_conjunction(const Sentence& s, std::size_t i) {
  return is_word(s.view(i), "and") || is_word(s.view(i), "or") || s.is(i, "&");
}

/// What stands between two times: 0 other words, 1 a comma, 2 a conjunction, perhaps with "in".
int joint(const Sentence& s, std::size_t from, std::size_t to) {
  if (from >= to || to > from + 4) return 0;
  if (to == from + 1 && s.is(from, ",")) return 1;
  if (s.is(from, ",")) ++from;
  if (from >= to || !is_conjunction(s, from)) return 0;
  for (++from; from < to; ++from) {
    const bool small = is_word(s.view(from), "in") || is_word(s.view(from), "the") ||
                       is_word(s.view(from), "during");
    if (!small) return 0;
  }
  return 2;
}

/// "between 8 May and 3 June", "from June 2020 to March 2021": one time from the first to the last.
bool is_span(const Sentence& s, const TimeExpression& a, const TimeExpression& b) {
  if (a.begin == 0 || b.begin != a.end + 1 || !a.period || !b.period) return false;
  const auto joins = [&](std::string_view w) { return is_word(s.view(a.end), w); };
  const std::string_view before = s.view(a.begin - 1);
  const bool between = is_word(before, "between") && joins("and");
  const bool from = is_word(before, "from") &&
                    (joins("to") || joins("until") || joins("till") || joins("through"));
  return between || from;
}

void merge_spans(const Sentence& s, std::vector<TimeExpression>& times) {
  for (std::size_t i = 0; i + 1 < times.size(); ++i) {
    TimeExpression& a = times[i];
    const TimeExpression& b = times[i + 1];
    if (!is_span(s, a, b)) continue;
    if (b.period->end < a.period->start) continue;
    a.period->end = b.period->end;
    a.end = b.end;
    a.explicit_year = a.explicit_year || b.explicit_year;
    times.erase(times.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

void join_times(const Sentence& s, std::vector<TimeExpression>& times) {
  if (times.size() < 2) return;
  merge_spans(s, times);
  for (std::size_t i = 0; i < times.size();) {
    std::size_t last = i;
    int how = 0;
    while (how != 2 && last + 1 < times.size() && times[last].period) {
      how = joint(s, times[last].end, times[last + 1].begin);
      if (how == 0 || !times[last + 1].period) break;
      ++last;
    }
    if (how == 2 && last > i) {
      for (std::size_t k = i; k <= last; ++k) {
        times[k].joined = last - i + 1;
        times[k].order = k - i;
      }
    }
    i = last + 1;
  }
}

}  // namespace recount::extract
