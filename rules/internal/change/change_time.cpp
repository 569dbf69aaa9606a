// Whether a change is of the time of its levels: by the time that it is said to count from, and by
// the periods of all three.
#include <algorithm>
#include <string>

#include "rules/internal/change/change_scope.h"

namespace recount::rules {
namespace {

bool is_year(const std::string& word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string::npos;
}

/// "37 fewer than in February", "up 5 on May", in another sentence than the levels also "doubled
/// since 1990": the month or year that the change counts from.
std::size_t base_time(const Article& a, const Figure& f, bool apart) {
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t end = std::min(f.token + 6, s.tokens.size());
  for (std::size_t i = f.token + 1; i < end; ++i) {
    const Token& t = s.tokens[i];
    if (t.is("than") || t.is("from") || t.is("on") || t.is("since")) continue;
    if (t.is_figure() || t.is(",") || t.is(";")) break;
    const Token& before = s.tokens[i - 1];
    const bool tied = before.is("than") || before.is("from") || before.is("on") ||
                      (apart && before.is("since")) ||
                      (before.is("in") && s.tokens[i - 2].is("than"));
    // "61 more than on Friday", and not "down 1.77 on Friday"
    const bool day = t.word.ends_with("day") && t.word.size() >= 6 &&
                     (!before.is("on") || s.tokens[i - 2].is("than"));
    if (tied && (day || a.reading.words.has("month", t.word) || is_year(t.word))) return i;
  }
  return kNone;
}

/// "Has doubled since the merger. It had 41,000 members in 2018": whenever that was.
bool counts_from_an_event(const Article& a, const Figure& f, const Figure& level) {
  const Sentence& s = a.reading.sentence_of(f);
  const Sentence& there = a.reading.sentence_of(level);
  const Token& event = s.tokens[f.token + 2];
  if (level.sentence == f.sentence || !s.tokens[f.token + 1].is("since")) return false;
  const std::size_t end = std::min(level.token + 6, there.tokens.size());
  for (std::size_t i = level.token + 1; i < end; ++i) {
    if (is_year(there.tokens[i].word)) return a.reading.words.has("definite", event.word);
  }
  return false;
}

/// The time that the change counts from is named and stands nowhere near the level before.
bool counts_from_another(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const Figure& level = a.reading.figures[p.before];
  if (counts_from_an_event(a, f, level)) return true;
  const std::size_t time = base_time(a, f, level.sentence != f.sentence);
  if (time == kNone) return false;
  constexpr std::size_t kNear = 8;
  const Sentence& s = a.reading.sentence_of(level);
  // "Have doubled since 2012. The median then was 495,000"
  const bool pronoun = !s.tokens.empty() && a.reading.words.has("pronoun", s.tokens[0].word);
  const std::size_t then = std::min(level.token + (pronoun ? 3 : 0), s.tokens.size());
  if (level.sentence == f.sentence + 1 && a.reading.find(s, "then", 0, then)) return false;
  const std::string& word = a.reading.sentence_of(f).tokens[time].word;
  const std::size_t end = std::min(level.token + kNear, s.tokens.size());
  for (std::size_t i = level.token > kNear ? level.token - kNear : 0; i < end; ++i) {
    const bool itself = level.sentence == f.sentence && i == time;
    if (!itself && s.tokens[i].is(word)) return false;
    // "19 fewer than in 2016, when it had 60", "up 5 on May's 40": right behind the time.
    const bool behind = itself && level.token > i && level.token - i <= 6;
    if (behind && !a.reading.find(s, "new_clause", i, level.token)) return false;
  }
  return true;
}

/// "Rose 32 percent in 2021 alone; five years earlier they had stood at 21 million": a change
/// within a year, and a level of many years before.
bool years_apart(const Article& a, const Change& c, const LevelPair& p) {
  constexpr std::size_t kReach = 8;
  constexpr double kOneYear = 1;
  if (!figure_of(a, c).c->period || p.before < c.figure) return false;
  const Figure& before = a.reading.figures[p.before];
  const Sentence& s = a.reading.sentence_of(before);
  return std::any_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    const bool near = f.token < before.token && before.token - f.token <= kReach;
    const bool years = f.quantity().unit == "year" && f.value() > kOneYear;
    return near && years && f.token + 1 < s.tokens.size() &&
           (s.tokens[f.token + 1].is("earlier") || s.tokens[f.token + 1].is("before") ||
            s.tokens[f.token + 1].is("ago"));
  });
}

/// "Rents rose 8 percent last year. In 2015 a flat cost $700, in 2023 $980": a change within a year
/// and levels of years that do not follow each other.
bool within_one_year(const Article& a, const Change& c, const LevelPair& p) {
  constexpr int kFollows = 1;
  const Figure& f = figure_of(a, c);
  const auto& x = a.reading.figures[p.before].c->period;
  const auto& y = a.reading.figures[p.after].c->period;
  if (same_sentence(a, c, p) || c.kind == ChangeKind::percent_a_year || !x || !y) return false;
  const int years = static_cast<int>(y->start.year()) - static_cast<int>(x->start.year());
  return years > kFollows && a.reading.find(a.reading.sentence_of(f), "within_the_year", f.token,
                                            a.reading.sentence_of(f).tokens.size());
}

}  // namespace

bool another_time(const Article& a, const Change& c, const LevelPair& p) {
  if (counts_from_another(a, c, p) || years_apart(a, c, p) || within_one_year(a, c, p)) return true;
  const auto period = [&](std::size_t f) { return a.reading.figures[f].c->period; };
  const auto own = period(c.figure);
  const auto before = period(p.before);
  const auto after = period(p.after);
  if (!own || !after) return false;
  const auto meets = [&](const core::Period& other) {
    return other.start <= own->end && own->start <= other.end;
  };
  const std::size_t here = figure_of(a, c).sentence;
  const bool apart =
      here != a.reading.figures[p.after].sentence && here != a.reading.figures[p.before].sentence;
  if (apart && !meets(*after)) return true;
  return before && before != after && !meets(*before) && !meets(*after);
}

}  // namespace recount::rules
