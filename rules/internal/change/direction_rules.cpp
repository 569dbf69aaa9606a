// "Rose to 4.9 percent from 5.2": the order of the two levels is said by cue words, the direction
// by the verb, by "up from" or by a statement in front. "Slightly" and "sharply" are held against
// the same pair.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "rules/internal/change/announcement.h"
#include "rules/internal/change/qualifiers.h"
#include "rules/internal/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Direction;
using core::Interval;

constexpr std::size_t kParticleReach = 5;
constexpr std::size_t kVerbReach = 20;

struct Said {
  int sign = 0;
  std::optional<core::Location> where;
};

/// "Up from 8", "a fall from 8": said by the cue itself.
Said by_cue(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[p.before];
  const Sentence& s = a.reading.sentence_of(f);
  for (const auto& [list, sign] : {std::pair{"rise_from", 1}, std::pair{"fall_from", -1}}) {
    if (const auto cue = a.reading.cue_before(f, list)) return {sign, location(s, *cue)};
  }
  return {};
}

/// "Crept lower, to 7.4": the comparative says where the motion went.
int sign_of_motion(const Article& a, const Sentence& s, std::size_t i) {
  if (i == 0 || !a.reading.words.has("motion", s.tokens[i - 1].word)) return 0;
  return s.tokens[i].is("higher") ? 1 : s.tokens[i].is("lower") ? -1 : 0;
}

/// "Narrowed from 31 million even though sales declined to 140 million": the second level has a
/// clause and a verb of its own.
bool in_two_clauses(const Article& a, const LevelPair& p) {
  const Figure& x = a.reading.figures[std::min(p.before, p.after)];
  const Figure& y = a.reading.figures[std::max(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(x);
  const auto contrast =
      x.sentence == y.sentence ? a.reading.find(s, "concedes", x.token, y.token) : std::nullopt;
  return contrast && (a.reading.find(s, "rose", contrast->end, y.token) ||
                      a.reading.find(s, "fell", contrast->end, y.token));
}

/// The verb in front of both levels, nothing but words between it and the first of them.
Said by_verb(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[std::min(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(f);
  if (in_two_clauses(a, p)) return {};
  // "Fatal falls have nearly doubled, from 61 to 117": the multiple is the verb.
  const auto multiplies = [&](const Token& t) {
    return t.is_figure() && a.reading.figures[t.figure].c->kind == core::ClaimKind::multiple;
  };
  for (std::size_t i = f.token; i > 0; --i) {
    // "Rose 4 percent in 2023, after dwindling from 812,000": of the time before.
    const bool after =
        s.tokens[i - 1].is("after") && i < f.token && s.tokens[i].word.ends_with("ing");
    // "Grew, and the number of shops would go from 600 to 540": the verb of the levels.
    const bool neutral = a.reading.words.has("goes_either_way", s.tokens[i - 1].word) &&
                         !s.tokens[i].is("up") && !s.tokens[i].is("down");
    if (s.tokens[i - 1].is(";") || multiplies(s.tokens[i - 1]) || after || neutral) break;
    const int motion = f.token - i <= kParticleReach ? sign_of_motion(a, s, i - 1) : 0;
    if (motion != 0) return {motion, location(s, {i - 2, i})};
    for (const auto& [list, sign] : {std::pair{"rose", 1}, std::pair{"fell", -1}}) {
      const bool phrasal = i > 1 && a.reading.words.has("phrasal", s.tokens[i - 2].word) &&
                           (s.tokens[i - 1].is("up") || s.tokens[i - 1].is("down"));
      if (phrasal) continue;  // "doubled down", "set up"
      // A particle belongs to the figure near it, and a verb to those of its clause.
      const bool particle = s.tokens[i - 1].is("up") || s.tokens[i - 1].is("down");
      if (f.token - i > (particle ? kParticleReach : kVerbReach)) continue;
      // "Has grown shorter": the comparative says which way.
      const bool turns = sign > 0 && a.reading.words.has("grows", s.tokens[i - 1].word) &&
                         a.reading.words.has("smaller_than_before", s.tokens[i].word);
      if (a.reading.find(s, list, i - 1, i)) {
        return {turns ? -sign : sign, location(s, {i - 1, turns ? i + 1 : i})};
      }
    }
    if (a.reading.words.has("new_clause", s.tokens[i - 1].word) || s.tokens[i - 1].is("and")) break;
  }
  return {};
}

/// "Climbed to 24 percent, compared with 19": the verb leads to the later level, no comma between.
Said beside(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[p.after];
  const Sentence& s = a.reading.sentence_of(f);
  // "Were down last year at 7,940, compared with 8,310": the level itself.
  const bool at = f.token > 0 && s.tokens[f.token - 1].is("at");
  if (p.after > p.before || (!at && !a.reading.cue_before(f, "to"))) return {};
  const Said said = by_verb(a, p);
  if (!said.where) return {};
  for (std::size_t i = f.token; i-- > 0 && s.tokens[i].span.begin > said.where->span.begin;) {
    if (s.tokens[i].is(",") || f.token - i > 6) return {};
  }
  return said;
}

/// "Inched down to 6.8 in September; in August it was 6.6": the period before, and not a year ago.
bool right_before(const Article& a, const LevelPair& p) {
  const auto& before = a.reading.figures[p.before].c->period;
  const auto& after = a.reading.figures[p.after].c->period;
  return before && after && core::days_later(before->end, 1) == after->start;
}

/// "Which in 1990 was 58, had declined to 22", "Their number has risen since, to 97": the order is
/// that of two periods or sentences, and the verb leads to the later level. Nothing that could be
/// meant instead stands between the two.
Said leading_to(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[p.after];
  const Sentence& s = a.reading.sentence_of(f);
  const auto cue = a.reading.cue_before(f, "to");
  if (!p.firm || !cue || cue->begin == 0 || (p.before > p.after && !right_before(a, p))) return {};
  for (std::size_t i = std::min(p.before, p.after) + 1; i < std::max(p.before, p.after); ++i) {
    if (!a.changing[i] && comparable(a.reading, a.reading.figures[i], f)) return {};
  }
  std::size_t end = cue->begin;
  if (s.tokens[end - 1].is(",")) --end;
  if (end > 0 && s.tokens[end - 1].is("then")) --end;
  if (end > 0 && s.tokens[end - 1].is("since")) --end;
  for (std::size_t i = end; i > 0 && end - i < 2; --i) {
    for (const auto& [list, sign] : {std::pair{"rose", 1}, std::pair{"fell", -1}}) {
      if (a.reading.find(s, list, i - 1, i)) return {sign, location(s, {i - 1, i})};
    }
  }
  return {};
}

/// The one direction that a statement without figures tells.
Said in_a_statement(const Article& a, const Sentence& s, Match words) {
  // "Calls for help are falling" opens with no call for anything.
  if (a.reading.find(s, "not_so", words.begin + 1, words.end)) return {};
  auto up = a.reading.find(s, "announces_rise", words.begin, words.end);
  // "Dropped once more": again, and no rise.
  if (up && up->begin > words.begin && s.tokens[up->begin - 1].is("once")) up.reset();
  const auto down = a.reading.find(s, "announces_fall", words.begin, words.end);
  // "Grown shorter" is no growth.
  if (up && down && down->begin <= up->begin && up->end <= down->end) up.reset();
  if (up.has_value() == down.has_value()) return {};
  return {up ? 1 : -1, location(s, up ? *up : *down)};
}

/// "The number has declined: 612 in 2017 and 688 in 2018": the verb announces both levels.
Said announced(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[std::min(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(f);
  const bool told = p.bond == Bond::periods || (p.bond == Bond::from && p.before > p.after);
  const auto first = std::find_if(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return i == p.before || i == p.after ||
           a.reading.figures[i].quantity().unit_kind != core::UnitKind::time;
  });
  if (!p.firm || !told || first == s.figures.end() || *first != std::min(p.before, p.after) ||
      a.reading.figures[std::max(p.before, p.after)].sentence != f.sentence) {
    return {};
  }
  std::size_t colon = f.token;
  // "are falling, the chief said, with 1,880 in 2016", "fell in Galway, where 6.8 percent were"
  const auto opens = [&](std::size_t i) {
    const bool joins = s.tokens[i].is("with") || s.tokens[i].is("where");
    return s.tokens[i].is(":") || (i > 0 && joins && s.tokens[i - 1].is(","));
  };
  while (colon > 0 && f.token - colon < 6 && !opens(colon - 1)) --colon;
  if (colon < 2 || !opens(colon - 1)) return {};
  return in_a_statement(a, s, {0, colon - 1});
}

/// "740 people in 2021, and the total has grown every year since; last winter it stood at 1,105".
Said since_then(const Article& a, const LevelPair& p) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  if (p.before + 1 != p.after || y.sentence > x.sentence + 1 || !p.firm) return {};
  const Sentence& s = a.reading.sentence_of(x);
  const std::size_t end = y.sentence == x.sentence ? y.token : s.tokens.size();
  const auto has = a.reading.find(s, "perfect", x.token, end);
  if (!has) return {};
  constexpr std::size_t kReach = 7;
  const std::size_t last = std::min(has->end + kReach, end);
  const auto since = a.reading.find(s, "since_word", has->end, last);
  if (!since || a.reading.find(s, "not_so", x.token, last)) return {};
  const auto up = a.reading.find(s, "rose", has->end, since->begin);
  const auto down = a.reading.find(s, "fell", has->end, since->begin);
  if (up.has_value() == down.has_value()) return {};
  return {up ? 1 : -1, location(s, up ? *up : *down)};
}

/// "Has become more expensive, from 11.2 cents to 10.4", "went downhill, from 1,240 loaves to
/// 1,310": a statement with the levels behind a comma.
Said behind_a_comma(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[p.before];
  const Sentence& s = a.reading.sentence_of(f);
  const auto cue = a.reading.cue_before(f, "from");
  if (p.bond != Bond::from_to || p.before > p.after || !cue || cue->begin == 0 ||
      !s.tokens[cue->begin - 1].is(",")) {
    return {};
  }
  std::size_t begin = cue->begin - 1;
  while (begin > 0 && !s.tokens[begin - 1].is_figure() && !s.tokens[begin - 1].is(";") &&
         !s.tokens[begin - 1].is(",")) {
    --begin;
  }
  return in_a_statement(a, s, {begin, cue->begin - 1});
}

/// "$1,860, compared with $1,790 last spring, a decline that tenants welcomed": the word in
/// apposition sums up both.
Said behind_both(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[std::max(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(f);
  constexpr std::size_t kTime = 6;
  std::size_t i = f.token + 1;
  while (i < s.tokens.size() && i - f.token <= kTime && !s.tokens[i].is(",") &&
         !s.tokens[i].is("–") && !s.tokens[i].is_figure()) {
    ++i;
  }
  if (i + 3 >= s.tokens.size() || !(s.tokens[i].is(",") || s.tokens[i].is("–"))) return {};
  // "To 5.2 percent in May, from 5.6 in April, fell the jobless rate"
  for (const auto& [list, sign] : {std::pair{"rose", 1}, std::pair{"fell", -1}}) {
    const bool verb = a.reading.words.has(list, s.tokens[i + 1].word);
    if (verb && a.reading.words.has("definite", s.tokens[i + 2].word)) {
      return {sign, location(s, {i + 1, i + 2})};
    }
  }
  // "A sharp decline"
  if (!a.reading.words.has("article", s.tokens[i + 1].word)) return {};
  for (std::size_t noun = i + 2; noun < std::min(i + 4, s.tokens.size()); ++noun) {
    for (const auto& [list, sign] : {std::pair{"rise_noun", 1}, std::pair{"fall_noun", -1}}) {
      const bool own = noun + 1 >= s.tokens.size() || s.tokens[noun + 1].is("of") ||
                       s.tokens[noun + 1].is("in") || s.tokens[noun + 1].is_figure();
      if (a.reading.words.has(list, s.tokens[noun].word)) {
        return own ? Said{} : Said{sign, location(s, {noun, noun + 1})};
      }
    }
  }
  return {};
}

/// The only figure of its kind in its sentence: a pronoun behind it can mean no other.
bool alone(const Article& a, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  return std::none_of(s.figures.begin(), s.figures.end(), [&](std::size_t i) {
    return i != figure && !a.changing[i] && comparable(a.reading, a.reading.figures[i], f);
  });
}

/// "Confidence improved to 88.2 from 91.7": better is more of some things and less of others.
Said by_improvement(const Article& a, const LevelPair& p) {
  const Figure& f = a.reading.figures[std::min(p.before, p.after)];
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > kVerbReach ? f.token - kVerbReach : 0;
  const bool up = a.reading.find(s, "better_high", begin, f.token).has_value();
  const bool down = a.reading.find(s, "better_low", begin, f.token).has_value();
  const auto better = a.reading.find(s, "improved", begin, f.token);
  const auto worse = a.reading.find(s, "worsened", begin, f.token);
  if (up == down || better.has_value() == worse.has_value()) return {};
  const int sign = (up ? 1 : -1) * (better ? 1 : -1);
  return {sign, location(s, better ? *better : *worse)};
}

/// A currency rises when fewer units buy a dollar, a rank when its number falls.
bool may_run_backwards(const Article& a, const LevelPair& p) {
  // "Its holdings of bonds fell to 561 billion": so much money is held, and is no price of one.
  constexpr double kHeld = 1e9;
  const auto held = [&](std::size_t i) {
    const Figure& f = a.reading.figures[i];
    return f.quantity().unit_kind == core::UnitKind::currency && f.value() >= kHeld;
  };
  if (held(p.before) && held(p.after)) return false;
  const auto backwards = [&](std::size_t i) {
    return a.reading.find(a.reading.sentence_of(a.reading.figures[i]), "runs_backwards")
        .has_value();
  };
  return backwards(p.after) || backwards(p.before);
}

core::Finding directed(const Article& a, const LevelPair& p, const Said& said) {
  const Figure& x = a.reading.figures[p.before];
  const Figure& y = a.reading.figures[p.after];
  const Inputs levels{x.stated().strict, y.stated().strict};
  const Interval change = compute(Relation::difference, levels);
  const Interval possible = said.sign > 0 ? Interval::at_least(0) : Interval::at_most(0);
  const Judgement judgement = judge_limit(change, possible);
  const std::string line = formula_text(Relation::difference, {x.value(), y.value()}) + " = " +
                           number_text(y.value() - x.value()) +
                           (said.sign > 0 ? "; stated as a rise" : "; stated as a fall");
  Check check{"I-DIR", {p.before, p.after}, {}, y.quantity().unit};
  if (said.where) check.words.push_back(*said.where);
  return finding(a.reading, check,
                 Outcome{judgement, change, possible, line,
                         judgement.fits() ? Diagnosis{} : Diagnosis{"sign_flip", {}}});
}

bool has_order(const LevelPair& p) { return p.bond == Bond::from_to || p.bond == Bond::from; }

/// "Unemployment has eased. It stood at …": a statement in front of the sentence.
Said in_front(const Article& a, const LevelPair& p) {
  const auto up = announced_before(a, p, "announces_rise");
  const auto down = announced_before(a, p, "announces_fall");
  if (up.has_value() == down.has_value()) return {};
  const Announcement& said = up ? *up : *down;
  return {up ? 1 : -1, location(*said.sentence, said.word)};
}

/// The order of the two is that of their periods.
void in_time(const Article& a, const LevelPair& p, Findings& out) {
  const bool told = p.bond == Bond::periods || (p.bond == Bond::carried && alone(a, p.before));
  if (!told) return;
  Said verb = leading_to(a, p);
  const bool leads = verb.sign != 0;
  if (!leads) verb = announced(a, p);
  if (verb.sign == 0) verb = in_front(a, p);
  if (verb.sign == 0) verb = since_then(a, p);
  if (p.firm && p.bond == Bond::periods && !leads) add_qualified(a, p, out);
  if (verb.sign != 0 && !may_run_backwards(a, p)) out.push_back(directed(a, p, verb));
}

/// The order of the two is said by cue words.
void in_words(const Article& a, const LevelPair& p, Findings& out) {
  const Said cue = by_cue(a, p);
  Said verb = p.bond == Bond::from_to || cue.sign != 0 ? by_verb(a, p) : beside(a, p);
  if (verb.sign == 0 && cue.sign == 0) verb = by_improvement(a, p);
  if (verb.sign == 0 && cue.sign == 0) verb = behind_a_comma(a, p);
  if (verb.sign == 0 && cue.sign == 0) verb = behind_both(a, p);
  if (verb.sign == 0 && cue.sign == 0) verb = announced(a, p);
  if (verb.sign == 0 && cue.sign == 0) verb = in_front(a, p);
  const bool verb_differs = verb.sign != 0 && verb.sign != cue.sign;
  const bool backwards = may_run_backwards(a, p);
  if (cue.sign != 0 && !backwards) out.push_back(directed(a, p, cue));
  if (verb_differs && !backwards) out.push_back(directed(a, p, verb));
  add_qualified(a, p, out);
}

}  // namespace

Findings check_directions(const Article& a) {
  Findings out;
  for (const LevelPair& p : a.levels) {
    if (has_order(p)) {
      in_words(a, p, out);
    } else {
      in_time(a, p, out);
    }
  }
  return out;
}

}  // namespace recount::rules
