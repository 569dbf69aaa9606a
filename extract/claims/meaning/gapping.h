// "Exports were worth 61 billion euros and imports 58 billion": a second subject with a figure and
// no verb takes the unit, the kind and the direction of the figure before it. Pure.
#pragma once

#include "extract/claims/meaning/follow.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Completes `now` where it is such a figure; leaves it as it is where anything speaks against it.
void fill_gap(const Sentence& s, const Language& language, const Stated& previous, Stated now);

}  // namespace recount::extract
