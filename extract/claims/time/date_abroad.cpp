#include "extract/claims/time/date_abroad.h"

#include <chrono>

#include "extract/claims/time/year_reader.h"

namespace recount::extract {
namespace {

using core::Date;
using core::Period;

class AbroadReader : private YearReader {
 public:
  using YearReader::YearReader;

  [[nodiscard]] std::optional<TimeExpression> run(std::size_t i) const {
    if (l_.noun_style() == NounStyle::none) return ideographic(i);
    if (auto t = day_month(i)) return t;
    if (auto t = month_year(i)) return t;
    return clock(i);
  }

 private:
  struct Day {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
  };

  [[nodiscard]] static std::optional<Period> period_of(const Day& d) {
    if (!d.year) return std::nullopt;
    if (!d.month || *d.month < 1 || *d.month > 12) return Period::year(*d.year);
    const auto month = static_cast<unsigned>(*d.month);
    if (!d.day) return Period::month(*d.year, month);
    const Date date{std::chrono::year(*d.year), std::chrono::month(month),
                    std::chrono::day(static_cast<unsigned>(*d.day))};
    return date.ok() ? std::optional(Period::day(date)) : std::nullopt;
  }

  [[nodiscard]] static TimeExpression expression(std::size_t begin, std::size_t end, const Day& d) {
    TimeExpression t{.begin = begin, .end = end, .period = period_of(d)};
    t.explicit_year = d.year.has_value();
    return t;
  }

  [[nodiscard]] bool is_day(std::size_t i) const {
    const auto v = plain(i);
    return v && *v >= 1 && *v <= 31;
  }

  /// Past "de", "di".
  [[nodiscard]] std::size_t past_of(std::size_t i) const {
    return word(i, "de") || word(i, "del") || word(i, "di") || word(i, "do") ? i + 1 : i;
  }

  /// Past the day and its ordinal mark: "1er", "5.", "1º".
  [[nodiscard]] std::size_t past_day(std::size_t i) const {
    const bool mark = word(i + 1, "er") || s_.is(i + 1, ".") || word(i + 1, "º") ||
                      s_.is(i + 1, "º") || s_.is(i + 1, "°");
    return mark && !s_.tokens[i + 1].spaced ? i + 2 : i + 1;
  }

  /// "5 mai 2010", "5. Mai", "del 15 al 20 de mayo".
  [[nodiscard]] std::optional<TimeExpression> day_month(std::size_t i) const {
    if (!is_day(i)) return std::nullopt;
    std::size_t last = i;
    std::size_t at = past_day(i);
    const bool joins = l_.is(s_, at, WordClass::range_word) || word(at, "au") || s_.is(at, "-") ||
                       l_.is(s_, at, WordClass::conjunction) || word(at, "al") || s_.is(at, "–");
    if (joins && is_day(at + 1)) {
      last = at + 1;
      at = past_day(last);
    }
    at = past_of(at);
    const Match m = l_.match(s_, at, WordClass::month);
    if (!m) return std::nullopt;
    Day d{.year = {}, .month = static_cast<int>(m.entry->value), .day = {}};
    if (last == i) d.day = plain(i);
    return with_year(i, at + m.length, d);
  }

  /// "mai 2010", "mayo de 2010".
  [[nodiscard]] std::optional<TimeExpression> month_year(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::month);
    if (!m || !year_shape(past_of(i + m.length))) return std::nullopt;
    return with_year(i, i + m.length,
                     {.year = {}, .month = static_cast<int>(m.entry->value), .day = {}});
  }

  [[nodiscard]] TimeExpression with_year(std::size_t begin, std::size_t end, Day d) const {
    const std::size_t at = past_of(end);
    d.year = year_shape(at);
    return expression(begin, d.year ? at + 1 : end, d);
  }

  /// "14.30 Uhr", "14 h 30", "om 9 uur": hours are a length of time unless something says when.
  [[nodiscard]] std::optional<TimeExpression> clock(std::size_t i) const {
    if (i >= s_.size() || s_.tokens[i].kind != TokenKind::number || s_.view(i).size() > 5)
      return std::nullopt;
    const Match hour = l_.match(s_, i + 1, WordClass::period_word);
    const Match before = l_.match_before(s_, i, WordClass::period_word);
    const bool when = before && before.entry->name == "clock-before";
    const bool minutes_inside = s_.view(i).size() >= 4 && s_.view(i)[s_.view(i).size() - 3] == '.';
    if (when && minutes_inside) return TimeExpression{.begin = i, .end = i + 1};
    if (!hour || !hour.entry->name.starts_with("clock")) return std::nullopt;
    const std::size_t end = i + 1 + hour.length;
    const bool minutes = plain(end) && s_.view(end).size() == 2 && *plain(end) < 60;
    if (minutes) return TimeExpression{.begin = i, .end = end + 1};
    const bool sure = hour.entry->name == "clock" || when;
    return sure ? std::optional(TimeExpression{.begin = i, .end = end}) : std::nullopt;
  }

  /// The number before the sign `mark` at `i`.
  [[nodiscard]] std::optional<int> before_mark(std::size_t i, std::string_view mark) const {
    return s_.is(i + 1, mark) ? plain(i) : std::nullopt;
  }

  /// 2010年5月3日, 5月3日, 2010年: no lengths of time.
  [[nodiscard]] std::optional<TimeExpression> ideographic(std::size_t i) const {
    Day d;
    std::size_t at = i;
    if (s_.is(i + 1, "年") && (d.year = year_shape(i))) at = i + 2;
    if ((d.month = before_mark(at, "月"))) at += s_.is(at + 2, "份") ? 3 : 2;
    if (d.month) {
      d.day = before_mark(at, "日");
      if (!d.day) d.day = before_mark(at, "号");
      if (d.day) at += 2;
    }
    return at > i ? std::optional(expression(i, at, d)) : std::nullopt;
  }
};

}  // namespace

std::optional<TimeExpression> date_abroad(const Sentence& s, std::size_t token,
                                          const Language& language) {
  return AbroadReader(s, language).run(token);
}

}  // namespace recount::extract
