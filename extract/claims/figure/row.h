// What the figures of a row lend to one another.
//
//   "Lite ($15 a month), Plus ($25)"   // $25 a month
//   "rose 12 and 15 percent"           // 12 percent
//
// Pure.
#pragma once

#include <vector>

#include "extract/claims/figure/figure.h"

namespace recount::extract {

/// Gives to `figures` of a sentence what stands only beside another of their row: the unit behind
/// the last, and what an amount is per.
void lend_in_row(const Sentence& s, const Language& language, std::vector<Figure>& figures);

}  // namespace recount::extract
