// How far something is from what it was meant or allowed to be: "managed 15,200, 4,800 short of the
// target". The goal is said by its noun or verb ("a target of", "had hoped to plant"), wherever it
// stands, and what was reached is the nearest figure of its kind.
#include <optional>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/wholes.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// Tokens between what ties the distance to its goal and the end of what names that goal.
struct Distance {
  Match goal;
  bool short_of = false;
};

std::size_t end_of_phrase(const Sentence& s, std::size_t i) {
  constexpr std::size_t kReach = 8;
  const std::size_t end = std::min(i + kReach, s.tokens.size());
  while (i < end && !s.tokens[i].is(",") && !s.tokens[i].is(".") && !s.tokens[i].is(";") &&
         !s.tokens[i].is("and") && !s.tokens[i].is("–") && !s.tokens[i].is(":")) {
    ++i;
  }
  return i;
}

/// "5,300 short of the target", "60 tonnes over the limit of 280".
std::optional<Distance> distance_behind(const Article& a, const Figure& d) {
  const Sentence& s = a.reading.sentence_of(d);
  const auto below = a.reading.cue_after(d, "short_of");
  const auto above = a.reading.cue_after(d, "in_excess_of");
  if (!below && !above) return std::nullopt;
  const std::size_t begin = below ? below->end : above->end;
  const Match phrase{begin, end_of_phrase(s, begin)};
  // "needs 420 nurses but has only 365, leaving it 75 short."
  const bool bare = below && s.tokens[begin - 1].is("short") && phrase.begin == phrase.end;
  if (!bare && !a.reading.find(s, "goal", phrase.begin, phrase.end)) return std::nullopt;
  return Distance{phrase, below.has_value()};
}

/// "Missed its target of 20,000 by 4,800", "exceeded the limit by 60".
std::optional<Distance> distance_by(const Article& a, const Figure& d) {
  constexpr std::size_t kReach = 10;
  const Sentence& s = a.reading.sentence_of(d);
  const auto by = a.reading.cue_before(d, "by");
  if (!by) return std::nullopt;
  const std::size_t begin = by->begin > kReach ? by->begin - kReach : 0;
  const auto missed = a.reading.find(s, "missed_goal", begin, by->begin);
  const auto passed = a.reading.find(s, "passed_goal", begin, by->begin);
  if (missed.has_value() == passed.has_value()) return std::nullopt;
  const Match phrase{missed ? missed->end : passed->end, by->begin};
  if (!a.reading.find(s, "goal", phrase.begin, phrase.end)) return std::nullopt;
  return Distance{phrase, missed.has_value()};
}

/// "Had hoped to plant 20,000 trees", "20,000 were needed".
bool is_goal(const Article& a, const Figure& f) {
  constexpr std::size_t kReach = 5;
  const Sentence& s = a.reading.sentence_of(f);
  std::size_t begin = f.token;
  while (begin > 0 && f.token - begin < kReach && !s.tokens[begin - 1].is_figure()) --begin;
  const std::size_t end = std::min(f.token + 4, s.tokens.size());
  std::size_t behind = f.token + 1;
  while (behind < end && !s.tokens[behind].is_figure() && !s.tokens[behind].is(",")) ++behind;
  return a.reading.find(s, "goal", begin, f.token) ||
         a.reading.find(s, "aims_at", begin, f.token) ||
         a.reading.find(s, "goal", f.token + 1, behind);
}

bool alike(const Article& a, std::size_t i, const Figure& d) {
  const Figure& f = a.reading.figures[i];
  const bool one_per = f.quantity().per.empty() || f.quantity().per == d.quantity().per;
  return is_counted(a, i) && one_per && comparable(a.reading, f, d) &&
         (f.c->kind != core::ClaimKind::rate || !f.quantity().per.empty());
}

/// The figures of this sentence and the one before it that could be reached or aimed at.
std::vector<std::size_t> figures_around(const Article& a, std::size_t distance) {
  const Figure& d = a.reading.figures[distance];
  const Sentence& own = a.reading.sentence_of(d);
  std::vector<std::size_t> out;
  const std::size_t first = d.sentence > 0 ? d.sentence - 1 : 0;
  for (std::size_t k = first; k <= d.sentence; ++k) {
    const Sentence& s = a.reading.sentences[k];
    if (s.part != own.part || s.paragraph != own.paragraph) continue;
    for (const std::size_t i : s.figures) {
      if (i != distance && alike(a, i, d)) out.push_back(i);
    }
  }
  return out;
}

std::optional<core::Finding> short_or_over(const Article& a, std::size_t distance) {
  const Figure& d = a.reading.figures[distance];
  if (!is_counted(a, distance) || d.quantity().range) return std::nullopt;
  auto words = distance_behind(a, d);
  if (!words) words = distance_by(a, d);
  if (!words) return std::nullopt;
  const std::vector<std::size_t> around = figures_around(a, distance);
  std::optional<std::size_t> goal;
  std::optional<std::size_t> reached;
  bool several = false;
  for (const std::size_t i : around) {
    const Figure& f = a.reading.figures[i];
    const bool here =
        f.sentence == d.sentence && f.token >= words->goal.begin && f.token < words->goal.end;
    auto& role = here || is_goal(a, f) ? goal : reached;
    several = several || role.has_value();
    role = i;
  }
  if (several || !goal || !reached) return std::nullopt;
  const auto quantity = [&](std::size_t i) { return a.reading.figures[i].quantity(); };
  const std::size_t low = words->short_of ? *reached : *goal;
  const std::size_t high = words->short_of ? *goal : *reached;
  const Equation e{Relation::difference, {quantity(low), quantity(high)}, d.quantity(), 1};
  return finding(a.reading, {"I-DIFF", {*goal, *reached, distance}, {}, e.stated.unit}, e);
}

}  // namespace

Findings check_shortfalls(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = short_or_over(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
