// "Founded in 1902, the club celebrated its 120th anniversary in 2022": a jubilee says how many
// years have passed since its event, by another year of the sentence or the day of the article.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/time/year_span.h"

namespace recount::rules {
namespace {

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
                                   [](const Token& t) { return weekday_of(t.word).has_value(); });
  return (weekday || a.reading.find(s, "this_year") || a.reading.find(s, "marks_now")) &&
         !a.reading.find(s, "when");
}

/// "Founded in 1902, the club celebrated its 120th anniversary in 2022".
std::optional<core::Finding> anniversary(const Article& a, const Sentence& s) {
  const auto word = a.reading.find(s, "anniversary");
  if (!word || word->begin == 0) return std::nullopt;
  const int nth = ordinal_of(s.tokens[word->begin - 1].word);
  const std::vector<std::size_t> years = years_in(s);
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
  return told(a, s, passed_between(from, to, core::Interval::exactly(nth)),
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
  std::vector<std::size_t> others = years_in(s);
  std::erase(others, event);
  const auto published = a.reading.article.published_date();
  const bool now = kept_now(a, s);
  if (others.size() > 1 || others.empty() != now || (now && !published)) return std::nullopt;
  const int from = year_of(s.tokens[event].word);
  const int to = now ? static_cast<int>(published->year()) : year_of(s.tokens[others.front()].word);
  if (to <= from) return std::nullopt;
  return told(a, s, passed_between(from, to, core::Interval::exactly(nth)),
              {word->begin - 1, event});
}

}  // namespace

Findings check_jubilees(const Article& a) {
  Findings out;
  for (const Sentence& s : a.reading.sentences) {
    if (auto found = anniversary(a, s)) out.push_back(*std::move(found));
    if (auto found = anniversary_of(a, s)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
