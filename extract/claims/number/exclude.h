// Numbers that count nothing: parts of names, scores, phone numbers, addresses, list marks.
//
// A figure is a claim only when none of these explains its digits better. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/claims/number/number.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Why the number is no figure whatever follows it ("code", "list mark", …); empty = it may be one.
[[nodiscard]] std::string_view never_a_figure(const Sentence& s, const Number& number,
                                              const Language& language);

/// Why a number without a unit of the lexicon is no figure: "Chapter 11", "Boeing 737 jets".
/// `no_unit` = no counted noun follows it either.
[[nodiscard]] std::string_view bare_in_a_name(const Sentence& s, const Number& number,
                                              const Language& language, bool no_unit);

}  // namespace recount::extract
