// A number as it is written: digits, number words, fractions, vague counts.
//
//   parse_number(sentence, 0, english)   // "two and a half million" → 2.5e6, tokens [0, 5)
//   parse_number(sentence, 0, english)   // "one in five" → 0.2, Form::fraction
//
// Reads exactly one number and nothing around it: no unit, no range, no modifier. Pure.
#pragma once

#include <cstddef>
#include <optional>

#include "core/quantity.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct Number {
  std::size_t begin = 0;  ///< tokens [begin, end)
  std::size_t end = 0;
  core::Decimal value;
  std::optional<core::DecimalRange> range;  ///< of a vague count
  core::Form form = core::Form::number;
  bool scaled = false;
  bool digits = false;    ///< written with digits
  bool bare = false;      ///< one digit token and nothing else: could be a year
  bool more = false;      ///< "500多亿", some more than that many of its scale
  bool of_scale = false;  ///< ends in "million", …: a range may share it
  int power = 0;          ///< of the scale words read
  double head = 0;        ///< "six million" of "six million and two": a part may follow
  int head_power = 0;
};

[[nodiscard]] std::optional<Number> parse_number(const Sentence& s, std::size_t at,
                                                 const Language& language);

}  // namespace recount::extract
