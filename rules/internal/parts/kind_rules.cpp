// Kinds that exclude each other: women and men, upheld and rejected, by train and by car. Two parts
// of one whole that are told so can never be more than it, and women and men are all of a group of
// people. Other attributes overlap ("30 are women and 25 study medicine") and are none.
#include <algorithm>
#include <optional>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/internal/parts/exclusive_kinds.h"
#include "rules/internal/parts/parts.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct Shared {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
  bool all = false;  ///< the parts are all of the whole
};

/// "In 25 games the team won 12", "25 games: it won 12".
bool of_games(const Article& a, const Figure& whole, const Figure& part) {
  const Sentence& s = a.reading.sentence_of(whole);
  const bool opened = whole.token <= 3 && s.tokens[0].is("in");
  const bool sign = s.tokens[whole.token + 1].is(":") || s.tokens[whole.token + 1].is(",");
  return unit_written(whole) &&
         a.reading.words.has("contest_noun", last_word(whole.quantity().unit)) &&
         (opened || sign) && part.token - whole.token <= 6;
}

/// "The 31 pupils in the class are 17 girls and 14 boys."
bool are_they(const Article& a, const Figure& whole, const Figure& part) {
  constexpr std::size_t kReach = 7;
  const Sentence& s = a.reading.sentence_of(whole);
  const Token& be = s.tokens[part.token - 1];
  return (be.is("are") || be.is("were")) && part.token - whole.token <= kReach &&
         unit_written(whole) && unit_written(part) && s.figures.size() == 3;
}

/// "Of the 52 graduates, 30 …": the figure in front, opened by "of".
std::optional<std::size_t> whole_before(const Article& a, std::size_t i) {
  if (i == 0) return std::nullopt;
  const Figure& w = a.reading.figures[i - 1];
  const Figure& p = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(w);
  const auto of = a.reading.cue_before(w, "of");
  if (w.sentence != p.sentence || !is_counted(a, i - 1)) return std::nullopt;
  const bool opened = of && (of->begin == 0 || s.tokens[of->begin - 1].is(";"));
  if (opened || of_games(a, w, p) || are_they(a, w, p)) return i - 1;
  if (!unit_written(w)) return std::nullopt;
  // "Tried 24 suspects; 15 were convicted and 9 acquitted."
  const std::size_t next = p.token > 0 ? p.token - 1 : 0;
  if (s.tokens[next].is(";") && !unit_written(p) && s.figures.front() == i - 1) return i - 1;
  const bool sign = p.token > 0 && (s.tokens[p.token - 1].is("–") || s.tokens[p.token - 1].is("("));
  // "212 recruits, 140 of them men and 72 women"
  // or "101 members, of whom 29 are women and 72 are men".
  const bool of_them = (a.reading.cue_after(p, "of_them") && p.token - w.token <= 3) ||
                       (a.reading.cue_before(p, "of_them") && p.token - w.token <= 5);
  return of_them || (sign && p.token - w.token <= 3) ? std::optional(i - 1) : std::nullopt;
}

bool plain(const Article& a, std::size_t i) {
  const core::Quantity& q = a.reading.figures[i].quantity();
  // "Lost 8" of 25 games is no fall.
  const bool changes = a.changing[i] && !a.reading.cue_before(a.reading.figures[i], "games_lost");
  return is_counted(a, i) && !changes && q.per.empty() && exact(a.reading.figures[i]) &&
         q.unit_kind != core::UnitKind::currency && q.unit_kind != core::UnitKind::physical;
}

/// "28 of 60", "28 in the county": the second part has a whole or a place of its own.
bool has_own_whole(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t next = f.token + 1;
  return next < s.tokens.size() && (s.tokens[next].is("of") || s.tokens[next].is("out") ||
                                    a.reading.words.has("where", s.tokens[next].word));
}

/// The kinds of the parts exclude each other, and nothing else is told between them.
std::optional<Exclusive> share_out(const Article& a, std::size_t i, std::size_t other) {
  if (other >= a.reading.figures.size() || !plain(a, i) || !plain(a, other)) return std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[other];
  if (x.sentence != y.sentence || y.token - x.token > 14) return std::nullopt;
  const auto kinds = exclusive_kinds(a, i, other);
  if (!kinds || (!kinds->by_place && (has_own_whole(a, other) || x.c->place != y.c->place))) {
    return std::nullopt;
  }
  return kinds;
}

std::optional<Shared> shared(const Article& a, std::size_t i) {
  auto whole = whole_behind(a, i);
  const std::size_t other = whole ? i + 2 : i + 1;
  if (!whole) whole = whole_before(a, i);
  const auto kinds = whole && plain(a, *whole) ? share_out(a, i, other) : std::nullopt;
  const Figure& x = a.reading.figures[i];
  const Sentence& s = a.reading.sentence_of(x);
  // Past "of whom" in "190 of whom are girls".
  const auto of = a.reading.cue_after(x, "of_them");
  if (!kinds || a.reading.find(s, "some_parts", of ? of->end : x.token, s.tokens.size())) {
    return std::nullopt;
  }
  Shared out{*whole, {i, other}, kinds->all};
  // "won 12, drew 5 and lost 8", "60 for, 30 against and 10 abstained"
  if (share_out(a, other, other + 1) && exclusive_kinds(a, i, other + 1)) {
    out.parts.push_back(other + 1);
    out.all = out.all || of_games(a, a.reading.figures[*whole], x);
  }
  return out;
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
  return Shared{*whole, {rest - 2, rest}, true};
}

/// "140 of them men, started in January and 82 women will follow": two times or two clauses.
bool apart(const Article& a, const Shared& x) {
  const Figure& one = a.reading.figures[x.parts.front()];
  const Figure& other = a.reading.figures[x.parts.back()];
  const Sentence& s = a.reading.sentence_of(other);
  if (one.sentence != other.sentence) return false;
  std::size_t end = other.token + 1;
  while (end < s.tokens.size() && end < other.token + 6 && !s.tokens[end].is(",")) ++end;
  // "18 of them men, and 14 women were questioned"
  const bool new_clause = a.reading.cue_after(one, "of_them") &&
                          s.tokens[other.token - 1].is("and") && s.tokens[other.token - 2].is(",");
  const auto time = a.reading.find(s, "time_word", one.token, end);
  return new_clause || (time && !s.tokens[time->begin].is("time")) ||
         a.reading.find(s, "month", one.token, end) ||
         (x.whole < x.parts.front() && other.token - one.token > 8 * (x.parts.size() - 1));
}

std::optional<core::Finding> summed(const Article& a, const Shared& x) {
  Equation e{Relation::sum, {}, a.reading.figures[x.whole].quantity(), 1};
  for (const std::size_t i : x.parts) e.inputs.push_back(a.reading.figures[i].quantity());
  const double sum = compute(Relation::sum, strict_inputs(e)).low;
  const double whole = a.reading.figures[x.whole].value();
  constexpr double kNear = 0.75;
  const bool too_many = sum > whole && sum < whole / kNear;
  const bool too_few = x.all && sum < whole && sum > kNear * whole;
  // Women and men are all of a group of people, and a part and the rest all of anything.
  const bool rest =
      a.reading.cue_before(a.reading.figures[x.parts.back()], "remaining").has_value();
  const bool told =
      (too_many || (too_few && (rest || x.parts.size() > 2 || counts_people(a, x.whole)))) &&
      (rest || !apart(a, x));
  if (!judge(e).fits() && !told) return std::nullopt;
  std::vector<std::size_t> figures = x.parts;
  figures.push_back(x.whole);
  return finding(a.reading, {"I-SUM", figures, {}, e.stated.unit}, e);
}

}  // namespace

Findings check_kinds(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    for (const auto& x : {shared(a, i), rest_of_whole(a, i)}) {
      if (!x) continue;
      if (auto found = summed(a, *x)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
