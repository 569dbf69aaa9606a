// "Exports and imports rose 12 and 15 percent respectively": each figure of a row has its own of
// the subjects and places that stand in a row as well.
//
// Pure.
#pragma once

#include <span>
#include <vector>

#include "core/claim.h"
#include "extract/claims/context/setting.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Gives the `claims` of a sentence that says "respectively" their subjects and places in order.
/// Does nothing where the rows are not of one length.
void pair_respectively(const Sentence& s, const std::vector<PlaceMention>& places,
                       const Language& language, std::span<core::Claim> claims);

}  // namespace recount::extract
