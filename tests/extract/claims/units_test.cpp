// Money, measures and what only looks like them: names and signs of currencies, units of which only
// the capitals tell, verbs behind a number.
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

namespace {

std::string unit_of(const std::string& text, const std::string& quote) {
  for (const core::Claim& c : test::claims_of(text)) {
    if (c.quote != quote) continue;
    const bool rate = c.quantity.unit_kind == core::UnitKind::physical && !c.quantity.per.empty();
    return c.quantity.unit + (rate ? " per " + c.quantity.per : "");
  }
  return "no such claim";
}

}  // namespace

TEST_CASE("money has its code by name, by sign and by code") {
  using Row = std::tuple<std::string, std::string, std::string>;
  const auto [text, quote, unit] = GENERATE(values<Row>({
      {"The fine is 5,000 kronor.", "5,000 kronor", "SEK"},
      {"It lent 300 Albanian lekë and took 40 back.", "300 Albanian lekë", "ALL"},
      {"A stamp costs 15 Vanuatu vatu.", "15 Vanuatu vatu", "VUV"},
      {"The rent is AMD 300 a day.", "AMD 300 a day", "AMD"},
      {"It paid ₾200 for the wine.", "₾200", "GEL"},
      {"The ministry lost R1.2 billion.", "R1.2 billion", "ZAR"},
      {"A ticket is R500.", "R500", "ZAR"},
      {"The price of petrol is 18 R.", "18 R", "ZAR"},
      {"A seat costs 150 kn.", "150 kn", "HRK"},
      {"The ship does 20 kn.", "20 kn", "knot"},
      {"A bowl of soup is 9,000 won.", "9,000 won", "KRW"},
      {"They paid 20 kroner.", "20 kroner", "krone"},
      {"Tea is 50 paise.", "50 paise", "INR"},
      {"It was two pounds fifty.", "two pounds fifty", "GBP"},
      {"They paid 2 mil dollars.", "2 mil dollars", "USD"},
      {"It is worth a quarter of a euro.", "a quarter of a euro", "EUR"},
      {"The price is 100 Ft.", "100 Ft", "HUF"},
      {"The rope is 100 ft long.", "100 ft", "foot"},
      {"He paid Rs. 500 for it.", "Rs. 500", "INR"},
  }));
  INFO(text);
  CHECK(unit_of(text, quote) == unit);
}

TEST_CASE("what is said to be most is counted by the number behind it") {
  CHECK(unit_of("Norway won the most gold medals, 12, ahead of Canada.", "12") == "gold medal");
  CHECK(unit_of("Mora made the fewest errors (3) of all.", "3") == "error");
  CHECK(unit_of("Norway won most of the medals, 12 in all.", "12") == "no such claim");
}

TEST_CASE("a word that spells a code or a coin is a word") {
  CHECK(unit_of("She carried one pen.", "one pen") == "pen");
  CHECK(unit_of("One driver stopped her.", "One driver") == "driver");
  CHECK(test::claims_of("All five won medals.").empty());
  CHECK(test::claims_of("He drives an R8 and lives at R5.").empty());
  CHECK(test::claims_of("She bought the Nighthawk R6700 and the A15-21P-R288.").empty());
  CHECK(unit_of("The shop is at 301 N. Main Street.", "301 N") == "no such claim");
}

TEST_CASE("measures of science and trade have their names") {
  using Row = std::tuple<std::string, std::string, std::string>;
  const auto [text, quote, unit] = GENERATE(values<Row>({
      {"Carbon dioxide reached 420 ppm.", "420 ppm", "part per million"},
      {"He weighs 11 stone.", "11 stone", "stone"},
      {"The beam has 6 TeV.", "6 TeV", "teraelectronvolt"},
      {"The engine has 1,600 cc.", "1,600 cc", "cubic centimetre"},
      {"The current is 5 A.", "5 A", "ampere"},
      {"The rock is 66 Ma old.", "66 Ma", "megayear"},
      {"The ship sailed 20 nautical miles.", "20 nautical miles", "nautical mile"},
      {"She taught there for 10 a and left.", "10 a", "year"},
      {"It counts 60 cpm.", "60 cpm", "count per minute"},
      {"It falls at 9.8 m/s2.", "9.8 m/s2", "metre per second squared"},
      {"The pipe is 20 sq in wide.", "20 sq in", "square inch"},
      {"It took 400 IU of vitamin D.", "400 IU of vitamin D", "international unit"},
  }));
  INFO(text);
  CHECK(unit_of(text, quote) == unit);
  CHECK(test::claim_of("The sea is 35‰ salt.").quantity.value.to_double() == 3.5);
}

TEST_CASE("a letter that may begin something is no unit") {
  CHECK(test::claims_of("He sat in 5A.").empty());
  CHECK(unit_of("He lives at 5 N Main Street.", "5 N") == "no such claim");
  CHECK(test::claim_of("It opens at 10 a.m. on 3 days.").quote == "3 days");
}

TEST_CASE("adjectives before one noun, consumption per distance") {
  CHECK(unit_of("She saw thousands of small, quiet towns.", "thousands of small, quiet towns") ==
        "small, quiet town");
  const core::Claim car = test::claim_of("The car uses 5 l/100km.");
  CHECK(car.quantity.unit == "litre");
  CHECK(car.quantity.per == "100 kilometre");
}

TEST_CASE("a man of an age is measured, a name with an age is not") {
  const core::Claim man = test::claim_of("The patient is a man of age 87.");
  CHECK(man.quote == "age 87");
  CHECK(man.quantity.unit_kind == core::UnitKind::age);
  CHECK(test::claims_of("Mary Smith, age 87, sat down.").empty());
}

TEST_CASE("what is not over a bound is under it") {
  CHECK(test::claim_of("It has no greater than 7 rooms.").quantity.hedge == core::Hedge::at_most);
  CHECK(test::claim_of("It is not under 10 metres.").quantity.hedge == core::Hedge::at_least);
  CHECK(test::claim_of("It is never less than 10 metres.").quantity.hedge == core::Hedge::at_least);
}

TEST_CASE("a number behind a name counts where a list leaves out the verb") {
  const std::string list = "Of the 90 seats, the Reds won 41, the Greens 28 and the Blues 21.";
  CHECK(unit_of(list, "28") == "seat");
  CHECK(unit_of("Guests flew Boeing 747, Airbus 380 and Tupolev 154.", "380") == "no such claim");
}

TEST_CASE("what a part is of gives its noun, whoever it belongs to and whatever was done to it") {
  CHECK(unit_of("Nine of the theatre's 14 actors were ill.", "Nine") == "actor");
  CHECK(unit_of("They saw six farms. Of the six visited, two were dirty.", "six") == "farm");
}

TEST_CASE("a bare number takes over what was counted, and no length of time for thousands") {
  // "down" belongs to the verb: what was shot down is counted, and no fall.
  const auto drones =
      test::claims_of("Crews shot down 74 drones overnight, 19 more than the 45 of Sunday night.");
  REQUIRE(drones.size() == 3);
  CHECK(drones[1].quantity.unit == "drone");
  CHECK(drones[2].quantity.unit == "drone");
  const auto year =
      test::claims_of("They built 4,200 cars, 12 more than the 4,188 of the year before.");
  REQUIRE(year.size() == 3);
  CHECK(year[2].quantity.unit == "car");
  const auto since = test::claims_of("In the two years since the vote the figure was 6,200.");
  REQUIRE(since.size() == 2);
  CHECK(since[1].quantity.unit != "year");
}

TEST_CASE("a letter is money only in front of what can be nothing else") {
  CHECK(test::claim_of("It cost P3.1 million.").quantity.unit == "PHP");
  CHECK(test::claim_of("It cost N1,500.").quantity.unit == "NGN");
  CHECK(test::claims_of("A lorry left the N340 road.").empty());
  CHECK(test::claims_of("She wore a P100 filter.").empty());
}

TEST_CASE("what is handed over is no bound, what takes over half an hour is one") {
  CHECK(test::claim_of("She handed over 120 houses.").quantity.hedge == core::Hedge::none);
  CHECK(test::claim_of("The repairs took over 30 minutes.").quantity.hedge ==
        core::Hedge::more_than);
}
