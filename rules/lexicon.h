// Cue words: named lists of lower-case phrases that tell how figures belong together.
//
//   lexicon.has("from", "up from")    // true
//   lexicon.longest("from") == 4      // words in the longest phrase of the list
//
// Loaded from rules/data/words.toml; immutable afterwards, safe for several threads.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "rules/word_map.h"

namespace recount::rules {

class Lexicon {
 public:
  [[nodiscard]] static core::Result<Lexicon> load(std::string_view file, std::string_view bytes);

  /// One bit a list.
  using Lists = std::bitset<768>;

  struct List {
    WordMap<bool> phrases;    ///< the value says nothing
    std::size_t longest = 0;  ///< words in its longest phrase
    std::size_t bit = 0;
  };
  /// In which lists a phrase begins or ends with a word: nearly all words are in none.
  struct Marks {
    Lists begins;
    Lists ends;
  };

  [[nodiscard]] bool has(std::string_view list, std::string_view phrase) const;
  /// The number of words of the list's longest phrase; 0 for an empty list.
  [[nodiscard]] std::size_t longest(std::string_view list) const;
  [[nodiscard]] const List& list(std::string_view name) const;
  [[nodiscard]] const Marks& marks(std::string_view word) const;
  /// Every list whose name ends so: lists of single words that are looked at all at once.
  [[nodiscard]] Lists lists_named(std::string_view ending) const;

 private:
  WordMap<List> lists_;
  WordMap<Marks> marks_;
};

}  // namespace recount::rules
