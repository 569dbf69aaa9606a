// A figure in a sentence: a number with its modifier, range, unit and counted noun.
//
//   find_figures(sentence, times, english)   // "about 18 cases": hedge about, 18, "case"
//
// Gives only what may be a claim, and on demand the numbers that are none with the reason. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/quantity.h"
#include "extract/claims/figure/no_figure.h"
#include "extract/claims/sentence/language.h"
#include "extract/claims/sentence/reason.h"
#include "extract/claims/time/times.h"

namespace recount::extract {

struct Figure {
  std::size_t begin = 0;  ///< tokens of the quote: [begin, end)
  std::size_t end = 0;
  std::size_t number_begin = 0;
  std::size_t number_end = 0;
  std::size_t noun_begin =
      0;  ///< of the counted noun phrase or what the unit is "of"; empty = none
  std::size_t noun_end = 0;
  core::Quantity quantity;
  bool implicit_unit = false;  ///< no unit of its own yet: an ellipsis
  bool dangling = false;       ///< a word follows that is no known noun: nothing to inherit
  bool of_them = false;        ///< "three of them": what the figure before counted
  bool hyphened = false;       ///< "35-hour"
  bool verb = false;           ///< the figure is itself a verb: "doubled"
  core::Direction direction = core::Direction::none;  ///< of such a verb
  std::vector<Reason> reasons;
};

/// `others`, where given, is filled with the numbers that are no figures, in text order.
[[nodiscard]] std::vector<Figure> find_figures(const Sentence& s,
                                               const std::vector<TimeExpression>& times,
                                               const Language& language,
                                               std::vector<NoFigure>* others = nullptr);

}  // namespace recount::extract
