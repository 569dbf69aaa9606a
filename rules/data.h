// What a RuleSet holds inside. Private to the room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/baseline/indicators.h"
#include "rules/lexicon.h"
#include "rules/ruleset.h"

namespace recount::rules {

/// to = from · factor + offset
struct Conversion {
  std::string from;
  std::string to;
  double factor = 1;
  double offset = 0;
  bool one_system = false;  ///< feet and yards: only a fit is told
};

struct RuleSet::Data {
  std::vector<RuleInfo> rules;
  std::map<std::string, std::size_t, std::less<>> by_id;
  Lexicon words;
  Indicators indicators;
  std::vector<Conversion> conversions;

  [[nodiscard]] bool enabled(std::string_view id) const {
    const auto found = by_id.find(id);
    return found != by_id.end() && rules[found->second].enabled;
  }
  /// A parameter of a rule as tuned; every name is declared in rules/data/rules, so it is there.
  [[nodiscard]] double parameter(std::string_view id, const std::string& name) const {
    return rules[by_id.find(id)->second].parameters.at(name);
  }
};

}  // namespace recount::rules
