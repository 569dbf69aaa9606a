// When: the period that a sentence gives to its figures.
//
//   "Sales were $5m in 2021 and $6m in 2022."   // the first speaks of 2021, the second of 2022
//
// Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/date.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

/// A figure among those of its sentence.
struct AskedFigure {
  const std::vector<Figure>& figures;
  std::size_t index = 0;
  bool change = false;  ///< it tells how much something moved
};

/// The period that the figure speaks of; nullopt
/// where the sentence fixes none, or several: "lost $4 million in 2021 and 2022".
[[nodiscard]] std::optional<core::Period> period_of(const std::vector<TimeExpression>& times,
                                                    const Sentence& s,
                                                    const std::vector<int>& boundaries,
                                                    const AskedFigure& asked,
                                                    const Language& language);

}  // namespace recount::extract
