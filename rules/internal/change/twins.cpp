// They are tied by "or", brackets, one clause, or a sentence that points back; a level of the
// change may stand between.
#include "rules/internal/change/twins.h"

#include <algorithm>

#include "rules/internal/pairing/change_noun.h"
#include "rules/internal/pairing/likeness.h"

namespace recount::rules {
namespace {

/// "Sales rose 22 percent to 66 million as the number of shops grew by 14": between the two begins
/// a clause that has its own subject and its own change.
bool in_another_clause(const Article& a, const Figure& f, const Figure& g) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto clause = a.reading.find(s, "own_clause", f.token, g.token);
  // "Lost two coaches since May, a fall of 12 percent": a time, and no clause.
  const auto ends = [&](std::size_t i) { return s.tokens[i].is(",") || s.tokens[i].is("–"); };
  for (std::size_t i = clause ? clause->end : g.token; i < g.token; ++i) {
    if (ends(i)) return false;
  }
  return clause && (a.reading.find(s, "rose", clause->end + 1, g.token) ||
                    a.reading.find(s, "fell", clause->end + 1, g.token) ||
                    a.reading.find(s, "change_verb", clause->end + 1, g.token));
}

/// By "and", and not by that of "between January and March".
bool joined(const Article& a, const Sentence& s, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin + 1; i < end; ++i) {
    const bool months = a.reading.words.has("month", s.tokens[i - 1].word) &&
                        a.reading.words.has("month", s.tokens[i + 1].word);
    if (s.tokens[i].is("and") && !months) return true;
  }
  return false;
}

/// The two figures stand side by side but for words and signs; no other figure between.
bool side_by_side(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[x.figure];
  const Figure& g = a.reading.figures[y.figure];
  if (f.sentence != g.sentence || x.figure + 1 != y.figure) return false;
  if (x.sign != 0 && y.sign != 0 && x.sign != y.sign) return false;
  const Sentence& s = a.reading.sentence_of(f);
  // "$550 off a laptop, 50 percent off a television": each off a thing of its own.
  const auto off = [&](const Figure& h) {
    return h.token + 1 < s.tokens.size() && s.tokens[h.token + 1].is("off");
  };
  if ((off(f) && off(g)) || in_another_clause(a, f, g)) return false;
  return g.token - f.token <= 12 && !a.reading.find(s, "new_clause", f.token, g.token) &&
         !joined(a, s, f.token, g.token);
}

/// "rose by 13 percent to 5.2 million – an increase of 583,782": one level between the two.
bool around_a_level(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[x.figure];
  const Figure& g = a.reading.figures[y.figure];
  if (f.sentence != g.sentence || x.figure + 2 != y.figure || x.sign != y.sign || x.sign == 0 ||
      in_another_clause(a, f, g)) {
    return false;
  }
  const Figure& level = a.reading.figures[x.figure + 1];
  // "Added 9.3 million in spring and now has 269.6 million, 16 percent more": of the level alone.
  const Sentence& s = a.reading.sentence_of(g);
  const std::size_t end = std::min(g.token + 4, s.tokens.size());
  const auto than = [](const Token& t) { return t.is("than"); };
  const bool compared = std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(g.token),
                                    s.tokens.begin() + static_cast<std::ptrdiff_t>(end), than);
  if (compared && a.reading.find(s, "and", f.token, level.token)) return false;
  // "down by 1,120 since 2018, when there were 14,000; that is a loss of 8 percent"
  const bool clause = a.reading.find(s, "new_clause", level.token, g.token).has_value();
  // "Lost 240 of its 1,600 subscribers, a drop of 24 percent", "up $150 from $1,200, a 12 percent
  // rise"
  const bool before = a.reading.cue_before(level, "from") || a.reading.cue_before(level, "of_its");
  // "By 20 cents to 2.70 for adults and by 5 percent for pensioners": of two groups.
  const bool apart = clause || joined(a, s, level.token, g.token);
  return ((before || a.reading.cue_before(level, "to")) && !apart) ||
         a.reading.find(s, "pointing_back", level.token, g.token);
}

/// "Complaints grew by 27. That was an increase of 19 percent."
bool pointed_at(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[x.figure];
  const Figure& g = a.reading.figures[y.figure];
  const Sentence& s = a.reading.sentence_of(g);
  // "Rose by nine to 52. That is 11 percent more": where it led may stand between.
  const bool led = x.figure + 2 == y.figure &&
                   a.reading.figures[x.figure + 1].sentence == f.sentence &&
                   a.reading.cue_before(a.reading.figures[x.figure + 1], "to");
  // "Six deaths fewer than the year before. The decline amounts to 27 percent."
  const auto noun = change_noun_before(a.reading, g);
  const bool names_it = noun && noun->token == 1 && s.tokens[0].is("the");
  return f.sentence + 1 == g.sentence && (x.figure + 1 == y.figure || led) && x.sign == y.sign &&
         x.sign != 0 && g.token <= 8 &&
         (names_it || a.reading.find(s, "pointing_back", 0, std::min<std::size_t>(g.token, 3)));
}

/// "Sales jumped 45 percent. Dealers delivered 3,190 of them, 670 more than in October": the level
/// says that it is of the same.
bool elaborated(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[x.figure];
  const Figure& g = a.reading.figures[y.figure];
  const Figure& level = a.reading.figures[y.figure - 1];
  return f.sentence + 1 == g.sentence && x.figure + 2 == y.figure && x.sign == y.sign &&
         x.sign != 0 && x.kind == ChangeKind::percent && level.sentence == g.sentence &&
         says_of_them(a.reading, level);
}

/// "Lost 1,350 hens. It had kept 18,000, so 7.5 percent of the flock are gone": the level before
/// stands between the two.
bool reckoned(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[x.figure];
  const Figure& g = a.reading.figures[y.figure];
  const Figure& level = a.reading.figures[y.figure - 1];
  return f.sentence + 1 == g.sentence && x.figure + 2 == y.figure && x.sign == y.sign &&
         x.sign != 0 && y.kind == ChangeKind::percent && level.sentence == g.sentence &&
         a.reading.find(a.reading.sentence_of(g), "had", 0, level.token) &&
         a.reading.find(a.reading.sentence_of(g), "reckons", level.token, g.token);
}

/// An amount, or the points of an index: "added 20.72 points, or 0.24%, to 8,570.66".
bool is_amount(const Article& a, const Change& c) {
  return c.kind == ChangeKind::amount ||
         (c.kind == ChangeKind::points && a.reading.figures[c.figure].quantity().unit == "point");
}

}  // namespace

namespace {

/// "Gained 18.4 percent, 3.2 points more than its index": by how much two percentages differ.
bool percents_apart(const Article& a, const Change& x, const Change& y) {
  const Figure& f = a.reading.figures[y.figure];
  const Sentence& s = a.reading.sentence_of(f);
  return x.kind == ChangeKind::percent && y.kind == ChangeKind::points &&
         (a.reading.cue_after(f, "more") || a.reading.cue_after(f, "fewer")) &&
         s.tokens[f.token + 2].is("than");
}

}  // namespace

std::vector<Twin> find_twins(const Article& a) {
  std::vector<Twin> out;
  for (std::size_t i = 0; i + 1 < a.changes.size(); ++i) {
    const Change& x = a.changes[i];
    const Change& y = a.changes[i + 1];
    const bool mixed = (is_amount(a, x) && y.kind == ChangeKind::percent) ||
                       (x.kind == ChangeKind::percent && is_amount(a, y));
    // "102.2 points, or 0.36%, to 27,934, the other lost 1.85 points": the 0.36 has its amount.
    const bool taken = !out.empty() && (out.back().amount == &x || out.back().percent == &x);
    if (!mixed || taken || percents_apart(a, x, y) ||
        (!side_by_side(a, x, y) && !around_a_level(a, x, y) && !pointed_at(a, x, y) &&
         !elaborated(a, x, y) && !reckoned(a, x, y))) {
      continue;
    }
    out.push_back(is_amount(a, x) ? Twin{&x, &y} : Twin{&y, &x});
  }
  return out;
}

}  // namespace recount::rules
