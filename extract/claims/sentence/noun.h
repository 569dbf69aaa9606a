// The counted noun phrase behind a figure, and the singular of its head.
//
//   "90 public housing properties near the port"   // phrase "public housing properties", unit
//                                                  // "public housing property"
//
// After a figure other than one, the head is the first plural: English verbs that agree with it do
// not end in s, so the plural tells where the phrase ends without any tagger. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct NounPhrase {
  std::size_t begin = 0;  ///< tokens [begin, end)
  std::size_t end = 0;
  std::string unit;  ///< modifiers and the singular of the head: "hospital bed"
};

/// The phrase that begins at `at`. `one` = the figure is one, so that the head is a singular.
[[nodiscard]] std::optional<NounPhrase> parse_noun(const Sentence& s, std::size_t at,
                                                   const Language& language, bool one);

/// Whether the word can stand in a noun phrase: no function word, number, sign or verb.
[[nodiscard]] bool is_noun_word(const Sentence& s, std::size_t token, const Language& language);

[[nodiscard]] bool is_plural(const Sentence& s, std::size_t token, const Language& language);

/// The singular of one word: "properties" → "property". Irregular ones come from the lexicon.
[[nodiscard]] std::string singular(const Sentence& s, std::size_t token, const Language& language);

}  // namespace recount::extract
