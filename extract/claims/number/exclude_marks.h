// Numbers that are marks of something: results of matches, ratings, identifiers, notes.
//
//   "Rovers 3, United 1"   "rated 4.7/5"   "DOT: 1543241"   "ages 12-17"   "[ 5 – 8 ]"
//
// What none of the tests of exclude.h sees, because the words around decide. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/number/number.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Why the number is a mark and no figure; empty = it may be one.
[[nodiscard]] std::string_view is_mark(const Sentence& s, const Number& number,
                                       const Language& language);

/// By token: true where a name phrase stands ("S&P 500", "one of the").
[[nodiscard]] std::vector<bool> name_phrases(const Sentence& s, const Language& language);

}  // namespace recount::extract
