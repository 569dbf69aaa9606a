// What every part of the English number grammar reads: the sentence, its language, and its scale
// words.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/quantity.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// References only: lives no longer than what it was made from.
class NumberScope {
 public:
  NumberScope(const Sentence& sentence, const Language& language) : s_(sentence), l_(language) {}

 protected:
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const {
    return i < s_.size() && extract::is_word(s_.view(i), word);
  }
  [[nodiscard]] bool article(std::size_t i) const { return is_word(i, "a") || is_word(i, "an"); }
  [[nodiscard]] Match entry(std::size_t i, WordClass cls) const { return l_.match(s_, i, cls); }
  [[nodiscard]] bool glued(std::size_t i) const { return i < s_.size() && !s_.tokens[i].spaced; }

  /// The scale word at `i`; letters ("m") only where they touch the digits.
  [[nodiscard]] Match scale(std::size_t i) const;
  [[nodiscard]] bool money_before(std::size_t i) const;
  [[nodiscard]] static core::Decimal scaled(const core::Decimal& value, const Entry& scale);

  const Sentence& s_;
  const Language& l_;

 private:
  [[nodiscard]] bool letter_scale(std::size_t i) const;
  [[nodiscard]] bool counts_before(std::size_t i) const;
};

}  // namespace recount::extract
