// Names by their capitals, and the numbers behind them that belong to a list and not to the name.
//
//   "Boeing 747": a name   "The Reds won 41, the Greens 28": a count
//
// Pure.
#pragma once

#include <cstddef>

#include "extract/claims/number/number.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// A capitalised word that is no function word, month or modifier: part of a proper name.
[[nodiscard]] bool is_proper(const Sentence& s, std::size_t i, const Language& language);
/// "The Liberals won 41, the Greens 28 and Labour 21": the verb of a list whose items leave it out,
/// and not "Boeing 747, Airbus 380".
[[nodiscard]] bool leaves_out_the_verb(const Sentence& s, const Number& number,
                                       const Language& language);

}  // namespace recount::extract
