// Which official series a claim or statement speaks of: a row of gates, all of which must pass.
//
//   indicator (its words in the clause, none of its blocking words, a unit that agrees)
//   → place (a country, or the world; never a city's country) → period (a stored one, not the
//   future)
//
// Pure; private to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/series.h"
#include "core/statement.h"
#include "rules/baseline/indicators.h"
#include "rules/reading.h"

namespace recount::rules {

struct Baseline {
  const Reading& reading;
  const Indicators& indicators;
  const core::Baselines& series;
  core::Date known_on;  ///< figures published later were not known to the writer
};

enum class Aspect {
  level,         ///< the figure is a value of the indicator
  change,        ///< a percent change of it
  point_change,  ///< in percentage points
};

struct Topic {
  const Indicator* indicator = nullptr;
  Aspect aspect = Aspect::level;
};

/// What the figure measures; nullopt where no indicator, or more than one, is spoken of.
[[nodiscard]] std::optional<Topic> topic_of(const Baseline& b, const Figure& f);
/// The same for a verb: "unemployment in Cambodia rose".
[[nodiscard]] const Indicator* indicator_of(const Baseline& b, const core::Statement& s);

/// The indicator that a sentence names, in lower case; nullptr for none.
[[nodiscard]] const Indicator* indicator_in(const Baseline& b, const std::string& text);

/// "Georgia" is a state of the United States as well: true where nothing tells which is meant.
[[nodiscard]] bool may_be_another(const Baseline& b, const core::Place& place);

/// The ISO code that the indicator may be looked up for; empty = abstain.
[[nodiscard]] std::string place_of(const Baseline& b, const Indicator& indicator,
                                   const core::Place& place);

struct Known {
  const core::Series* series = nullptr;
  core::Observation observation;
};
/// What each series of that place said about the period on the day of the article: the newest
/// vintage published by then, or the only one there is.
[[nodiscard]] std::vector<Known> known_values(const Baseline& b, const std::string& indicator,
                                              const std::string& place, const core::Period& period);
/// The newest value of a series on that day.
[[nodiscard]] std::optional<Known> latest(const Baseline& b, const core::Series& series);

}  // namespace recount::rules
