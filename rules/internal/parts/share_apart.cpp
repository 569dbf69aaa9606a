// What stands behind the percent, and what leads to the count.
#include "rules/internal/parts/share_apart.h"

#include "rules/internal/parts/share_parts.h"

namespace recount::rules {
namespace {

/// "Or 3.7 percent against 4.9": two shares, each of a count of its own.
bool one_of_two(const Article& a, std::size_t share) {
  if (share + 1 >= a.reading.figures.size()) return false;
  const Figure& f = a.reading.figures[share];
  const Figure& next = a.reading.figures[share + 1];
  return next.sentence == f.sentence && next.token == f.token + 2 && is_share(next) &&
         a.reading.words.has("share_against", a.reading.sentence_of(f).tokens[f.token + 1].word);
}

/// "Fell from 480 to 391, or 19 percent", and not "or 19 percent of all".
bool restates_a_change(const Article& a, const Figure& share, const Figure& level) {
  constexpr std::size_t kReach = 8;
  const Sentence& s = a.reading.sentence_of(level);
  const std::size_t begin = level.token > kReach ? level.token - kReach : 0;
  if (!a.reading.cue_before(level, "to") || a.reading.cue_after(share, "of")) return false;
  // "8 percent to 54 million in Austria, or 6 percent in all"
  const std::size_t own = s.tokens[level.token].figure;
  if (own > 0 && a.changing[own - 1] && a.reading.figures[own - 1].sentence == level.sentence)
    return true;
  return a.reading.find(s, "rose", begin, level.token) ||
         a.reading.find(s, "fell", begin, level.token) ||
         a.reading.find(s, "change_verb", begin, level.token);
}

/// "So that the two made up 65 percent": what was told, and no two of a whole.
bool stands_for_others(const Article& a, const Figure& count) {
  const Sentence& s = a.reading.sentence_of(count);
  return s.tokens[count.token - 1].is("the") && !unit_written(count) &&
         count.c->quote.find_first_of("0123456789") == std::string::npos;
}

/// "295,000 without the social housing, which makes up 21 percent": it is the housing that does.
bool of_the_noun_in_front(const Article& a, const Figure& share, const Figure& count) {
  const auto cue = a.reading.cue_before(share, "accounts_for");
  if (!cue || cue->begin < 2) return false;
  const Sentence& s = a.reading.sentence_of(share);
  const Token& which = s.tokens[cue->begin - 1];
  std::size_t noun = cue->begin - 2;
  if (s.tokens[noun].is(",") && noun > 0) --noun;
  return (which.is("which") || which.is("that") || which.is("who")) &&
         !s.tokens[noun].is_figure() && noun > count.token + 2;
}

}  // namespace

bool no_share_of(const Article& a, std::size_t share, std::size_t count) {
  return one_of_two(a, share) ||
         restates_a_change(a, a.reading.figures[share], a.reading.figures[count]) ||
         stands_for_others(a, a.reading.figures[count]) ||
         of_the_noun_in_front(a, a.reading.figures[share], a.reading.figures[count]);
}

}  // namespace recount::rules
