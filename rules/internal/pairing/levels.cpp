// Sentence by sentence: every level figure gets a side from its cue words; sides and periods then
// tie neighbours together. A figure that is itself a change, a forecast or one end of a range is no
// level.
#include "rules/internal/pairing/levels.h"

#include <algorithm>
#include <optional>

#include "rules/internal/pairing/bare_change.h"
#include "rules/internal/pairing/comparable.h"
#include "rules/internal/pairing/continuity.h"
#include "rules/internal/pairing/levels_apart.h"
#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/time_order.h"

namespace recount::rules {
namespace {

using core::ClaimKind;
using core::UnitKind;

/// How many figures back a partner may stand; news sentences hold fewer, tables more.
constexpr std::size_t kWindow = 6;

bool bracketed(const Reading& r, const Figure& before) {
  const Sentence& s = r.sentence_of(before);
  const std::size_t begin = before.token > 3 ? before.token - 3 : 0;
  for (std::size_t i = begin; i < before.token; ++i) {
    if (s.tokens[i].is("(")) return true;
  }
  return false;
}

bool changing_between(std::size_t a, std::size_t b, const std::vector<bool>& changing) {
  for (std::size_t i = a + 1; i < b; ++i) {
    if (changing[i]) return true;
  }
  return false;
}

/// No figure between the two but the change and words for a time ("in the first nine months").
bool next_but_the_change(const Reading& r, std::size_t a, std::size_t b) {
  std::size_t between = 0;
  for (std::size_t i = a + 1; i < b; ++i) between += says_when(r, r.figures[i]) ? 0 : 1;
  return between <= 1;
}

/// "2.42 billion, down 22 percent from 3.12 billion": a bare "from" compares only behind a change.
bool compares(const Reading& r, const Level& a, const Level& b, const std::vector<bool>& changing) {
  const Figure& f = r.figures[b.figure];
  if (behind_a_change(r, f, changing)) return next_but_the_change(r, a.figure, b.figure);
  if (behind_after(r, f)) return a.figure + 1 == b.figure;
  const Sentence& s = r.sentence_of(f);
  const auto cue = r.cue_before(f, "from");
  if (!cue) return changing_between(a.figure, b.figure, changing);  // "when it was 26 percent"
  // "down by 80 percent (up from 60 percent)": the bracket belongs to the figure right before it.
  const std::size_t at = cue->begin;
  if (at > 1 && s.tokens[at - 1].is("(") && s.tokens[at - 2].is_figure() &&
      s.tokens[at - 2].figure != a.figure) {
    return false;
  }
  if (!s.tokens[at].is("from")) return true;
  return changing_between(a.figure, b.figure, changing);
}

/// "… 30,154 cars, the best month so far but still down 12 percent from 37,620": no subject of its
/// own, so it goes on about the same thing.
bool goes_on(const Sentence& s, const Match& clause) {
  constexpr std::size_t kReach = 3;
  for (std::size_t i = clause.end; i < clause.end + kReach && i + 1 < s.tokens.size(); ++i) {
    if (s.tokens[i].is("up") || s.tokens[i].is("down"))
      return !s.tokens[clause.begin].is(";") && s.tokens[i + 1].is_figure();
  }
  return false;
}

/// "41 percent over the norm of 115, and rain fell on 24 days against the usual 17": what is left
/// out is the noun right in front.
bool named_in_between(const Reading& r, const Level& a, const Level& b,
                      const std::vector<bool>& changing) {
  constexpr std::size_t kBeside = 4;
  if (a.figure + 1 == b.figure || unit_written(r.figures[b.figure])) return false;
  const Figure& between = r.figures[b.figure - 1];
  return !changing[b.figure - 1] && unit_written(between) && !says_when(r, between) &&
         r.figures[b.figure].token - between.token <= kBeside;
}

/// "Instead of 18 teams, 24 will play", "compared with the 2,600 tonnes of 2021, the 2,080 caught":
/// what is compared opens the sentence.
bool compared_in_front(const Reading& r, const Level& a, const Level& b) {
  const Figure& x = r.figures[a.figure];
  const Sentence& s = r.sentence_of(x);
  const Token& sign = s.tokens[r.figures[b.figure].token - 1];
  return a.side == Side::before && b.side == Side::none && a.figure + 1 == b.figure &&
         r.words.has("opens_comparison", s.tokens[0].word) &&
         (sign.is(",") || (sign.is("the") && s.tokens[r.figures[b.figure].token - 2].is(",")));
}

std::optional<LevelPair> by_sides(const Reading& r, const Level& a, const Level& b,
                                  const std::vector<bool>& changing) {
  const Sentence& s = r.sentence_of(r.figures[b.figure]);
  const std::size_t from = r.figures[a.figure].token;
  // "rents rose to 1,060, while bread went from 2.10 to 2.30"
  const auto clause = r.find(s, "new_clause", from, r.figures[b.figure].token);
  if (b.side == Side::before && clause && !goes_on(s, *clause) &&
      (a.side == Side::after || !s.tokens[clause->begin].is(";")))
    return std::nullopt;
  const bool is_bracketed = bracketed(r, r.figures[a.figure]);
  if (a.side == Side::before && b.side == Side::after) {
    return LevelPair{a.figure, b.figure, Bond::from_to, true, is_bracketed};
  }
  if (a.side == Side::after && b.side == Side::before) {
    return LevelPair{b.figure, a.figure, Bond::from_to, true, is_bracketed};
  }
  if (b.side == Side::before && a.side == Side::none && compares(r, a, b, changing) &&
      !named_in_between(r, a, b, changing)) {
    return LevelPair{b.figure, a.figure, Bond::from, true, false};
  }
  if (compared_in_front(r, a, b)) return LevelPair{a.figure, b.figure, Bond::from, true, false};
  return std::nullopt;
}

bool one_written_unit(const Figure& a, const Figure& b) {
  const UnitKind kind = a.quantity().unit_kind;
  return a.quantity().unit == b.quantity().unit && kind == b.quantity().unit_kind &&
         kind != UnitKind::none && kind != UnitKind::percent;
}

/// Left out, the noun is that of the first count of the sentence before ("640 students applied for
/// 80 places. This year 1,920 did") or of the only one of its kind: "120 applied and 40 were hired;
/// 90 applied and 45 were hired".
bool noun_is_clear(const Reading& r, const Level& a, const Level& b,
                   const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  if (unit_written(y)) return true;
  for (std::size_t i = a.figure + 1; i < b.figure; ++i) {
    const bool span = r.figures[i].quantity().unit_kind == UnitKind::time;
    if (!changing[i] && !span && comparable(r, r.figures[i], y)) return false;
  }
  return x.sentence == y.sentence || is_first(r, a.figure);
}

/// "Revenue rose to 7.2 billion. Chips brought in 5.8 billion and games 900 million, 6 percent
/// less": one of several that the sentence tells, and none of them is what was told before.
bool one_of_several(const Reading& r, const Figure& f, const std::vector<bool>& changing) {
  const auto& here = r.sentence_of(f).figures;
  return std::any_of(here.begin(), here.end(), [&](std::size_t i) {
    const Figure& other = r.figures[i];
    return other.token < f.token && !changing[i] && unit_written(other) && comparable(r, other, f);
  });
}

/// "Some 31,200 married, 8 percent fewer than the 33,900 of the year before, and 12,900 parted":
/// what a level behind a change is held against stands in front of it.
bool compared_already(const Reading& r, const Figure& a, const Figure& b,
                      const std::vector<bool>& changing) {
  if (a.sentence != b.sentence || !behind_a_change(r, a, changing)) return false;
  const auto& here = r.sentence_of(a).figures;
  return std::any_of(here.begin(), here.end(), [&](std::size_t i) {
    return r.figures[i].token < a.token && !changing[i] && comparable(r, r.figures[i], a);
  });
}

std::optional<LevelPair> by_periods(const Reading& r, const Level& a, const Level& b,
                                    const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  auto earlier = first_is_before(r, a, b);
  // "54 percent passed. In spring 71 percent had, seven points more": compared, whenever it was.
  const bool percents = is_percent(x) && percent_written(r, x) && percent_written(r, y);
  if (!earlier && b.compared && percents && x.sentence != y.sentence) earlier = true;
  if (!earlier || !same_unit(r, x, y) || compared_already(r, x, y, changing)) return std::nullopt;
  // Two periods and one unit, whatever the words between: enough to agree, never to differ.
  // Percentages of two things look alike: "… 13 percent. Wind supplied 24 percent, 3 points more".
  const bool goes_on_with = continues(r, x, y, changing);
  const bool alike =
      !is_percent(x) || x.sentence == y.sentence || points_back(r, x, y) || goes_on_with;
  // "Exports fell to 11 from 14 million. Vietnam exports 1.4 million, 13 percent less": nor what an
  // earlier change came from.
  const bool apart =
      x.sentence != y.sentence && (one_of_several(r, y, changing) || a.side == Side::before);
  const bool compared =
      alike && !apart &&
      (b.compared || (*earlier && a.earlier && reckoned_behind(r, b.figure, changing)));
  // "There had been 131,000" names no thing of its own.
  const bool same_time = (one_written_unit(x, y) && said_then(r, y)) ||
                         (!unit_written(y) && r.cue_before(y, "there_were"));
  const bool one_subject = was_once(r, x, y) || left_since(r, x, y) || in_apposition(r, x, y) ||
                           having_been(r, x, y) || summed_up_behind(r, b.figure, changing);
  const bool tied = goes_on_with || compared || same_time || one_subject;
  const bool no_unit = x.quantity().unit.empty() && y.quantity().unit.empty() &&
                       x.quantity().unit_kind == y.quantity().unit_kind;
  if (!tied && !one_written_unit(x, y) && !no_unit) return std::nullopt;
  const bool goes_on = x.sentence == y.sentence || points_back(r, x, y) || only_says_when(r, b) ||
                       compared || same_time;
  const bool firm = tied && goes_on && noun_is_clear(r, a, b, changing);
  // "Keeps 141 species. In 1974 it kept 96, 35 fewer": fewer than what was told first.
  if (*earlier || b.compared) return LevelPair{a.figure, b.figure, Bond::periods, firm, false};
  return LevelPair{b.figure, a.figure, Bond::periods, firm, false};
}

std::optional<LevelPair> carried_over(const Reading& r, const Level& a, const Level& b,
                                      const std::vector<bool>& changing) {
  const Figure& y = r.figures[b.figure];
  const Sentence& s = r.sentence_of(y);
  // "It built 1,020, so that its stock shrank to 38,400": another count of its own sentence is
  // nearer than any before.
  constexpr double kFar = 100;
  const bool nearer = std::any_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    const Figure& f = r.figures[i];
    return f.token < y.token && !changing[i] && is_level(r, f) &&
           f.quantity().unit_kind != UnitKind::time && comparable(r, f, y) &&
           y.value() <= kFar * f.value();
  });
  if (nearer) return std::nullopt;
  const bool back = r.anaphor(s, 0, y.token) || r.find(s, "has_since", 0, y.token);
  if (b.side != Side::after || a.side == Side::before || !back) {
    return std::nullopt;
  }
  return LevelPair{a.figure, b.figure, Bond::carried, true, false};
}

bool opens_with(const Reading& r, const Sentence& s, std::size_t end,
                std::initializer_list<const char*> lists) {
  return std::any_of(lists.begin(), lists.end(), [&](const char* list) {
    return r.find(s, list, 0, std::min<std::size_t>(3, end)).has_value();
  });
}

/// "Approved a budget of 312 million. That is 41 million more than this year's 281 million": "that"
/// is the only level of its kind in the sentence before.
std::optional<LevelPair> pointed_back_to(const Reading& r, const Level& a, const Level& b,
                                         const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  const Sentence& s = r.sentence_of(y);
  if (b.side != Side::before || a.side == Side::before ||
      !opens_with(r, s, y.token, {"pointing_back", "compares_back"}) ||
      !(behind_a_change(r, y, changing) || r.cue_before(y, "from"))) {
    return std::nullopt;
  }
  const auto rival = [&](std::size_t i) {
    return i != a.figure && i != b.figure && !changing[i] && comparable(r, r.figures[i], y);
  };
  const auto& there = r.sentence_of(x).figures;
  const bool alone = std::none_of(there.begin(), there.end(), rival) &&
                     std::none_of(s.figures.begin(), s.figures.end(), rival);
  if (!alone) return std::nullopt;
  return LevelPair{b.figure, a.figure, Bond::from, true, false};
}

std::optional<LevelPair> paired(const Reading& r, const Level& a, const Level& b,
                                const std::vector<bool>& changing) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  if (!comparable(r, x, y) || years_of_two_kinds(r, x, y) || apart(r, x, y)) return std::nullopt;
  if (x.sentence == y.sentence) {
    if (auto pair = by_sides(r, a, b, changing)) return pair;
  }
  if (x.sentence + 1 == y.sentence) {
    if (auto pair = pointed_back_to(r, a, b, changing)) return pair;
  }
  if (auto pair = by_periods(r, a, b, changing)) return pair;
  if (x.sentence + 1 == y.sentence) return carried_over(r, a, b, changing);
  return std::nullopt;
}

/// Two percentages of one subject in two sentences.
bool alike(const Reading& r, const Level& a, const Level& b) {
  const Figure& x = r.figures[a.figure];
  const Figure& y = r.figures[b.figure];
  return x.sentence != y.sentence && is_percent(x) && is_percent(y) && !x.c->subject.empty() &&
         folded(x.c->subject) == folded(y.c->subject) && !first_is_earlier(x, y) && one_place(x, y);
}

bool near(const Reading& r, const Figure& a, const Figure& b) {
  const Sentence& x = r.sentence_of(a);
  const Sentence& y = r.sentence_of(b);
  return x.part == y.part && x.caption == y.caption && b.sentence - a.sentence <= 2 &&
         y.paragraph - x.paragraph <= 1;
}

/// "41 billion litres, or 112 million a day, 3 percent less than 44 billion": a total and a rate,
/// which no month or day is left out of ("5,000 euros a month, up from 4,500"); or shares of two
/// wholes ("60 percent of output") that two sentences name.
bool unlike(const Reading& r, const Figure& a, const Figure& b) {
  const bool ratio = a.c->kind == ClaimKind::ratio || b.c->kind == ClaimKind::ratio;
  if (ratio && a.sentence != b.sentence) return true;
  return per_of(r, a) != per_of(r, b) && (a.value() > 5 * b.value() || b.value() > 5 * a.value());
}

/// "From 310 to 330": the next level is where this one went. Not so behind a comma or "and": "to 19
/// from 26, injuries to 2,240 from 2,410".
bool starts_its_own(const Reading& r, const std::vector<Level>& levels, std::size_t b) {
  if (b + 1 >= levels.size() || levels[b + 1].side != Side::after) return false;
  const Figure& f = r.figures[levels[b].figure];
  const Figure& next = r.figures[levels[b + 1].figure];
  constexpr std::size_t kReach = 6;
  if (f.sentence != next.sentence || next.token - f.token > kReach || !comparable(r, f, next))
    return false;
  const Sentence& s = r.sentence_of(f);
  for (std::size_t i = f.token + 1; i < next.token; ++i) {
    if (s.tokens[i].is(",") || s.tokens[i].is("and")) return false;
  }
  return s.tokens[f.token - 1].is("from");
}

}  // namespace

namespace {

/// "Fell to 10.0 percent from 14.1": where this level came from stands right behind it.
bool came_from_behind(const Reading& r, const std::vector<Level>& levels, std::size_t b) {
  constexpr std::size_t kReach = 6;
  if (b + 1 >= levels.size() || levels[b].side != Side::after ||
      levels[b + 1].side != Side::before) {
    return false;
  }
  const Figure& f = r.figures[levels[b].figure];
  const Figure& next = r.figures[levels[b + 1].figure];
  return f.sentence == next.sentence && next.token - f.token <= kReach && comparable(r, f, next) &&
         r.sentence_of(f).tokens[next.token - 1].is("from");
}

}  // namespace

std::vector<LevelPair> find_levels(const Reading& r, const std::vector<Change>& changes) {
  const std::vector<bool> changing = changing_figures(r, changes);
  std::vector<Level> levels;
  for (std::size_t i = 0; i < r.figures.size(); ++i) {
    if (!changing[i] && is_level(r, r.figures[i]) && !follows_a_change(r, i, changing)) {
      const Figure& f = r.figures[i];
      levels.push_back({i, side_of(r, f, changing), said_earlier(r, f), said_later(r, f),
                        bare_comparative_behind(r, i, changing)});
    }
  }
  std::vector<LevelPair> out;
  std::vector<bool> arrived(levels.size());  // the end of a "from … to …"
  std::vector<bool> left(levels.size());     // the begin of a "to … from …"
  for (std::size_t b = 1; b < levels.size(); ++b) {
    for (std::size_t a = b; a-- > 0 && b - a <= kWindow;) {
      if (!near(r, r.figures[levels[a].figure], r.figures[levels[b].figure])) break;
      if (!levels[b].compared &&
          unlike(r, r.figures[levels[a].figure], r.figures[levels[b].figure]))
        continue;
      // "from 40 to 31 and from 12 to 19": nothing went from 12 to 31.
      if (arrived[a] && levels[b].side == Side::before) continue;
      // "Only 6 percent … In cities it fell to 10 percent from 14": not from 6.
      if (r.figures[levels[a].figure].sentence != r.figures[levels[b].figure].sentence &&
          came_from_behind(r, levels, b)) {
        break;
      }
      // "to 11.4 from 12.6, while the overall rate rose to 4.1": nor from 12.6 to 4.1.
      if (left[a] && levels[b].side == Side::after) continue;
      // "Rose to 4,500, the number of teachers from 310 to 330": so does "from 310 to 330".
      if (levels[b].side == Side::before && levels[a].side != Side::before &&
          starts_its_own(r, levels, b)) {
        continue;
      }
      if (alike(r, levels[a], levels[b])) {
        out.push_back({levels[a].figure, levels[b].figure, Bond::alike, false, false});
        out.push_back({levels[b].figure, levels[a].figure, Bond::alike, false, false});
      } else if (const auto pair = paired(r, levels[a], levels[b], changing)) {
        out.push_back(*pair);
        // "from 30 to 33" is complete: "33" does not also come from an earlier "from 400".
        if (pair->bond > Bond::from) continue;
        arrived[b] = pair->bond == Bond::from_to && pair->after == levels[b].figure;
        left[b] = pair->before == levels[b].figure;
        break;
      }
    }
  }
  return out;
}

}  // namespace recount::rules
