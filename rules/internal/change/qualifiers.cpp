// The word stands beside a word of change or leads to the levels, in their sentence or in the one
// before.
#include "rules/internal/change/qualifiers.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "rules/internal/change/announcement.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;

struct Qualifier {
  const char* list;
  const char* parameter;
  bool at_most;
  bool beside_change = true;  ///< stands beside a word of change
};
constexpr std::array<Qualifier, 5> kQualifiers{{{"slightly", "slight", true},
                                                {"small", "small", true},
                                                {"sharply", "sharp", false},
                                                {"unchanged", "unchanged", true, false},
                                                {"the_same", "same", true, false}}};

/// "Grew slightly", "slightly higher", "a small increase": the word stands beside one of change.
/// "The slightly built striker" is none.
bool says_change(const Article& a, const Sentence& s, const Match& word) {
  const std::size_t begin = word.begin > 2 ? word.begin - 2 : 0;
  const std::size_t end = std::min(word.end + 2, s.tokens.size());
  for (const char* list : {"rose", "fell", "more", "fewer"}) {
    if (a.reading.find(s, list, begin, end)) return true;
  }
  return false;
}

/// "Attendance was little changed: the theatre drew 48,200", "barely any change in the number of
/// bankruptcies, which went from 1,120": the statement is of an amount, and the levels follow it.
bool opens_levels(const Article& a, const Sentence& s, std::size_t figure, const Match& word) {
  constexpr std::size_t kReach = 6;
  constexpr std::size_t kStatement = 8;
  for (std::size_t i = figure; i > word.end && figure - i < kReach; --i) {
    const bool which = s.tokens[i - 1].is("which") && s.tokens[i - 2].is(",");
    if (!s.tokens[i - 1].is(":") && !which) continue;
    const std::size_t begin = word.begin > kStatement ? word.begin - kStatement : 0;
    return a.reading.find(s, "amount_word", begin, i).has_value();
  }
  return false;
}

/// "Unchanged at 9,200", "about the same as in 2021: 412": nothing but a sign or "at" stands in
/// front of the figure.
bool leads_to(const Article& a, const Sentence& s, std::size_t figure, const Match& word) {
  std::size_t i = figure;
  while (i > 0 && !s.tokens[i - 1].is("(") && a.reading.words.has("filler", s.tokens[i - 1].word)) {
    --i;
  }
  if (i == 0) return false;
  const Token& t = s.tokens[i - 1];
  if (opens_levels(a, s, figure, word)) return true;
  // "The team is much the same: 24 players": behind a colon only an amount can be.
  const bool amount = a.reading.find(s, "amount_word", 0, word.begin).has_value();
  return (t.is(":") && amount) || t.is("at") || t.is("–") || t.is("(") || t.is(",");
}

/// In front of both levels in their own sentence.
std::optional<Announcement> beside(const Article& a, const LevelPair& p, const Qualifier& q) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  const Sentence& s = a.reading.sentence_of(x);
  const std::size_t end = std::min(x.token, y.token);
  std::size_t begin = end;
  const auto level = [&](const Token& t) {
    return t.is_figure() &&
           a.reading.figures[t.figure].quantity().unit_kind != core::UnitKind::time;
  };
  while (begin > 0 && end - begin < 10 && !level(s.tokens[begin - 1]) &&
         !s.tokens[begin - 1].is(";")) {
    --begin;
  }
  const auto word = a.reading.find(s, q.list, begin, end);
  if (!word || (q.beside_change && !says_change(a, s, *word)) ||
      a.reading.find(s, "new_clause", word->end, end)) {
    return std::nullopt;
  }
  if (!q.beside_change && !leads_to(a, s, end, *word)) return std::nullopt;
  // "About the same at both stations": two places are compared, and no two times.
  if (a.reading.find(s, "both", word->end, end)) return std::nullopt;
  // "Unchanged in the north and rose in the south, from …": the change is that of something else.
  const bool other = !q.beside_change && (a.reading.find(s, "rose", word->end, end) ||
                                          a.reading.find(s, "fell", word->end, end));
  if (other) return std::nullopt;
  return Announcement{&s, *word};
}

std::optional<core::Finding> qualified(const Article& a, const LevelPair& p, const Qualifier& q) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  auto said = beside(a, p, q);
  if (!said) said = announced_before(a, p, q.list);
  if (!said || x.value() == 0) return std::nullopt;
  const Sentence& s = *said->sentence;
  if (q.beside_change && !says_change(a, s, said->word)) return std::nullopt;
  const bool percents = is_percent(x) || is_percent(y);
  const double limit = a.data.parameter("I-QUAL", q.parameter);
  if (percents && !q.at_most) return std::nullopt;
  const Interval change = compute(Relation::percent_change, {x.stated().strict, y.stated().strict});
  const Interval size = change.low < 0 ? -change : change;
  const Interval allowed = q.at_most ? Interval{0, limit} : Interval{limit, Interval::kInfinity};
  const Judgement judgement = judge(size, {allowed, allowed});
  // Half a point is little even where it is a fifth of the rate; three points are not.
  constexpr double kPoints = 3;
  if (percents && !judgement.fits() && std::abs(y.value() - x.value()) < kPoints)
    return std::nullopt;
  const std::string line = formula_text(Relation::percent_change, {x.value(), y.value()}) + " = " +
                           number_text(100 * (y.value() / x.value() - 1)) + "; \"" +
                           phrase(s, said->word.begin, said->word.end) + "\" is " +
                           interval_text(allowed);
  return finding(a.reading, {"I-QUAL", {p.before, p.after}, {location(s, said->word)}, "percent"},
                 Outcome{judgement, size, allowed, line, {}});
}

}  // namespace

void add_qualified(const Article& a, const LevelPair& p, Findings& out) {
  for (const Qualifier& q : kQualifiers) {
    if (auto found = qualified(a, p, q)) out.push_back(*std::move(found));
  }
}

}  // namespace recount::rules
