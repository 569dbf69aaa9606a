// "Labour stands at 33 percent, six points behind the Conservatives, who have 36": the lead of one
// over another is the difference of their percentages.
#include <algorithm>
#include <optional>

#include "rules/internal/families.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

constexpr std::size_t kReach = 12;

bool is_share(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  // "On 36" takes its percent from the figure before.
  return is_percent(f) && !a.changing[i] && !f.quantity().range;
}

bool is_points(const Figure& f) {
  return (f.quantity().unit_kind == core::UnitKind::point || f.quantity().unit == "point") &&
         !f.quantity().range;
}

/// "…, who have 36", "…, on 36 percent", "…'s 36": the figure of the other, at the same time.
bool of_the_other(const Article& a, const Figure& own, const Figure& f, std::size_t from) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& before = s.tokens[f.token - 1];
  const bool has = a.reading.cue_before(f, "which_has") || a.reading.cue_before(f, "who_have");
  const bool owner = before.is("'") || before.is("’") || before.word.ends_with("'s");
  return f.token - from <= kReach && (has || owner) && own.c->period == f.c->period &&
         !a.reading.find(s, "year_before", from, s.tokens.size()) &&
         !a.reading.find(s, "new_clause", from, f.token) && !a.reading.cue_after(f, "in_a_year");
}

/// Own share, points, share of the other: three figures in a row.
std::optional<core::Finding> lead(const Article& a, std::size_t i) {
  const Figure& own = a.reading.figures[i];
  const Figure& points = a.reading.figures[i + 1];
  const Figure& other = a.reading.figures[i + 2];
  const Sentence& s = a.reading.sentence_of(points);
  if (own.sentence != points.sentence || other.sentence != points.sentence || !is_share(a, i) ||
      !is_points(points) || !is_share(a, i + 2) || points.token - own.token > kReach) {
    return std::nullopt;
  }
  const auto word = a.reading.cue_after(points, "ahead_or_behind");
  if (!word || !of_the_other(a, own, other, word->end)) return std::nullopt;
  const bool behind = a.reading.find(s, "behind_words", word->begin, word->end).has_value();
  core::Quantity stated = points.quantity();
  stated.unit_kind = core::UnitKind::point;  // rounded like the percentages
  const Equation e{
      Relation::difference, {other.quantity(), own.quantity()}, stated, behind ? -1 : 1};
  core::Finding f = finding(a.reading, {"I-PP", {i + 1, i, i + 2}, {}, "point"}, e);
  // The two are no levels of one thing: a percent change between them means nothing.
  if (f.diagnosis == "pp_vs_percent") {
    f.diagnosis.clear();
    f.suggestion.clear();
  }
  return f;
}

}  // namespace

Findings check_leads(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i + 2 < a.reading.figures.size(); ++i) {
    if (auto found = lead(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
