// What slip would explain figures that do not agree: each known slip is undone in turn, and the
// first that makes the figures fit is named.
//
//   diagnose({Relation::percent_change, {before, after}, stated, -1})
//   // {"wrong_base", "33 should be 25"}
//
// Pure. The order is that of docs/checking.md, section 1.
#pragma once

#include <string>
#include <vector>

#include "core/decimal.h"
#include "core/quantity.h"
#include "rules/relation.h"

namespace recount::rules {

/// Figures in a relation: `inputs` lead to `stated`, which counts as -stated where `sign` is -1.
struct Equation {
  Relation relation = Relation::equal;
  std::vector<core::Quantity> inputs;
  core::Quantity stated;
  int sign = 1;
};

struct Diagnosis {
  std::string slip;        ///< "digit_transposition", … or empty
  std::string suggestion;  ///< "13 should be 16", or empty

  bool operator==(const Diagnosis&) const = default;
};

[[nodiscard]] Inputs strict_inputs(const Equation& equation);
[[nodiscard]] std::vector<double> face_values(const Equation& equation);
[[nodiscard]] double face_value(const core::Quantity& quantity);
[[nodiscard]] Stated stated_of(const Equation& equation);
[[nodiscard]] Judgement judge(const Equation& equation);
[[nodiscard]] Diagnosis diagnose(const Equation& equation);

}  // namespace recount::rules
