// By what stands next to each of them.
#include "rules/internal/pairing/levels_apart.h"

#include <string>

#include "rules/internal/pairing/changes.h"

namespace recount::rules {
namespace {

/// The word behind "in the" right behind a figure, where it names no time: "5.1 percent in the
/// north".
std::string told_where(const Reading& r, const Figure& f) {
  const Sentence& s = r.sentence_of(f);
  std::size_t i = f.token + 1;
  if (i + 1 >= s.tokens.size() || !(s.tokens[i].is("in") || s.tokens[i].is("among"))) return {};
  if (s.tokens[++i].is("the") && i + 1 < s.tokens.size()) ++i;
  const Token& t = s.tokens[i];
  const bool time = t.is_figure() || r.words.has("old_or_new", t.word) ||
                    r.words.has("time_word", t.word) || r.words.has("month", t.word) ||
                    r.words.has("stop", t.word);
  return time || t.word.find_first_of("0123456789") != std::string::npos ? std::string() : t.word;
}

/// "5.1 percent in the north, compared with 4.8 percent in the south": of two places or groups.
bool of_two_places(const Reading& r, const Figure& a, const Figure& b) {
  const std::string x = told_where(r, a);
  const std::string y = told_where(r, b);
  return !x.empty() && !y.empty() && x != y;
}

/// "Handed out 1.24 million parcels, of them 448,000 to children": a part of it, and no later
/// level.
bool is_some_of(const Reading& r, const Figure& a, const Figure& b) {
  return a.sentence == b.sentence && b.value() <= a.value() &&
         (r.cue_before(b, "of_them") || r.cue_after(b, "of_them"));
}

/// "88 of the 410 cuts; ten years ago it had been 14 of 380": a whole, and a part of another.
bool whole_and_part(const Reading& r, const Figure& a, const Figure& b) {
  const auto whole = [&](const Figure& f) {
    const auto of = r.cue_before(f, "of");
    return of && of->begin > 0 && r.sentence_of(f).tokens[of->begin - 1].is_figure();
  };
  const auto part = [&](const Figure& f) {
    const Tokens& tokens = r.sentence_of(f).tokens;
    return tokens[f.token + 1].is("of") &&
           (tokens[f.token + 2].is_figure() || tokens[f.token + 3].is_figure());
  };
  return (whole(a) && part(b)) || (part(a) && whole(b));
}

/// "35 percent, for those with two 53. It has 96 employees": a percent whose sign is left out.
bool percent_and_count(const Figure& a, const Figure& b) {
  const auto elliptical = [](const Figure& f) { return is_percent(f) && !unit_written(f); };
  const auto counts = [](const Figure& f) { return !is_percent(f) && unit_written(f); };
  return a.sentence != b.sentence && ((elliptical(a) && counts(b)) || (counts(a) && elliptical(b)));
}

}  // namespace

bool apart(const Reading& r, const Figure& a, const Figure& b) {
  return of_two_places(r, a, b) || is_some_of(r, a, b) || percent_and_count(a, b) ||
         whole_and_part(r, a, b);
}

}  // namespace recount::rules
