// What a figure without a verb of its own takes from the one before it in the sentence: "by 6,000,
// or 2 percent"; "theft was down 12 percent, burglary 9 percent"; "8 percent more than". Pure.
#pragma once

#include "core/claim.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// A figure and its claim.
struct Stated {
  const Figure& figure;
  core::Claim& claim;
};

/// Completes `now` from `previous`; "from 37 to 100" gives both their direction.
void follow(const Sentence& s, const Language& language, Stated previous, Stated now);

}  // namespace recount::extract
