// What guides, shops, references and blogs write: more numbers that count nothing, more measures
// without a verb.
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;
using core::ClaimKind;

TEST_CASE("numbers of models, sources, plans, pictures and names are no claims") {
  const std::string text = GENERATE(
      as<std::string>(), "The Volvo 245 2 is rare.", "Models 1500 and 2002 came first.",
      "Lancet. 1970;296:15–25.", "Nature. 1953;171:737–738.", "See doi: 10.1038/171737a0 for it.",
      "Put it into a 401(k) instead.", "A 4K video needs a 1080p screen.",
      "The plan brings 5G data to all.", "She ran a 10K race in it.",
      "He lives in Three Rivers now.", "Police from the Seven Oaks Station came.",
      "One advantage of gold is its weight.", "One caveat applies to it.");
  INFO(text);
  CHECK(test::claims_of(text).empty());
}

TEST_CASE("counted nouns keep the adverbs that describe them") {
  const auto [text, unit] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Two old men sat there.", "old man"},
      {"It offers four online courses.", "online course"},
      {"Three newly built bridges opened.", "newly built bridge"},
      {"They signed two long-term contracts.", "long-term contract"},
      {"The foundation runs nine wikis.", "wiki"},
      {"It sold 40 cars online today.", "car"},
  }));
  CHECK(test::claim_of(text).quantity.unit == unit);
}

TEST_CASE("a counted noun holds compounds, versions and countries, and belongs to its owner") {
  const auto [text, unit] = GENERATE(values<std::pair<std::string, std::string>>({
      {"He took three one-on-one lessons.", "one-on-one lesson"},
      {"It wrote two step-by-step guides.", "step-by-step guide"},
      {"The hub has four USB 3.0 ports.", "USB 3.0 port"},
      {"They met two US senators.", "US senator"},
      {"Two of Norway’s most famous painters came.", "famous painter"},
      {"It sold five smoothies.", "smoothie"},
      {"It shows two 20th-century artists.", "20th-century artist"},
      {"He missed two shots moments later.", "shot"},
      {"It tested dozens of sit-stand desks.", "sit-stand desk"},
      {"A spill of 2,000 square-foot.", "square foot"},
      {"He said that 300 could die.", "person"},
      {"The shop lists thousands upon thousands of sellers.", "seller"},
      {"It had 160 total participants.", "participant"},
  }));
  CHECK(test::claim_of(text).quantity.unit == unit);
}

TEST_CASE("a week or two, an hour or more") {
  const core::Claim weeks = test::claim_of("The rash lasts a week or two.");
  CHECK(weeks.quote == "a week or two");
  REQUIRE(weeks.quantity.range);
  CHECK(weeks.quantity.range->high.to_string() == "2");
  const core::Claim half = test::claim_of("The strike took a month and a half.");
  CHECK(half.quantity.value.to_string() == "1.5");
  CHECK(half.quantity.unit == "month");
  const auto claims = test::claims_of("Soak 20 beans for an hour or more.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quote == "an hour or more");
  CHECK(claims[1].quantity.hedge == core::Hedge::at_least);
}

TEST_CASE("a dollar or two, another pick or two") {
  const core::Claim dollars = test::claim_of("A cup costs a dollar or two.");
  CHECK(dollars.quantity.unit == "USD");
  REQUIRE(dollars.quantity.range);
  const core::Claim pick = test::claim_of("The team may add another draft pick or two.");
  CHECK(pick.quote == "another draft pick or two");
  CHECK(pick.quantity.unit == "draft pick");
  // What stands behind "two" is what they are.
  CHECK(test::claim_of("A man or two women came.").quote == "two women");
}

TEST_CASE("names with a number inside what is counted") {
  auto [text, unit] = GENERATE(table<std::string, std::string>({
      {"The town bought 4,000 COVID-19 tests.", "COVID-19 test"},
      {"They sent thousands of COVID-19 test kits.", "COVID-19 test kit"},
      {"It sold 12 F-16 fighters.", "F-16 fighter"},
      {"The carrier ordered 20 Boeing 737 jets.", "Boeing 737 jet"},
  }));
  CHECK(test::claim_of(text).quantity.unit == unit);
}

TEST_CASE("sides share the unit of the last, times without a change are counted") {
  const auto sides = test::claims_of("Dimensions: 11.8 x 6.3 x 8.3 inches");
  REQUIRE(sides.size() == 3);
  CHECK(sides[0].quantity.unit == "inch");
  CHECK(sides[2].subject == "Dimensions");
  const core::Claim times = test::claim_of("He ran for mayor three times.");
  CHECK(times.kind == ClaimKind::level);
  CHECK(test::claim_of("Output rose three times.").kind == ClaimKind::multiple);
  CHECK(test::claim_of("It took 20+ hours of flying.").quote == "20+ hours of flying");
}

TEST_CASE("others are what was counted before, or people") {
  const auto claims = test::claims_of("The quake killed nine miners and injured six others.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quote == "six others");
  CHECK(claims[1].quantity.unit == "miner");
  CHECK(test::claim_of("The driver and four others were hurt.").quantity.unit == "person");
}

TEST_CASE("a number said twice, a hanging hyphen, a measure of every so many") {
  CHECK(test::claim_of("Return it within thirty (30) days.").quantity.unit == "day");
  const core::Claim flats = test::claim_of("It builds two- or three-room flats.");
  REQUIRE(flats.quantity.range);
  CHECK(flats.quantity.range->high.to_string() == "3");
  const core::Claim rest = test::claim_of("Rest for 2 minutes every ten minutes.");
  CHECK(rest.quantity.per == "10 minute");
  CHECK(rest.kind == ClaimKind::rate);
}

TEST_CASE("shares told together, how long a rise took") {
  const auto claims = test::claims_of("It won 55% and 42% of voters.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].kind == ClaimKind::share);
  CHECK(claims[0].subject == "voters");
  const core::Claim years = test::claim_of("A ten-year rise ended.");
  CHECK(years.kind == ClaimKind::level);
  CHECK(years.subject == "rise");
}

TEST_CASE("a sign for a rate is a unit and what it is per") {
  const auto [text, unit, per] =
      GENERATE(values<std::tuple<std::string, std::string, std::string>>({
          {"The wind blew at 60 mph.", "mile", "hour"},
          {"The camera shoots 30 fps.", "frame", "second"},
          {"It pays 40 pounds per qualifying child.", "GBP", "child"},
          {"They eat 2.5 cups of beans and lentils a week.", "cup", "week"},
          {"The rope holds 700 pounds, annually.", "pound", "year"},
      }));
  const core::Claim c = test::claim_of(text);
  CHECK(c.quantity.unit == unit);
  CHECK(c.quantity.per == per);
  CHECK(c.kind == ClaimKind::rate);
}

TEST_CASE("prices side by side are no phone number") {
  CHECK(test::claims_of("Its $29 72W charger is small.").size() == 2);
}

TEST_CASE("a cut of sales is a part of them, growing at a percent is a change") {
  const core::Claim cut = test::claim_of("The shop takes a 30% cut of sales.");
  CHECK(cut.kind == ClaimKind::share);
  CHECK(cut.subject == "sales");
  const core::Claim pace = test::claim_of("Exports are growing at 3 percent.");
  CHECK(pace.kind == ClaimKind::relative_change);
  CHECK(pace.direction == core::Direction::up);
  CHECK(test::claim_of("The game revolves around seven cards.").quantity.hedge ==
        core::Hedge::none);
  CHECK(test::claim_of("Her career spans over five decades.").quantity.hedge ==
        core::Hedge::more_than);
}

TEST_CASE("from one price to another per unit: both are per it, and of the same thing") {
  const auto claims = test::claims_of("You pay now, and prices range from $300 to $900 per term.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.per == "term");
  CHECK(claims[0].kind == ClaimKind::rate);
  CHECK(claims[1].subject == claims[0].subject);
}

TEST_CASE("twelve months to do something last, a bound may name an age") {
  CHECK(test::claim_of("You have up to 12 months to finish it.").quantity.unit == "month");
  CHECK(test::claim_of("Children under age 17 pay less.").quantity.hedge == core::Hedge::less_than);
}

TEST_CASE("one child in five, 40-ish years, a 34-inch screen by its sign, counts in brackets") {
  const core::Claim child = test::claim_of("The charity helps one child in five.");
  CHECK(child.kind == ClaimKind::share);
  CHECK(child.quantity.value.to_string() == "0.2");
  const core::Claim years = test::claim_of("It has sold bread for some 40-ish years.");
  CHECK(years.quantity.unit == "year");
  CHECK(test::claim_of("It has a 34\" screen.").quantity.unit == "inch");
  const auto jobs = test::claims_of("Bank tellers lead with 24,780 posts, then cooks (3,923).");
  REQUIRE(jobs.size() == 2);
  CHECK(jobs[1].quantity.unit == "post");
  CHECK(test::claims_of("Book 2 is better, as it says in book 2.").empty());
  CHECK(test::claim_of("That equals one or two full-time clerks.").quantity.range);
}

TEST_CASE("a score is no year, questions are raised, not increased") {
  CHECK(test::claim_of("It earned a score of 2072.").quote == "2072");
  CHECK(test::claim_of("It raised two questions.").kind == ClaimKind::level);
}

TEST_CASE("what a noun is over is no bound, and so many plus are at least so many") {
  CHECK(test::claim_of("It has control over six ports.").quantity.hedge == core::Hedge::none);
  CHECK(test::claim_of("It has control over more than six ports.").quantity.hedge ==
        core::Hedge::more_than);
  CHECK(test::claim_of("It won over 12 seats.").quantity.hedge == core::Hedge::more_than);
  CHECK(test::claim_of("They take 20 plus people.").quantity.hedge == core::Hedge::at_least);
}
