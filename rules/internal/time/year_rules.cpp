// Years add up by the calendar: "from 1914 to 1918, four years", "opened in 1998, is 24 years old".
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/time/year_span.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::UnitKind;

bool is_year(const Token& t) { return year_of(t.word) != 0; }

/// The two years of "from 1914 to 1918" or "between 1914 and 1918" in front of the figure.
std::optional<std::pair<Token, Token>> years_before(const Sentence& s, const Figure& f) {
  for (std::size_t i = f.token; i-- > 3 && f.token - i <= 4;) {
    const bool to =
        s.tokens[i - 1].is("to") || s.tokens[i - 1].is("and") || s.tokens[i - 1].is("until");
    const bool from = s.tokens[i - 3].is("from") || s.tokens[i - 3].is("between");
    if (is_year(s.tokens[i]) && to && is_year(s.tokens[i - 2]) && from) {
      return std::pair(s.tokens[i - 2], s.tokens[i]);
    }
  }
  return std::nullopt;
}

/// "for eleven years, from 1979 to 1990".
std::optional<std::pair<Token, Token>> years_behind(const Sentence& s, const Figure& f) {
  std::size_t i = f.token + 1;
  // "30 years in prison, from 1989 to 2009"
  const std::size_t reach = std::min(i + 4, s.tokens.size());
  while (i < reach && !s.tokens[i].is("from") && !s.tokens[i].is("between") &&
         !s.tokens[i].is_figure()) {
    ++i;
  }
  if (i + 3 >= s.tokens.size()) return std::nullopt;
  const bool from = s.tokens[i].is("from") || s.tokens[i].is("between");
  const bool to =
      s.tokens[i + 2].is("to") || s.tokens[i + 2].is("until") || s.tokens[i + 2].is("and");
  if (!from || !to || !is_year(s.tokens[i + 1]) || !is_year(s.tokens[i + 3])) return std::nullopt;
  return std::pair(s.tokens[i + 1], s.tokens[i + 3]);
}

/// "which lasted from 1991 to 2002, went on for eleven years": the only two years of the sentence.
std::optional<std::pair<Token, Token>> only_years(const Sentence& s) {
  std::optional<std::pair<Token, Token>> found;
  std::size_t years = 0;
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    if (!is_year(s.tokens[i])) continue;
    ++years;
    const bool pair = i >= 3 && is_year(s.tokens[i - 2]) && s.tokens[i - 3].is("from");
    if (pair && s.tokens[i - 1].is("to")) found = std::pair(s.tokens[i - 2], s.tokens[i]);
  }
  return years == 2 ? found : std::nullopt;
}

/// "From 1994 until her retirement in 2018, a span of 24 years".
std::optional<std::pair<Token, Token>> from_until(const Article& a, const Sentence& s,
                                                  const Figure& f) {
  constexpr std::size_t kReach = 7;
  std::vector<std::size_t> years = years_in(s);
  std::erase_if(years, [&](std::size_t i) { return i > f.token; });
  if (years.size() != 2 || years[0] == 0 || years[1] - years[0] > kReach ||
      !s.tokens[years[0] - 1].is("from") || !s.tokens[years[0] + 1].is("until")) {
    return std::nullopt;
  }
  const bool again = s.tokens[years[1] + 1].is(",") && f.token - years[1] <= 5 &&
                     (a.reading.cue_before(f, "span_of") || a.reading.cue_before(f, "or"));
  return again ? std::optional(std::pair(s.tokens[years[0]], s.tokens[years[1]])) : std::nullopt;
}

/// "57 years", "57 years of service", and not "12 years of patchy repairs".
bool is_bare_duration(const Article& a, const Figure& f) {
  const std::size_t of = f.c->quote.find(" of ");
  return of == std::string::npos ||
         a.reading.words.has("of_service", std::string_view(f.c->quote).substr(of + 1));
}

/// "Opened in 1962 and shut its doors in 2009, was in operation for 57 years": between a year in
/// which it began and one in which it ended.
bool lasted_for(const Article& a, const Sentence& s, const Figure& f,
                const std::vector<std::size_t>& years) {
  constexpr std::size_t kReach = 4;
  const std::size_t from = years[1] > kReach ? years[1] - kReach : 0;
  const bool ended = a.reading.find(s, "ended_verb", std::max(from, years[0] + 1), years[1]) &&
                     s.tokens[years[1] - 1].is("in");
  const std::size_t front = std::max(f.token > kReach ? f.token - kReach : 0, years[1]);
  // "…, carried traffic for 50 years", but "had lain idle for 12 years"
  const std::size_t verb = years[1] + (s.tokens[years[1] + 1].is(",") ? 2 : 1);
  const bool worked = f.token - verb <= kReach && s.tokens[verb].word.ends_with("ed") &&
                      !a.reading.find(s, "idle", verb, f.token);
  const bool lasted = worked || a.reading.find(s, "of_service", front, f.token) ||
                      a.reading.words.has("lasted_for", s.tokens[f.token - 2].word);
  return ended && s.tokens[f.token - 1].is("for") && lasted;
}

/// "was built in 1931 and closed in 2016, after 75 years": the only two years of the sentence.
std::optional<std::pair<Token, Token>> built_and_closed(const Article& a, const Sentence& s,
                                                        const Figure& f) {
  // "… and died in 1999, after a reign of 47 years"
  const auto reign = a.reading.cue_before(f, "span_of");
  const std::size_t lead = !reign ? f.token : reign->begin - (reign->begin > 1 ? 1 : 0);
  const bool after = lead > 0 && s.tokens[lead - 1].is("after");
  const bool during = f.token > 0 && s.tokens[f.token - 1].is("for");
  if ((!after && !during) || !is_bare_duration(a, f)) return std::nullopt;
  const std::size_t next = f.token + 1;
  const bool ends = next >= s.tokens.size() || s.tokens[next].is(".") || s.tokens[next].is(",") ||
                    a.reading.find(s, "of_service", next, std::min(next + 3, s.tokens.size()));
  const std::vector<std::size_t> years = years_in(s);
  if (!ends || years.size() != 2 || years[1] > f.token) return std::nullopt;
  if (years[0] < 2 || years[1] < 2) return std::nullopt;
  const auto said = [&](const char* list, std::size_t i) {
    return i >= 2 && a.reading.find(s, list, i > 3 ? i - 4 : 0, i);
  };
  // "folded in 2023 after 70 years": right behind the year the verb may be any.
  const std::size_t comma = s.tokens[years[1] + 1].is(",") ? 1 : 0;
  const bool right = years[1] + comma + 2 == lead && s.tokens[years[1] - 1].is("in");
  // "Elected in 2006, the governor stepped down in 2021 after 15 years in office"
  const auto verb = [&](std::size_t i) { return s.tokens[i].word.ends_with("ed"); };
  const bool began = said("began", years[0]) ||
                     (s.tokens[years[0] - 1].is("in") &&
                      (verb(years[0] - 2) || (reign && years[0] > 3 && verb(years[0] - 4))));
  if (!began || (during && !lasted_for(a, s, f, years)) ||
      (after && !right && !said("ended", years[1]))) {
    return std::nullopt;
  }
  return std::pair(s.tokens[years[0]], s.tokens[years[1]]);
}

/// "Begun in 1868 and finished in 1905, took 37 years to build": the only two years.
std::optional<std::pair<Token, Token>> took_to_build(const Article& a, const Sentence& s,
                                                     const Figure& f) {
  if (!s.tokens[f.token - 1].is("took") && !s.tokens[f.token - 1].is("taking")) {
    return std::nullopt;
  }
  const std::vector<std::size_t> years = years_in(s);
  if (years.size() != 2 || years[0] < 2 || years[1] > f.token || f.token - years[1] > 4) {
    return std::nullopt;
  }
  const bool both = a.reading.find(s, "began", years[0] - 2, years[0]) &&
                    a.reading.find(s, "completed", years[1] - 2, years[1]);
  return both ? std::optional(std::pair(s.tokens[years[0]], s.tokens[years[1]])) : std::nullopt;
}

core::Finding timed(const Article& a, std::size_t i, int from, int to,
                    const std::vector<core::Location>& words) {
  const Figure& f = a.reading.figures[i];
  const double years = to - from;
  // Whole years are counted from any day to any day, so one year less or more is no slip.
  const Interval possible{years - 1, years + 1};
  const Judgement judgement = judge(f.stated().strict, {possible, possible});
  const std::string line = std::to_string(to) + " − " + std::to_string(from) + " = " +
                           number_text(years) + "; stated " + number_text(f.value());
  return finding(a.reading, {"I-TIME", {i}, words, "year"},
                 Outcome{judgement, possible, f.stated().strict, line, {}});
}

std::optional<core::Finding> duration(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (f.quantity().unit_kind != UnitKind::time || f.quantity().unit != "year" ||
      f.quantity().range) {
    return std::nullopt;
  }
  const Sentence& s = a.reading.sentence_of(f);
  auto years = years_before(s, f);
  if (!years) years = years_behind(s, f);
  if (!years && a.reading.find(s, "lasted")) years = only_years(s);
  if (!years) years = from_until(a, s, f);
  if (!years) years = built_and_closed(a, s, f);
  if (!years) years = took_to_build(a, s, f);
  if (!years) return std::nullopt;
  const auto at = [&](const Token& t) { return core::Location{s.part, s.caption, t.span}; };
  return timed(a, i, year_of(years->first.word), year_of(years->second.word),
               {at(years->first), at(years->second)});
}

/// "24 years old", "aged 24", "at the age of 24".
bool says_age(const Article& a, const Figure& f) {
  if (a.reading.cue_before(f, "aged") || a.reading.cue_after(f, "old")) return true;
  const Sentence& s = a.reading.sentence_of(f);
  // "who was born in 1935 and died in 2012, was 77."
  const bool was = f.token > 1 && s.tokens[f.token - 1].is("was") &&
                   s.tokens[f.token - 2].is(",") && f.token + 1 < s.tokens.size() &&
                   s.tokens[f.token + 1].is(".");
  return was || f.c->quote.ends_with(" old") || f.c->quote.ends_with("-old") ||
         f.c->quote.starts_with("aged");
}

/// "opened in 1998, is 24 years old": the age by the article's date, or by the one other year of
/// the sentence ("born in 1921, died in 1999 at the age of 78").
std::optional<core::Finding> age(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const auto published = a.reading.article.published_date();
  const Sentence& s = a.reading.sentence_of(f);
  const UnitKind kind = f.quantity().unit_kind;
  const bool years_old = kind == UnitKind::time || kind == UnitKind::age ||
                         kind == UnitKind::count || kind == UnitKind::none;
  if (f.quantity().range || !years_old || !says_age(a, f)) return std::nullopt;
  const std::vector<std::size_t> years = years_in(s);
  std::size_t start = kNone;
  for (const std::size_t t : years) {
    // "has lived there since 2009" says nothing of an age
    if (t >= 2 && !s.tokens[t - 1].is("since") && a.reading.find(s, "began", t - 2, t)) start = t;
  }
  if (start == kNone || years.size() > 2 || years.front() != start) return std::nullopt;
  const auto at = [&](std::size_t t) {
    return core::Location{s.part, s.caption, s.tokens[t].span};
  };
  if (years.size() == 2) {
    // Which of two later events the age belongs to is said only by standing next to its year.
    const std::size_t end = years.back();
    const std::size_t apart = end < f.token ? f.token - end : end - f.token;
    if (apart > 8) return std::nullopt;
    // "… left school at the age of 17; she took over in 2011"
    const Match between{std::min(end, f.token), std::max(end, f.token)};
    for (std::size_t t = between.begin; t < between.end; ++t) {
      if (s.tokens[t].is(";")) return std::nullopt;
    }
    return timed(a, i, year_of(s.tokens[start].word), year_of(s.tokens[end].word),
                 {at(start), at(end)});
  }
  if (!published) return std::nullopt;
  return timed(a, i, year_of(s.tokens[start].word), static_cast<int>(published->year()),
               {at(start)});
}

}  // namespace

Findings check_years(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = duration(a, i)) out.push_back(*std::move(found));
    if (auto found = age(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
