// A percent or fraction finds its part by form ("89 or 23 %", "(23 %)", "accounting for"), and then
// its whole: one said by "of" first, then every comparable larger figure before it in the
// paragraph. Any whole that fits verifies; a miss is flagged only against a whole that the text
// itself names.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/internal/families.h"
#include "rules/internal/wholes.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

bool is_share(const Figure& f) {
  const auto unit = f.quantity().unit_kind;
  const auto kind = f.c->kind;
  const bool share_like = unit == core::UnitKind::percent || unit == core::UnitKind::fraction;
  return share_like && f.quantity().per.empty() &&
         (kind == core::ClaimKind::share || kind == core::ClaimKind::level ||
          kind == core::ClaimKind::rate || kind == core::ClaimKind::ratio);
}

/// The figure before, tied by "or", a bracket or "accounting for".
std::optional<std::size_t> part_before(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (i == 0 || a.reading.figures[i - 1].sentence != f.sentence) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const std::size_t before = a.reading.figures[i - 1].token;
  const bool tied = a.reading.cue_before(f, "or") || a.reading.cue_before(f, "accounts_for") ||
                    (f.token > 0 && s.tokens[f.token - 1].is("("));
  if (!tied || f.token - before > 16 || a.reading.find(s, "new_clause", before, f.token)) {
    return std::nullopt;
  }
  if (!is_counted(a, i - 1)) return std::nullopt;
  // "210 of the 280 seats, or three quarters": the part is the one before its whole.
  const bool whole = i > 1 && a.reading.cue_before(a.reading.figures[i - 1], "of") &&
                     a.reading.figures[i - 2].sentence == f.sentence &&
                     before - a.reading.figures[i - 2].token <= 4 && is_counted(a, i - 2);
  return whole ? i - 2 : i - 1;
}

/// "8.69 percent, or US$161 million", "25 percent (80 trees)".
std::optional<std::size_t> part_behind(const Article& a, std::size_t i) {
  const Figure& f = a.reading.figures[i];
  if (i + 1 >= a.reading.figures.size()) return std::nullopt;
  const Figure& g = a.reading.figures[i + 1];
  if (g.sentence != f.sentence || g.token - f.token > 4) return std::nullopt;
  const Sentence& s = a.reading.sentence_of(f);
  const bool tied = a.reading.cue_before(g, "or") || s.tokens[g.token - 1].is("(");
  return tied && is_counted(a, i + 1) ? std::optional(i + 1) : std::nullopt;
}

Equation equation(const Article& a, std::size_t share, std::size_t part, std::size_t whole) {
  const core::Quantity& stated = a.reading.figures[share].quantity();
  const bool fraction = stated.unit_kind == core::UnitKind::fraction;
  return {fraction ? Relation::fraction : Relation::share,
          {a.reading.figures[part].quantity(), a.reading.figures[whole].quantity()},
          stated,
          1};
}

core::Finding report(const Article& a, std::size_t share, std::size_t part, std::size_t whole) {
  core::Finding f = finding(a.reading, {"I-SHARE", {share, part, whole}, {}, "percent"},
                            equation(a, share, part, whole));
  if (f.diagnosis == "scale_1000" || f.diagnosis == "scale_1000000") f.rule = "I-SCALE";
  return f;
}

/// "3 percent of GDP": its whole is named and is none of the figures.
bool has_own_whole(const Article& a, std::size_t share) {
  const Figure& f = a.reading.figures[share];
  const auto of = a.reading.cue_after(f, "of");
  if (!of) return false;
  const Sentence& s = a.reading.sentence_of(f);
  return of->end < s.tokens.size() && !s.tokens[of->end].is_figure() &&
         !a.reading.find(s, "all_of_them", of->end, std::min(of->end + 3, s.tokens.size()));
}

std::optional<core::Finding> checked(const Article& a, std::size_t share, std::size_t part) {
  const std::vector<Whole> wholes = wholes_for(a, part, share);
  for (const Whole& w : wholes) {
    if (judge(equation(a, share, part, w.figure)).fits()) return report(a, share, part, w.figure);
  }
  if (has_own_whole(a, share)) return std::nullopt;
  for (const Whole& w : wholes) {
    if (!w.named) continue;
    core::Finding found = report(a, share, part, w.figure);
    // A part larger than its whole has another whole, unless a scale word slipped.
    const bool larger = a.reading.figures[part].value() > a.reading.figures[w.figure].value();
    if (!larger || found.rule == "I-SCALE") return found;
  }
  return std::nullopt;
}

/// "7.9 million unemployed … a labour force of 157 million … the rate is 5.04 percent": no form
/// ties the three, so only an exact fit of a precise figure is told.
std::optional<core::Finding> rate_of_two(const Article& a, std::size_t share) {
  const Figure& f = a.reading.figures[share];
  if (!a.reading.words.has("rate_word", last_word(f.c->subject))) return std::nullopt;
  const std::int64_t digits = std::abs(f.quantity().value.coefficient);
  if (digits < 100) return std::nullopt;
  std::vector<std::size_t> counts;
  for (std::size_t i = share; i-- > 0 && counts.size() < 2;) {
    if (f.sentence - a.reading.figures[i].sentence > 2) break;
    if (is_counted(a, i)) counts.push_back(i);
  }
  if (counts.size() < 2 || !judge(equation(a, share, counts[1], counts[0])).fits()) {
    return std::nullopt;
  }
  return report(a, share, counts[1], counts[0]);
}

bool is_changing(const Article& a, std::size_t i) { return a.changing[i]; }

std::optional<core::Finding> share_at(const Article& a, std::size_t i) {
  if (!is_share(a.reading.figures[i]) || is_changing(a, i)) return std::nullopt;
  auto part = part_behind(a, i);
  if (!part) part = part_before(a, i);
  if (!part) return rate_of_two(a, i);
  return checked(a, i, *part);
}

}  // namespace

Findings check_shares(const Article& a) {
  Findings out = check_parts(a);
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = share_at(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
