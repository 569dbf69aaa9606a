#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;
using core::ClaimKind;
using core::Direction;

TEST_CASE("results, ratings, identifiers, ages, notes and models are no figures") {
  const auto text = GENERATE(
      as<std::string>{}, "Rovers 3, United 1: Ann Lee scored.", "The kettle earned a 4.7/5 score.",
      "The mover (4.96/5 rating) came.", "The firm (Permit: 1543241) moved.",
      "They asked pupils (ages 12-17).", "It is known to fail [ 5 – 8 ].",
      "Toll-free: 1-888-555-0100", "File your 1041s early.",
      "It is cheaper than the Kite 300X and others.", "Paul Reed Jr., 55, was not there.",
      "They took emergency 911 calls.", "Use two-factor locks.", "He drilled a 3-pointer.",
      "I have one myself.", "She teaches sewing 101.", "He has type 2 diabetes.",
      "A level 3 charger works.", "Pupils in grades 6-12 came.", "Mind the 80/20 rule.",
      "Use the rule of thirds.", "He ran his first 5k.", "The 5500M chip runs hot.",
      "They asked people between the ages of 22 and 25.", "She called 911.",
      "I like the Acme 514’s price.", "They built software 1.0, which failed.",
      "It was run by the 89ers.", "It came with 802.11ac support.", "It has the Acme Pro 5500M.",
      "It is a history of brewing, 1300-1600.", "The Gear OP1 8K V2 is light.",
      "In tests the new Llama 3.1, too, was slow.", "They work in group 2 cells.",
      "2026 Harbour prize winners");
  INFO(text);
  CHECK(test::claims_of(text).empty());
}

TEST_CASE("what looks like a mark counts all the same") {
  const auto [text, count] = GENERATE(values<std::pair<std::string, std::size_t>>({
      {"Mexico 12, Peru and Chile 7 cases.", 1},
      {"Nine of the 4.5 litres leaked.", 2},
      {"The state has 1543241 voters.", 1},
      {"The pupils swam 12-17 lengths.", 1},
      {"It took 3s to load.", 1},
      {"Members earn 3X points.", 1},
      {"They made 1300-1600 loaves.", 1},
      {"Notable result: Attracted 814 token holders.", 1},
      {"Two United States service members left.", 1},
  }));
  INFO(text);
  CHECK(test::claims_of(text).size() == count);
}

TEST_CASE("a measure before what is counted is a figure of its own") {
  const auto claims = test::claims_of("She ran three 5-kilometre races.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.unit == "5-kilometre race");
  CHECK(claims[1].quantity.unit == "kilometre");
}

TEST_CASE("what is saved on something is a discount") {
  const core::Claim shoes = test::claim_of("Save 20% on shoes.");
  CHECK(shoes.kind == ClaimKind::relative_change);
  CHECK(shoes.direction == Direction::down);
  CHECK(shoes.subject == "shoes");
  CHECK(test::claim_of("Drivers save $200 on fees.").kind == ClaimKind::absolute_change);
  CHECK(test::claim_of("Save 20% of your pay.").kind == ClaimKind::share);
  CHECK(test::claim_of("Members save $30 a month.").kind == ClaimKind::rate);
}

TEST_CASE("a change belongs to what moves: what is added to, what was counted before") {
  CHECK(test::claim_of("A levy adds 5 percent to the price of bread.").subject == "price of bread");
  const auto vans = test::claims_of("Shoppers bought 560 new vans this year, down 5 percent.");
  REQUIRE(vans.size() == 2);
  CHECK(vans[1].subject == "new vans");
  CHECK(test::claim_of("Sales boosted by ads rose 5 percent.").subject == "Sales boosted by ads");
  CHECK(test::claim_of("It brought 40% more web traffic.").subject == "web traffic");
}

TEST_CASE("words of change inside names, compounds and other verbs move nothing") {
  const auto text =
      GENERATE(as<std::string>{}, "Lorries make up 14 percent of all sales.",
               "Buyers like slightly lower prices near $11.", "Avoid cake-cutting fees of $50.",
               "The Hike and Bike Trail is 10 miles long.", "Fees vary, but cuts range from $5.",
               "She paid double the price.", "He set up 12 tents.");
  INFO(text);
  CHECK(test::claim_of(text).direction == Direction::none);
}

TEST_CASE("a part of all sales is a share, a part of sales a ratio, those with a part a share") {
  CHECK(test::claim_of("Lorries are 14 percent of all sales.").kind == ClaimKind::share);
  CHECK(test::claim_of("Research is 14 percent of sales.").kind == ClaimKind::ratio);
  CHECK(test::claim_of("The app is popular, with 77% using the map.").kind == ClaimKind::share);
  CHECK(test::claim_of("They need 25 times your yearly costs.").kind == ClaimKind::multiple);
}

TEST_CASE("how tall plants grow, a fee that is added and a story about three sisters are levels") {
  CHECK(test::claim_of("Plants grow 2 feet tall.").kind == ClaimKind::level);
  CHECK(test::claim_of("Add a $50 fee.").kind == ClaimKind::level);
  CHECK(test::claim_of("Profits grew $50 million.").kind == ClaimKind::absolute_change);
  CHECK(test::claim_of("It is a story about three sisters.").quantity.hedge == core::Hedge::none);
  CHECK(test::claim_of("It fits up to a 3-litre flask.").quantity.hedge == core::Hedge::at_most);
  CHECK(test::claim_of("Owls saw two good hours.").quantity.unit == "hour");
  CHECK(test::claim_of("The plan costs $5/mo now.").quantity.per == "month");
  CHECK(test::claim_of("The maximum age of 70 is fixed.").quantity.unit == "year");
  const core::Claim age = test::claim_of("Kittens may leave at eight weeks of age and play.");
  CHECK(age.quantity.unit == "week");
  CHECK(age.subject == "Kittens");
  const core::Claim pair = test::claim_of("The plan has 18 basic and advanced safety steps.");
  CHECK(pair.quantity.unit == "basic and advanced safety step");
  const auto parts = test::claims_of("It costs from 20 to 50 percent of the trip.");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].kind == ClaimKind::share);
}

TEST_CASE("the same share once more, a level behind a multiple, rates in brackets") {
  const auto users = test::claims_of("More than three in four users (76%) left.");
  REQUIRE(users.size() == 2);
  CHECK(users[1].kind == ClaimKind::share);
  const auto power =
      test::claims_of("The mayor said the port would double its output, going from 5 to 9 tonnes.");
  REQUIRE(power.size() == 3);
  CHECK(power[1].subject == "output");
  CHECK(power[2].direction == Direction::up);
  const auto doubled = test::claims_of("The rate doubled (from 1.1 to 3.0 per 100,000).");
  REQUIRE(doubled.size() == 3);
  CHECK(doubled[2].subject == "The rate");
  const auto rates = test::claims_of("The rate fell by 8% (from 6.5 to 6.0 per 100,000).");
  REQUIRE(rates.size() == 3);
  CHECK(rates[1].quantity.per == "100000");
  CHECK(rates[1].direction == Direction::down);
  CHECK(test::claim_of("Sales are 17 percent of total sales.").kind == ClaimKind::share);
  CHECK(test::claim_of("The other half of the plate is empty.").kind == ClaimKind::share);
}

TEST_CASE("names in the plural before the head, lamps that are better, bounds before an article") {
  CHECK(test::claim_of("Two United States service members left.").quantity.unit ==
        "United States service member");
  CHECK(test::claim_of("It looks better than three lamps.").quantity.hedge == core::Hedge::none);
  CHECK(test::claim_of("It has up to an 8-inch screen.").quantity.hedge == core::Hedge::at_most);
  CHECK(test::claim_of("The key costs a minimum $5.").quantity.hedge == core::Hedge::at_least);
  CHECK(test::claim_of("It has a value of $3bn over the next decade.").kind == ClaimKind::level);
  const auto pads = test::claims_of("The 12.9-inch pad drops to $799.");
  REQUIRE(pads.size() == 2);
  CHECK(pads[0].kind == ClaimKind::level);
  const auto saves = test::claims_of("Anders Holm made 35 saves, including 15 in the first half.");
  REQUIRE(saves.size() == 2);
  CHECK(saves[1].quantity.unit == "save");
  CHECK(test::claim_of("There are two handles underneath the lid.").quantity.unit == "handle");
  const auto vans = test::claims_of("Dealers sold 560 vans last year, an increase of 3 percent.");
  REQUIRE(vans.size() == 2);
  CHECK(vans[1].subject == "vans");
  CHECK(test::claim_of("The lamp costs $100 more and is dim.").direction == Direction::none);
  const auto gyms = test::claims_of("It fits a gym for $500, $900, and $1,200.");
  REQUIRE(gyms.size() == 3);
  CHECK(gyms[2].subject == gyms[1].subject);
  CHECK(test::claim_of("It has a score of 9.0, which is high.").quote == "9.0");
  CHECK(test::claim_of("A further 5% can be saved by paying early.").direction == Direction::down);
  CHECK(test::claim_of("They have two years or more of field experience.").subject ==
        "field experience");
  CHECK(test::claim_of("She improved in May, and by six months she was well.").kind ==
        ClaimKind::level);
}

TEST_CASE("the number of a heading is no figure, whatever was counted before") {
  const auto claims = test::claims_of("She sells on 40 platforms. Mistake 2: Not tracking stock.");
  REQUIRE(claims.size() == 1);
  CHECK(test::claim_of("Goals 2: the visitors scored late.").quantity.value == core::Decimal{2, 0});
}

TEST_CASE("the sides of a picture are no year") {
  const auto claims = test::claims_of("The 14-inch 2880×1800 panel reaches 120Hz.");
  REQUIRE(claims.size() == 2);
  CHECK(!claims[0].period);
}

TEST_CASE("what a room holds is people") {
  const auto claims = test::claims_of("They sell a pot (5 gallons) that serves 25.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quantity.unit == "person");
  CHECK(test::claim_of("The new hall seats 900.").quantity.unit == "person");
  CHECK(test::claim_of("The cottage sleeps six.").quantity.unit == "person");
}

TEST_CASE("a second number behind a number is no noun") {
  const auto claims = test::claims_of("It rose from 40 ten years ago to 90.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].quote == "40");
  CHECK(claims[2].quantity.unit.empty());  // the years say when
  CHECK(test::claim_of("They made three five-year plans.").quantity.unit == "five-year plan");
}
