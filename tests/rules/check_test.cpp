#include "rules/check.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>

#include "tests/rules/claims_builder.h"

using recount::core::Finding;
using recount::core::Verdict;
using recount::rules_test::snippet;
using recount::rules_test::Snippet;

namespace {

const recount::rules::RuleSet& rules() {
  static const auto loaded = recount::rules::RuleSet::load();
  REQUIRE(loaded);
  return *loaded;
}

std::vector<Finding> checked(const Snippet& s) {
  return recount::rules::check(rules(), s.article, s.claims, nullptr);
}

/// "RULE verdict diagnosis" of each finding.
std::vector<std::string> told(const Snippet& s) {
  std::vector<std::string> out;
  for (const Finding& f : checked(s)) {
    out.push_back(f.rule + ' ' + std::string(name_of(f.verdict)) +
                  (f.diagnosis.empty() ? "" : ' ' + f.diagnosis));
  }
  return out;
}

Finding of_rule(const std::string& rule, const std::string& marked) {
  for (const Finding& f : checked(snippet(marked))) {
    if (f.rule == rule) return f;
  }
  FAIL(rule + " says nothing about " + marked);
  return {};
}

bool alarms(const Snippet& s) {
  const std::vector<Finding> all = checked(s);
  return std::any_of(all.begin(), all.end(), [](const Finding& f) { return f.is_alarm(); });
}

}  // namespace

TEST_CASE("figures that belong together are checked by the rule that their words name") {
  const auto [marked, finding] = GENERATE(table<std::string, std::string>({
      {"Sales fell {20 percent|pct-}, from {5,000|car} in 2019 to {4,000|car} in 2020.",
       "I-LEVELS-PCT consistent"},
      {"Sales fell {25 percent|pct-}, from {5,000|car} in 2019 to {4,000|car} in 2020.",
       "I-LEVELS-PCT inconsistent wrong_base"},
      {"The mill sold {412 tons|ton@2022} in 2022, {28 percent|pct-} fewer than the {502 "
       "tons|ton@2021} of 2021.",
       "I-LEVELS-PCT inconsistent"},
      {"Beds fell by {210|abs-}, from {900|bed} to {780|bed}.",
       "I-LEVELS-ABS inconsistent digit_transposition"},
      {"Exports rose {10 percent|pct+}, from {3.0 billion euros|EUR} to {3.3 million euros|EUR}.",
       "I-SCALE inconsistent scale_1000"},
      {"Arrivals {doubled|x2} from {310|arrival} in May to {630|arrival} in June.",
       "I-MULT consistent"},
      {"The fare {halved|x0.5} from {8 euros|EUR} to {6 euros|EUR}.", "I-MULT inconsistent"},
      {"Turnout rose {9 points|pp+}, from {61 percent|pct} to {65 percent|pct}.",
       "I-PP inconsistent"},
      {"The share rose from {20 percent|pct} to {25 percent|pct}, an increase of {5 percent|pct+}.",
       "I-PP inconsistent pp_vs_percent"},
      {"The rate rose from {10 percent|pct} to {12 percent|pct}, an increase of {20 percent|pct+}.",
       "I-PCT-OF-PCT consistent"},
      {"The rate rose to {4.1 percent|pct} in May from {4.6 percent|pct} in April.",
       "I-DIR inconsistent sign_flip"},
      {"There were {861 people|person}, down {172|abs-} or {17 percent|pct}.",
       "I-ABS-PCT consistent"},
      {"There were {861 people|person}, down {172|abs-} or {27 percent|pct}.",
       "I-ABS-PCT inconsistent"},
      {"Offences fell by {about 18 cases|abs-}, a {19 percent|pct-} drop.", "I-CHG-PCT consistent"},
      {"Crime rose slightly, from {400 cases|case} to {720 cases|case}.", "I-QUAL inconsistent"},
      {"Of the {300 trees|tree}, {80|tree} are old, or {45 percent|pct}.", "I-SHARE inconsistent"},
      {"{210|seat} of the {280 seats|seat} were sold, or {three-quarters|frac0.75}.",
       "I-SHARE consistent"},
      {"Most of the {380 firms|firm} ({80|firm} or {21 percent|pct}) are old.",
       "I-QUAL inconsistent"},
      {"Of the {85 buses|bus}, {92|bus} run on gas.", "I-PART-WHOLE inconsistent part_gt_whole"},
      {"They saved {75 people|person}: {31 men|man}, {18 women|woman} and {8 children|child}.",
       "I-SUM inconsistent digit_transposition"},
      {"Of {90 files|file}, {50 files|file} were read and the remaining {40|file} were not.",
       "I-SUM consistent"},
      {"In the poll {45 percent|share} said yes, {38 percent|share} said no and {37 percent|share} "
       "did not know.",
       "I-SHARE-SUM inconsistent"},
      {"The club bought {40 balls|ball} at {25 euros|EUR} each for a total of {10,000 euros|EUR}.",
       "I-PROD inconsistent scale_10"},
      {"The {8 clinics|clinic} saw {2,400 patients|patient}, an average of {500 "
       "patients|patient/clinic}.",
       "I-AVG inconsistent"},
      {"With {90 fires|fire} among {3 million people|person}, the rate was {30 per "
       "100,000|/100000}.",
       "I-RATE inconsistent scale_10"},
      {"Sales fell by {130 percent|pct-}.", "I-BOUND inconsistent"},
      {"Of {12 people|person} asked, {55 percent|share} said yes.", "I-GRAN inconsistent"},
      {"The fire killed {17 people|person}. Today the {71 people|person} killed in the fire were "
       "buried.",
       "I-REPEAT inconsistent digit_transposition"},
      {"The trail is {10 miles|mile} ({26 kilometres|kilometre}) long.", "I-CONV inconsistent"},
      {"It cost {100 euros|EUR} ({110 dollars|USD}), then {200 euros|EUR} ({330 dollars|USD}).",
       "I-CURR inconsistent"},
      {"The war lasted from 1914 to 1918, {9 years|year} in all.", "I-TIME inconsistent"},
  }));
  INFO(marked);
  const auto all = told(snippet(marked));
  INFO(Catch::Detail::stringify(all));
  CHECK(std::count(all.begin(), all.end(), finding) == 1);
}

TEST_CASE("figures that merely stand together raise no alarm") {
  const std::string marked = GENERATE(
      as<std::string>{},
      "In 2021 the north counted {90 cases|case@2021}; in 2020 the south counted {60 "
      "cases|case@2020}. Cases rose {5 percent|pct+}.",
      "Pupils rose from {400|pupil} to {500|pupil}, and teachers from {30|teacher} to "
      "{33|teacher}, an increase of {10 percent|pct+}.",
      "Revenue {doubled|x2} to {10 million euros|EUR} from {5 million|EUR}, against a forecast of "
      "{8 million|EUR}.",
      "Profit rose {20 percent|pct+} to {6 million euros|EUR} after a fall of {20 percent|pct-} to "
      "{5 million euros|EUR} the year before.",
      "Several answers were allowed: {80 percent|share} said yes and {65 percent|share} said no.",
      "The storm hit {400 houses|house}, including {120 houses|house} in the town and {90 "
      "houses|house} outside.",
      "The firm earned {5 million euros|EUR}. It spent {2 million euros|EUR}, or {3 percent|share} "
      "of the town's budget.",
      "The rate fell {2 percent|pct-} in June and {9 percent|pct-} over the year, to {300 "
      "cases|case}.",
      "The fire killed {17 people|person} and injured {40 people|person}.",
      "The firm, which employs {1,000 people|person}, will cut {100 jobs|abs-}, or {10 "
      "percent|pct}.");
  INFO(marked);
  INFO(Catch::Detail::stringify(told(snippet(marked))));
  CHECK_FALSE(alarms(snippet(marked)));
}

TEST_CASE("a headline may round the figure of the text, and may not contradict it") {
  const std::string body = "The mill will cut {1,420 jobs|job}, the owner said.";
  const auto [title, finding] = GENERATE(table<std::string, std::string>({
      {"{1,400 jobs|job} lost at mill", "I-HEAD consistent"},
      {"{More than 1,000 jobs|job} lost at mill", "I-HEAD consistent"},
      {"{4,120 jobs|job} lost at mill", "I-HEAD inconsistent digit_transposition"},
  }));
  CHECK(told(snippet(body, title)) == std::vector<std::string>{finding});
}

TEST_CASE("a caption is held against the text") {
  const Snippet s =
      snippet("The dam is {140 metres|metre} high.", "", {"The dam is {410 metres|metre} high."});
  CHECK(told(s) == std::vector<std::string>{"I-CAPTION inconsistent digit_transposition"});
}

TEST_CASE("a finding shows its arithmetic, quotes its figures and names what would be right") {
  const Finding f =
      of_rule("I-LEVELS-PCT", "Sales fell {25 percent|pct-}, from {5,000|car} to {4,000|car}.");
  CHECK(f.arithmetic == "100 × (4000 − 5000) / 5000 = -20; stated -25 (-25.5 to -24.5)");
  CHECK(f.suggestion == "25 should be 20");
  REQUIRE(f.mentions.size() == 3);
  CHECK(f.mentions[0].text == "25 percent");
  const Finding points =
      of_rule("I-PP", "The rate fell {2 percent|pct-}, from {16 percent|pct} to {14 percent|pct}.");
  CHECK(points.suggestion == "2 percent should be 2 percentage points, or 13 percent");
  const Finding sum = of_rule("I-LEVELS-ABS",
                              "Output rose by {74,000 cars|car+}, from {180,000 cars|car} to "
                              "{227,000 cars|car}.");
  CHECK(sum.suggestion == "74,000 should be 47,000");
}

TEST_CASE("a verdict that holds only thanks to rounding says so") {
  const auto riders = [](const std::string& from, const std::string& to) {
    return of_rule("I-LEVELS-PCT", "Riders rose {25 percent|pct+}, from {" + from + "|rider} to {" +
                                       to + "|rider}.");
  };
  CHECK_FALSE(riders("4,000", "5,000").only_by_rounding);
  CHECK(riders("1.8 million", "2.2 million").only_by_rounding);
}

TEST_CASE("a fingerprint survives edits around the figures and lapses when a figure changes") {
  const auto id = [](const std::string& marked) {
    return of_rule("I-LEVELS-PCT", marked).fingerprint;
  };
  const std::string one = id("Sales fell {25 percent|pct-}, from {5,000|car} to {4,000|car}.");
  CHECK(id("Last year, sales fell {25 percent|pct-}, from {5,000|car} to {4,000|car}.") == one);
  CHECK(id("Sales fell {26 percent|pct-}, from {5,000|car} to {4,000|car}.") != one);
}

TEST_CASE("a rule that is switched off says nothing") {
  const auto quiet = recount::rules::RuleSet::load({}, {{"I-LEVELS-PCT", {false, {}}}});
  REQUIRE(quiet);
  const Snippet s = snippet("Sales fell {25 percent|pct-}, from {5,000|car} to {4,000|car}.");
  for (const Finding& f : recount::rules::check(*quiet, s.article, s.claims, nullptr)) {
    CHECK(f.rule != "I-LEVELS-PCT");
  }
}

TEST_CASE("cost grows with the number of claims, not with its square") {
  const auto article_of = [](int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) {
      text += "Sales rose {9 percent|pct+} to {12,000|unit} from {11,000|unit} in town. ";
    }
    return snippet(text);
  };
  const auto seconds = [&](const Snippet& s) {
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(checked(s).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const auto best_of_three = [&](const Snippet& s) {
    return std::min({seconds(s), seconds(s), seconds(s)});
  };
  // Sixteen times the claims: a square would take 256 times as long, caches cost the rest.
  CHECK(best_of_three(article_of(800)) < 120 * best_of_three(article_of(50)));
}

TEST_CASE("an article of 2,000 figures costs at most 150 times one of 20") {
  // Sentences of every kind of rule, so that no pair window is left open.
  const std::vector<std::string> kinds{
      "Sales rose {9 percent|pct+} to {12,000|unit} from {11,000|unit}. ",
      "Of the {250 seats|seat}, {90 seats|seat} or {36 percent|share} went to women. ",
      "The {5 clinics|clinic} saw {2,000 patients|patient}, {400|patient} each. ",
      "The {17 people|person} killed in the fire, {12 men|man} and {5 women|woman}, slept. ",
      "{45 percent|share} said yes, {38 percent|share} no and {17 percent|share} nothing. "};
  const auto article_of = [&](std::size_t figures) {
    std::string text;
    for (std::size_t i = 0; i < figures / 3; ++i) text += kinds[i % kinds.size()];
    return snippet(text, "Fire kills {17|person}", {"The {17 people|person} who died."});
  };
  const auto cpu = [&](const Snippet& s, int times) {
    const std::clock_t begin = std::clock();
    for (int i = 0; i < times; ++i) CHECK_FALSE(checked(s).empty());
    return static_cast<double>(std::clock() - begin) / times;
  };
  const Snippet few = article_of(20);
  const Snippet many = article_of(2000);
  // CPU time of both in turn, in one run: what else the machine does hits both.
  std::vector<double> ratios;
  for (int round = 0; round < 5; ++round) {
    const double small = cpu(few, 100);
    ratios.push_back(cpu(many, 1) / small);
  }
  const double best = *std::min_element(ratios.begin(), ratios.end());
  CAPTURE(best);
  CHECK(best <= 150);
}

TEST_CASE("the figures of another language are not tied by English words") {
  Snippet s = snippet("Sales fell {25 percent|pct-}, from {5,000|car} to {4,000|car}.");
  CHECK(alarms(s));
  s.article.language = "de";
  CHECK(checked(s).empty());
}

TEST_CASE("a list of prices is no sum") {
  CHECK_FALSE(alarms(snippet("Front : {60,000|KRW} back : {50,000|KRW} side : {40,000|KRW}.")));
  CHECK_FALSE(
      alarms(snippet("Per cup {4 mg|mg} of zinc: {46 mg|mg} of iron and {2 mg|mg} of salt.")));
}
