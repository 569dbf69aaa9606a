// Whether a bare number is a year or counts something: "in 2015" and "2015 people".
//
// A base of what reads dates; references only, so that it lives no longer than what it was made
// from. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

class YearReader {
 public:
  YearReader(const Sentence& s, const Language& l) : s_(s), l_(l) {}

 protected:
  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }
  /// A number of at most four digits and nothing else.
  [[nodiscard]] std::optional<int> plain(std::size_t i) const;
  /// A number that has the shape of a year: four digits, 1000 to 2100.
  [[nodiscard]] std::optional<int> year_shape(std::size_t i) const;
  /// By the words beside it.
  [[nodiscard]] bool reads_as_year(std::size_t i, int year) const;
  /// Whether a unit or a plural noun stands at `i`.
  [[nodiscard]] bool counts_something(std::size_t i) const;

  const Sentence& s_;
  const Language& l_;

 private:
  [[nodiscard]] bool measured_in_a_year(std::size_t i) const;
  [[nodiscard]] bool time_preposition(std::size_t i) const;
  [[nodiscard]] bool after_era(std::size_t i) const;
};

}  // namespace recount::extract
