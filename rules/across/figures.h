// When two figures of different texts say the same, and the finding that tells it.
//
// Pure; private to the room.
#pragma once

#include <string>

#include "core/claim.h"
#include "core/finding.h"
#include "rules/reading.h"

namespace recount::rules {

/// Same unit and same kind of figure: only then can two figures contradict each other.
[[nodiscard]] bool comparable(const core::Claim& a, const core::Claim& b);
/// One value could be meant by both, however generously they were rounded.
[[nodiscard]] bool same_figure(const core::Claim& a, const core::Claim& b);

struct Comparison {
  std::string rule;
  std::size_t figure = 0;  ///< index into Reading::figures
  const core::Claim& there;
  const core::OtherFigure& where;
  core::Verdict verdict = core::Verdict::needs_review;
  core::Severity severity = core::Severity::none;
  std::string message;
};
[[nodiscard]] core::Finding finding(const Reading& reading, const Comparison& comparison);

}  // namespace recount::rules
