// How often: what an amount is per where no "a year" stands right behind it.
//
//   "an annual fee of $99"                // per year
//   "Every year, 300 men are employed"    // per year
//   "5 million people die annually"       // per year
//
// Pure.
#pragma once

#include <string>
#include <vector>

#include "extract/claims/figure/figure.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// The unit of time that `figure` is per; empty where nothing tells one.
[[nodiscard]] std::string frequency_of(const Sentence& s, const std::vector<int>& boundaries,
                                       const Figure& figure, const Language& language);

}  // namespace recount::extract
