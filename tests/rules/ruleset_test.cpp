#include "rules/ruleset.h"

#include <algorithm>
#include <catch2/catch.hpp>

using recount::rules::DataFile;
using recount::rules::RuleSet;
using recount::rules::Settings;

TEST_CASE("every built-in rule has a title, a reason and a relation") {
  const auto rules = RuleSet::load();
  REQUIRE(rules);
  CHECK(rules->rules().size() >= 28);
  for (const auto& rule : rules->rules()) {
    INFO(rule.id);
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.relation.empty());
    CHECK(rule.why.size() > 20);
  }
}

// What the examples say is run by `recount rules test`; here, that each rule shows both sides.
TEST_CASE("every built-in rule has an example that it speaks of, and one that it must not flag") {
  const auto rules = RuleSet::load();
  REQUIRE(rules);
  for (const auto& rule : rules->rules()) {
    INFO(rule.id);
    const auto is_left_alone = [](const auto& example) {
      return example.verdict == "silent" || example.verdict == "consistent";
    };
    // These two only ever agree.
    const bool agrees = rule.id == "X-COPY" || rule.id == "I-PCT-OF-PCT";
    const bool is_told = agrees || std::any_of(rule.examples.begin(), rule.examples.end(),
                                               [&](const auto& e) { return !is_left_alone(e); });
    CHECK(is_told);
    CHECK(std::any_of(rule.examples.begin(), rule.examples.end(), is_left_alone));
  }
}

TEST_CASE("a bad rule file is refused with its line") {
  const auto [bytes, message] = GENERATE(table<std::string, std::string>({
      {"[[rule]]\nid = \"X\"\n", "rules/x.toml:1: X gives no reason"},
      {"[[rule]]\nwhy = \"because\"\n", "rules/x.toml:1: a rule without id"},
      {"\n[[rule]\n", "rules/x.toml:2"},
      {"[[rule]]\nid = \"X\"\nwhy = \"w\"\n[[rule.example]]\ntext = \"t\"\nverdict = \"odd\"\n",
       "rules/x.toml:4: unknown verdict \"odd\""},
      {"[[rule]]\nid = \"I-SHARE\"\nwhy = \"again\"\n", "described twice"},
  }));
  const auto rules = RuleSet::load({DataFile{"rules/x.toml", bytes}});
  REQUIRE_FALSE(rules);
  INFO(rules.error().message);
  CHECK(rules.error().message.find(message) != std::string::npos);
}

TEST_CASE("settings switch rules off and tune their parameters") {
  const auto rules = RuleSet::load({}, Settings{{"I-QUAL", {false, {{"slight", 9.0}}}}});
  REQUIRE(rules);
  for (const auto& rule : rules->rules()) {
    if (rule.id != "I-QUAL") continue;
    CHECK_FALSE(rule.enabled);
    CHECK(rule.parameters.at("slight") == 9.0);
  }
}

TEST_CASE("a setting for an unknown rule or parameter is refused") {
  CHECK_FALSE(RuleSet::load({}, Settings{{"I-NONE", {}}}));
  CHECK_FALSE(RuleSet::load({}, Settings{{"I-QUAL", {true, {{"none", 1.0}}}}}));
}
