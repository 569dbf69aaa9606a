// What stands behind the percent, and what leads to the count.
#include "rules/internal/share_apart.h"

#include "rules/internal/share_parts.h"

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
  return a.reading.find(s, "rose", begin, level.token) ||
         a.reading.find(s, "fell", begin, level.token) ||
         a.reading.find(s, "change_verb", begin, level.token);
}

}  // namespace

bool no_share_of(const Article& a, std::size_t share, std::size_t count) {
  return one_of_two(a, share) ||
         restates_a_change(a, a.reading.figures[share], a.reading.figures[count]);
}

}  // namespace recount::rules
