// "Monday, 5 March 2018": the weekday follows from the date. No figure is read here, only words: a
// weekday, and right beside it a day, a month and a year in either order; without a year nothing is
// said, because the writer may mean this year or the last.
#include <chrono>
#include <optional>
#include <string>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

struct Dated {
  std::chrono::year_month_day date;
  std::size_t end = 0;  ///< one behind its last token
};

/// The date that begins at a token: "5 March 2018", "March 5, 2018", "the 5th of March 2018".
std::optional<Dated> date_at(const Sentence& s, std::size_t i) {
  std::optional<unsigned> month;
  unsigned day = 0;
  for (std::size_t seen = 0; i < s.tokens.size() && seen < 8; ++i, ++seen) {
    const Token& t = s.tokens[i];
    if (t.is(",") || t.is(".") || t.is("the") || t.is("of")) continue;
    if (t.is_figure()) return std::nullopt;
    if (const auto m = month_of(t.word); m && !month) {
      month = m;
    } else if (const unsigned d = day_of(t.word); d != 0 && day == 0) {
      day = d;
    } else if (const int y = year_of(t.word); y != 0 && month && day != 0) {
      return Dated{std::chrono::year(y) / static_cast<int>(*month) / static_cast<int>(day), i + 1};
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string iso(const std::chrono::year_month_day& d) { return core::to_string(core::Date(d)); }

/// The weekday at token `i` of the date that stands in [begin, d.end).
core::Finding checked(const Article& a, const Sentence& s, std::size_t i, std::size_t begin,
                      const Dated& d) {
  const unsigned said = *weekday_of(s.tokens[i].word);
  const unsigned real = std::chrono::weekday(std::chrono::sys_days(d.date)).c_encoding();
  const auto days = [](unsigned w) { return Interval::exactly(w); };
  const Judgement judgement =
      real == said ? Judgement{} : Judgement{core::Verdict::inconsistent, core::Severity::medium};
  const std::string name(weekday_name(real));
  const std::string line = iso(d.date) + " was a " + name + "; stated " + s.tokens[i].word;
  const core::Location weekday{s.part, s.caption, s.tokens[i].span};
  const core::Location date{
      s.part, s.caption, {s.tokens[begin].span.begin, s.tokens[d.end - 1].span.end}};
  const Diagnosis right{{}, s.tokens[i].word + " should be " + name};
  core::Finding f = finding(
      a.reading, {"I-TIME", {}, {weekday, date}, "weekday"},
      Outcome{judgement, days(real), days(said), line, judgement.fits() ? Diagnosis{} : right});
  f.fingerprint = fingerprint("I-TIME", a.reading.article, {s.tokens[i].word, iso(d.date)});
  return f;
}

/// "5 March 2018, a Monday", "5 March 2018 was a Monday": the weekday behind the date.
std::optional<std::size_t> weekday_behind(const Sentence& s, std::size_t end) {
  std::size_t i = end;
  while (i < end + 3 && (s.tokens[i].is(",") || s.tokens[i].is("which") || s.tokens[i].is("was"))) {
    ++i;
  }
  const bool named = i > end && s.tokens[i].is("a") && weekday_of(s.tokens[i + 1].word);
  return named ? std::optional(i + 1) : std::nullopt;
}

/// The calendar of dates before 1753 differs from country to country.
bool in_the_calendar(const Dated& d) {
  return d.date.ok() && d.date.year() >= std::chrono::year(1753);
}

}  // namespace

Findings check_dates(const Article& a) {
  Findings out;
  for (const Sentence& s : a.reading.sentences) {
    for (std::size_t i = 0; i + 3 < s.tokens.size(); ++i) {
      const bool named = weekday_of(s.tokens[i].word).has_value();
      const std::size_t begin = named ? i + 1 : i;
      if (!named && !month_of(s.tokens[i].word) && day_of(s.tokens[i].word) == 0) continue;
      const auto date = date_at(s, begin);
      if (!date || !in_the_calendar(*date)) continue;
      if (named) out.push_back(checked(a, s, i, begin, *date));
      if (const auto behind = named ? std::nullopt : weekday_behind(s, date->end)) {
        out.push_back(checked(a, s, *behind, begin, *date));
      }
    }
  }
  return out;
}

}  // namespace recount::rules
