// Loading: built-in files first, each replaced by an override of the same name; then every [[rule]]
// of rules/*.toml is read and checked, and the settings are laid over the defaults.
#include "rules/ruleset.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/data.h"
#include "rules/data_files.h"
#include "rules/toml_file.h"

namespace recount::rules {
namespace {

using Files = std::map<std::string, std::string>;

Files merged(const std::vector<DataFile>& overrides) {
  Files files;
  for (const core::EmbeddedFile& f : data_files()) {
    files.emplace(std::string(f.name), std::string(f.bytes));
  }
  for (const DataFile& f : overrides) files[f.name] = f.bytes;
  return files;
}

bool known_verdict(std::string_view verdict) {
  static constexpr std::array<std::string_view, 5> kVerdicts{
      "inconsistent", "consistent", "needs_review", "not_checkable", "silent"};
  return std::find(kVerdicts.begin(), kVerdicts.end(), verdict) != kVerdicts.end();
}

core::Result<RuleExample> read_example(const std::string& file, const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return core::fail(bad_entry(file, node, "an example must be a table"));
  const auto text = [&](std::string_view name) { return text_or_empty(*table, name); };
  RuleExample example{.text = text("text"),
                      .title = text("title"),
                      .standfirst = text("standfirst"),
                      .caption = text("caption"),
                      .date = text("date"),
                      .verdict = text("verdict"),
                      .why = text("why"),
                      .earlier = text("earlier"),
                      .other = text("other"),
                      .other_now = text("other_now"),
                      .other_date = text("other_date"),
                      .baseline = text("baseline")};
  if (example.text.empty()) return core::fail(bad_entry(file, node, "an example without text"));
  if (!known_verdict(example.verdict)) {
    return core::fail(bad_entry(file, node, "unknown verdict \"" + example.verdict + '"'));
  }
  return example;
}

core::Result<std::map<std::string, double>> read_parameters(const std::string& file,
                                                            const toml::table& rule) {
  std::map<std::string, double> parameters;
  const toml::table* table = rule["parameters"].as_table();
  if (table == nullptr) return parameters;
  for (const auto& [name, node] : *table) {
    const auto value = node.value<double>();
    if (!value) return core::fail(bad_entry(file, node, "a parameter must be a number"));
    parameters.emplace(std::string(name.str()), *value);
  }
  return parameters;
}

core::Result<RuleInfo> read_rule(const std::string& file, const toml::table& table) {
  RuleInfo rule;
  rule.id = text_or_empty(table, "id");
  rule.title = text_or_empty(table, "title");
  rule.why = text_or_empty(table, "why");
  rule.relation = text_or_empty(table, "relation");
  rule.file = file + ':' + std::to_string(table.source().begin.line);
  if (rule.id.empty()) return core::fail(bad_entry(file, table, "a rule without id"));
  if (rule.why.empty()) return core::fail(bad_entry(file, table, rule.id + " gives no reason"));
  auto parameters = read_parameters(file, table);
  if (!parameters) return core::fail(parameters.error());
  rule.parameters = *std::move(parameters);
  if (const toml::array* examples = table["example"].as_array()) {
    for (const toml::node& node : *examples) {
      auto example = read_example(file, node);
      if (!example) return core::fail(example.error());
      rule.examples.push_back(*std::move(example));
    }
  }
  return rule;
}

core::Result<std::vector<RuleInfo>> read_rules(const std::string& file, std::string_view bytes) {
  const auto root = parse_toml(file, bytes);
  if (!root) return core::fail(root.error());
  std::vector<RuleInfo> rules;
  const toml::array* array = (*root)["rule"].as_array();
  if (array == nullptr) return core::fail(bad_entry(file, *root, "no [[rule]] in this file"));
  for (const toml::node& node : *array) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return core::fail(bad_entry(file, node, "a rule must be a table"));
    auto rule = read_rule(file, *table);
    if (!rule) return core::fail(rule.error());
    rules.push_back(*std::move(rule));
  }
  return rules;
}

struct Unit {
  std::string name;
  double factor = 0;
  std::string_view system;
};

void add_units(const toml::table& t, std::string_view system, std::vector<Unit>& out) {
  const toml::table* factors = t[system].as_table();
  if (factors == nullptr) return;
  for (const auto& [name, values] : *factors) {
    const toml::array* list = values.as_array();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      out.push_back({std::string(name.str()), (*list)[i].value_or(0.0), system});
    }
  }
}

/// Every unit of a measure into every other, by each of their factors.
core::Result<std::vector<Conversion>> between_units(const std::string& file, const toml::table& t) {
  std::vector<Unit> units;
  for (const char* system : {"metric", "customary"}) add_units(t, system, units);
  std::vector<Conversion> out;
  for (const Unit& from : units) {
    if (from.factor <= 0) return core::fail(bad_entry(file, t, "a factor must be positive"));
    for (const Unit& to : units) {
      if (from.name >= to.name || to.factor <= 0) continue;
      out.push_back({from.name, to.name, from.factor / to.factor, 0, from.system == to.system});
    }
  }
  if (out.empty()) return core::fail(bad_entry(file, t, "a measure needs two units with factors"));
  return out;
}

core::Result<std::vector<Conversion>> read_conversions(const std::string& file,
                                                       std::string_view bytes) {
  const auto root = parse_toml(file, bytes);
  if (!root) return core::fail(root.error());
  const toml::array* array = (*root)["conversion"].as_array();
  if (array == nullptr) return core::fail(bad_entry(file, *root, "no [[conversion]] in this file"));
  std::vector<Conversion> out;
  for (const toml::node& node : *array) {
    const toml::table* t = node.as_table();
    if (t == nullptr) return core::fail(bad_entry(file, node, "a conversion must be a table"));
    Conversion c{text_or_empty(*t, "from"), text_or_empty(*t, "to"), (*t)["factor"].value_or(0.0),
                 (*t)["offset"].value_or(0.0), false};
    if (c.from.empty() || c.to.empty() || c.factor <= 0) {
      return core::fail(bad_entry(file, node, "a conversion needs from, to and a positive factor"));
    }
    out.push_back(std::move(c));
  }
  const toml::array* measures = (*root)["unit"].as_array();
  for (std::size_t i = 0; measures != nullptr && i < measures->size(); ++i) {
    const toml::table* t = (*measures)[i].as_table();
    if (t == nullptr) return core::fail(bad_entry(file, *root, "a unit must be a table"));
    auto more = between_units(file, *t);
    if (!more) return core::fail(more.error());
    out.insert(out.end(), more->begin(), more->end());
  }
  return out;
}

core::Error bad_setting(const std::string& what) {
  return {core::ErrorKind::fix_input, "bad_rule_setting", "rule settings: " + what};
}

core::Result<int> apply(RuleSet::Data& data, const Settings& settings) {
  for (const auto& [id, setting] : settings) {
    const auto found = data.by_id.find(id);
    if (found == data.by_id.end()) return core::fail(bad_setting("unknown rule " + id));
    RuleInfo& rule = data.rules[found->second];
    rule.enabled = setting.enabled;
    for (const auto& [name, value] : setting.tuning) {
      if (!rule.parameters.contains(name)) {
        return core::fail(bad_setting(id + " has no parameter " + name));
      }
      rule.parameters[name] = value;
    }
  }
  return 0;
}

core::Result<int> add_rules(RuleSet::Data& data, const Files& files) {
  for (const auto& [name, bytes] : files) {
    if (!name.starts_with("rules/")) continue;
    auto rules = read_rules(name, bytes);
    if (!rules) return core::fail(rules.error());
    for (RuleInfo& rule : *rules) {
      if (!data.by_id.emplace(rule.id, data.rules.size()).second) {
        return core::fail(core::ErrorKind::fix_input, "duplicate_rule",
                          rule.file + ": " + rule.id + " is described twice");
      }
      data.rules.push_back(std::move(rule));
    }
  }
  return 0;
}

}  // namespace

core::Result<RuleSet> RuleSet::load(const std::vector<DataFile>& overrides,
                                    const Settings& settings) {
  const Files files = merged(overrides);
  auto data = std::make_unique<Data>();
  auto words = Lexicon::load("words.toml", files.at("words.toml"));
  if (!words) return core::fail(words.error());
  data->words = *std::move(words);
  auto indicators = Indicators::load("indicators.toml", files.at("indicators.toml"));
  if (!indicators) return core::fail(indicators.error());
  data->indicators = *std::move(indicators);
  auto conversions = read_conversions("conversions.toml", files.at("conversions.toml"));
  if (!conversions) return core::fail(conversions.error());
  data->conversions = *std::move(conversions);
  if (const auto added = add_rules(*data, files); !added) return core::fail(added.error());
  if (const auto set = apply(*data, settings); !set) return core::fail(set.error());
  return RuleSet(std::move(data));
}

RuleSet::RuleSet(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

const std::vector<RuleInfo>& RuleSet::rules() const { return data_->rules; }

}  // namespace recount::rules
