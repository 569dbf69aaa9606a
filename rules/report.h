// From a judged equation to a Finding: mentions, message, the calculator line, fingerprint.
//
//   finding(reading, {"I-LEVELS-PCT", {0, 2, 1}, {}, "percent"}, equation)
//
// Pure; private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "rules/diagnosis.h"
#include "rules/reading.h"

namespace recount::rules {

/// What a check is about, apart from its arithmetic.
struct Check {
  std::string rule;
  std::vector<std::size_t> figures;        ///< indices into Reading::figures
  std::vector<core::Location> words = {};  ///< quoted besides the figures: "Most", "rose"
  std::string unit = {};
};

/// Judges the equation and tells the outcome; a miss is diagnosed.
[[nodiscard]] core::Finding finding(const Reading& reading, const Check& check,
                                    const Equation& equation);

/// For a relation that is no equation (a bound, an order): everything is given but the mentions.
struct Outcome {
  Judgement judgement;
  core::Interval computed;
  core::Interval stated;
  std::string arithmetic;
  Diagnosis diagnosis = {};
};
[[nodiscard]] core::Finding finding(const Reading& reading, const Check& check,
                                    const Outcome& outcome);

/// Rule, values of the figures in text order, and the article: survives edits around the figures.
[[nodiscard]] std::string fingerprint(std::string_view rule, const core::Article& article,
                                      const std::vector<std::string>& figures);

[[nodiscard]] std::string calculation(const Equation& equation);

}  // namespace recount::rules
