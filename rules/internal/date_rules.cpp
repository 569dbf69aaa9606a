// "Monday, 5 March 2018": the weekday follows from the date. No figure is read here, only words: a
// weekday, and right behind it a day, a month and a year in either order; without a year nothing is
// said, because the writer may mean this year or the last.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/internal/calendar.h"
#include "rules/internal/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
std::optional<unsigned> weekday_of(const Token& t) {
  for (unsigned i = 0; i < kWeekdays.size(); ++i) {
    if (t.is(kWeekdays[i])) return i;
  }
  return std::nullopt;
}

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

core::Finding checked(const Article& a, const Sentence& s, std::size_t i, unsigned said,
                      const Dated& d) {
  const unsigned real = std::chrono::weekday(std::chrono::sys_days(d.date)).c_encoding();
  const auto days = [](unsigned w) { return Interval::exactly(w); };
  const Judgement judgement =
      real == said ? Judgement{} : Judgement{core::Verdict::inconsistent, core::Severity::medium};
  const std::string name(kWeekdays[real]);
  const std::string line = iso(d.date) + " was a " + name + "; stated " + s.tokens[i].word;
  const core::Location weekday{s.part, s.caption, s.tokens[i].span};
  const core::Location date{
      s.part, s.caption, {s.tokens[i + 1].span.begin, s.tokens[d.end - 1].span.end}};
  const Diagnosis right{{}, s.tokens[i].word + " should be " + name};
  core::Finding f = finding(
      a.reading, {"I-TIME", {}, {weekday, date}, "weekday"},
      Outcome{judgement, days(real), days(said), line, judgement.fits() ? Diagnosis{} : right});
  f.fingerprint = fingerprint("I-TIME", a.reading.article, {s.tokens[i].word, iso(d.date)});
  return f;
}

/// "Was 84 when he died", "was 25 when she won the prize in 1965", and not "when his father died".
bool at_event(const Article& a, const Sentence& s, std::size_t i) {
  const bool when = i > 0 && i + 1 < s.tokens.size() && s.tokens[i + 1].is("when") &&
                    (s.tokens[i - 1].is("was") || s.tokens[i - 1].is("only"));
  if (!when || i + 3 >= s.tokens.size() || !a.reading.words.has("anaphor", s.tokens[i + 2].word)) {
    return false;
  }
  if (a.reading.find(s, "killed", i + 3, std::min(i + 5, s.tokens.size()))) return true;
  // The year is that of what happened then, and of no thing in it ("the house built in 1965").
  constexpr std::size_t kReach = 12;
  for (std::size_t t = i + 4; t < std::min(i + kReach, s.tokens.size()); ++t) {
    if (s.tokens[t].is(",") || s.tokens[t].is_figure()) return false;
    if (year_of(s.tokens[t].word) == 0) continue;
    return s.tokens[t - 1].is("in") && !a.reading.find(s, "began", t - 2, t + 1) &&
           !s.tokens[t - 2].word.ends_with("ed");
  }
  return false;
}

/// The number that a token says, also where it is a figure; -1 for none.
int number_at(const Article& a, const Token& t) {
  if (t.is_figure()) {
    const Figure& f = a.reading.figures[t.figure];
    const bool plain = f.value() == std::floor(f.value()) && f.value() < 130 &&
                       !f.quantity().range && f.quantity().hedge == core::Hedge::none;
    return plain ? static_cast<int>(f.value()) : -1;
  }
  const bool digits =
      t.word.size() <= 3 && t.word.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::atoi(t.word.c_str()) : -1;
}

/// "aged 70", "at the age of 70": the token of the number.
std::size_t aged_at(const Article& a, const Sentence& s) {
  for (std::size_t i = 1; i < s.tokens.size(); ++i) {
    if (at_event(a, s, i) && number_at(a, s.tokens[i]) > 0) return i;
    const bool digits = s.tokens[i].word.find_first_not_of("0123456789") == std::string::npos;
    const bool of = s.tokens[i - 1].is("of") && i > 1 && s.tokens[i - 2].is("age");
    const bool short_number = s.tokens[i].word.size() >= 1 && s.tokens[i].word.size() <= 3;
    // "who was born in 1935 and died in 2012, was 77"
    const bool was = s.tokens[i - 1].is("was") && i > 1 && s.tokens[i - 2].is(",") &&
                     i + 1 < s.tokens.size() && s.tokens[i + 1].is(".");
    if (digits && short_number && (of || was || s.tokens[i - 1].is("aged"))) return i;
  }
  return kNone;
}

struct Years {
  int from = 0;
  int to = 0;
  Interval possible;
  Interval stated;
  Judgement judgement;
};

/// What lies between two years, beside what is said of it; `tokens` and `figures` say where.
core::Finding told(const Article& a, const Sentence& s, const Years& y,
                   const std::vector<std::size_t>& tokens,
                   const std::vector<std::size_t>& figures = {}) {
  const std::string line = std::to_string(y.to) + " − " + std::to_string(y.from) + " = " +
                           std::to_string(y.to - y.from) + "; stated " +
                           number_text((y.stated.low + y.stated.high) / 2);
  std::vector<core::Location> words;
  for (const std::size_t t : tokens) words.push_back({s.part, s.caption, s.tokens[t].span});
  core::Finding f = finding(a.reading, {"I-TIME", figures, words, "year"},
                            Outcome{y.judgement, y.possible, y.stated, line, {}});
  f.fingerprint = fingerprint("I-TIME", a.reading.article, {line});
  return f;
}

/// "born in 1940 and died in 2010, aged 70", or dead on the day of the article.
std::optional<core::Finding> lived(const Article& a, const Sentence& s) {
  const std::size_t age = aged_at(a, s);
  std::vector<std::size_t> years;
  for (std::size_t i = 0; age != kNone && i < s.tokens.size(); ++i) {
    if (year_of(s.tokens[i].word) != 0) years.push_back(i);
  }
  // "Who died in 2018 aged 79, was born in 1935"
  const auto born = [&](std::size_t y) {
    return y >= 2 && s.tokens[y - 1].is("in") && s.tokens[y - 2].is("born");
  };
  const bool turned = years.size() == 2 && born(years[1]) && years[0] >= 2 &&
                      a.reading.find(s, "killed", years[0] - 2, years[0]);
  if (turned) std::swap(years[0], years[1]);
  if (years.empty() || years.size() > 2 || years[0] < 2 ||
      !a.reading.find(s, "began", years[0] - 2, years[0]) || s.tokens[years.back() - 1].is("or")) {
    return std::nullopt;
  }
  const auto published = a.reading.article.published_date();
  const bool now = years.size() == 1 && published && a.reading.find(s, "killed");
  if (years.size() == 1 && !now) return std::nullopt;
  const int from = year_of(s.tokens[years[0]].word);
  const int to = now ? static_cast<int>(published->year()) : year_of(s.tokens[years[1]].word);
  const Interval stated = Interval::exactly(number_at(a, s.tokens[age]));
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from)};
  return told(a, s, {from, to, possible, stated, judge(stated, {possible, possible})},
              {years.front(), years.back(), age});
}

/// "The singer, aged 43, was born in 1950", "born in 1950 and now aged 43": nothing but small words
/// between the two, so that both are said of one person. "Aged 43 when his son was born" is none.
bool of_one_person(const Article& a, const Sentence& s, std::size_t age, std::size_t year) {
  std::size_t born = year;
  while (born > 0 && year - born < 6 && !s.tokens[born].is("born") && !s.tokens[born].is(","))
    --born;
  if (!s.tokens[born].is("born") || !s.tokens[year - 1].is("in")) return false;
  std::size_t from = age < born ? age + 1 : year + 1;
  const std::size_t to = age < born ? born : age;
  if (age > born && age < year) return false;
  for (; from < to; ++from) {
    if (!a.reading.words.has("joins_life", s.tokens[from].word)) return false;
  }
  return true;
}

/// "Born in 1958, the minister, now aged 51, …": one noun between two commas.
bool born_first(const Article& a, const Sentence& s, std::size_t age, std::size_t year) {
  constexpr std::size_t kLongest = 8;
  if (!s.tokens[0].is("born") || age < year || age - year > kLongest) return false;
  for (std::size_t i = year + 1; i < age; ++i) {
    const Token& t = s.tokens[i];
    const bool verb = a.reading.words.has("level_verb", t.word) || t.is("who") || t.is("whose") ||
                      t.is("and") || t.word.ends_with("'s") || t.is("had");
    if (t.is_figure() || verb) return false;
  }
  return s.tokens[year + 1].is(",");
}

/// "The dancer, 54, was born in Kyiv in 1961", "who is 54 and was born": the only number that
/// stands so.
std::size_t between_commas(const Article& a, const Sentence& s) {
  constexpr int kYoungest = 5;
  std::size_t found = kNone;
  for (std::size_t i = 2; i + 2 < s.tokens.size(); ++i) {
    const bool commas = s.tokens[i - 1].is(",") && s.tokens[i + 1].is(",");
    const bool said =
        s.tokens[i - 1].is("is") && (s.tokens[i + 1].is("and") || s.tokens[i + 1].is(","));
    if ((!commas && !said) || number_at(a, s.tokens[i]) < kYoungest) continue;
    if (found != kNone) return kNone;
    found = i;
  }
  return found;
}

/// An age and a year of birth in one sentence, held against the day of the article.
std::optional<core::Finding> aged_now(const Article& a, const Sentence& s) {
  std::size_t age = aged_at(a, s);
  if (age == kNone) age = between_commas(a, s);
  const auto published = a.reading.article.published_date();
  if (age == kNone || !published || a.reading.find(s, "killed") || a.reading.find(s, "when")) {
    return std::nullopt;
  }
  std::size_t born = kNone;
  for (std::size_t i = 1; i < s.tokens.size(); ++i) {
    if (year_of(s.tokens[i].word) == 0) continue;
    if (born != kNone) return std::nullopt;
    born = i;
  }
  if (born == kNone || (!of_one_person(a, s, age, born) && !born_first(a, s, age, born))) {
    return std::nullopt;
  }
  const int from = year_of(s.tokens[born].word);
  const int to = static_cast<int>(published->year());
  const Interval stated = Interval::exactly(number_at(a, s.tokens[age]));
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from)};
  return told(a, s, {from, to, possible, stated, judge(stated, {possible, possible})},
              {std::min(born, age), std::max(born, age)});
}

/// "120th": 120; 0 for none.
int ordinal_of(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  const std::string_view rest = word.substr(digits);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return digits > 0 && digits <= 3 && ordinal ? std::atoi(std::string(word).c_str()) : 0;
}

/// The day of the article is that of the jubilee: "on Friday", "this year", "marks".
bool kept_now(const Article& a, const Sentence& s) {
  const bool weekday = std::any_of(s.tokens.begin(), s.tokens.end(),
                                   [](const Token& t) { return weekday_of(t).has_value(); });
  return (weekday || a.reading.find(s, "this_year") || a.reading.find(s, "marks_now")) &&
         !a.reading.find(s, "when");
}

/// "Founded in 1902, the club celebrated its 120th anniversary in 2022".
std::optional<core::Finding> anniversary(const Article& a, const Sentence& s) {
  const auto word = a.reading.find(s, "anniversary");
  if (!word || word->begin == 0) return std::nullopt;
  const int nth = ordinal_of(s.tokens[word->begin - 1].word);
  std::vector<std::size_t> years;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (year_of(s.tokens[i].word) != 0) years.push_back(i);
  }
  if (nth == 0 || years.empty() || years.size() > 2 || years[0] < 2 ||
      !a.reading.find(s, "began", years[0] - 2, years[0])) {
    return std::nullopt;
  }
  const auto published = a.reading.article.published_date();
  const bool now = years.size() == 1 && published && a.reading.find(s, "this_year");
  if (years.size() == 1 && !now) return std::nullopt;
  // "This year marks the 30th anniversary of a treaty signed in 1985 and renewed in 1994"
  if (years.size() == 2 && kept_now(a, s)) return std::nullopt;
  const int from = year_of(s.tokens[years[0]].word);
  const int to = now ? static_cast<int>(published->year()) : year_of(s.tokens[years[1]].word);
  // A jubilee is kept in the year before or after as well.
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from + 1)};
  const Interval stated = Interval::exactly(nth);
  return told(a, s, {from, to, possible, stated, judge(stated, {possible, possible})},
              {years.front(), years.back(), word->begin - 1});
}

/// "The 30th anniversary of the founding of the club in 1985": the token of the year, with nothing
/// but that event in front of it.
std::size_t year_of_event(const Article& a, const Sentence& s, std::size_t begin) {
  if (begin >= s.tokens.size() || !s.tokens[begin].is("of")) return kNone;
  constexpr std::size_t kReach = 10;
  for (std::size_t i = begin + 1; i < std::min(begin + kReach, s.tokens.size()); ++i) {
    const Token& t = s.tokens[i];
    if (year_of(t.word) != 0) return s.tokens[i - 1].is("in") ? i : kNone;
    if (t.is_figure() || t.is(",") || a.reading.words.has("leaves_event", t.word)) return kNone;
  }
  return kNone;
}

/// "The town marks the 30th anniversary of the founding in 1985", by the day of the article or the
/// one other year of the sentence.
std::optional<core::Finding> anniversary_of(const Article& a, const Sentence& s) {
  const auto word = a.reading.find(s, "anniversary");
  const int nth = word && word->begin > 0 ? ordinal_of(s.tokens[word->begin - 1].word) : 0;
  if (nth == 0) return std::nullopt;
  const std::size_t event = year_of_event(a, s, word->end);
  if (event == kNone) return std::nullopt;
  std::size_t other = kNone;
  std::size_t years = 0;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (i == event || year_of(s.tokens[i].word) == 0) continue;
    other = i;
    ++years;
  }
  const auto published = a.reading.article.published_date();
  const bool now = kept_now(a, s);
  if (years > 1 || (years == 1) == now || (now && !published)) return std::nullopt;
  const int from = year_of(s.tokens[event].word);
  const int to = years == 1 ? year_of(s.tokens[other].word) : static_cast<int>(published->year());
  if (to <= from) return std::nullopt;
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from + 1)};
  const Interval stated = Interval::exactly(nth);
  return told(a, s, {from, to, possible, stated, judge(stated, {possible, possible})},
              {word->begin - 1, event});
}

/// The year that stands at a token or right behind "in", "by" or a comma.
std::size_t year_behind(const Sentence& s, std::size_t i) {
  const std::size_t end = std::min(i + 3, s.tokens.size());
  for (; i < end; ++i) {
    if (year_of(s.tokens[i].word) != 0) return i;
    if (!s.tokens[i].is(",") && !s.tokens[i].is("in") && !s.tokens[i].is("by")) break;
  }
  return kNone;
}

/// "Begun in 1240 and finished 35 years later, in 1285".
std::optional<core::Finding> years_later(const Article& a, const Sentence& s, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const auto later = a.reading.cue_after(f, "later");
  if (!later || f.quantity().unit != "year" || f.quantity().range) return std::nullopt;
  const std::size_t second = year_behind(s, later->end);
  std::size_t first = f.token;
  while (first > 0 && year_of(s.tokens[first - 1].word) == 0) --first;
  if (first == 0 || f.value() < 2) return std::nullopt;
  // "Began in 1992 and ended in 1996, eight years later": both years in front.
  std::size_t end = second;
  std::size_t begin = first - 1;
  if (second == kNone) {
    end = begin;
    while (begin > 0 && year_of(s.tokens[begin - 1].word) == 0) --begin;
    // "Two years later than planned", "five years later a new one stood there"
    const bool closed = later->end >= s.tokens.size() || s.tokens[later->end].is(".") ||
                        s.tokens[later->end].is(",") || s.tokens[later->end].is(";");
    const bool tied = closed && f.token == end + 2 && s.tokens[end + 1].is(",") && begin > 0 &&
                      end - begin <= 8 && a.reading.find(s, "and", begin, end);
    if (!tied) return std::nullopt;
    --begin;
  }
  const int from = year_of(s.tokens[begin].word);
  const int to = year_of(s.tokens[end].word);
  if (to <= from) return std::nullopt;
  const Interval possible{static_cast<double>(to - from - 1), static_cast<double>(to - from + 1)};
  return told(a, s, {from, to, possible, f.stated().strict, judge(possible, f.stated())},
              {begin, end}, {figure});
}

}  // namespace

Findings check_dates(const Article& a) {
  Findings out;
  for (const Sentence& s : a.reading.sentences) {
    if (auto found = lived(a, s)) out.push_back(*std::move(found));
    if (auto found = aged_now(a, s)) out.push_back(*std::move(found));
    if (auto found = anniversary(a, s)) out.push_back(*std::move(found));
    if (auto found = anniversary_of(a, s)) out.push_back(*std::move(found));
    for (const std::size_t i : s.figures) {
      if (auto found = years_later(a, s, i)) out.push_back(*std::move(found));
    }
    for (std::size_t i = 0; i + 3 < s.tokens.size(); ++i) {
      const auto said = weekday_of(s.tokens[i]);
      if (!said) continue;
      const auto date = date_at(s, i + 1);
      // The calendar of dates before 1753 differs from country to country.
      if (!date || !date->date.ok() || date->date.year() < std::chrono::year(1753)) continue;
      out.push_back(checked(a, s, i, *said, *date));
    }
  }
  return out;
}

}  // namespace recount::rules
