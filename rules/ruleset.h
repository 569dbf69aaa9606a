// The rules that a check runs, with their reasons, examples and settings.
//
//   core::Result<rules::RuleSet> rules = rules::RuleSet::load();
//   for (const rules::RuleInfo& r : rules->rules()) print(r.id, r.title);
//
// Rules and indicators are data compiled in from rules/data; `overrides` replaces files of the same
// name, `settings` switches and tunes single rules. Loading fails with file:line for a bad entry or
// an unknown rule. Immutable after load; safe for several threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"

namespace recount::rules {

/// A data file given in place of a built-in one; `name` as below rules/data ("indicators.toml").
struct DataFile {
  std::string name;
  std::string bytes;
};

struct RuleSetting {
  bool enabled = true;
  std::map<std::string, double> tuning;  ///< by the parameter names that `rules explain` lists
};
using Settings = std::map<std::string, RuleSetting>;  ///< by rule id

/// A text with what a rule must say about it.
struct RuleExample {
  std::string text;
  std::string title;
  std::string standfirst;
  std::string caption;
  std::string date;     ///< of the article, or empty
  std::string verdict;  ///< "inconsistent", "consistent", …; "silent" = the rule says nothing
  std::string why;
  std::string earlier;    ///< the text of an earlier version of this article, or empty
  std::string other;      ///< the text of another article, or empty
  std::string other_now;  ///< what the other article says since it was changed, or empty
  std::string other_date;
  std::string baseline;  ///< a CSV file's content: official figures besides the bundled ones
};

struct RuleInfo {
  std::string id;     ///< "I-LEVELS-PCT"
  std::string title;  ///< one line
  std::string why;    ///< reason and guard
  std::string relation;
  std::map<std::string, double> parameters;  ///< defaults
  bool enabled = true;
  std::vector<RuleExample> examples;
  std::string file;  ///< where it is described
};

class RuleSet {
 public:
  [[nodiscard]] static core::Result<RuleSet> load(const std::vector<DataFile>& overrides = {},
                                                  const Settings& settings = {});
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  [[nodiscard]] const std::vector<RuleInfo>& rules() const;

  struct Data;  ///< private to rules/
  [[nodiscard]] const Data& data() const { return *data_; }

 private:
  explicit RuleSet(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace recount::rules
