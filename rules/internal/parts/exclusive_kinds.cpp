#include "rules/internal/parts/exclusive_kinds.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

struct Kinds {
  std::string_view one;
  std::string_view other;
  bool all = false;     ///< the two are all that there are
  bool closed = false;  ///< nothing is said behind the word: "passed mathematics" is another test
  bool by_place = false;
};
constexpr std::array<Kinds, 24> kKinds{{{"women", "men", true},
                                        {"granted", "refused", false, true},
                                        {"passed", "failed", false, true},
                                        {"voted_for", "voted_against"},
                                        {"voted_for", "abstained"},
                                        {"voted_against", "abstained"},
                                        {"by_rail", "by_road"},
                                        {"native", "foreign"},
                                        {"grown_up", "children", true, true},
                                        {"games_won", "games_lost"},
                                        {"games_won", "games_drawn"},
                                        {"games_lost", "games_drawn"},
                                        {"convicted", "acquitted", false, true},
                                        {"alive", "dead", false, true},
                                        {"living_in_town", "living_in_villages", true, true, true},
                                        {"northern", "southern", false, true, true},
                                        {"eastern", "western", false, true, true},
                                        {"open", "closed", true, true},
                                        {"owners", "tenants", false, true},
                                        {"married", "single", false, true},
                                        {"let_go", "still_held", false, true},
                                        {"full_time", "part_time", true, true},
                                        {"punctual", "late", true, true},
                                        {"exports", "imports", true, true}}};

/// "60 percent are men": the percent is no noun.
bool has_noun(const Figure& f) {
  return unit_written(f) && f.quantity().unit_kind != core::UnitKind::percent;
}

bool ends_zone(const Token& t) {
  return t.is_figure() || t.is(";") || t.is(",") || t.is("and") || t.is("while") || t.is("but") ||
         t.is("–") || t.is(":");
}

/// The words of a part in front of its figure and behind it; those behind "38 of the 70 places"
/// too.
struct Zone {
  std::size_t begin = 0;
  std::size_t front = 0;
  std::size_t behind = 0;
  std::size_t end = 0;
};

Zone zone_of(const Article& a, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  Zone z{f.token, f.token, f.token + 1, 0};
  while (z.begin > 0 && !ends_zone(s.tokens[z.begin - 1])) --z.begin;
  if (const auto whole = whole_behind(a, figure)) z.behind = a.reading.figures[*whole].token + 1;
  z.end = z.behind;
  while (z.end < s.tokens.size() && !ends_zone(s.tokens[z.end]) && !s.tokens[z.end].is(".")) {
    ++z.end;
  }
  return z;
}

/// "25 have children", "30 with men": theirs, and not they.
bool belongs_to_them(const Sentence& s, std::size_t word) {
  const Token& t = s.tokens[word == 0 ? 0 : word - 1];
  return t.is("have") || t.is("has") || t.is("had") || t.is("with") || t.is("own");
}

/// By the noun of the figure, or the words of its clause.
bool names(const Article& a, std::size_t figure, std::string_view list) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  if (has_noun(f)) return a.reading.words.has(list, last_word(f.c->quote));
  const Zone z = zone_of(a, figure);
  if (a.reading.find(s, list, z.begin, z.front)) return true;
  const auto word = a.reading.find(s, list, z.behind, z.end);
  // "62 percent of the firms employ men": no share of men.
  const bool said = unit_written(f) && word && word->begin > z.behind &&
                    !a.reading.words.has("what_they_are", s.tokens[word->begin - 1].word);
  return word && !said && !belongs_to_them(s, word->begin);
}

/// "51 were upheld, 24 were rejected.": the word ends its clause.
bool ends_with(const Article& a, std::size_t figure, std::string_view list) {
  const Figure& f = a.reading.figures[figure];
  if (has_noun(f)) return true;
  const Zone z = zone_of(a, figure);
  const auto word = a.reading.find(a.reading.sentence_of(f), list, z.behind, z.end);
  return word && word->end == z.end;
}

/// Each part is of one kind and not of the other.
bool of_two_kinds(const Article& a, std::size_t x, std::size_t y, const Kinds& k) {
  const auto only = [&](std::size_t f, std::string_view own, std::string_view not_own) {
    return names(a, f, own) && !names(a, f, not_own) && (!k.closed || ends_with(a, f, own));
  };
  return (only(x, k.one, k.other) && only(y, k.other, k.one)) ||
         (only(x, k.other, k.one) && only(y, k.one, k.other));
}

/// "35 have power and 30 do not", "… and 30 don't".
bool denies(const Article& a, std::size_t one, std::size_t other) {
  const Sentence& s = a.reading.sentence_of(a.reading.figures[one]);
  const Zone x = zone_of(a, one);
  const Zone y = zone_of(a, other);
  return x.end > x.behind && y.end > y.behind && a.reading.find(s, "denial", y.behind, y.end) &&
         a.reading.find(s, "denial", y.behind, y.end)->end == y.end;
}

/// "Are vaccinated" and "are unvaccinated", "legal" and "illegal": the last words of the two.
bool is_the_opposite(const Article& a, std::size_t one, std::size_t other) {
  constexpr std::array<std::string_view, 7> kPrefixes{"un", "in", "il", "im", "ir", "dis", "non-"};
  const Sentence& s = a.reading.sentence_of(a.reading.figures[one]);
  const auto last = [&](std::size_t figure) -> std::string {
    const Zone z = zone_of(a, figure);
    if (has_noun(a.reading.figures[figure])) {
      return folded(last_word(a.reading.figures[figure].c->quote));
    }
    return z.end > z.behind ? s.tokens[z.end - 1].word : std::string();
  };
  const std::string x = last(one);
  const std::string y = last(other);
  const auto opposite = [&](const std::string& p, const std::string& q) {
    return p.size() > 3 && q.size() > p.size() && q.ends_with(p) &&
           std::count(kPrefixes.begin(), kPrefixes.end(), q.substr(0, q.size() - p.size())) > 0;
  };
  return opposite(x, y) || opposite(y, x);
}

/// "30 were Chinese and 15 Thai": a people or a faith by its capital, right behind "were".
bool of_two_peoples(const Article& a, std::size_t one, std::size_t other) {
  const Sentence& s = a.reading.sentence_of(a.reading.figures[one]);
  const std::string_view text = a.reading.article.text_of(s.part, s.caption);
  const auto people = [&](std::size_t figure) -> std::string {
    const Zone z = zone_of(a, figure);
    const bool be = s.tokens[z.behind].is("were") || s.tokens[z.behind].is("are");
    const std::size_t word = z.behind + (be ? 1 : 0);
    if (word + 1 != z.end || has_noun(a.reading.figures[figure])) return {};
    const std::string written(s.tokens[word].span.of(text));
    return written.size() > 3 && written[0] >= 'A' && written[0] <= 'Z' ? written : std::string();
  };
  const auto faith = [&](const std::string& w) { return a.reading.words.has("faith", folded(w)); };
  const std::string x = people(one);
  const std::string y = people(other);
  return !x.empty() && !y.empty() && x != y && faith(x) == faith(y);
}

}  // namespace

std::optional<std::size_t> whole_behind(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& p = a.reading.figures[i];
  const Figure& w = a.reading.figures[i + 1];
  const bool of =
      p.sentence == w.sentence && w.token - p.token <= 5 && a.reading.cue_before(w, "of");
  return of && is_counted(a, i + 1) ? std::optional(i + 1) : std::nullopt;
}

std::optional<Exclusive> exclusive_kinds(const Article& a, std::size_t one, std::size_t other) {
  for (const Kinds& k : kKinds) {
    if (of_two_kinds(a, one, other, k)) return Exclusive{k.all, k.by_place};
  }
  if (denies(a, one, other) || is_the_opposite(a, one, other)) return Exclusive{true, false};
  if (of_two_peoples(a, one, other)) return Exclusive{false, true};
  return std::nullopt;
}

}  // namespace recount::rules
