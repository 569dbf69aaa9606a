// "198,684 workers, a decrease of 2,237 or 1 percent": amount and percent of one change are tied by
// "or", brackets or one clause; the level is what they lead to. Without a level the two always fit
// some base, which is told as derived.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/change/twins.h"
#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// "Half of them in Germany, where it has 2,900 workers": of that place alone.
bool of_a_place(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 5;
  const Sentence& s = a.reading.sentence_of(f);
  for (std::size_t i = f.token; i > 0 && f.token - i < kReach; --i) {
    if (s.tokens[i - 1].is("where")) return true;
    if (s.tokens[i - 1].is(",")) return false;
  }
  return false;
}

bool is_level(const Article& a, std::size_t i, const Twin& t) {
  const Figure& f = a.reading.figures[i];
  const bool changing = a.changing[i];
  const auto kind = f.quantity().unit_kind;
  const bool counts = kind == core::UnitKind::count || kind == core::UnitKind::none ||
                      kind == core::UnitKind::currency || kind == core::UnitKind::physical;
  // "2,400 jobs, 5 percent of the total, 900 of them at headquarters": a part of the difference.
  const bool part = (i > t.amount->figure && a.reading.cue_after(f, "of_them")) ||
                    a.reading.cue_before(f, "including") || of_a_place(a, f) ||
                    a.reading.words.has("part_of_the_year", last_word(f.quantity().unit));
  // "Cut 1,900 posts, leaving it with 14,100 staff": whatever the two are called.
  const bool left = kind == a.reading.figures[t.amount->figure].quantity().unit_kind &&
                    a.reading.cue_before(f, "leaving");
  // An index has its points as a count or bare, its change as points.
  const bool points = a.reading.figures[t.amount->figure].quantity().unit == "point";
  const bool bare = kind == core::UnitKind::none && a.reading.cue_before(f, "closes_at");
  const bool index = points && (bare || f.quantity().unit == "point");
  return !changing && counts && !part &&
         (left || index || comparable(a.reading, f, a.reading.figures[t.amount->figure]));
}

/// Levels of the twin's sentence first, then of the next and the previous sentence.
std::vector<std::size_t> candidates(const Article& a, const Twin& t) {
  const std::size_t first = std::min(t.amount->figure, t.percent->figure);
  const std::size_t last = std::max(t.amount->figure, t.percent->figure);
  const std::size_t sentence = a.reading.figures[first].sentence;
  std::vector<std::size_t> own;
  std::vector<std::size_t> others;
  const std::size_t begin = first > 4 ? first - 4 : 0;
  for (std::size_t i = begin; i < std::min(last + 5, a.reading.figures.size()); ++i) {
    const std::size_t s = a.reading.figures[i].sentence;
    const Sentence& there = a.reading.sentences[s];
    const Sentence& here = a.reading.sentences[sentence];
    if (!is_level(a, i, t) || there.part != here.part || there.caption != here.caption) continue;
    if (s == sentence)
      own.push_back(i);
    else if (s + 1 == sentence || s == sentence + 1)
      others.push_back(i);
  }
  const auto apart = [&](std::size_t i) { return i < first ? first - i : i - last; };
  const auto nearer = [&](std::size_t x, std::size_t y) { return apart(x) < apart(y); };
  std::stable_sort(own.begin(), own.end(), nearer);
  own.insert(own.end(), others.begin(), others.end());
  return own;
}

Equation equation(const Article& a, const Twin& t, std::size_t level, Relation relation) {
  return {relation,
          {a.reading.figures[level].quantity(), a.reading.figures[t.amount->figure].quantity()},
          a.reading.figures[t.percent->figure].quantity(),
          1};
}

int sign_of(const Twin& t) { return t.amount->sign != 0 ? t.amount->sign : t.percent->sign; }

/// "Was cut by 240 posts (16 percent). It had 2,980 employees when the year began": the sentence
/// behind goes back to where the change began.
bool stood_before(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t first = std::min(t.amount->figure, t.percent->figure);
  if (f.sentence != a.reading.figures[first].sentence + 1) return false;
  if (!a.reading.anaphor(s, 0, std::min<std::size_t>(f.token, 4))) return false;
  // "It had kept 18,000": further back than what was lost, and not "it had bought 18,000".
  const bool further = f.token > 2 && s.tokens[f.token - 2].is("had") &&
                       a.reading.words.has("kept", s.tokens[f.token - 1].word);
  return further ||
         (a.reading.cue_before(f, "had") && a.reading.find(s, "at_the_start", 0, s.tokens.size()));
}

/// The level after the change, or, said by "from", the one before it.
Relation reading_of(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  const Sentence& s = a.reading.sentence_of(f);
  const bool when = a.reading.find(s, "when", begin, f.token).has_value();
  // "Had 12,400 staff at the start of the year"
  const bool had = a.reading.find(s, "had", begin, f.token) && said_earlier(a.reading, f);
  if (when || had || a.reading.cue_before(f, "from") || a.reading.cue_before(f, "of_its") ||
      stood_before(a, t, level)) {
    return Relation::percent_of;
  }
  return sign_of(t) < 0 ? Relation::loss_percent : Relation::gain_percent;
}

core::Finding report(const Article& a, const Twin& t, std::size_t level, Relation relation) {
  core::Finding f =
      finding(a.reading, {"I-ABS-PCT", {t.amount->figure, t.percent->figure, level}, {}, "percent"},
              equation(a, t, level, relation));
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

/// "Hotel stays came to 2.31 million. That is 140,000 or 16 percent more": the only level of its
/// kind in the sentence before is what "that" means.
bool meant_by_that(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  const Figure& g = a.reading.figures[std::min(t.amount->figure, t.percent->figure)];
  const Sentence& s = a.reading.sentence_of(g);
  const auto& there = a.reading.sentence_of(f).figures;
  return f.sentence + 1 == g.sentence &&
         a.reading.find(s, "pointing_back", 0, std::min<std::size_t>(g.token, 3)) &&
         std::none_of(there.begin(), there.end(),
                      [&](std::size_t i) { return i != level && is_level(a, i, t); });
}

/// "Lost 10 people, 30 percent of its bakers, and now has 96 employees": of the bakers alone.
bool of_another_whole(const Article& a, const Twin& t, std::size_t level) {
  const Figure& percent = a.reading.figures[t.percent->figure];
  const auto of = a.reading.cue_after(percent, "of_its");
  if (!of) return false;
  const Sentence& s = a.reading.sentence_of(percent);
  const Token& whole = s.tokens[of->end];
  const auto one = [&](std::size_t i) {
    return one_topic(a.reading, whole, counted_noun(a.reading, a.reading.figures[i]));
  };
  return !whole.is_figure() && !a.reading.words.has("all_of_a_kind", whole.word) && !one(level) &&
         !one(t.amount->figure);
}

/// A level of the twin's own sentence is where the change led, and so is one that is pointed back
/// to; any other of another sentence only helps.
bool may_flag(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  if (of_another_whole(a, t, level)) return false;
  // "Cost 3,000 before the increases, will be 3,333": what led to 3,000 was no 3,333.
  const bool too_much = reading_of(a, t, level) == Relation::gain_percent &&
                        a.reading.figures[t.amount->figure].value() >= f.value();
  if (too_much) return false;
  return f.sentence == a.reading.figures[t.amount->figure].sentence || meant_by_that(a, t, level) ||
         stood_before(a, t, level);
}

/// "A drop of 33 percent; sold in the end were 3,750"
bool ends_up(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t last = std::max(t.amount->figure, t.percent->figure);
  return level > last &&
         a.reading.find(s, "in_the_end", a.reading.figures[last].token + 1, f.token).has_value();
}

/// The level is plainly the one after ("to 900", "861 people, down 172"): then the difference over
/// it is a slip and no second reading.
bool led_to(const Article& a, const Twin& t, std::size_t level) {
  const Figure& f = a.reading.figures[level];
  const std::size_t first = std::min(t.amount->figure, t.percent->figure);
  const Figure& g = a.reading.figures[first];
  if (f.sentence != g.sentence) return false;
  if (a.reading.cue_before(f, "to") || a.reading.cue_before(f, "closes_at") ||
      a.reading.cue_before(f, "leaving") || a.reading.cue_after(f, "is_left") ||
      ends_up(a, t, level)) {
    return true;
  }
  // "88 million, which is 22 million or 25 percent less": the words stand behind the second.
  const Figure& last = a.reading.figures[std::max(t.amount->figure, t.percent->figure)];
  const bool said = a.reading.cue_before(g, "rise_of") || a.reading.cue_before(g, "fall_of") ||
                    a.reading.cue_after(last, "more") || a.reading.cue_after(last, "fewer");
  constexpr std::size_t kReach = 14;  // "283,825 tonnes in the first half of the year, up 105,823"
  return level + 1 == first && said && g.token - f.token <= kReach;
}

/// "Fell by two, or 35 percent": no whole number of things loses two and 35 percent. Small counts
/// alone tell; a mean or an amount of money may stand before.
std::optional<core::Finding> no_such_base(const Article& a, const Twin& t) {
  const Figure& amount = a.reading.figures[t.amount->figure];
  const Figure& percent = a.reading.figures[t.percent->figure];
  const core::Quantity& q = amount.quantity();
  const bool things =
      (q.unit_kind == core::UnitKind::count || q.unit_kind == core::UnitKind::none) &&
      q.per.empty() && q.hedge == core::Hedge::none && !q.range && !q.scaled &&
      q.value.exponent >= 0;
  if (!things || amount.value() < 1 || amount.value() > 20 || percent.value() <= 0) {
    return std::nullopt;
  }
  // A base below the difference cannot have lost it.
  const double least = sign_of(t) < 0 ? amount.value() : 1;
  const double about = std::round(100 * amount.value() / percent.value());
  const auto share = [&](double base) { return 100 * amount.value() / base; };
  const auto off = [&](double base) { return std::abs(share(base) - percent.value()); };
  double base = std::max(about, least);
  for (const double other : {about - 1, about + 1}) {
    if (other >= least && off(other) < off(base)) base = other;
  }
  const core::Interval nearest = core::Interval::exactly(share(base));
  const Judgement judgement = judge(nearest, percent.stated());
  if (judgement.verdict != core::Verdict::inconsistent) return std::nullopt;
  const std::string line = formula_text(Relation::share, {amount.value(), base}) + " = " +
                           number_text(nearest.low) + " is the nearest to " +
                           number_text(percent.value());
  return finding(a.reading, {"I-CHG-PCT", {t.amount->figure, t.percent->figure}, {}, "percent"},
                 Outcome{judgement, nearest, percent.stated().strict, line, {}});
}

core::Finding derived(const Article& a, const Twin& t) {
  const Figure& amount = a.reading.figures[t.amount->figure];
  const Figure& percent = a.reading.figures[t.percent->figure];
  const Equation e{Relation::base_of, {amount.quantity(), percent.quantity()}, {}, 1};
  const core::Interval before = compute(e.relation, strict_inputs(e));
  const core::Interval change = amount.stated().strict;
  // D(1/p − 1) with D counted once: after = D · (100 / p ∓ 1)
  const core::Interval factor = 100 * (core::Interval::exactly(1) / percent.stated().strict) +
                                core::Interval::exactly(sign_of(t) < 0 ? -1 : 1);
  const core::Interval after = change * factor;
  const std::string line = formula_text(e.relation, face_values(e)) + " = " +
                           number_text(100 * amount.value() / percent.value()) + "; implies " +
                           interval_text(before) + " before and " + interval_text(after) + " after";
  return finding(a.reading,
                 {"I-CHG-PCT", {t.amount->figure, t.percent->figure}, {}, amount.quantity().unit},
                 Outcome{{core::Verdict::consistent, core::Severity::none},
                         before,
                         core::Interval::at_least(0),
                         line,
                         {}});
}

core::Finding checked(const Article& a, const Twin& t) {
  const std::vector<std::size_t> levels = candidates(a, t);
  for (const std::size_t level : levels) {
    const Relation first = reading_of(a, t, level);
    for (const Relation relation : {first, Relation::percent_of}) {
      if (judge(equation(a, t, level, relation)).fits()) {
        if (relation != first && led_to(a, t, level)) return report(a, t, level, first);
        return report(a, t, level, relation);
      }
    }
  }
  const auto wrong = std::find_if(levels.begin(), levels.end(),
                                  [&](std::size_t level) { return may_flag(a, t, level); });
  if (wrong != levels.end()) return report(a, t, *wrong, reading_of(a, t, *wrong));
  if (auto slip = no_such_base(a, t)) return *std::move(slip);
  return derived(a, t);
}

}  // namespace

Findings check_differences(const Article& a) {
  Findings out;
  for (const Twin& t : find_twins(a)) {
    if (a.reading.figures[t.percent->figure].value() != 0) out.push_back(checked(a, t));
  }
  return out;
}

}  // namespace recount::rules
