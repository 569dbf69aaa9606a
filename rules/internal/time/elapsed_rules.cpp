// "Begun in 1240 and finished 35 years later, in 1285": years that passed between two events, each
// named by its year, or between one and the day of the article ("since 1996, for 20 years").
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/time/year_span.h"

namespace recount::rules {
namespace {

bool is_years(const Figure& f) { return f.quantity().unit == "year" && !f.quantity().range; }

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
  return told(a, s, passed_between(from, to, f.stated().strict), {begin, end}, {figure});
}

/// "In 1990", "the 1990 treaty", "in May 1990": the year of an event.
bool of_an_event(const Sentence& s, std::size_t year) {
  const Token& before = s.tokens[year - 1];
  return before.is("in") || before.is("the") || before.is("of") ||
         (month_of(before.word) && s.tokens[year - 2].is("in"));
}

/// "Ten years after it opened in 2000": the year of the event behind "after".
std::size_t event_behind(const Article& a, const Sentence& s, const Figure& f) {
  constexpr std::size_t kReach = 10;
  if (!s.tokens[f.token + 1].is("after")) return kNone;
  for (std::size_t i = f.token + 2; i < std::min(f.token + kReach, s.tokens.size()); ++i) {
    const Token& t = s.tokens[i];
    if (year_of(t.word) != 0) return of_an_event(s, i) ? i : kNone;
    if (t.is_figure() || t.is(",") || a.reading.words.has("leaves_event", t.word)) return kNone;
  }
  return kNone;
}

/// "In 2016, 26 years after its founding in 1980, …", "ten years after it opened in 2000, the works
/// closed in 2015": the only two years of the sentence.
std::optional<core::Finding> years_after(const Article& a, const Sentence& s, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const std::size_t event = is_years(f) ? event_behind(a, s, f) : kNone;
  const std::vector<std::size_t> years = years_in(s);
  if (event == kNone || years.size() != 2) return std::nullopt;
  const std::size_t then = years[0] == event ? years[1] : years[0];
  const bool beside = then < f.token && f.token - then <= 2 && of_an_event(s, then);
  // "…, the works closed in 2015": the main clause, and no year of a thing in it.
  const bool opens =
      f.token <= 1 && then > event && s.tokens[event + 1].is(",") && s.tokens[then - 1].is("in");
  const int from = year_of(s.tokens[event].word);
  const int to = year_of(s.tokens[then].word);
  if ((!beside && !opens) || to <= from) return std::nullopt;
  return told(a, s, passed_between(from, to, f.stated().strict), {event, then}, {figure});
}

/// "Signed in 1976, the treaty had been in force for 48 years when it was suspended in 2024": the
/// only two years of the sentence, the second behind "when it".
std::optional<core::Finding> years_when(const Article& a, const Sentence& s, std::size_t figure) {
  constexpr std::size_t kReach = 9;
  const Figure& f = a.reading.figures[figure];
  const std::vector<std::size_t> years = years_in(s);
  if (!is_years(f) || years.size() != 2 || years[0] < 2 || years[1] < f.token) return std::nullopt;
  const bool lasted = s.tokens[f.token - 1].is("for") && s.tokens[f.token + 1].is("when") &&
                      a.reading.words.has("anaphor", s.tokens[f.token + 2].word);
  const bool ended = years[1] - f.token <= kReach && s.tokens[years[1] - 1].is("in");
  const bool began = a.reading.find(s, "began", years[0] - 2, years[0]) ||
                     (years[0] == 2 && s.tokens[0].word.ends_with("ed") && s.tokens[1].is("in"));
  const int from = year_of(s.tokens[years[0]].word);
  const int to = year_of(s.tokens[years[1]].word);
  if (!lasted || !ended || !began || to <= from) return std::nullopt;
  return told(a, s, passed_between(from, to, f.stated().strict), {years[0], years[1]}, {figure});
}

/// "22 years ago, in 2005", "in 2005, 22 years ago": by the day of the article.
std::optional<core::Finding> years_ago(const Article& a, const Sentence& s, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const auto published = a.reading.article.published_date();
  const auto ago = a.reading.cue_after(f, "ago");
  const std::vector<std::size_t> years = years_in(s);
  if (!published || !ago || !is_years(f) || years.size() != 1) return std::nullopt;
  const std::size_t then = years.front();
  const bool behind = then == year_behind(s, ago->end) && s.tokens[then - 1].is("in");
  const bool in_front = then < f.token && f.token - then <= 2 && of_an_event(s, then);
  if (!behind && !in_front) return std::nullopt;
  const int now = static_cast<int>(published->year());
  return told(a, s, passed_between(year_of(s.tokens[then].word), now, f.stated().strict), {then},
              {figure});
}

/// Between "since 1996" and "20 years" stand only words that tie the two.
bool tied_to_since(const Article& a, const Sentence& s, std::size_t since, const Figure& f) {
  const bool in_front = f.token > since;
  const std::size_t begin = in_front ? since + 2 : f.token + 1;
  const std::size_t end = in_front ? f.token : since;
  if (end - begin > 5) return false;
  bool perfect = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Token& t = s.tokens[i];
    // "in power since 1985, has ruled for 31 years"
    if (perfect && (t.word.ends_with("ed") || t.is("been"))) continue;
    perfect = perfect || t.is("has") || t.is("have");
    if (!a.reading.words.has("joins_since", t.word)) return false;
  }
  return true;
}

/// "Has been president since 1996, for 20 years": a thing that goes on, by the day of the article.
std::optional<core::Finding> years_since(const Article& a, const Sentence& s, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const auto published = a.reading.article.published_date();
  const std::vector<std::size_t> years = years_in(s);
  if (!published || !is_years(f) || years.size() != 1) return std::nullopt;
  const std::size_t then = years.front();
  const bool since = then > 0 && s.tokens[then - 1].is("since");
  const bool goes_on = a.reading.find(s, "has_been").has_value();
  const Token& next = s.tokens[f.token + 1];
  const bool ends = f.token < then || next.is(",") || next.is(".") || next.is(")") ||
                    next.is("–") || next.is("now") || next.is("already");
  if (!since || !goes_on || !ends || !tied_to_since(a, s, then - 1, f)) return std::nullopt;
  const int now = static_cast<int>(published->year());
  return told(a, s, passed_between(year_of(s.tokens[then].word), now, f.stated().strict), {then},
              {figure});
}

/// "Elected in 2012 for a four-year term that ends in 2016": a term says when it is over.
std::optional<core::Finding> term(const Article& a, const Sentence& s, std::size_t figure) {
  constexpr std::size_t kReach = 6;
  const Figure& f = a.reading.figures[figure];
  const std::vector<std::size_t> years = years_in(s);
  if (!is_years(f) || years.size() != 2) return std::nullopt;
  const bool named = a.reading.words.has("term_noun", s.tokens[f.token + 1].word);
  const std::size_t end = years[1];
  const auto over = a.reading.find(s, "runs_out", f.token, end + 1);
  const bool of_the_term = over && (f.token <= 1 || over->begin - f.token <= kReach);
  const bool dated =
      over && over->end <= end && end - over->end <= 1 &&
      (years[0] > 0 && (s.tokens[years[0] - 1].is("in") || s.tokens[years[0] - 1].is("from") ||
                        s.tokens[years[0] - 1].is("since")));
  const bool to_the_end = !a.reading.find(s, "cut_or_extended");
  if (!named || !of_the_term || !dated || !to_the_end) return std::nullopt;
  const int from = year_of(s.tokens[years[0]].word);
  const int to = year_of(s.tokens[end].word);
  if (to <= from) return std::nullopt;
  return told(a, s, passed_between(from, to, f.stated().strict), {years[0], end}, {figure});
}

}  // namespace

Findings check_elapsed(const Article& a) {
  using Form = std::optional<core::Finding> (*)(const Article&, const Sentence&, std::size_t);
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    const Sentence& s = a.reading.sentence_of(a.reading.figures[i]);
    for (const Form form : {years_later, years_after, years_when, years_ago, years_since, term}) {
      if (auto found = form(a, s, i)) {
        out.push_back(*std::move(found));
        break;
      }
    }
  }
  return out;
}

}  // namespace recount::rules
