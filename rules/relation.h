// The arithmetic that stated figures must satisfy, on intervals, and what a miss of it means.
//
//   Interval c = compute(Relation::percent_change, {before, after});       // [16.2, 28.6]
//   Judgement j = judge(c, {strict, loose});                               // consistent
//   solve(Relation::percent_change, {Interval{}, after}, percent, 0)       // what stood before
//
// Each relation is declared once as result = f(inputs) and can be solved for any input. Every
// quantity stands once in its formula, so the ends are exact. Pure; source of the verdicts:
// docs/checking.md, section 1.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/finding.h"
#include "core/interval.h"

namespace recount::rules {

enum class Relation {
  percent_change,   ///< {before, after}: 100 · (after / before − 1)
  difference,       ///< {before, after}: after − before
  ratio,            ///< {before, after}: after / before
  share,            ///< {part, whole}: 100 · part / whole
  sum,              ///< {part, part, …}
  product,          ///< {count, price}
  mean,             ///< {total, count}
  rate,             ///< {count, population, base}: base · count / population
  fraction_change,  ///< {before, after}: after / before − 1
  fraction,         ///< {part, whole}: part / whole
  growth_per_year,  ///< {before, after, years}: 100 · ((after / before)^(1 / years) − 1)
  gain_percent,     ///< {after, difference}: 100 · difference / (after − difference)
  loss_percent,     ///< {after, difference}: 100 · difference / (after + difference)
  percent_of,       ///< {before, difference}: 100 · difference / before
  base_of,          ///< {difference, percent}: 100 · difference / percent
  equal,            ///< {value}
};

using Inputs = std::vector<core::Interval>;

[[nodiscard]] core::Interval compute(Relation relation, const Inputs& inputs);

/// The values of inputs[unknown] (whatever it holds) that lead to `result`; nullopt where the
/// relation says nothing about it.
[[nodiscard]] std::optional<core::Interval> solve(Relation relation, const Inputs& inputs,
                                                  core::Interval result, std::size_t unknown);

struct Stated {
  core::Interval strict;
  core::Interval loose;

  bool operator==(const Stated&) const = default;
};
[[nodiscard]] Stated operator-(Stated s);

struct Judgement {
  core::Verdict verdict = core::Verdict::consistent;
  core::Severity severity = core::Severity::none;

  [[nodiscard]] bool fits() const { return verdict == core::Verdict::consistent; }
  bool operator==(const Judgement&) const = default;
};

/// `computed` against what is stated.
[[nodiscard]] Judgement judge(core::Interval computed, const Stated& stated);

/// Against a limit that nothing can pass (a share above 100, a part above its whole).
[[nodiscard]] Judgement judge_limit(core::Interval computed, core::Interval possible);

/// The power k of ten (1, 3, 6, 9, or negative) by which two values differ; nullopt = none.
[[nodiscard]] std::optional<int> power_of_ten_between(double a, double b);

}  // namespace recount::rules
