// Tokens are visited once. At each, the longest kind of expression is tried first: a day, a month,
// a quarter, a run of years, a clock time. What is joined ("in June and July") is marked at the
// end.
#include "extract/claims/time/times.h"

#include <chrono>
#include <tuple>
#include <utility>

#include "extract/claims/time/date_abroad.h"
#include "extract/claims/time/month_reader.h"
#include "extract/claims/time/relative_time.h"

namespace recount::extract {
namespace {

using core::Date;
using core::month_of;
using core::Period;
using core::year_of;

Period months(int year, unsigned first, unsigned last) {
  return {Period::month(year, first).start, Period::month(year, last).end};
}

class Finder : private MonthReader {
 public:
  Finder(const Sentence& s, const Language& l, std::optional<Date> published)
      : MonthReader(s, l, published) {}

  std::vector<TimeExpression> run() {
    for (std::size_t i = 0; i < s_.size();) {
      const auto found = may_begin(i) ? at(i) : std::nullopt;
      if (found) found_.push_back(*found);
      i = found ? found->end : i + 1;
    }
    join_times(s_, found_);
    return std::move(found_);
  }

 private:
  /// Most tokens begin no time expression, and need not be asked for each kind.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    constexpr std::uint64_t kFirst = class_bit(WordClass::period_word) |
                                     class_bit(WordClass::month) | class_bit(WordClass::weekday);
    return s_.tokens[i].kind == TokenKind::number || s_.may_begin(i, kFirst);
  }

  [[nodiscard]] std::optional<TimeExpression> at(std::size_t i) const {
    if (l_.spellout() != nullptr) {
      if (auto t = date_abroad(s_, i, l_)) return t;
    }
    const Match period = l_.match(s_, i, WordClass::period_word);
    if (s_.tokens[i].kind != TokenKind::number) return named(i, period);
    if (period) {
      if (auto t = year_to(i, period)) return t;
      if (auto t = part_of_year(i, period)) return t;
    }
    if (auto t = month_date(i)) return t;
    if (auto t = day_month(i)) return t;
    if (auto t = numeric_date(i)) return t;
    if (auto t = clock(i)) return t;
    if (auto t = decade(i)) return t;
    if (auto t = years(i)) return t;
    return relative(i, period);
  }

  /// What begins with a word: most words that could begin a time ("the") begin none.
  [[nodiscard]] std::optional<TimeExpression> named(std::size_t i, const Match& period) const {
    if (period) {
      if (auto t = year_to(i, period)) return t;
      if (auto t = part_of_year(i, period)) return t;
      if (auto t = season(i, period)) return t;
      if (auto t = fiscal(i, period)) return t;
    }
    if (auto t = month_date(i)) return t;
    return relative(i, period);
  }

  /// "2023-01-14", "14/3/2023", "3/14".
  [[nodiscard]] std::optional<TimeExpression> numeric_date(std::size_t i) const {
    if (i + 4 >= s_.size() || !plain(i) || !plain(i + 2) || !plain(i + 4)) return std::nullopt;
    const std::string_view mark = s_.view(i + 1);
    const bool marks = (mark == "/" || mark == "-" || mark == ".") && s_.view(i + 3) == mark;
    for (std::size_t k = i + 1; k <= i + 4; ++k) {
      if (s_.tokens[k].spaced) return std::nullopt;
    }
    if (!marks) return std::nullopt;
    TimeExpression t{.begin = i, .end = i + 5};
    if (const auto year = year_shape(i)) {
      if (*plain(i + 2) >= 1 && *plain(i + 2) <= 12)
        t.period = period_of(*year, *plain(i + 2), plain(i + 4));
      t.explicit_year = true;
    }
    return t;
  }

  [[nodiscard]] bool am_pm(std::size_t i) const {
    for (const std::string_view w :
         {"am", "pm", "a.m", "p.m", "o'clock", "gmt", "et", "est", "bst"}) {
      // In French "et" and "est" are words, no time zones.
      if (word(i, w)) return l_.spellout() == nullptr || w.front() != 'e';
    }
    return (word(i, "a") || word(i, "p")) && s_.is(i + 1, ".") && word(i + 2, "m");
  }

  /// The minutes of a clock: "48:187" names a volume and its page.
  [[nodiscard]] bool two_digits(std::size_t i) const {
    return i < s_.size() && s_.tokens[i].kind == TokenKind::number && s_.view(i).size() == 2;
  }

  /// "9:30 a.m.", "5am", "10.45pm", "17:22".
  [[nodiscard]] std::optional<TimeExpression> clock(std::size_t i) const {
    if (i >= s_.size() || s_.tokens[i].kind != TokenKind::number) return std::nullopt;
    if (i > 0 && s_.is(i - 1, ";") && !s_.tokens[i].spaced) return std::nullopt;  // "2015;8:15"
    std::size_t end = i + 1;
    while (s_.view(i).size() <= 2 && s_.is(end, ":") && two_digits(end + 1) &&
           !s_.tokens[end].spaced && !s_.tokens[end + 1].spaced) {
      end += 2;
    }
    const bool colon = end > i + 1;
    if (am_pm(end)) {
      const bool dotted = word(end, "a") || word(end, "p");
      return TimeExpression{.begin = i, .end = end + (dotted ? 3 : 1)};
    }
    if (colon) return TimeExpression{.begin = i, .end = end};
    return std::nullopt;
  }

  /// "the 1990s", "the '80s", "1970's".
  [[nodiscard]] std::optional<TimeExpression> decade(std::size_t i) const {
    const auto v = plain(i);
    const bool plural = i + 1 < s_.size() && (word(i + 1, "s") || is_possessive(s_.view(i + 1)));
    if (!v || *v % 10 != 0 || *v > 2100 || !plural) return std::nullopt;
    if (s_.tokens[i + 1].spaced) return std::nullopt;
    TimeExpression t{.begin = i, .end = i + 2};
    if (*v >= 1000) t.period = Period::years(*v, *v + (*v % 100 == 0 ? 99 : 9));
    return t;
  }

  /// "first quarter of 2022", "second half".
  [[nodiscard]] std::optional<TimeExpression> part_of_year(std::size_t i, const Match& m) const {
    const bool quarter = m.entry->name == "quarter";
    if (!quarter && m.entry->name != "half") return std::nullopt;
    TimeExpression t{.begin = i, .end = i + m.length};
    const std::size_t at = word(t.end, "of") ? t.end + 1 : t.end;
    auto year = year_shape(at);
    if (year) {
      t.end = at + 1;
      t.explicit_year = true;
    } else if (const auto relative = relative_year(at)) {
      std::tie(year, t.end) = *relative;
    }
    const auto n = static_cast<unsigned>(m.entry->value);
    if (!year && published_ && at == t.end) {
      if (m.entry->kind == "last") {  // "in the last quarter": the one before this
        t.period = quarter_before(*published_);
        return t;
      }
      const unsigned last = quarter ? 3 * n : 6 * n;
      year = year_of(*published_) - (last > month_of(*published_) ? 1 : 0);
    }
    if (!year) return t;
    t.period = quarter ? months(*year, 3 * n - 2, 3 * n) : months(*year, 6 * n - 5, 6 * n);
    return t;
  }

  /// "last autumn", "this spring", "the winter of 2020-21"; a bare "spring" tells no time.
  [[nodiscard]] std::optional<TimeExpression> season(std::size_t i, const Match& m) const {
    if (!m.entry->name.ends_with("season")) return std::nullopt;
    TimeExpression t{.begin = i, .end = i + m.length, .period = std::nullopt};
    t.season = true;
    const auto first = static_cast<unsigned>(m.entry->value);
    if (m.entry->name != "season") {
      if (published_) t.period = season_beside(m.entry->name, first, *published_);
      return t;
    }
    const std::size_t at = word(t.end, "of") ? t.end + 1 : t.end;
    const auto year = year_shape(at);
    if (!year || counts_something(at + 1)) return std::nullopt;
    t.end = at + 1;
    t.explicit_year = true;
    const bool two = (s_.is(t.end, "-") || s_.is(t.end, "–") || s_.is(t.end, "/")) &&
                     plain(t.end + 1) && !s_.tokens[t.end + 1].spaced;
    if (two) t.end += 2;
    if (two || !is_winter(first)) t.period = season_of(*year, first);
    return t;
  }

  /// "the year to March 2023": twelve months that end there.
  [[nodiscard]] std::optional<TimeExpression> year_to(std::size_t i, const Match& m) const {
    if (m.entry->name != "year-to") return std::nullopt;
    std::size_t at = i + m.length;
    if (word(at, "the")) ++at;
    if (word(at, "end")) at += word(at + 1, "of") ? 2 : 1;
    if (word(at, "in") || word(at, "on")) ++at;
    auto date = month_date(at);
    if (!date) date = day_month(at);
    if (!date) return std::nullopt;
    TimeExpression t = *date;
    t.begin = i;
    if (!t.period) return t;
    const Date end = t.period->end;
    const auto first = std::chrono::year_month(end.year(), end.month()) - std::chrono::months(11);
    t.period = Period{Date(first.year(), first.month(), std::chrono::day(1)),
                      Period::month(year_of(end), month_of(end)).end};
    return t;
  }

  [[nodiscard]] std::optional<TimeExpression> fiscal(std::size_t i, const Match& m) const {
    if (m.entry->name != "fiscal") return std::nullopt;
    std::size_t at = i + m.length;
    if (word(at, "year")) ++at;
    if (!year_shape(at) && !is_day(at)) return std::nullopt;
    const bool second = year_shape(at) && (s_.is(at + 1, "-") || s_.is(at + 1, "/")) &&
                        plain(at + 2) && !s_.tokens[at + 2].spaced;  // "fiscal year 2020-21"
    return TimeExpression{.begin = i, .end = at + (second ? 3U : 1U)};
  }

  /// "2016", "1914-18", "2010 to 2014" after "between" and "from".
  [[nodiscard]] std::optional<TimeExpression> years(std::size_t i) const {
    const auto year = year_shape(i);
    const bool glued = i + 1 < s_.size() && !s_.tokens[i + 1].spaced &&
                       s_.tokens[i + 1].kind != TokenKind::sign && !is_possessive(s_.view(i + 1));
    if (!year || glued || !reads_as_year(i, *year)) return std::nullopt;
    TimeExpression t{.begin = i,
                     .end = i + 1,
                     .period = Period::year(*year),
                     .year_before = false,
                     .explicit_year = true};
    if (word(i + 1, "fiscal") || word(i + 1, "financial")) t.period.reset();
    const bool dash = (s_.is(i + 1, "-") || s_.is(i + 1, "–") || s_.is(i + 1, "/"));
    if (dash && !s_.tokens[i + 1].spaced) {
      const auto last = plain(i + 2);
      if (last && (s_.view(i + 2).size() == 2 || year_shape(i + 2))) {
        t.end = i + 3;
        const int full = *last < 100 ? *year / 100 * 100 + *last : *last;
        if (full > *year && full < *year + 200) t.period = Period::years(*year, full);
      }
      return t;
    }
    const bool span =
        word(i + 1, "to") || word(i + 1, "through") || word(i + 1, "and") || word(i + 1, "until");
    const bool opened =
        i > 0 && (word(i - 1, "between") || (word(i - 1, "from") && !word(i + 1, "and")));
    if (span && opened && year_shape(i + 2)) {
      t.end = i + 3;
      if (*year_shape(i + 2) > *year) t.period = Period::years(*year, *year_shape(i + 2));
    }
    return t;
  }

  [[nodiscard]] std::optional<TimeExpression> relative(std::size_t i, const Match& m) const {
    if (l_.is(s_, i, WordClass::weekday) && s_.tokens[i].capital) {
      return TimeExpression{.begin = i, .end = i + 1};
    }
    if (!m || m.entry->name.starts_with("clock")) return std::nullopt;
    if (m.entry->name == "year-to") return std::nullopt;  // "12 months to finish it"
    if (m.entry->name.ends_with("season")) return std::nullopt;
    TimeExpression t{.begin = i, .end = i + m.length, .period = std::nullopt};
    if (m.entry->kind == "open" && word(i + m.length, "of"))
      return t;  // "the last year of the war"
    const std::string& name = m.entry->name;
    t.year_before = name == "year-before" || name == "same-month-year-before";
    if (published_) t.period = relative_period(name, *published_);
    return t;
  }

  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Sentence& s, const Language& language,
                                       std::optional<Date> published) {
  return Finder(s, language, published).run();
}

}  // namespace recount::extract
