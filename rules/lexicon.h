// Cue words: named lists of lower-case phrases that tell how figures belong together.
//
//   lexicon.has("from", "up from")    // true
//   lexicon.longest("from") == 4      // words in the longest phrase of the list
//
// Loaded from rules/data/words.toml; immutable afterwards, safe for several threads.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/result.h"

namespace recount::rules {

class Lexicon {
 public:
  [[nodiscard]] static core::Result<Lexicon> load(std::string_view file, std::string_view bytes);

  [[nodiscard]] bool has(std::string_view list, std::string_view phrase) const;
  /// The number of words of the list's longest phrase; 0 for an empty list.
  [[nodiscard]] std::size_t longest(std::string_view list) const;

 private:
  struct List {
    std::set<std::string, std::less<>> phrases;
    std::size_t longest = 0;
  };
  [[nodiscard]] const List& list(std::string_view name) const;
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace recount::rules
