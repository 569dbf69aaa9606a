// A month is told from the verbs "may" and "march" by the words beside it.
#include "extract/claims/time/month_reader.h"

#include <chrono>
#include <string_view>
#include <tuple>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {

using core::Date;
using core::month_of;
using core::Period;
using core::year_of;

namespace {}  // namespace

std::optional<int> MonthReader::month(std::size_t i) const {
  const Match m = l_.match(s_, i, WordClass::month);
  if (!m || (!s_.tokens[i].capital && (l_.spellout() != nullptr || !small_month(i))))
    return std::nullopt;
  if (word(i, "may") || word(i, "march")) {
    // "Thousands March", "Prices May Rise": behind a plural it is a verb.
    const bool verb = i > 0 && !plain(i + 1) && is_plural(s_, i - 1, l_);
    if (verb) return std::nullopt;
    const bool dated =
        plain(i + 1) || (i > 0 && (plain(i - 1) || l_.is(s_, i - 1, WordClass::preposition)));
    if (!dated && !(i > 0 && !l_.is(s_, i - 1, WordClass::pronoun) && s_.tokens[i].spaced))
      return std::nullopt;
  }
  return static_cast<int>(m.entry->value);
}

bool MonthReader::small_month(std::size_t i) const {
  return !word(i, "may") && !word(i, "march") && is_day(i + month_length(i));
}

std::size_t MonthReader::month_length(std::size_t i) const {
  const std::size_t n = l_.match(s_, i, WordClass::month).length;
  return n == 1 && s_.is(i + 1, ".") && !s_.tokens[i + 1].spaced ? 2 : n;
}

bool MonthReader::is_day(std::size_t i) const {
  const auto v = plain(i);
  return v && *v >= 1 && *v <= 31;
}

std::size_t MonthReader::after_day(std::size_t i) const {
  const bool th = word(i + 1, "th") || word(i + 1, "st") || word(i + 1, "nd") || word(i + 1, "rd");
  return th && !s_.tokens[i + 1].spaced ? i + 2 : i + 1;
}

std::optional<int> MonthReader::year_for(int month) const {
  if (!published_) return std::nullopt;
  if (static_cast<unsigned>(month) <= month_of(*published_)) return year_of(*published_);
  for (std::size_t i = 0; i < s_.size(); ++i) {
    if (word(i, "will")) return year_of(*published_);
    for (const std::string_view plan : {"due", "planned", "plans", "scheduled", "upcoming"}) {
      if (word(i, plan)) return std::nullopt;
    }
  }
  return year_of(*published_) - 1;
}

std::optional<int> MonthReader::year_beside(std::size_t i, int month) const {
  if (!published_ || i == 0) return year_for(month);
  const int year = year_of(*published_);
  const bool later = static_cast<unsigned>(month) > month_of(*published_);
  if (word(i - 1, "this")) return year;
  if (word(i - 1, "last")) return later ? std::optional(year - 1) : std::nullopt;
  if (word(i - 1, "next")) return later ? std::nullopt : std::optional(year + 1);
  return year_for(month);
}

std::optional<std::pair<int, std::size_t>> MonthReader::relative_year(std::size_t i) const {
  if (!published_) return std::nullopt;
  if (word(i, "of")) ++i;
  const Match rel = l_.match(s_, i, WordClass::period_word);
  if (!rel) return std::nullopt;
  const int year = year_of(*published_);
  if (rel.entry->name == "last-year") return std::pair{year - 1, i + rel.length};
  if (rel.entry->name == "this-year") return std::pair{year, i + rel.length};
  if (rel.entry->name == "next-year") return std::pair{year + 1, i + rel.length};
  return std::nullopt;
}

std::optional<TimeExpression> MonthReader::month_date(std::size_t i) const {
  const auto m = month(i);
  if (!m) return std::nullopt;
  std::size_t end = i + month_length(i);
  TimeExpression t{.begin = i, .end = end};
  std::optional<int> day;
  std::optional<int> last_day;
  if (is_day(end) && !counts_something(after_day(end))) {
    day = plain(end);
    t.end = end = after_day(end);
    const bool joint = s_.is(end, "-") || s_.is(end, "–") ||
                       (word(end, "to") && !counts_something(after_day(end + 1)));
    if (joint && is_day(end + 1)) {
      last_day = plain(end + 1);
      t.end = end = after_day(end + 1);
    }
  }
  if (auto span = day ? std::nullopt : months_to(i, *m, end)) return span;
  const std::size_t comma = s_.is(end, ",") ? end + 1 : end;
  auto year = year_shape(comma);
  if (year && (comma == end || day)) {
    t.end = comma + 1;
    t.explicit_year = true;
  } else if (const auto relative = relative_year(end)) {
    std::tie(year, t.end) = *relative;
    t.explicit_year = true;
  } else if (const auto lent = year_behind_joined(end, *m)) {
    year = lent;
    t.explicit_year = true;
  } else {
    year = year_beside(i, *m);
  }
  if (year) t.period = period_of(*year, *m, day);
  const auto last = year && last_day ? period_of(*year, *m, last_day) : std::nullopt;
  if (t.period && last && t.period->start < last->start) t.period->end = last->end;
  return t;
}

std::optional<int> MonthReader::year_behind_joined(std::size_t at, int first) const {
  constexpr std::size_t kFar = 12;
  for (const std::size_t from = at; at < from + kFar;) {
    if (s_.is(at, ",")) ++at;
    const bool joint = word(at, "and") || word(at, "or") || word(at, "to") || word(at, "until") ||
                       word(at, "through") || s_.is(at, "–") || s_.is(at, "-");
    if (joint) ++at;
    if (is_day(at)) at = after_day(at);
    const auto m = at > from ? month(at) : std::nullopt;
    if (!m || *m < first) return std::nullopt;
    at += month_length(at);
    if (is_day(at)) at = after_day(at);
    if (const auto year = year_shape(s_.is(at, ",") ? at + 1 : at)) return year;
  }
  return std::nullopt;
}

std::optional<TimeExpression> MonthReader::months_to(std::size_t i, int first,
                                                     std::size_t at) const {
  const bool joint = word(at, "to") || word(at, "through") || s_.is(at, "-") || s_.is(at, "–");
  const auto last = joint ? month(at + 1) : std::nullopt;
  if (!last) return std::nullopt;
  TimeExpression t{.begin = i, .end = at + 1 + month_length(at + 1)};
  auto year = year_shape(t.end);
  if (!year && is_day(t.end)) return std::nullopt;
  t.explicit_year = year.has_value();
  if (year)
    ++t.end;
  else
    year = year_beside(i, *last);
  if (!year) return t;
  const int begin = *last < first ? *year - 1 : *year;
  t.period = Period{Period::month(begin, static_cast<unsigned>(first)).start,
                    Period::month(*year, static_cast<unsigned>(*last)).end};
  return t;
}

std::optional<Period> MonthReader::period_of(int year, int month, std::optional<int> day) {
  if (!day) return Period::month(year, static_cast<unsigned>(month));
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Period::day(date);
}

std::optional<TimeExpression> MonthReader::day_month(std::size_t i) const {
  if (!is_day(i)) return std::nullopt;
  std::size_t at = after_day(i);
  if (word(at, "of")) ++at;
  const auto m = month(at);
  if (!m) return std::nullopt;
  TimeExpression t{.begin = i, .end = at + month_length(at)};
  auto year = year_shape(t.end);
  t.explicit_year = year.has_value();
  if (year)
    ++t.end;
  else if (year = year_behind_joined(t.end, *m); !year)
    year = year_for(*m);
  if (year) t.period = period_of(*year, *m, plain(i));
  return t;
}

}  // namespace recount::extract
