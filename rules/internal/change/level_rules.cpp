// Each change looks for its pair of levels: in its own sentence, then in the two before and the one
// after. Every admissible pair is tried and a pair that fits ends the search. Where none fits, only
// the pair that belongs to this change alone may be flagged: no change of the same kind stands
// nearer to it, and it does not explain another change.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "rules/internal/change/change_guards.h"
#include "rules/internal/change/change_scope.h"
#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Verdict;

std::size_t distance(const Article& a, const Change& c, const LevelPair& p) {
  const auto apart = [&](std::size_t f) { return f > c.figure ? f - c.figure : c.figure - f; };
  const Figure& f = figure_of(a, c);
  const std::size_t near = std::min(apart(p.before), apart(p.after));
  const std::size_t last = std::max(p.before, p.after);
  return near + (a.reading.figures[last].sentence == f.sentence ? 0 : 10);
}

bool in_reach(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& f = figure_of(a, c);
  const Figure& first = a.reading.figures[std::min(p.before, p.after)];
  const Figure& last = a.reading.figures[std::max(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(f);
  const Sentence& t = a.reading.sentence_of(last);
  if (s.part != t.part || s.caption != t.caption || t.paragraph != s.paragraph) return false;
  if (same_sentence(a, c, p)) return true;
  // The change stands beside one of its levels, which the pair ties to the other.
  if (f.sentence == last.sentence && f.sentence - first.sentence <= 2) return true;
  const bool before = last.sentence <= f.sentence && f.sentence - first.sentence <= 2;
  const bool after = first.sentence >= f.sentence && last.sentence - f.sentence <= 2;
  return (before || after) && same_topic(a, c, p);
}

/// "Between 2010 and 2019", "from 2010 to 2019": the only two years of the sentence.
int between_years(const Sentence& s) {
  std::vector<int> years;
  for (const Token& t : s.tokens) {
    const bool year = t.word.size() == 4 &&
                      (t.word.starts_with("19") || t.word.starts_with("20")) &&
                      t.word.find_first_not_of("0123456789") == std::string::npos;
    if (year) years.push_back(std::stoi(t.word));
  }
  return years.size() == 2 ? years[1] - years[0] : 0;
}

/// By the periods of the two, or "over ten years" in the sentence of the change.
double years_between(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  if (x.c->period && y.c->period && x.c->period != y.c->period) {
    const auto year = [](const core::Claim& cl) {
      return static_cast<int>(cl.period->start.year());
    };
    return year(*y.c) - year(*x.c);
  }
  const Sentence& s = a.reading.sentence_of(figure_of(a, c));
  for (const Sentence* told : {&s, &a.reading.sentence_of(x)}) {
    if (const int years = between_years(*told); years > 0) return years;
  }
  for (const std::size_t i : s.figures) {
    const Figure& f = a.reading.figures[i];
    if (f.quantity().unit_kind == core::UnitKind::time && f.quantity().unit == "year" &&
        !f.quantity().range && f.quantity().hedge == core::Hedge::none && f.value() <= 100) {
      return f.value();
    }
  }
  return 0;
}

/// "About 5.051 percent" is no rough figure: four digits outweigh the word.
core::Quantity precise(core::Quantity q) {
  const std::int64_t digits = q.value.coefficient < 0 ? -q.value.coefficient : q.value.coefficient;
  if (q.hedge == core::Hedge::about && !q.range && digits >= 1000 && digits % 10 != 0) {
    q.hedge = core::Hedge::none;
  }
  return q;
}

Trial trial(const Article& a, const Change& c, const LevelPair& p, std::string rule,
            Relation relation) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  Equation e{
      relation, {precise(x.quantity()), precise(y.quantity())}, figure_of(a, c).quantity(), c.sign};
  if (relation == Relation::growth_per_year) {
    core::Quantity years;
    years.value = {static_cast<std::int64_t>(years_between(a, c, p)), 0};
    years.unit_kind = core::UnitKind::count;
    e.inputs.push_back(years);
  }
  // "Three points" between percentages are rounded like them, whatever a bare count would be.
  if (c.kind == ChangeKind::points) e.stated.unit_kind = core::UnitKind::point;
  if (c.kind == ChangeKind::points && e.stated.unit == "basis_point") {
    e.stated.value = e.stated.value.times_power_of_ten(-2);
  }
  if (e.sign == 0) e.sign = y.value() < x.value() ? -1 : 1;
  if (c.kind == ChangeKind::multiple) e.sign = 1;
  return {&c, &p, std::move(rule), e, judge(e)};
}

/// "312 pages, 40 fewer, and costs 14 euros instead of 24", "sold for $612,000 after 34 days, six
/// more than last year": what the change counts is the last thing of another kind in front of it.
bool counts_another(const Article& a, const Figure& f, const Figure& level) {
  if (level.quantity().unit_kind != core::UnitKind::currency || unit_written(f)) return false;
  const Sentence& s = a.reading.sentence_of(f);
  for (auto i = s.figures.rbegin(); i != s.figures.rend(); ++i) {
    const Figure& before = a.reading.figures[*i];
    if (before.token >= f.token || a.changing[*i] || !unit_written(before)) continue;
    return before.quantity().unit_kind != level.quantity().unit_kind;
  }
  return false;
}

/// "Increases of 25 and 8 percent": the sign stands behind the second.
bool lends_a_percent(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& next = s.tokens[f.token + 2];
  return s.tokens[f.token + 1].is("and") && next.is_figure() && !unit_written(f) &&
         is_percent(a.reading.figures[next.figure]);
}

/// The rules that a change of this kind can be checked by, with these levels.
std::vector<Trial> trials(const Article& a, const Change& c, const LevelPair& p) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  const bool percents = (is_percent(x) && percent_written(a.reading, x)) ||
                        (is_percent(y) && percent_written(a.reading, y));
  if (x.value() == 0) return {};
  switch (c.kind) {
    case ChangeKind::multiple: return {trial(a, c, p, "I-MULT", Relation::ratio)};
    case ChangeKind::percent:
      if (!percents) return {trial(a, c, p, "I-LEVELS-PCT", Relation::percent_change)};
      return {trial(a, c, p, "I-PCT-OF-PCT", Relation::percent_change)};
    case ChangeKind::fraction: return {trial(a, c, p, "I-LEVELS-PCT", Relation::fraction_change)};
    case ChangeKind::points:
      if (!percents) return {};
      return {trial(a, c, p, "I-PP", Relation::difference)};
    case ChangeKind::amount:
      // "36 murders, or 15 per 100,000, down from 48"
      if (!figure_of(a, c).quantity().per.empty() && y.quantity().per.empty()) return {};
      if (percents || lends_a_percent(a, figure_of(a, c)) ||
          !comparable(a.reading, figure_of(a, c), x) ||
          !comparable(a.reading, figure_of(a, c), y) || counts_another(a, figure_of(a, c), y)) {
        return {};
      }
      return {trial(a, c, p, "I-LEVELS-ABS", Relation::difference)};
    case ChangeKind::percent_a_year:
      if (years_between(a, c, p) < 1) return {};
      return {trial(a, c, p, "I-CAGR", Relation::growth_per_year)};
  }
  return {};
}

/// Neither a change nor a pair looks further than this many figures.
constexpr std::size_t kReach = 24;

bool nearest_change(const Article& a, const Change& c, const LevelPair& p) {
  const std::size_t mine = distance(a, c, p);
  const std::size_t from = std::min(p.before, p.after);
  const auto begin = std::lower_bound(
      a.changes.begin(), a.changes.end(), from > kReach ? from - kReach : 0,
      [](const Change& change, std::size_t figure) { return change.figure < figure; });
  for (auto it = begin; it != a.changes.end() && it->figure <= from + kReach; ++it) {
    const bool level = it->figure == p.before || it->figure == p.after;
    if (!level && it->figure != c.figure && it->kind == c.kind && distance(a, *it, p) < mine) {
      return false;
    }
  }
  return true;
}

std::size_t later(const LevelPair& p) { return std::max(p.before, p.after); }

using PairKey = std::pair<const LevelPair*, ChangeKind>;

std::vector<Trial> all_trials(const Article& a, const Change& c) {
  std::vector<Trial> out;
  const auto begin =
      std::lower_bound(a.levels.begin(), a.levels.end(), c.figure > kReach ? c.figure - kReach : 0,
                       [](const LevelPair& p, std::size_t figure) { return later(p) < figure; });
  for (auto p = begin; p != a.levels.end() && later(*p) <= c.figure + kReach; ++p) {
    if (p->before == c.figure || p->after == c.figure || !in_reach(a, c, *p)) continue;
    for (Trial& t : trials(a, c, *p)) out.push_back(std::move(t));
  }
  std::stable_sort(out.begin(), out.end(), [&](const Trial& x, const Trial& y) {
    return distance(a, c, *x.pair) < distance(a, c, *y.pair);
  });
  return out;
}

/// A change of a percentage stated in "percent" that fits as points is the one clear slip between
/// figures that are only loosely tied.
bool points_slip(const Article& a, const Trial& t) {
  if (same_sentence(a, *t.change, *t.pair) && own_statement(a, *t.change, *t.pair)) return false;
  return t.rule == "I-PCT-OF-PCT" && t.pair->bond != Bond::carried &&
         diagnose(t.equation).slip == "pp_vs_percent";
}

/// "1,300 more, bringing its fleet to 65 aircraft from 80", "slipped to 18,300 from 19,700, meaning
/// that 90 lecturers must go": the noun that the levels leave out is another.
bool of_another_noun(const Article& a, const Trial& t) {
  const Figure& f = figure_of(a, *t.change);
  const std::string noun = last_word(f.quantity().unit);
  const auto another = [&](std::size_t i) {
    const Figure& level = a.reading.figures[i];
    const std::string other = last_word(level.quantity().unit);
    if (unit_written(f) == unit_written(level) || noun.empty()) return false;
    // "Suicides declined by 27. The train takes 340 minutes"
    const bool apart = level.sentence != f.sentence && unit_written(level) && !other.empty();
    // "Attendance fell by 11,600: 74,200 people came": like the difference, in one sentence.
    const bool alike = level.sentence == f.sentence && implied(a, *t.change, *t.pair);
    if (apart || level.quantity().unit_kind == core::UnitKind::count)
      return !other.empty() && noun != other && !alike;
    const Tokens& there = a.reading.sentence_of(level).tokens;
    return unit_written(f) && !implied(a, *t.change, *t.pair) &&
           std::none_of(there.begin(), there.end(), [&](const Token& word) {
             return one_topic(a.reading, counted_noun(a.reading, f), word);
           });
  };
  return t.change->kind == ChangeKind::amount &&
         (another(t.pair->after) || (t.pair->bond == Bond::carried && another(t.pair->before)));
}

/// "Rose 6 percent this year after 3 percent in 2021 and 2 percent in 2020, so that what cost 100
/// now costs 111": the levels are those of all the changes together.
bool one_of_a_row(const Article& a, const Trial& t) {
  const LevelPair& p = *t.pair;
  const std::size_t first = std::min(p.before, p.after);
  if (p.bond != Bond::periods || t.change->figure > first) return false;
  const std::size_t here = figure_of(a, *t.change).sentence;
  return std::count_if(a.changes.begin(), a.changes.end(), [&](const Change& c) {
           return c.kind == t.change->kind && c.figure < first && figure_of(a, c).sentence == here;
         }) > 1;
}

/// "Has halved", in a sentence of its own right before or behind both levels and with no other
/// level that it could lead to.
bool beside_the_levels(const Article& a, const Trial& t) {
  const Figure& f = figure_of(a, *t.change);
  const std::size_t first = a.reading.figures[std::min(t.pair->before, t.pair->after)].sentence;
  const std::size_t last = a.reading.figures[std::max(t.pair->before, t.pair->after)].sentence;
  const auto& here = a.reading.sentence_of(f).figures;
  const bool from_here = f.sentence == first && first + 1 == last;
  return (last + 1 == f.sentence || f.sentence + 1 == first || from_here) &&
         std::all_of(here.begin(), here.end(), [&](std::size_t i) {
           return a.changing[i] || i == t.pair->before ||
                  says_when(a.reading, a.reading.figures[i]) ||
                  !comparable(a.reading, a.reading.figures[i], a.reading.figures[t.pair->after]);
         });
}

bool may_flag(const Article& a, const Trial& t) {
  const LevelPair& p = *t.pair;
  if (left_alone(a, t) || of_another_noun(a, t) || one_of_a_row(a, t)) return false;
  // "A drop of 20 percent had been feared"
  if (a.reading.cue_after(figure_of(a, *t.change), "only_feared")) return false;
  if (another_time(a, *t.change, p) || another_level_nearer(a, *t.change, p)) return false;
  if (compared_with_another(a, *t.change) || leads_elsewhere(a, *t.change, p)) return false;
  // "Growth averaged 5 percent a year": a rate of growth says itself that something changed.
  const bool rate = t.change->kind == ChangeKind::percent_a_year;
  if (!same_sentence(a, *t.change, p) && !rate && !said_at_the_figure(a, figure_of(a, *t.change))) {
    return false;
  }
  const bool firm = p.firm || sums_up(a, *t.change, p);
  if (p.bond == Bond::alike || !firm || !nearest_change(a, *t.change, p)) return false;
  if (p.bond == Bond::carried) return same_sentence(a, *t.change, {p.after, p.after});
  const std::size_t here = figure_of(a, *t.change).sentence;
  const bool together = here == a.reading.figures[p.after].sentence;
  if (t.change->kind == ChangeKind::multiple && !together && !beside_the_levels(a, t)) {
    return false;
  }
  return !same_sentence(a, *t.change, p) || !own_statement(a, *t.change, p);
}

core::Finding report(const Article& a, const Trial& t) {
  Check check{t.rule, {t.change->figure, t.pair->before, t.pair->after}, {}, {}};
  check.unit = t.equation.stated.unit;
  core::Finding f = finding(a.reading, check, t.equation);
  // A percent of a percentage is only ever verified; a miss of it is told with the points.
  const bool miss = f.verdict != core::Verdict::consistent;
  if (miss && t.rule == "I-PCT-OF-PCT") f.rule = "I-PP";
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

struct Search {
  std::vector<std::vector<Trial>> open;  ///< changes that no pair fits
  std::set<PairKey> used;
  Findings findings;
};

Search verified(const Article& a) {
  Search search;
  for (const Change& c : a.changes) {
    std::vector<Trial> tried = all_trials(a, c);
    const auto fit =
        std::find_if(tried.begin(), tried.end(), [](const Trial& t) { return t.judgement.fits(); });
    if (fit == tried.end()) {
      if (!tried.empty()) search.open.push_back(std::move(tried));
      continue;
    }
    search.used.emplace(fit->pair, c.kind);
    search.findings.push_back(report(a, *fit));
    // "among males (from 1.1 to 3.0) and females (from 1.0 to 2.5)": one word for both.
    std::vector<Trial> twins;
    for (const Trial& t : tried) {
      if (&t != &*fit && t.pair->bracketed && fit->pair->bracketed) twins.push_back(t);
    }
    if (!twins.empty()) search.open.push_back(std::move(twins));
  }
  return search;
}

}  // namespace

bool is_relative(ChangeKind kind) {
  return kind == ChangeKind::percent || kind == ChangeKind::fraction ||
         kind == ChangeKind::multiple;
}

/// "It raises spending on schools by 4 percent. The budget has doubled to 6 million from 3": how
/// much the levels changed is told with them, and fits.
bool told_with_them(const Article& a, const Trial& t, const std::set<PairKey>& used) {
  if (!is_relative(t.change->kind) || same_sentence(a, *t.change, *t.pair)) return false;
  return std::any_of(used.begin(), used.end(), [&](const PairKey& key) {
    return key.first == t.pair && is_relative(key.second);
  });
}

Findings check_levels(const Article& a) {
  Search search = verified(a);
  for (const std::vector<Trial>& tried : search.open) {
    const auto wrong = std::find_if(tried.begin(), tried.end(), [&](const Trial& t) {
      return !search.used.contains({t.pair, t.change->kind}) &&
             !told_with_them(a, t, search.used) && (may_flag(a, t) || points_slip(a, t));
    });
    if (wrong != tried.end()) search.findings.push_back(report(a, *wrong));
  }
  return search.findings;
}

}  // namespace recount::rules
