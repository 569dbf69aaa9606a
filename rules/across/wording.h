// Sentences compared by their words alone, figures left out.
//
//   "The fire destroyed 18 homes."  and  "The fire destroyed 81 homes."   // likeness 1
//
// Source: word shingles and their Jaccard similarity, Broder, "On the resemblance and containment
// of documents", 1997. Pure; private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/reading.h"

namespace recount::rules {

/// A key that sentences share whose words are the same and whose figures stand at the same places;
/// empty for a sentence too short to be told from others. `nth` counts figures in the sentence.
[[nodiscard]] std::string wording_key(const Sentence& sentence, std::size_t nth);

/// 0 (no three words in common) to 1 (the same words in the same order); digits do not count.
[[nodiscard]] double likeness(std::string_view one_sentence, std::string_view other_sentence);

}  // namespace recount::rules
