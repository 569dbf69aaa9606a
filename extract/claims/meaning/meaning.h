// What a figure says: a level, a change, a share, a rate, a multiple; up or down; and of what.
//
// Decided from the verb, particle, noun or comparison that governs the figure. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/claim.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/sentence/clause.h"
#include "extract/claims/sentence/reason.h"

namespace recount::extract {

struct Meaning {
  core::ClaimKind kind = core::ClaimKind::level;
  core::Direction direction = core::Direction::none;
  core::Hedge hedge = core::Hedge::none;  ///< from a verb such as "topped"
  std::string per;                        ///< "year" for "an annual rate of"
  bool compares = false;  ///< "8 percent more than": of what the figure before counts
  bool acts = false;      ///< "14 percent failed": the figure is the subject of its clause
  TokenRange subject;     ///< what is counted or measured
  std::optional<Reason> reason;
};

[[nodiscard]] Meaning meaning_of(const Sentence& s, const std::vector<int>& boundaries,
                                 const Figure& figure, const Language& language);

}  // namespace recount::extract
