// "340 before, 52 more, bringing it to 392": what was there, what was added and what that makes.
// The sum is said by "bringing … to", the level before by "had stood at", "up from" or "had
// already". Two figures and the verb say nothing: only the three together are held against each
// other, and a miss is flagged only where no fourth figure of their kind stands by.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// Words that may stand between "bringing" and "to": "the total number of arrests".
constexpr std::size_t kVerbReach = 8;

/// "Bringing the total to 392", "which brings to 392 the number of": the token of the verb.
std::optional<std::size_t> brings(const Article& a, const Figure& f) {
  const auto to = a.reading.cue_before(f, "to_exactly");
  if (!to) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  for (std::size_t i = to->begin; i > 0 && to->begin - i < kVerbReach; --i) {
    const Token& t = s.tokens[i - 1];
    if (t.is_figure() || t.is(";") || t.is(",")) return std::nullopt;
    if (a.reading.words.has("average", t.word) || a.reading.words.has("rate_word", t.word)) break;
    if (a.reading.words.has("brings", t.word)) return i - 1;
  }
  return std::nullopt;
}

/// "Had stood at 340", "up from 340", "had already cut 340", "had 340 before Monday".
bool stood_before(const Article& a, const Figure& f) {
  if (a.reading.cue_before(f, "stood_at") || a.reading.cue_before(f, "up_from")) return true;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t begin = f.token > 4 ? f.token - 4 : 0;
  if (a.reading.find(s, "had_already", begin, f.token)) return true;
  const bool had = a.reading.find(s, "had", begin, f.token).has_value();
  const std::size_t end = std::min(f.token + 4, s.tokens.size());
  return had && a.reading.find(s, "before_that", f.token + 1, end);
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
        comparable(a.reading, g, f)) {
      out.push_back(i);
    }
  }
  return out;
}

/// One level before, and in front of the sum one figure that was added.
std::optional<Run> run_to(const Article& a, std::size_t after, std::size_t verb) {
  const Figure& f = a.reading.figures[after];
  std::optional<std::size_t> before;
  std::optional<std::size_t> added;
  Run run;
  for (const std::size_t i : beside(a, after)) {
    const Figure& g = a.reading.figures[i];
    if (stood_before(a, g)) {
      run.alone = run.alone && !before;
      if (!before) before = i;
    } else if (g.sentence == f.sentence && g.token < verb) {
      run.alone = run.alone && !added;
      added = i;
    } else {
      run.alone = false;
    }
  }
  if (!before || !added) return std::nullopt;
  run.before = *before;
  run.added = *added;
  run.after = after;
  return run;
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
  if (!fits && (!run->alone || both_ways)) return std::nullopt;
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
