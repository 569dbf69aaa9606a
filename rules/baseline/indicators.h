// What official series measure, in the words that news use for it.
//
//   const Indicator* i = indicators.find("unemployment-rate");
//   i->names      // "unemployment rate", "jobless rate"
//
// Loaded from rules/data/indicators.toml with every entry checked. Immutable; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/quantity.h"
#include "core/result.h"
#include "rules/word_map.h"

namespace recount::rules {

struct Indicator {
  std::string id;
  std::string why;
  core::UnitKind kind = core::UnitKind::none;
  std::vector<std::string> units;  ///< accepted units; empty = any of the kind
  std::string per;                 ///< "100000": the claim's per must begin with it
  // The words below stand between blanks: " gdp ".
  std::vector<std::string> names;         ///< before the figure, or in the subject of a statement
  std::vector<std::string> names_after;   ///< behind it: "people lived in"
  std::vector<std::string> change_names;  ///< a percent change of these is the level of this one
  std::vector<std::string> change_needs;  ///< a change counts only with one of these
  std::vector<std::string> block;         ///< these make it another indicator
  std::vector<std::string> siblings;      ///< ids of series that are taken for this one
  std::vector<std::string> yes;           ///< sentences that speak of it
  std::vector<std::string> no;            ///< and sentences that do not
  double band = 0.05;      ///< revisions, as a share of the value (or points, for percents)
  double change_band = 1;  ///< the same for a percent change, in points
  bool world = false;      ///< known for the world only: no place is needed
};

/// Shares that together make a whole ("forced labour by form").
struct Breakdown {
  struct Slice {
    std::string indicator;
    std::string label;
    std::vector<std::string> names;
  };
  std::string id;
  std::string place;
  std::vector<std::string> topic;  ///< one of these must stand in the sentence
  std::vector<Slice> slices;
};

/// Countries among which one is the highest ("in the EU"); no places = all countries.
struct Group {
  std::vector<std::string> names;
  std::vector<std::string> places;
  int since = 0;  ///< the first year that it had these members
};

struct Indicators {
  std::vector<Indicator> all;
  std::vector<Breakdown> breakdowns;
  std::vector<Group> groups;
  std::vector<std::string> rank_up;    ///< "highest", "largest"
  std::vector<std::string> rank_down;  ///< "lowest", "smallest"

  [[nodiscard]] static core::Result<Indicators> load(std::string_view file, std::string_view bytes);

  /// Those of which some name begins with a word of the text, in their order: few of all.
  [[nodiscard]] std::vector<const Indicator*> hinted_at(std::string_view text) const;

 private:
  void add(Indicator indicator);

  /// First word of a name → indices into `all`, so that a figure is not held against every name.
  WordMap<std::vector<std::size_t>> by_word_;
};

}  // namespace recount::rules
