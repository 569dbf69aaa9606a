// The coarser of two figures is an interval, the finer one a point; the words around them score
// which mentions are of one quantity.
#include "rules/internal/mentions/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Part;

/// The place of the last digit that is not a trailing zero: a headline rounds to it.
double place_of(const Figure& f) {
  const double v = std::abs(f.value());
  double place = f.quantity().form == core::Form::number ? f.quantity().value.unit() : 0;
  if (v < 20 || v != std::floor(v)) return place;
  while (place >= 1 && std::fmod(v, place * 10) == 0) place *= 10;
  return place;
}

/// Rounded to its place, or cut off there.
Stated rounded(const Figure& f) {
  const double place = place_of(f);
  const Interval half = Interval::around(f.value(), place / 2);
  return {half, half.hull({f.value(), f.value() + place - place * 1e-6})};
}

/// "At least 52 killed" · "at least 25 people were killed": two bounds of one kind are two figures.
bool same_bound(const Figure& x, const Figure& y) {
  const auto bound = [](const Figure& f) {
    const core::Hedge h = f.quantity().hedge;
    return h == core::Hedge::at_least || h == core::Hedge::more_than  ? 1
           : h == core::Hedge::at_most || h == core::Hedge::less_than ? 2
                                                                      : 0;
  };
  return bound(x) != 0 && bound(x) == bound(y) && !x.quantity().range && !y.quantity().range &&
         x.quantity().form == core::Form::number && y.quantity().form == core::Form::number;
}

/// The first sentence tells what the headline told: of no smaller group and no earlier time.
bool tells_the_same(const Article& a, const Figure& f) {
  if (!tells_first(a, f)) return false;
  for (const char* list : {"scope", "year_before", "earlier_event", "some_parts"}) {
    if (a.reading.find(a.reading.sentence_of(f), list)) return false;
  }
  return true;
}

}  // namespace

Equation same_figure(const Figure& mention, const Figure& other) {
  Equation e{Relation::equal, {other.quantity()}, mention.quantity(), 1};
  // The numbers of two such bounds are compared, so a slip is one of their digits.
  if (same_bound(mention, other)) {
    e.stated.hedge = core::Hedge::none;
    e.inputs[0].hedge = core::Hedge::none;
  }
  return e;
}

Judgement agree(const Figure& mention, const Figure& other) {
  const bool one_bound = same_bound(mention, other);
  if (!one_bound && (!is_plain(mention) || !is_plain(other)))
    return judge(other.stated().strict, mention.stated());
  const bool finer = place_of(other) <= place_of(mention);
  const Figure& fine = finer ? other : mention;
  return judge(Interval::exactly(fine.value()), rounded(finer ? mention : other));
}

core::Finding told_twice(const Article& a, const std::string& rule, std::size_t mention,
                         std::size_t other) {
  const Figure& x = a.reading.figures[mention];
  const Figure& y = a.reading.figures[other];
  const Equation e = same_figure(x, y);
  const Judgement judgement = agree(x, y);
  return finding(a.reading, {rule, {mention, other}, {}, x.quantity().unit},
                 Outcome{judgement, y.stated().strict, x.stated().strict, calculation(e),
                         judgement.fits() ? Diagnosis{} : diagnose(e)});
}

bool speaks_of_another(const Article& a, const Sentence& s) {
  constexpr std::array kLists{"not_retold", "scope", "year_before", "earlier_event", "some_parts"};
  return std::any_of(kLists.begin(), kLists.end(),
                     [&](const char* list) { return a.reading.find(s, list).has_value(); });
}

bool tells_first(const Article& a, const Figure& f) {
  return f.sentence == 0 || a.reading.sentences[f.sentence - 1].part != Part::body;
}

std::optional<std::size_t> only_candidate(const Article& a, std::size_t mention,
                                          const std::vector<std::size_t>& others) {
  std::optional<std::size_t> best;
  std::size_t best_score = 0;
  bool tie = false;
  for (const std::size_t i : others) {
    const std::size_t score = likeness(a, a.reading.figures[mention], a.reading.figures[i]);
    if (score == best_score) tie = true;
    if (score <= best_score) continue;
    best = i;
    best_score = score;
    tie = false;
  }
  const bool caption = a.reading.sentence_of(a.reading.figures[mention]).part == Part::caption;
  const bool lead =
      others.size() == 1 && tells_the_same(a, a.reading.figures[others.front()]) &&
      event(a, a.reading.figures[mention]) == event(a, a.reading.figures[others.front()]);
  if (!best || tie || best_score < (caption || lead ? 1 : 2)) return std::nullopt;
  if (best_score >= 3 && others.size() == 1) return best;
  const Figure& x = a.reading.figures[mention];
  const Figure& y = a.reading.figures[*best];
  // "Drew 1.3 million visitors last year" · "welcomed 1.8 million visitors last year"
  if (caption && others.size() == 1 && unit_written(x) && unit_written(y) && same_noun(x, y) &&
      x.c->period && x.c->period == y.c->period && is_plain(x) && is_plain(y)) {
    return best;
  }
  const Equation e = same_figure(x, y);
  const std::string slip = diagnose(e).slip;
  const bool clear_slip = slip == "digit_transposition" || slip.starts_with("scale_");
  if (others.size() == 1 && a.reading.sentence_of(x).part == Part::caption && unit_written(y) &&
      same_noun(x, y) && a.reading.cue_before(x, "all_of_the")) {
    return best;
  }
  return clear_slip && (best_score >= 3 || others.size() == 1) ? best : std::nullopt;
}

}  // namespace recount::rules
