#include "rules/internal/change/change_guards.h"

#include <algorithm>
#include <cmath>

#include "rules/internal/change/change_scope.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/internal/pairing/sides.h"

namespace recount::rules {
namespace {

/// "After the cut of 600 posts in spring and another 1,500 in December": one of two that led there.
bool one_of_several(const Article& a, const Trial& t) {
  const Figure& f = figure_of(a, *t.change);
  const Sentence& s = a.reading.sentence_of(f);
  if (t.change->kind != ChangeKind::amount) return false;
  return std::any_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return i != t.change->figure && a.reading.cue_before(a.reading.figures[i], "another") &&
           comparable(a.reading, f, a.reading.figures[i]);
  });
}

/// "$1,830 a box. … expects $5.5 billion": levels of one thing lie nearer to each other, and a
/// change nearer to them, where no scale word slipped.
bool far_apart(const Article& a, const Trial& t) {
  constexpr double kFar = 30;
  const double x = std::abs(a.reading.figures[t.pair->before].value());
  const double y = std::abs(a.reading.figures[t.pair->after].value());
  const double least = std::min(x, y);
  const double most = std::max(x, y);
  const double change = std::abs(figure_of(a, *t.change).value());
  const bool amount = t.change->kind == ChangeKind::amount;
  // "The 16 tracks above ground": no difference of billions.
  constexpr double kTooSmall = 1e-6;
  if (amount && change < kTooSmall * least) return true;
  if (most <= kFar * least && (!amount || change <= kFar * most)) return false;
  return !diagnose(t.equation).slip.starts_with("scale_");
}

/// "Carried 4.1 million last year. This year it has carried 2.9 million so far".
bool part_of_a_year(const Article& a, const Trial& t) {
  const Sentence& after = a.reading.sentence_of(a.reading.figures[t.pair->after]);
  const Sentence& before = a.reading.sentence_of(a.reading.figures[t.pair->before]);
  return a.reading.find(after, "so_far") && !a.reading.find(before, "same_part");
}

/// "Rose 5 percent to 63. It had reached 86 in May": not the level that the change counts from.
bool another_level_behind(const Article& a, const Trial& t) {
  const Figure& before = a.reading.figures[t.pair->before];
  const Figure& after = a.reading.figures[t.pair->after];
  const std::size_t here = figure_of(a, *t.change).sentence;
  if (t.pair->bond != Bond::periods || after.sentence != here || before.sentence <= here)
    return false;
  // "The yield rose 12 basis points to 4.80 percent. A month ago it was 4.18": within a day.
  return a.reading.find(a.reading.sentence_of(after), "moves_daily") ||
         !a.reading.find(a.reading.sentence_of(before), "before_word");
}

/// "Sales reached 41,200, up 38 percent. Dealers sold 96,700 vans, after 118,400": the change has a
/// level of its own, and no other will do.
bool has_another_level(const Article& a, const Trial& t) {
  constexpr std::size_t kBeside = 6;
  const std::size_t i = t.change->figure;
  const Figure& f = a.reading.figures[i];
  if (i == 0 || a.changing[i - 1] || t.pair->before == i - 1 || t.pair->after == i - 1)
    return false;
  const Figure& level = a.reading.figures[i - 1];
  const Sentence& s = a.reading.sentence_of(f);
  if (level.sentence != f.sentence || !is_level(a.reading, level)) return false;
  // "Some 2,970 drivers lost their licence for a month, 8 percent fewer"
  bool another = false;
  for (std::size_t k = level.token + 1; k + 1 < f.token; ++k) {
    another = another || s.tokens[k].is(",") || s.tokens[k].is(";") || s.tokens[k].is("and");
  }
  if (another && f.token - level.token > kBeside) return false;
  const bool up = s.tokens[f.token - 1].is("up") || s.tokens[f.token - 1].is("down");
  return (up && s.tokens[f.token - 2].is(",")) ||
         (s.tokens[f.token - 1].is(",") &&
          (a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer")));
}

/// "Cut 1,200 posts, or 4 percent": how much of the posts, and of no money.
bool restates_another(const Article& a, const Trial& t) {
  const std::size_t i = t.change->figure;
  if (i == 0 || t.change->kind != ChangeKind::percent) return false;
  const Figure& f = a.reading.figures[i];
  const Figure& amount = a.reading.figures[i - 1];
  const auto cue = a.reading.cue_before(f, "or");
  return amount.sentence == f.sentence && cue && f.token - amount.token <= 4 &&
         unit_written(amount) && !is_percent(amount) &&
         !comparable(a.reading, amount, a.reading.figures[t.pair->after]);
}

/// "5 percent more than the 5.56 million of 2019": what it is measured from stands behind it.
bool has_its_base(const Article& a, const Trial& t) {
  constexpr std::size_t kReach = 4;
  const std::size_t next = t.change->figure + 1;
  if (next >= a.reading.figures.size() || t.pair->before == next || t.pair->after == next)
    return false;
  const Figure& f = figure_of(a, *t.change);
  const Figure& base = a.reading.figures[next];
  return base.sentence == f.sentence && base.token - f.token <= kReach && !a.changing[next] &&
         a.reading.cue_before(base, "than_before") &&
         comparable(a.reading, base, a.reading.figures[t.pair->after]) &&
         (a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer"));
}

/// "Grew from 40 to 64 million. It aims to grow by 15 percent a year": what is yet to come.
bool is_yet_to_come(const Article& a, const Trial& t) {
  const Figure& f = figure_of(a, *t.change);
  return !same_sentence(a, *t.change, *t.pair) &&
         a.reading.find(a.reading.sentence_of(f), "yet_to_come", 0, f.token);
}

/// "The goal was to cut deaths by 50 percent from 800; last year there were 720": from a base to
/// what was aimed at, and not to what came of it.
bool is_aimed_at(const Article& a, const Trial& t) {
  constexpr std::size_t kReach = 12;
  const Figure& f = figure_of(a, *t.change);
  const Figure& last = a.reading.figures[std::max(t.pair->before, t.pair->after)];
  const Sentence& s = a.reading.sentence_of(f);
  if (last.sentence != f.sentence || last.token < f.token) return false;
  const std::size_t begin = f.token > kReach ? f.token - kReach : 0;
  return a.reading.find(s, "aims_at", begin, f.token) &&
         a.reading.find(s, "new_clause", f.token, last.token);
}

/// "221 pounds a week from 203, about 900 more a year": so much in another span of time.
bool in_another_span(const Article& a, const Trial& t) {
  const std::string& per = a.reading.figures[t.pair->after].quantity().per;
  const Figure& f = figure_of(a, *t.change);
  const Sentence& s = a.reading.sentence_of(f);
  if (t.change->kind != ChangeKind::amount || per.empty()) return false;
  std::size_t i = f.token + 1;
  if (a.reading.words.has("more", s.tokens[i].word) ||
      a.reading.words.has("fewer", s.tokens[i].word))
    ++i;
  const bool each = s.tokens[i].is("a") || s.tokens[i].is("per") || s.tokens[i].is("each");
  return each && a.reading.words.has("time_word", s.tokens[i + 1].word) && !s.tokens[i + 1].is(per);
}

/// Tokens [begin, end) around a figure, up to the figures beside it.
Match beside(const Article& a, const Figure& f, std::size_t reach) {
  const Sentence& s = a.reading.sentence_of(f);
  Match out{f.token, f.token + 1};
  while (out.begin > 0 && f.token - out.begin < reach && !s.tokens[out.begin - 1].is_figure()) {
    --out.begin;
  }
  while (out.end < s.tokens.size() && out.end - f.token < reach && !s.tokens[out.end].is_figure()) {
    ++out.end;
  }
  return out;
}

/// "Fell to 86 million in the third quarter from 94 million in the second, yet was 12 percent
/// higher than a year earlier": from a year ago, and the level is that of a quarter.
bool of_a_longer_span(const Article& a, const Trial& t) {
  constexpr std::size_t kReach = 8;
  const Figure& f = figure_of(a, *t.change);
  const Figure& before = a.reading.figures[t.pair->before];
  const Match own = beside(a, f, kReach);
  if (!a.reading.find(a.reading.sentence_of(f), "on_the_year", own.begin, own.end)) return false;
  const Sentence& s = a.reading.sentence_of(before);
  const Match there = beside(a, before, kReach);
  const auto year = [](const Token& w) {
    return w.is("year") || w.is("years") ||
           (w.word.size() == 4 && (w.word.starts_with("19") || w.word.starts_with("20")));
  };
  const auto at = [&](std::size_t i) { return s.tokens.begin() + static_cast<std::ptrdiff_t>(i); };
  return a.reading.find(s, "part_of_a_year", before.token + 1, there.end) &&
         std::none_of(at(before.token + 1), at(there.end), year);
}

/// "Grew 10 percent a year in the first half of the decade. They stood at …": of some of the years.
bool of_some_years(const Article& a, const Trial& t) {
  const Sentence& s = a.reading.sentence_of(figure_of(a, *t.change));
  if (t.change->kind != ChangeKind::percent_a_year || same_sentence(a, *t.change, *t.pair))
    return false;
  // "From 2.0 million in 2000 … Since 2015 it has grown by 0.6 percent a year"
  const Tokens& there = a.reading.sentence_of(a.reading.figures[t.pair->before]).tokens;
  for (std::size_t i = 0; i + 1 < s.tokens.size(); ++i) {
    const Token& year = s.tokens[i + 1];
    if (s.tokens[i].is("since") && year_of(year.word) != 0 &&
        std::none_of(there.begin(), there.end(), [&](const Token& w) { return w.is(year.word); })) {
      return true;
    }
  }
  return a.reading.find(s, "some_of_the_years").has_value();
}

/// "After adjustment for age the reduction was 51 percent": worked out from more than the levels.
bool is_adjusted(const Article& a, const Trial& t) {
  return a.reading.find(a.reading.sentence_of(figure_of(a, *t.change)), "adjusted").has_value();
}

}  // namespace

bool left_alone(const Article& a, const Trial& t) {
  return has_another_level(a, t) || has_its_base(a, t) || restates_another(a, t) ||
         is_yet_to_come(a, t) || is_aimed_at(a, t) || in_another_span(a, t) || is_adjusted(a, t) ||
         of_some_years(a, t) || of_a_longer_span(a, t) || far_apart(a, t) || one_of_several(a, t) ||
         part_of_a_year(a, t) || another_level_behind(a, t);
}

}  // namespace recount::rules
