// Numbers that are no figures, and why, for whoever asks what was left out.
//
//   "Maddon, 66, is one of the best coaches"
//   tokens of "66": "age of a person"; of "one of the": "one of many", it would count a "coach"
//
// Why a single number is none is told by exclude.h; here are phrases and times, which hide their
// numbers before anything is counted. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "extract/claims/sentence/language.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

struct NoFigure {
  std::size_t begin = 0;  ///< tokens of the number, or of the phrase that it is a part of
  std::size_t end = 0;
  std::optional<core::Decimal> value;
  std::string noun;         ///< what it would count: "coach"
  std::string_view reason;  ///< lives as long as the language
};

/// The numbers in name phrases ("S&P 500") and in times ("on March 3, 2016").
[[nodiscard]] std::vector<NoFigure> hidden_numbers(const Sentence& s,
                                                   const std::vector<TimeExpression>& times,
                                                   const Language& language);

}  // namespace recount::extract
