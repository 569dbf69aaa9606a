// The ways in which news writes figures that a tidy sentence does not show: units and nouns as news
// has them, levels of an index, dates and list marks that look like figures.
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

TEST_CASE("a unit is found behind adjectives, conjunctions and in other spellings") {
  using Row = std::tuple<std::string, std::string, std::string>;
  const auto [text, quote, unit] = GENERATE(values<Row>({
      {"It counted 4.3 million digital and physical sales.",
       "4.3 million digital and physical sales", "digital and physical sale"},
      {"She mended dozens of Ford and Opel vans.", "dozens of Ford and Opel vans",
       "Ford and Opel van"},
      {"He rated the 20 most expensive restaurants.", "20 most expensive restaurants",
       "expensive restaurant"},
      {"They served a three course meal.", "three course meal", "course meal"},
      {"It joins the 50 previous years of drama.", "50 previous years of drama", "year"},
      {"Output fell for two more years.", "two more years", "year"},
      {"The engine turns out 450 Nm.", "450 Nm", "newton metre"},
      {"The light has a wavelength of 450 nm.", "450 nm", "nanometre"},
      {"The car has 300 PS.", "300 PS", "horsepower"},
      {"A dram is 1⁄128 of a pint.", "1⁄128 of a pint", "pint"},
      {"The guard averages 15.3 ppg.", "15.3 ppg", "point per game"},
      {"The ground holds 80, 000 spectators.", "80, 000 spectators", "spectator"},
      {"Profit came to Y=590 billion.", "Y=590 billion", "JPY"},
      {"The planet has 8 B people.", "8 B people", "person"},
      {"It did the 0-to-60-mph run.", "0-to-60-mph", "mile per hour"},
      {"He sold 30 - year bonds.", "30 - year", "year"},
      {"She has a pen that is 10 \" long.", "10 \"", "inch"},
  }));
  const core::Claim c = test::claim_of(text);
  CHECK(c.quote == quote);
  CHECK(c.quantity.unit + (c.quantity.per.empty() ? "" : " per " + c.quantity.per) == unit);
}

TEST_CASE("a rate without a noun counts what the figure before it counts") {
  const auto claims = test::claims_of("It saw 22 burglaries, against an average of 20 per week.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quantity.unit == "burglary");
  CHECK(claims[1].quantity.per == "week");
}

TEST_CASE("a code of money belongs to the number that has no other") {
  const auto claims = test::claims_of("rmb 10 usd 20");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.unit == "CNY");
  CHECK(claims[1].quantity.unit == "USD");
  const auto reversed = test::claims_of("10 rmb 20 usd");
  REQUIRE(reversed.size() == 2);
  CHECK(reversed[0].quote == "10 rmb");
  CHECK(test::claim_of("He gives away 3 USD50 cards.").quote == "USD50");
}

TEST_CASE("an amount of an amount has its unit, and collecting money is no change") {
  const auto claims = test::claims_of("He has only raised 280 million of the 1.5 billion shekels.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.unit == "ILS");
  CHECK(claims[0].kind == core::ClaimKind::level);
}

TEST_CASE("the level that a change led to moved the same way") {
  const auto claims = test::claims_of("The index ended down 1% at 1,463.78 points.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].direction == core::Direction::down);
  CHECK(test::claim_of("The aim was revised upward by $40 billion.").direction ==
        core::Direction::up);
}

TEST_CASE("a measure before a noun is no change") {
  CHECK(test::claim_of("He added a 30 degree slope.").kind == core::ClaimKind::level);
}

TEST_CASE("a level among changes in points is in points") {
  const auto claims =
      test::claims_of("The index lost 162.31 points, or 2.1%, to fall to 7,425.81.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[2].quantity.unit == "point");
}

TEST_CASE("a counted subject is no unit of the next figure") {
  const auto claims = test::claims_of("The five launches will offer 435 homes and 187 by tender.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[2].quantity.unit == "home");
}

TEST_CASE("prices are no unit of what they rose by") {
  CHECK(test::claim_of("Car prices will go up by an average of 1500.").quantity.unit.empty());
}

TEST_CASE("what looks like a count is a date, a list mark, a channel or an address") {
  const std::string text =
      GENERATE(as<std::string>(), "The market fell on oct. 13 again.",
               "It stood between A.D. 1000 and 1260.", "It polled women aged 25 to 54.",
               "He said 1 ) stay calm and 2 ) wait.", "Viewers want Channel 5s coverage back.",
               "The shop is at 16-18 Mill Lane.");
  INFO(text);
  CHECK(test::claims_of(text).empty());
}

TEST_CASE("what looks like a year or a phone number is a figure") {
  const auto [text, quote] = GENERATE(values<std::tuple<std::string, std::string>>({
      {"Car prices went up by an average of 1500.", "an average of 1500"},
      {"In 2006 95% of them agreed.", "95%"},
  }));
  CHECK(test::claim_of(text).quote == quote);
}

TEST_CASE("a bare number beside a verb that hurts people counts people") {
  const auto [text, quote] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Flood kills 5", "5"},
      {"Storm injures nearly 300, towns cut off", "nearly 300"},
      {"Fire in the mill leaves 12 dead", "12"},
      {"Some 4,000 displaced after the quake", "Some 4,000"},
  }));
  const core::Claim c = test::claim_of(text);
  CHECK(c.quote == quote);
  CHECK(c.quantity.unit == "person");
}

TEST_CASE("who told a figure is not what it counts") {
  const auto claims =
      test::claims_of("Firms added 52,000 jobs, more than the 39,000 economists had expected.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quote == "39,000");
  CHECK(claims[1].quantity.unit == "job");
  CHECK(test::claim_of("A survey of the 40 economists expected to vote is out.").quantity.unit ==
        "economist");
}

TEST_CASE("a number in brackets counts the noun before it, a note does not") {
  const auto claims = test::claims_of("The number of wineries (60) has tripled.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.unit == "winery");
  CHECK(test::claims_of("It was found in many trials (26). It is common in mice [27].").empty());
}

TEST_CASE("a margin is a level, the level behind a relative change has its own unit") {
  CHECK(test::claim_of("The hosts lost by three goals.").kind == core::ClaimKind::level);
  const auto claims = test::claims_of("The index fell 3 % to 20.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quantity.unit.empty());
}

TEST_CASE(
    "numbers that begin with their mark, go on behind a hundred, or lend a scale to a range") {
  CHECK(test::claim_of("The stamp costs $.50 now.").quantity.value.to_string() == "0.50");
  CHECK(test::claim_of("It has 3 hundred and 21 pages.").quantity.value.to_string() == "321");
  const auto claims = test::claims_of("Output rose from 24.2 to 33-35 billion euros.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.unit == "EUR");
  CHECK(claims[0].quantity.value.to_double() == 24.2e9);
}

TEST_CASE("a bound that takes its figure in") {
  const core::Claim c = test::claim_of("A load of more than 50 or equal to it is safe.");
  CHECK(c.quote == "more than 50 or equal to");
  CHECK(c.quantity.hedge == core::Hedge::at_least);
}

TEST_CASE("in a title of capitals a verb behind a number is no name, and March may be a verb") {
  core::Article article;
  article.title.value = "More Than 80,000 Died Within Six Weeks, Report Says";
  const auto claims = test::extractor().read(article).claims;
  REQUIRE(!claims.empty());
  CHECK(claims[0].quote == "More Than 80,000");
  CHECK(!test::claim_of("Thousands March on Parliament", "2024-05-02").period);
  CHECK(test::claim_of("It sold 300 cars in March", "2024-05-02").period);
}

TEST_CASE("more than at an earlier time is a comparison") {
  const auto claims =
      test::claims_of("Bread costs 3.20 euros, 28 percent more than two years ago.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[1].direction == core::Direction::up);
  CHECK(claims[2].quote == "two years");
  CHECK(claims[2].quantity.hedge == core::Hedge::none);
  CHECK(test::claims_of("The mill closed more than two years ago.").front().quote ==
        "more than two years");
}
