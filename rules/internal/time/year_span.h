// What lies between two years, held against the years that the text says passed.
//
//   years_in(sentence)                       // the tokens that are years: "1940", "2010"
//   told(article, sentence, {1940, 2010, {69, 70}, stated, judgement}, {tokens of both and the
//   age})
//
// Pure; private to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "core/finding.h"
#include "rules/internal/families.h"

namespace recount::rules {

struct YearSpan {
  int from = 0;
  int to = 0;
  core::Interval possible;
  core::Interval stated;
  Judgement judgement;
};

/// An age: one year less where the birthday is still to come.
[[nodiscard]] YearSpan age_between(int born, int then, int stated);
/// Whole years from any day of one year to any day of the other: one less or more.
[[nodiscard]] YearSpan passed_between(int from, int to, core::Interval stated);

[[nodiscard]] std::vector<std::size_t> years_in(const Sentence& sentence);

/// The finding; `tokens` of the sentence and `figures` say where the years and the number stand.
[[nodiscard]] core::Finding told(const Article& article, const Sentence& sentence,
                                 const YearSpan& span, const std::vector<std::size_t>& tokens,
                                 const std::vector<std::size_t>& figures = {});

}  // namespace recount::rules
