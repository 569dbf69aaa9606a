#include <algorithm>
#include <catch2/catch.hpp>

#include "core/series.h"
#include "rules/check.h"
#include "tests/rules/claims_builder.h"

using recount::core::Period;
using recount::core::Series;
using recount::rules_test::snippet;
using recount::rules_test::Snippet;

namespace {

/// Two countries and the world, with made-up figures.
class Shelf final : public recount::core::Baselines {
 public:
  Shelf() {
    series_.push_back(
        yearly("population", "AAA", {{2018, 5.00e6}, {2019, 5.40e6}, {2020, 5.80e6}}));
    series_.push_back(yearly("population", "BBB", {{2019, 31.7e6}, {2020, 32.0e6}}));
    series_.push_back(yearly("unemployment-rate", "AAA", {{2019, 4.0}, {2020, 5.0}}));
    series_.push_back(yearly("youth-unemployment-rate", "AAA", {{2019, 9.0}, {2020, 14.3}}));
    Series revised = yearly("population", "CCC", {{2019, 7.10e6}});
    revised.observations[0].published = recount::core::parse_date("2020-01-10");
    revised.observations.push_back(
        {Period::year(2019), 9.80e6, recount::core::parse_date("2021-06-01"), {}});
    series_.push_back(revised);
    Series ilo = yearly("forced-labour", "WLD", {{2012, 20.9e6}});
    ilo.observations[0].published = recount::core::parse_date("2012-06-01");
    ilo.observations.push_back(
        {Period::year(2016), 24.9e6, recount::core::parse_date("2024-09-19"), {}});
    series_.push_back(ilo);
  }
  [[nodiscard]] std::vector<const Series*> find(const std::string& indicator,
                                                const std::string& place) const override {
    std::vector<const Series*> out;
    for (const Series* s : all(indicator)) {
      if (s->place == place) out.push_back(s);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> indicators() const override { return {}; }
  [[nodiscard]] std::vector<const Series*> all(const std::string& indicator) const override {
    std::vector<const Series*> out;
    for (const Series& s : series_) {
      if (s.indicator == indicator) out.push_back(&s);
    }
    return out;
  }

 private:
  static Series yearly(const std::string& indicator, const std::string& place,
                       const std::vector<std::pair<int, double>>& values) {
    Series s;
    s.id = indicator + ':' + place;
    s.indicator = indicator;
    s.place = place;
    s.source = "Office";
    for (const auto& [year, value] : values)
      s.observations.push_back({Period::year(year), value, {}, {}});
    return s;
  }
  std::vector<Series> series_;
};

std::vector<recount::core::Finding> checked(Snippet s, const std::string& place) {
  static const auto rules = recount::rules::RuleSet::load();
  static const Shelf shelf;
  for (recount::core::Claim& c : s.claims.claims) c.place = {place, place};
  return recount::rules::check(*rules, s.article, s.claims, &shelf);
}

std::vector<std::string> told(const Snippet& s, const std::string& place) {
  std::vector<std::string> out;
  for (const auto& f : checked(s, place)) {
    if (f.rule.starts_with("B-")) {
      out.push_back(f.rule + ' ' + std::string(name_of(f.verdict)) +
                    (f.diagnosis.empty() ? "" : ' ' + f.diagnosis));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a figure is held against the official one of its place and year") {
  const auto [marked, finding] = GENERATE(table<std::string, std::string>({
      {"The population was {5.8 million|person@2020}.", "B-VALUE consistent"},
      {"The population was {more than 5 million|person@2020}.", "B-VALUE consistent"},
      {"The population was {8.1 million|person@2020}.", "B-VALUE inconsistent"},
      {"The population was {5.9 million|person@2020}.", "B-VALUE needs_review"},
      {"The population was {5.40 million|person@2020}.", "B-PERIOD inconsistent period_shift"},
      {"The population was {5.80 billion|person@2020}.", "B-UNIT inconsistent scale_1000"},
      {"The population was {32.0 million|person@2020}.", "B-PLACE inconsistent place_mismatch"},
      {"The population was {5.8 million|person@2031}.", "B-COVERAGE not_checkable"},
      {"The population grew {7.4 percent|pct+@2020}.", "B-CHANGE consistent"},
      {"The population grew {2 percent|pct+@2020}.", "B-CHANGE inconsistent"},
      {"The population fell {7.4 percent|pct-@2020}.", "B-CHANGE inconsistent sign_flip"},
      {"Unemployment rose {25 percent|pct+@2020}.", "B-CHANGE consistent"},
      {"Unemployment rose {1.0 percent|pct+@2020}.", "B-PP inconsistent pp_vs_percent"},
  }));
  INFO(marked);
  CHECK(told(snippet(marked), "AAA") == std::vector<std::string>{finding});
}

TEST_CASE("official figures are grouped in sentences, and plain where they are typed") {
  const auto findings = checked(snippet("The population was {8.1 million|person@2020}."), "AAA");
  REQUIRE(findings.size() == 1);
  using Catch::Matchers::Contains;
  CHECK_THAT(findings[0].message, Contains("the official 5,800,000 (Office, AAA, 2020)"));
  CHECK_THAT(findings[0].suggestion, Contains("official 5,800,000"));
  CHECK_THAT(findings[0].arithmetic, Contains("official 5800000 (Office"));
}

TEST_CASE("a blocking word, another unit or an unnamed place keeps a figure from the series") {
  const auto [marked, place] = GENERATE(table<std::string, std::string>({
      {"The prison population was {8.1 million|person@2020}.", "AAA"},
      {"Youth unemployment stood at {30 percent|pct@2020}.", "BBB"},
      {"The population owned {8.1 million cars|car@2020}.", "AAA"},
  }));
  INFO(marked);
  // Where the words name an indicator of its own, it has no series here: that abstains.
  const auto findings = told(snippet(marked), place);
  CHECK(std::all_of(findings.begin(), findings.end(),
                    [](const std::string& f) { return f == "B-COVERAGE not_checkable"; }));
  const auto unplaced = told(snippet("The population was {8.1 million|person@2020}."), "");
  CHECK(unplaced == std::vector<std::string>{"B-COVERAGE not_checkable"});
}

TEST_CASE("a figure of a vintage that another had replaced is told, and never flagged") {
  CHECK(told(snippet("The population was {9.8 million|person@2019}."), "CCC") ==
        std::vector<std::string>{"B-VALUE consistent"});
  CHECK(told(snippet("The population was {7.1 million|person@2019}."), "CCC") ==
        std::vector<std::string>{"B-VINTAGE needs_review superseded"});
  CHECK(told(snippet("The population was {5.1 million|person@2019}."), "CCC") ==
        std::vector<std::string>{"B-VALUE inconsistent"});
  // Before the newer vintage was out, the older one is what was known.
  Snippet early = snippet("The population was {7.1 million|person@2019}.");
  early.article.published.value = "2020-03-01";
  CHECK(told(early, "CCC") == std::vector<std::string>{"B-VALUE consistent"});
  Snippet ahead = snippet("The population was {9.8 million|person@2019}.");
  ahead.article.published.value = "2020-03-01";
  CHECK(told(ahead, "CCC") == std::vector<std::string>{"B-VALUE inconsistent"});
}

TEST_CASE("a figure that fits a sibling series is told as that series") {
  CHECK(told(snippet("Unemployment stood at {14.3 percent|pct@2020}."), "AAA") ==
        std::vector<std::string>{"B-INDICATOR inconsistent indicator_mismatch"});
  CHECK(told(snippet("Unemployment stood at {12.1 percent|pct@2020}."), "AAA") ==
        std::vector<std::string>{"B-VALUE inconsistent"});
  CHECK(told(snippet("Youth unemployment stood at {14.3 percent|pct@2020}."), "AAA") ==
        std::vector<std::string>{"B-VALUE consistent"});
}

TEST_CASE("an estimate is read as it was known on the day of the article") {
  CHECK(told(snippet("An estimated {21 million|person} are in forced labour."), "") ==
        std::vector<std::string>{"B-VALUE consistent"});
  CHECK(told(snippet("An estimated {24.9 million|person} are in forced labour."), "").empty());
}
