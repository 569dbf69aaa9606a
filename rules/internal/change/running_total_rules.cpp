// "340 before, 52 more, bringing it to 392": what was there, what was added and what that makes.
// The sum is said by "bringing … to", the level before by "had stood at", "up from" or "had
// already". Two figures and the verb say nothing: only the three together are held against each
// other, and a miss is flagged only where no fourth figure of their kind stands by.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// Words that may stand between "bringing" and "to": "the total number of arrests".
constexpr std::size_t kVerbReach = 8;

/// "Taking the toll, which had been 41, to 47": in front of the comma of what is said besides.
std::size_t before_relative(const Sentence& s, std::size_t to) {
  constexpr std::size_t kLongest = 9;
  if (to == 0 || !s.tokens[to - 1].is(",")) return to;
  for (std::size_t i = to - 1; i > 1 && to - i <= kLongest; --i) {
    if (s.tokens[i].is("which") && s.tokens[i - 1].is(",")) return i - 1;
  }
  return to;
}

/// "Bringing the total to 392", "which brings to 392 the number of": the token of the verb.
std::optional<std::size_t> brings(const Article& a, const Figure& f) {
  const auto to = a.reading.cue_before(f, "to_exactly");
  if (!to) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t end = before_relative(s, to->begin);
  for (std::size_t i = end; i > 0 && end - i < kVerbReach; --i) {
    const Token& t = s.tokens[i - 1];
    if (t.is_figure() || t.is(";") || t.is(",")) return std::nullopt;
    if (a.reading.words.has("average", t.word) || a.reading.words.has("rate_word", t.word)) break;
    if (a.reading.words.has("brings", t.word) || a.reading.words.has("raises", t.word))
      return i - 1;
  }
  return std::nullopt;
}

/// "Had named 340", "had raised only 340": a past perfect right in front of the figure.
bool had_done(const Article& a, const Sentence& s, std::size_t figure) {
  std::size_t i = figure;
  while (i > 0 && a.reading.words.has("filler", s.tokens[i - 1].word)) --i;
  if (i > 2 && a.reading.words.has("verb_particle", s.tokens[i - 1].word)) --i;
  if (i < 2 || !s.tokens[i - 2].is("had")) return false;
  const std::string& done = s.tokens[i - 1].word;
  return done.ends_with("ed") || done.ends_with("en") || a.reading.words.has("participle", done);
}

/// "Had stood at 340", "up from 340", "had already cut 340", "had 340 before Monday".
bool stood_before(const Article& a, const Figure& f) {
  if (a.reading.cue_before(f, "stood_at") || a.reading.cue_before(f, "up_from") ||
      a.reading.cue_after(f, "had_been")) {
    return true;
  }
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  if (a.reading.find(s, "had_already", begin, f.token) || had_done(a, s, f.token)) return true;
  const bool had = a.reading.find(s, "had", begin, f.token).has_value();
  const std::size_t end = std::min(f.token + 4, s.tokens.size());
  return had && a.reading.find(s, "before_that", f.token + 1, end);
}

/// "Bringing the total to", "bringing it to", "bringing the number of arrests to" where arrests
/// were told of: the sum is that of what was added. "Bringing the cost of the bridge to" is of
/// another.
bool same_tally(const Article& a, const Figure& after, std::size_t verb) {
  const Sentence& s = a.reading.sentence_of(after);
  const auto told = [&](const std::string& word) {
    const auto end = s.tokens.begin() + static_cast<std::ptrdiff_t>(verb);
    return std::any_of(s.tokens.begin(), end, [&](const Token& t) {
      return t.word.size() > 3 && t.word.starts_with(word.substr(0, 4));
    });
  };
  for (std::size_t i = verb + 1; i < after.token; ++i) {
    const std::string& w = s.tokens[i].word;
    const bool small = w.size() < 4 || a.reading.words.has("stop", w) ||
                       a.reading.words.has("filler", w) || a.reading.words.has("tally_word", w) ||
                       a.reading.words.has("time_word", w);
    if (!small && !told(w)) return false;
  }
  return true;
}

struct Run {
  std::size_t before = 0;
  std::size_t added = 0;
  std::size_t after = 0;
  bool alone = true;
};

bool same_text(const Sentence& x, const Sentence& y) {
  return x.part == y.part && x.caption == y.caption && x.paragraph == y.paragraph;
}

/// "Had 4.1 billion in June. A further 300 million flowed in, which brought the total to …": what
/// the sentence before says somebody had, where the next adds to it.
bool had_before(const Article& a, const Figure& f, const Figure& after) {
  const Sentence& s = a.reading.sentence_of(f);
  const auto& there = s.figures;
  const bool only = std::all_of(there.begin(), there.end(), [&](std::size_t i) {
    return &a.reading.figures[i] == &f || !comparable(a.reading, a.reading.figures[i], after);
  });
  const std::size_t begin = f.token > 3 ? f.token - 3 : 0;
  return only && f.sentence + 1 == after.sentence && a.reading.find(s, "had_level", begin, f.token);
}

/// Figures of the sentence of the sum and of its two neighbours that could be one of the three.
std::vector<std::size_t> beside(const Article& a, std::size_t after) {
  const Figure& f = a.reading.figures[after];
  const Sentence& s = a.reading.sentence_of(f);
  std::vector<std::size_t> out;
  constexpr std::size_t kWindow = 5;
  const std::size_t begin = after > kWindow ? after - kWindow : 0;
  const std::size_t end = std::min(after + kWindow, a.reading.figures.size());
  for (std::size_t i = begin; i < end; ++i) {
    const Figure& g = a.reading.figures[i];
    const bool near = g.sentence + 1 >= f.sentence && g.sentence <= f.sentence + 1 &&
                      same_text(a.reading.sentence_of(g), s);
    if (i != after && near && is_counted(a, i) && g.quantity().per.empty() &&
        (comparable(a.reading, g, f) || last_word(g.quantity().unit) == "one")) {
      out.push_back(i);
    }
  }
  return out;
}

/// "12 titles" and "3 players", "340 arrested" and "52 injured" are none.
bool of_one_kind(const Article& a, std::size_t before, std::size_t added) {
  const Figure& x = a.reading.figures[before];
  const Figure& y = a.reading.figures[added];
  const std::string one = event(a, x);
  const std::string other = event(a, y);
  const bool ones = last_word(y.quantity().unit) == "one";  // "45 new ones"
  return (ones || comparable(a.reading, x, y)) && (one.empty() || other.empty() || one == other);
}

/// One level before, and in front of the sum one figure that was added.
std::optional<Run> run_to(const Article& a, std::size_t after, std::size_t verb) {
  const Figure& f = a.reading.figures[after];
  std::optional<std::size_t> before;
  std::optional<std::size_t> added;
  Run run;
  for (const std::size_t i : beside(a, after)) {
    const Figure& g = a.reading.figures[i];
    if (stood_before(a, g) || had_before(a, g, f)) {
      // "…, while its rival went up from 480"
      const bool own = g.sentence == f.sentence && g.token > f.token &&
                       a.reading.find(a.reading.sentence_of(f), "contrast", f.token, g.token);
      run.alone = run.alone && !before && !own;
      if (!before) before = i;
    } else if (g.sentence == f.sentence && g.token < verb) {
      run.alone = run.alone && !added;
      added = i;
    } else {
      run.alone = false;
    }
  }
  if (!before || !added || !of_one_kind(a, *before, *added)) return std::nullopt;
  run.before = *before;
  run.added = *added;
  run.after = after;
  return run;
}

/// "Has already hired 300 and 40 more, bringing its total to 2,100": what was there before is told
/// only where the three nearly add up, or by its name.
bool near_miss(const Equation& e) {
  const double off =
      face_value(e.inputs[1]) - face_value(e.inputs[0]) - e.sign * face_value(e.stated);
  return std::abs(off) < 0.3 * std::abs(face_value(e.inputs[1])) || !diagnose(e).slip.empty();
}

/// "1,300 more jobs" and "65 aircraft" are none.
bool one_noun(const Figure& x, const Figure& y) {
  if (!unit_written(x)) return true;
  const std::string one = last_word(x.quantity().unit);
  const std::string other = last_word(y.quantity().unit);
  return one.empty() || other.empty() || one == other || other == "one";
}

/// "Eleven more people", "another 30": said of the figure itself.
bool says_added(const Article& a, std::size_t figure) {
  const Figure& f = a.reading.figures[figure];
  const Sentence& s = a.reading.sentence_of(f);
  const std::string& quote = f.c->quote;
  const bool within =
      quote.find(" more") != std::string::npos || quote.find("new ") != std::string::npos;
  const std::size_t begin = f.token > 2 ? f.token - 2 : 0;
  return within || a.reading.find(s, "another", begin, f.token) || a.reading.cue_after(f, "more");
}

Equation equation(const Article& a, const Run& r) {
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  Equation e{Relation::difference, {quantity(r.before), quantity(r.after)}, quantity(r.added), 1};
  if (face_value(e.inputs[1]) < face_value(e.inputs[0])) e.sign = -1;
  return e;
}

std::optional<core::Finding> added_up(const Article& a, std::size_t after) {
  const Figure& f = a.reading.figures[after];
  if (!is_counted(a, after)) return std::nullopt;
  const auto verb = brings(a, f);
  if (!verb) return std::nullopt;
  const auto run = run_to(a, after, *verb);
  if (!run) return std::nullopt;
  const Equation e = equation(a, *run);
  const bool fits = judge(e).fits();
  // "10 were struck off": both added and taken away.
  const Sentence& s = a.reading.sentence_of(f);
  const bool both_ways = a.reading.find(s, "taken_away") && a.reading.find(s, "was_added");
  // "Raising the toll to 96 from 75": the level before stands beside the sum.
  const bool beside = run->before == after + 1;
  const bool counts = f.quantity().unit_kind != core::UnitKind::currency;
  const bool added =
      a.reading.words.has("brings", s.tokens[*verb].word) || (counts && says_added(a, run->added));
  const bool firm = run->alone && one_noun(f, a.reading.figures[run->added]) && !both_ways &&
                    added && same_tally(a, f, *verb) && (beside || near_miss(e));
  if (!fits && !firm) return std::nullopt;
  core::Finding out = finding(
      a.reading, {"I-LEVELS-ABS", {run->added, run->before, run->after}, {}, e.stated.unit}, e);
  if (out.diagnosis == "scale_1000" || out.diagnosis == "scale_1000000") out.rule = "I-SCALE";
  return out;
}

}  // namespace

Findings check_running_totals(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = added_up(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
