// Kinds that exclude each other: women and men, upheld and rejected, by train and by car. Two parts
// of one whole that are told so can never be more than it, and women and men are all of a group of
// people. Other attributes overlap ("30 are women and 25 study medicine") and are none.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct Kinds {
  std::string_view one;
  std::string_view other;
  bool all = false;     ///< the two are all that there are
  bool closed = false;  ///< nothing is said behind the word: "passed mathematics" is another test
};
constexpr std::array<Kinds, 6> kKinds{{{"women", "men", true},
                                       {"granted", "refused", false, true},
                                       {"passed", "failed", false, true},
                                       {"voted_for", "voted_against", false},
                                       {"by_rail", "by_road", false},
                                       {"native", "foreign", false}}};

struct Shared {
  std::size_t whole = 0;
  std::size_t one = 0;
  std::size_t other = 0;
  bool all = false;
};

bool ends_zone(const Token& t) {
  return t.is_figure() || t.is(";") || t.is(",") || t.is("and") || t.is("while") || t.is("but") ||
         t.is("–") || t.is(":");
}

/// "14 of the council's 40 seats": what it is a part of stands right behind it.
std::optional<std::size_t> whole_behind(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& p = a.reading.figures[i];
  const Figure& w = a.reading.figures[i + 1];
  const bool of =
      p.sentence == w.sentence && w.token - p.token <= 5 && a.reading.cue_before(w, "of");
  return of && is_counted(a, i + 1) ? std::optional(i + 1) : std::nullopt;
}

/// By the noun of the figure, or the words of its clause; those behind "38 of the 70 places" too.
bool names(const Article& a, std::size_t figure, std::string_view list) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  if (unit_written(f)) return a.reading.words.has(list, last_word(f.c->quote));
  std::size_t begin = f.token;
  while (begin > 0 && !ends_zone(s.tokens[begin - 1])) --begin;
  const auto whole = whole_behind(a, figure);
  const std::size_t behind = (whole ? a.reading.figures[*whole].token : f.token) + 1;
  std::size_t end = behind;
  while (end < s.tokens.size() && !ends_zone(s.tokens[end])) ++end;
  return a.reading.find(s, list, begin, f.token) || a.reading.find(s, list, behind, end);
}

/// "51 were upheld, 24 were rejected.": the word ends its clause.
bool ends_with(const Article& a, std::size_t figure, std::string_view list) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  const auto word = a.reading.find(s, list, f.token + 1, std::min(f.token + 6, s.tokens.size()));
  return word && (word->end >= s.tokens.size() || ends_zone(s.tokens[word->end]) ||
                  s.tokens[word->end].is("."));
}

/// Each part is of one kind and not of the other.
bool of_two_kinds(const Article& a, std::size_t x, std::size_t y, const Kinds& k) {
  const auto only = [&](std::size_t f, std::string_view own, std::string_view not_own) {
    return names(a, f, own) && !names(a, f, not_own) && (!k.closed || ends_with(a, f, own));
  };
  return (only(x, k.one, k.other) && only(y, k.other, k.one)) ||
         (only(x, k.other, k.one) && only(y, k.one, k.other));
}

/// "Of the 52 graduates, 30 …": the figure in front, opened by "of".
std::optional<std::size_t> whole_before(const Article& a, std::size_t i) {
  if (i == 0) return std::nullopt;
  const Figure& w = a.reading.figures[i - 1];
  const Figure& p = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(w);
  const auto of = a.reading.cue_before(w, "of");
  if (w.sentence != p.sentence || !is_counted(a, i - 1) || !unit_written(w)) return std::nullopt;
  const bool opened = of && (of->begin == 0 || s.tokens[of->begin - 1].is(";"));
  const bool sign = p.token > 0 && (s.tokens[p.token - 1].is("–") || s.tokens[p.token - 1].is("("));
  // "212 recruits, 140 of them men and 72 women"
  // or "101 members, of whom 29 are women and 72 are men".
  const bool of_them = (a.reading.cue_after(p, "of_them") && p.token - w.token <= 3) ||
                       (a.reading.cue_before(p, "of_them") && p.token - w.token <= 5);
  return opened || of_them || (sign && p.token - w.token <= 3) ? std::optional(i - 1)
                                                               : std::nullopt;
}

bool plain(const Article& a, std::size_t i) {
  const core::Quantity& q = a.reading.figures[i].quantity();
  return is_counted(a, i) && !a.changing[i] && q.per.empty() && !q.range &&
         q.hedge == core::Hedge::none && q.unit_kind != core::UnitKind::currency &&
         q.unit_kind != core::UnitKind::physical;
}

/// "28 of 60", "28 in the county": the second part has a whole or a place of its own.
bool has_own_whole(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t next = f.token + 1;
  return next < s.tokens.size() && (s.tokens[next].is("of") || s.tokens[next].is("out") ||
                                    a.reading.words.has("where", s.tokens[next].word));
}

std::optional<Shared> shared(const Article& a, std::size_t i, const Kinds& k) {
  auto whole = whole_behind(a, i);
  const std::size_t other = whole ? i + 2 : i + 1;
  if (!whole) whole = whole_before(a, i);
  if (!whole || other >= a.reading.figures.size() || !plain(a, *whole) || !plain(a, i) ||
      !plain(a, other)) {
    return std::nullopt;
  }
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[other];
  const Sentence& s = a.reading.sentence_of(x);
  const bool one_text =
      x.sentence == y.sentence && y.token - x.token <= 14 && x.c->place == y.c->place;
  if (!one_text || !of_two_kinds(a, i, other, k) || has_own_whole(a, other) ||
      a.reading.find(s, "some_parts", x.token, s.tokens.size())) {
    return std::nullopt;
  }
  return Shared{*whole, i, other, k.all};
}

/// "36 of the 120 members are women. The rest, 84, are men": a part of a named whole, and what is
/// left of it.
std::optional<Shared> rest_of_whole(const Article& a, std::size_t rest) {
  if (rest < 2 || !a.reading.cue_before(a.reading.figures[rest], "remaining")) return std::nullopt;
  const auto whole = whole_behind(a, rest - 2);
  const Figure& w = a.reading.figures[rest - 1];
  const Figure& l = a.reading.figures[rest];
  const bool near = whole && l.sentence - w.sentence <= 1 &&
                    a.reading.sentence_of(w).paragraph == a.reading.sentence_of(l).paragraph;
  if (!near || !plain(a, rest - 2) || !plain(a, rest - 1) || !plain(a, rest)) return std::nullopt;
  const bool own_noun = unit_written(l) && l.quantity().unit != w.quantity().unit;
  if (own_noun || has_own_whole(a, rest)) return std::nullopt;
  return Shared{*whole, rest - 2, rest, true};
}

std::optional<core::Finding> summed(const Article& a, const Shared& x) {
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  const Equation e{Relation::sum, {quantity(x.one), quantity(x.other)}, quantity(x.whole), 1};
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const double whole = a.reading.figures[x.whole].value();
  constexpr double kNear = 0.75;
  const bool too_many = sum > whole && sum < whole / kNear;
  const bool too_few = x.all && sum < whole && sum > kNear * whole;
  // Women and men are all of a group of people, and a part and the rest all of anything.
  const bool rest = a.reading.cue_before(a.reading.figures[x.other], "remaining").has_value();
  // "140 of them men, started in January and 82 women will follow": two times or two clauses.
  const Figure& one = a.reading.figures[x.one];
  const Figure& other = a.reading.figures[x.other];
  const Sentence& s = a.reading.sentence_of(other);
  std::size_t end = other.token + 1;
  while (end < s.tokens.size() && end < other.token + 6 && !s.tokens[end].is(",")) ++end;
  const bool apart = !rest && one.sentence == other.sentence &&
                     (a.reading.find(s, "time_word", one.token, end) ||
                      a.reading.find(s, "month", one.token, end) ||
                      (x.whole < x.one && other.token - one.token > 8));
  // "18 of them men, and 14 women were questioned"
  const bool new_clause = a.reading.cue_after(one, "of_them") &&
                          s.tokens[other.token - 1].is("and") && s.tokens[other.token - 2].is(",");
  if (!judge(e).fits() && (apart || new_clause)) return std::nullopt;
  const bool may_flag = too_many || (too_few && (rest || counts_people(a, x.whole)));
  if (!judge(e).fits() && !may_flag) return std::nullopt;
  return finding(a.reading, {"I-SUM", {x.one, x.other, x.whole}, {}, e.stated.unit}, e);
}

}  // namespace

Findings check_kinds(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    for (const Kinds& k : kKinds) {
      const auto x = shared(a, i, k);
      if (!x) continue;
      if (auto found = summed(a, *x)) out.push_back(*std::move(found));
      break;
    }
    if (const auto rest = rest_of_whole(a, i)) {
      if (auto found = summed(a, *rest)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
