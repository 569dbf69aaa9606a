// "From 3 March to 17 March" is a stretch of days, whatever is said of its length. Two dates, each
// of a day, a month or a year at least, and beside them a duration in days, weeks, months or years.
// A date without a day may be any day of its month, one without a year lies in that of the other,
// so the stretch has a shortest and a longest length.
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

/// A date as far as it was written.
struct Partial {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  Match where;
};

/// "3 March 2018", "March 3", "May 2003", "17" in front of another date: what stands at a token.
std::optional<Partial> partial_at(const Sentence& s, std::size_t i) {
  Partial p;
  while (weekday_of(s.tokens[i].word) ||
         (i > 0 && weekday_of(s.tokens[i - 1].word) && s.tokens[i].is(",")))
    ++i;
  p.where = {i, i};
  for (; i < s.tokens.size() && i - p.where.begin < 5; ++i) {
    const Token& t = s.tokens[i];
    const bool sign = (t.is(",") && p.month != 0 && p.day != 0 && p.year == 0) || t.is("the") ||
                      (t.is("of") && p.day != 0 && p.month == 0);
    if (sign) continue;
    if (t.is_figure()) break;
    if (const auto m = month_of(t.word); m && p.month == 0) {
      p.month = *m;
    } else if (const unsigned d = day_of(t.word); d != 0 && p.day == 0 && p.year == 0) {
      p.day = d;
    } else if (const int y = year_of(t.word); y != 0 && p.year == 0) {
      p.year = y;
    } else {
      break;
    }
    p.where.end = i + 1;
  }
  if (p.where.end == p.where.begin) return std::nullopt;
  return p;
}

struct Stretch {
  Partial from;
  Partial to;
  bool dated = true;  ///< a year was written
};

bool exists(const Partial& p) {
  constexpr int kCalendar = 1753;  // before, it differed from country to country
  const unsigned d = p.day != 0 ? p.day : 1;
  return p.month != 0 && p.year >= kCalendar && (year(p.year) / month(p.month) / day(d)).ok();
}

/// What one date leaves out stands in the other: "from 3 to 17 March", "from May to July 2019".
bool completed(Stretch& s) {
  if (s.from.month == 0 && s.from.day != 0) s.from.month = s.to.month;
  if (s.to.month == 0 && s.to.day != 0 && s.from.day != 0) s.to.month = s.from.month;
  const bool backwards = s.from.month > s.to.month ||
                         (s.from.month == s.to.month && s.from.day > s.to.day && s.to.day != 0);
  if (s.from.year == 0 && s.to.year != 0) s.from.year = backwards ? s.to.year - 1 : s.to.year;
  if (s.to.year == 0 && s.from.year != 0) s.to.year = backwards ? s.from.year + 1 : s.from.year;
  // Neither has a year: any that is no leap year.
  if (s.from.year == 0) {
    s.from.year = 2021;
    s.to.year = backwards ? 2022 : 2021;
  }
  return exists(s.from) && exists(s.to);
}

std::optional<Stretch> stretch_at(const Sentence& s, std::size_t i) {
  if (!s.tokens[i].is("from") && !s.tokens[i].is("between")) return std::nullopt;
  const bool between = s.tokens[i].is("between");
  const auto from = partial_at(s, i + 1);
  if (!from || from->where.end >= s.tokens.size()) return std::nullopt;
  const Token& to = s.tokens[from->where.end];
  const bool joined = between ? to.is("and") : to.is("to") || to.is("until") || to.is("till");
  if (!joined) return std::nullopt;
  const auto until = partial_at(s, from->where.end + 1);
  if (!until) return std::nullopt;
  Stretch out{*from, *until, from->year != 0 || until->year != 0};
  return completed(out) ? std::optional(out) : std::nullopt;
}

/// "Began on 3 March and ended on 31 March".
std::optional<Stretch> began_and_ended(const Article& a, const Sentence& s, std::size_t i) {
  const auto behind_on = [&](std::size_t t) { return s.tokens[t].is("on") ? t + 1 : t; };
  if (!a.reading.words.has("began_on", s.tokens[i].word) || i + 2 >= s.tokens.size()) {
    return std::nullopt;
  }
  const auto from = partial_at(s, behind_on(i + 1));
  if (!from || from->where.end + 3 >= s.tokens.size() || !s.tokens[from->where.end].is("and") ||
      !a.reading.words.has("ended_on", s.tokens[from->where.end + 1].word)) {
    return std::nullopt;
  }
  const auto until = partial_at(s, behind_on(from->where.end + 2));
  if (!until) return std::nullopt;
  Stretch out{*from, *until, from->year != 0 || until->year != 0};
  return completed(out) ? std::optional(out) : std::nullopt;
}

/// "The strike began on 3 March … and was called off on 31 March": the only two days of the
/// sentence, each with its month and "on".
std::optional<Stretch> between_two_days(const Sentence& s) {
  std::vector<Partial> days;
  for (std::size_t i = 0; i + 1 < s.tokens.size(); ++i) {
    if (!s.tokens[i].is("on") && !s.tokens[i].is("by")) continue;
    const auto p = partial_at(s, i + 1);
    if (!p || p->day == 0 || p->month == 0) continue;
    days.push_back(*p);
    i = p->where.end - 1;
  }
  if (days.size() != 2) return std::nullopt;
  Stretch out{days[0], days[1], days[0].year != 0 || days[1].year != 0};
  // "on 24 May, three weeks after it began on 3 May": told backwards.
  const bool forward = days[0].month < days[1].month ||
                       (days[0].month == days[1].month && days[0].day < days[1].day);
  return forward && completed(out) ? std::optional(out) : std::nullopt;
}

sys_days first_day(const Partial& p) {
  return sys_days(year(p.year) / month(p.month) / day(p.day != 0 ? p.day : 1));
}

sys_days last_day(const Partial& p) {
  if (p.day != 0) return first_day(p);
  return sys_days(year(p.year) / month(p.month) / std::chrono::last);
}

/// Shortest and longest, the first day counted or not.
Interval days_of(const Stretch& s) {
  const auto count = [](std::chrono::days d) { return static_cast<double>(d.count()); };
  return {count(first_day(s.to) - last_day(s.from)), count(last_day(s.to) - first_day(s.from)) + 1};
}

struct Unit {
  std::string_view name;
  double days;
  double slack;  ///< by how many days a writer rounds
};
constexpr std::array<Unit, 5> kUnits{{{"day", 1, 0},
                                      {"night", 1, 1},
                                      {"week", 7, 3.5},
                                      {"month", 30.44, 16},
                                      {"year", 365.25, 190}}};

std::optional<Unit> unit_of(const Figure& f) {
  const core::Quantity& q = f.quantity();
  if (q.range || !q.per.empty() || q.unit_kind == core::UnitKind::age) return std::nullopt;
  for (const Unit& u : kUnits) {
    if (q.unit == u.name) return u;
  }
  return std::nullopt;
}

/// "For ten days, from …", "… lasted 21 days": the words that make a duration of the stretch.
bool measures(const Article& a, const Figure& f, const Match& span) {
  const Sentence& s = a.reading.sentence_of(f);
  if (f.token < span.begin) {
    // "for ten days, from 28 June to 7 July", "the 14-day strike from 3 to 17 March"
    std::size_t i = f.token + 1;
    if (a.reading.words.has("not_spanned", s.tokens[i].word)) return false;
    // "70 years with four days of events from 2 to 5 June": another duration stands between.
    while (i < span.begin && !s.tokens[i].is(";") && !s.tokens[i].is("and") &&
           !s.tokens[i].is_figure())
      ++i;
    return i == span.begin && span.begin - f.token <= 4;
  }
  // "Lasted from 12 June to 19 June, the longest on record at 15 days"
  const std::size_t front = span.begin > 3 ? span.begin - 3 : 0;
  const bool at = s.tokens[f.token - 1].is("at") || s.tokens[f.token - 1].is("was");
  if (at && f.token - span.end <= 9 && a.reading.find(s, "lasted_verb", front, span.begin)) {
    return true;
  }
  // "…, after six weeks."
  const std::size_t next = f.token + 1;
  const bool ends = next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",");
  if (s.tokens[f.token - 1].is("after") && ends && f.token - span.end <= 2) return true;
  // "on 2 March; by 30 March, four weeks later, …"
  if (next < s.tokens.size() && s.tokens[next].is("later") && f.token == span.end + 1) return true;
  // "from 3 May to 17 May, or 14 days", "(14 days)"
  const auto again = a.reading.cue_before(f, "or");
  const bool bracket = s.tokens[f.token - 1].is("(") && f.token == span.end + 1;
  if (((again && again->begin <= span.end + 1) || bracket) && next < s.tokens.size()) return true;
  const std::size_t begin = f.token > 4 ? std::max(f.token - 4, span.end) : span.end;
  const bool lasted = a.reading.find(s, "lasts", begin, f.token).has_value();
  const bool clear = !a.reading.find(s, "new_clause", span.end, f.token) &&
                     !a.reading.find(s, "which_who", span.end, f.token);
  return clear && f.token - span.end <= 8 && (lasted || a.reading.cue_after(f, "total"));
}

/// Whether a shorter stay may lie within the stretch: "worked ten days from 3 March to 17 March".
bool without_a_break(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  return f.quantity().unit == "year" || a.reading.find(s, "lasts").has_value() ||
         f.c->quote.find('-') != std::string::npos;
}

/// "28 June", "May 2003": as far as it was written.
std::string text_of(const Partial& p, bool with_year) {
  std::string out = p.day != 0 ? std::to_string(p.day) + ' ' : "";
  out += month_name(p.month);
  return with_year ? out + ' ' + std::to_string(p.year) : out;
}

std::optional<core::Finding> measured(const Article& a, const Sentence& s, const Stretch& x,
                                      std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const auto unit = unit_of(f);
  const Match span{x.from.where.begin - 1, x.to.where.end};
  // "after six weeks of rain" is no stretch between two days.
  const bool bare = f.c->quote.find(" of ") == std::string::npos;
  if (!unit || !bare || !measures(a, f, span) || a.reading.find(s, "some_days"))
    return std::nullopt;
  const Interval days = days_of(x);
  if (days.low < 0) return std::nullopt;
  const Interval stated = f.stated().strict;
  const Interval possible{(days.low - unit->slack) / unit->days,
                          (days.high + unit->slack) / unit->days};
  const Judgement judgement = judge(possible, {stated, stated});
  const bool shorter = stated.high < possible.low;
  if (!judgement.fits() && shorter && !without_a_break(a, f)) return std::nullopt;
  const std::string line = text_of(x.from, x.dated) + " to " + text_of(x.to, x.dated) + ": " +
                           interval_text(days) + " days; stated " + number_text(f.value()) + " " +
                           std::string(unit->name) + (f.value() == 1 ? "" : "s");
  const auto at = [&](const Partial& p) {
    return core::Location{s.part,
                          s.caption,
                          {s.tokens[p.where.begin].span.begin, s.tokens[p.where.end - 1].span.end}};
  };
  return finding(a.reading, {"I-TIME", {figure}, {at(x.from), at(x.to)}, std::string(unit->name)},
                 Outcome{judgement, possible, stated, line, {}});
}

}  // namespace

Findings check_spans(const Article& a) {
  Findings out;
  for (const Sentence& s : a.reading.sentences) {
    if (s.figures.empty()) continue;
    std::optional<Stretch> only;
    std::size_t stretches = 0;
    for (std::size_t i = 0; i + 3 < s.tokens.size(); ++i) {
      auto x = stretch_at(s, i);
      if (!x) x = began_and_ended(a, s, i);
      if (x) {
        only = x;
        ++stretches;
      }
    }
    if (stretches == 0) only = between_two_days(s);
    if (stretches > 1 || !only) continue;
    for (const std::size_t i : s.figures) {
      if (auto found = measured(a, s, *only, i)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
