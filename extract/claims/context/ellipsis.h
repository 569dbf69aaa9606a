// The unit of a figure that has none of its own: "90 cases …, in 2015 they dealt with 100"; "rose 2
// percent; Austria, 0.8"; "the number of homicides fell from 488". Pure.
#pragma once

#include "core/claim.h"
#include "extract/claims/context/memory.h"
#include "extract/claims/figure/figure.h"
#include "extract/claims/meaning/meaning.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Gives `claim` the unit, and what goes with it, of its subject or of the figure before.
void inherit(core::Claim& claim, const Figure& figure, const Meaning& meaning, const Memory& memory,
             const Sentence& s, const Language& language);

/// "lost 162.31 points to end at 7,425.81": among changes in points a level is in points too.
void index_levels(std::vector<core::Claim>& claims, std::size_t first);

/// What the next figures may take from this one.
void remember(const core::Claim& claim, Memory& memory);

}  // namespace recount::extract
