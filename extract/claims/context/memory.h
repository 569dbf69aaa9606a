// What one sentence of a part leaves for the next: the unit of an ellipsis, the last speaker, an
// open quotation. Plain values.
#pragma once

#include <optional>
#include <string>

#include "core/claim.h"
#include "core/quantity.h"
#include "core/span.h"

namespace recount::extract {

/// What a figure without a unit may take from the one before it.
struct Antecedent {
  std::string unit;
  core::UnitKind kind = core::UnitKind::none;
  std::string per;
  std::string subject;
  std::optional<core::TextSpan> subject_span;
  bool usable = false;
  bool change = false;  ///< relative: "fell 3 % to 20" is not 20 %
  std::size_t end = 0;  ///< of its quote
};

/// Carried from sentence to sentence of one part.
struct Memory {
  Antecedent last;
  Antecedent counted;  ///< the last one that counts or measures
  std::string speaker;
  bool in_quote = false;
  core::Place title_place;
  /// What the last share of the sentence is of: "60 percent of pupils sat it, and 14 percent
  /// failed".
  std::optional<core::TextSpan> whole;
};

}  // namespace recount::extract
