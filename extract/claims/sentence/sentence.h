// Where sentences begin and end.
//
//   split_sentences("Mr. Lee paid $1.2 bn. It was late.", abbreviations)   // two spans
//
// A line break always ends a sentence; a full stop does not after an abbreviation, an initial, or
// before a lower-case word. Linear time; at most kSentenceBytes a sentence (a longer one is cut).
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/claims/sentence/vocabulary.h"

namespace recount::extract {

inline constexpr std::size_t kSentenceBytes = 2000;

using Abbreviations = Vocabulary;  ///< each without its last stop

[[nodiscard]] std::vector<core::TextSpan> split_sentences(std::string_view text,
                                                          const Abbreviations& abbreviations);

}  // namespace recount::extract
