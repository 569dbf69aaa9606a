// What every part of the figure grammar reads: the sentence, its language, and the tokens that are
// no figure (names, times).
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// References only: lives no longer than what it was made from.
class FigureScope {
 public:
  FigureScope(const Sentence& sentence, const Language& language, const std::vector<bool>& masked)
      : s_(sentence), l_(language), masked_(masked) {}

 protected:
  [[nodiscard]] bool word(std::size_t i, std::string_view lower) const {
    return i < s_.size() && is_word(s_.view(i), lower);
  }

  /// "twice as many", "three times the rate": not "twice a week".
  [[nodiscard]] bool compares(std::size_t i) const {
    return word(i, "as") || word(i, "the") || word(i, "that") || word(i, "its") ||
           word(i, "their") || word(i, "what") || word(i, "your") || word(i, "our") ||
           word(i, "my") || word(i, "his") || word(i, "her") || of_a_time(i);
  }

  /// "Twice last year's 610 tonnes".
  [[nodiscard]] bool of_a_time(std::size_t i) const {
    const bool names = word(i, "last") || word(i, "this");
    const auto owns = [&](std::size_t at) { return at < s_.size() && is_possessive(s_.view(at)); };
    return names && (owns(i + 1) || owns(i + 2));
  }

  const Sentence& s_;
  const Language& l_;
  const std::vector<bool>& masked_;
};

}  // namespace recount::extract
