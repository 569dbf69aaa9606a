#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

TEST_CASE("what stands right beside a measured figure is its subject") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"They paid a fine of $500.", "fine"},
      {"The city received a $5 million grant.", "grant"},
      {"The account pays 4 percent interest.", "interest"},
      {"Thieves took watches worth $2 million.", "watches"},
      {"Police seized watches worth $2 million.", "watches"},
      {"Watches worth $2 million vanished.", "Watches"},
      {"It is well worth the $20 price.", "price"},
      {"Lee asked all firms, determining that 57% paid.", "Lee"},
      {"The building that was sold for $2 million is old.", "The building"},
      {"The town has three times the number of cars.", "number of cars"},
      {"The price is three times the cost of gold.", "The price"},
      {"It faces fines of up to $3 million.", "fines"},
      {"Its unpaid fines of $3 million grew.", "unpaid fines"},
      {"Ann Lee, 55, could face a decade and $500.", "Ann Lee"},
      {"Denmark spent €300 million on bridges.", "bridges"},
      {"Alaska was bought from Russia for $7.2 million.", "Alaska"},
      {"Seward bought the territory for $7.2 million.", "territory"},
      {"Shipping is free on orders over $50.", "orders"},
      {"The shop takes 30% off the marked price.", "marked price"},
      {"The new class uses 40% less memory.", "memory"},
      {"It takes sound three seconds to cross the bay.", "sound"},
      {"She recommends walking for 20 minutes.", "walking"},
      {"Battery life: 10 hours", "Battery life"},
      {"Its 65W USB-C charger is small.", "USB-C charger"},
      {"Its 305-metre-wide dish collapsed.", "dish"},
      {"Members earn 3X points.", "points"},
      {"The Nokia 3310 (€129 in 2000) lasted.", "The Nokia 3310"},
      {"2 tbsp olive oil", "olive oil"},
      {"The thickness maxes out at 3 mm.", "The thickness"},
      {"Users met long delays that exceeded two hours.", "delays"},
      {"They saved $5,000 for the funeral.", "funeral"},
      {"It raised funds, valuing the company at $6 billion.", "company"},
      {"The kettle also performed well after three hours.", "kettle"},
      {"It has Lite and Plus ($25).", "Plus"},
      {"For more than 25 years, she has sung.", "she"},
      {"Lopez, who denies it, has hidden for seven years.", "Lopez"},
      {"The firm, a maker of toys, lost $5 million.", "The firm"},
      {"They gave $10 million worth of vaccines.", "vaccines"},
      {"It takes 28 days for the moon to circle us.", "moon"},
      {"This is 10% off for young renters.", "young renters"},
      {"Three days later, the army left.", "army"},
      {"The galaxy, some 100,000 light-years wide, is old.", "The galaxy"},
      {"His diet is 100% plant-based.", "His diet"},
      {"The report says that he stayed 52 minutes.", "he"},
      {"The firm made $2 billion in annual revenue.", "annual revenue"},
      {"It has 100 percent satisfaction rates.", "satisfaction rates"},
      {"The lamp, retailing at $59, is new.", "The lamp"},
      {"You try it and then plans start at $9.", "plans"},
      {"Degrees starting at $9,000 are new.", "Degrees"},
      {"It said that profit reached $5 million.", "profit"},
      {"Capacity: 27 ounces | Weight: light", "Capacity"},
      {"Net asset value per share was $2.06.", "Net asset value per share"},
      {"This rises to 76 percent.", "This"},
      {"Inflation in the region at 5.6 percent is high.", "Inflation"},
  }));
  CHECK(test::claim_of(text).subject == subject);
}

TEST_CASE("a phrase of the figure's own names its subject, whatever the clause speaks of") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Landlords expect rents to rise about 2 percent.", "rents"},
      {"Painters work late, with hourly fees between $40 and $60.", "hourly fees"},
      {"The farm has jobs ranging in pay up to $20.", "jobs"},
      {"The mill compares well with that of looms costing $900.", "looms"},
      {"To bake it, heat the oven to 210 degrees.", "oven"},
      {"He met with friends at 5 kilometres.", "He"},
      {"Sailors train to cross the bay at 9 knots.", "Sailors train to cross the bay"},
      {"Bake at a steady heat between 190 and 200 °C.", "steady heat"},
      {"The aid is for widows with income under $20,000.", "income"},
      {"Begin with a small buffer, such as 4 MB.", "small buffer"},
      {"She took the puppy on quick walks – about 15 minutes.", "quick walks"},
      {"The clerk spent the next four days reading old files.", "The clerk"},
      {"Expect a tip between $10 and $15.", "tip"},
      {"Cooks get tips between $10 and $15.", "tips"},
      {"Dig a hole two metres deep.", "hole"},
      {"Police warned of recent thefts exceeding $600 million.", "recent thefts"},
      {"They saw a screen going from 9 inches.", "screen"},
      {"Spain has an unemployment rate of 12 percent.", "unemployment rate"},
      {"The fee per year ($900 a month) is low.", "The fee per year"},
      {"Nearly 75 percent of U.S. voters agree.", "U.S. voters"},
      {"He gave two hours of hands-on training.", "hands-on training"},
      {"She puts in 30 minutes of hard work.", "hard work"},
  }));
  CHECK(test::claim_of(text).subject == subject);
}

TEST_CASE("the figure that opens a sentence is told of who acts behind the comma") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"At $1,199 for a queen, it is cheap.", "it"},
      {"Over the past five decades, Okafor has sung.", "Okafor"},
      {"The lake, some 20 metres deep, holds carp.", "The lake"},
      {"It’s light (under two pounds) and strong.", "It"},
      {"Usually selling for $40, the lamp is dear.", "lamp"},
      {"Ranked first in the big survey for four years, Ajax is ahead.", "Ajax"},
      {"Students may rent used books, saving them $90.", "Students"},
      {"Demand for some trades, such as young roofers and masons, has fallen 5 percent.",
       "Demand for some trades"},
      {"Its 15-inch 1920×1200 display is dim.", "display"},
      {"The price of a truck or van sold in May was $9.", "The price of a truck or van sold"},
      {"The firms and their bank have worked for six years.", "The firms and their bank"},
      {"The rate on a new loan stayed below 6 percent.", "The rate on a new loan"},
      {"The price of a van sold locally in May was $9.", "The price of a van sold"},
      {"The shop is offering the Acme lamp for $30.", "Acme lamp"},
      {"The aide urged them to triple that sum.", "sum"},
      {"Puppies need 15 minute bursts of play.", "bursts"},
      {"They arrived with 100% battery.", "battery"},
      {"The bot picked a carrier, quoting fares between $121 and $196.", "fares"},
      {"When the mood changed, shares rose, costing $90.", "shares"},
      {"In the first 60 days the company grew.", "company"},
      {"Starting wages for cooks range from $12, with more later.", "Starting wages for cooks"},
      {"Most vans have a range of 300 miles.", "range"},
      {"Among students who borrowed, 8 percent have paid.", "students"},
      {"Get enough memory, preferably 8 GB, to run it.", "enough memory"},
      {"Lessons for adults: Starts at $10", "Lessons for adults"},
      {"The index hit a new all-time high of 4,081.38.", "The index"},
      {"Two days after the long and bitter vote, Okafor left.", "Okafor"},
      {"They give members a free $10 Acme gift card.", "Acme gift card"},
      {"It was a bad year for insurers, losing 9% in net premiums.", "net premiums"},
      {"Pups may start classes by 8 weeks of age and go on.", "Pups"},
      {"Shops match their rivals, with prices as low as $29.", "prices"},
      {"The mayor said the port would double its output.", "output"},
  }));
  CHECK(test::claim_of(text).subject == subject);
}

TEST_CASE("a participle behind a pause speaks of whom the clause speaks") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Their new play was ignored – and failed at home, making $300.", "Their new play"},
      {"The fund helps towns – investing $200 million.", "The fund"},
      {"Clients who own home and car policies can save $80.", "Clients"},
      {"A quiet engine, such as the old diesel, will set you back $900.", "A quiet engine"},
  }));
  CHECK(test::claim_of(text).subject == subject);
}

TEST_CASE("a relative clause speaks of the noun before it") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"The number of men who died has doubled.", "The number of men"},
      {"Its murder rate, which fell to 3.9 percent, is low.", "Its murder rate"},
      {"Analysts wrote on Friday that sales doubled.", "sales"},
  }));
  CHECK(test::claim_of(text).subject == subject);
}

TEST_CASE("a change that sums up counts what the figure before it counts") {
  const auto claims = test::claims_of("The council closed 14 schools – a 20 percent cut.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].subject == "schools");
  const auto rates = test::claims_of("The rate went from 30 per 100,000 to 45 per 100,000.");
  REQUIRE(rates.size() == 2);
  CHECK(rates[0].direction == core::Direction::up);
}

TEST_CASE("what follows a figure speaks of what that figure is of, and not of the whole clause") {
  const auto claims = test::claims_of(
      "The council approved a budget of $84 million for 2026, up 6 percent from $79 million.");
  REQUIRE(claims.size() == 3);
  for (const core::Claim& c : claims) CHECK(c.subject == "budget");
}

TEST_CASE("a part told again in brackets is a share of the same whole") {
  const auto part = test::claims_of("Some 1,240 of the 2,000 households (62%) recycle.");
  REQUIRE(part.size() == 3);
  CHECK(part[2].kind == core::ClaimKind::share);
  CHECK(part[2].subject == "households");
  const auto rate = test::claims_of("Of 200 loans, 40 (at 5%) are new.");
  CHECK(rate.back().kind == core::ClaimKind::level);
}

TEST_CASE("a second subject without a verb takes unit, kind and direction of the figure before") {
  const auto [text, subject, unit, per] =
      GENERATE(values<std::tuple<std::string, std::string, std::string, std::string>>({
          {"Exports were worth 61 billion euros and imports 58 billion.", "imports", "EUR", ""},
          {"Cooks earn $20 an hour and bakers $25.", "bakers", "USD", "hour"},
          {"Revenue was $5 million and profit 2 million.", "profit", "USD", ""},
          {"Rent rose to $5 million and board to 2 million.", "board", "USD", ""},
          {"The coat costs 20 dollars and the hat 12.", "hat", "USD", ""},
          {"Men live 80 years and women 85.", "women", "year", ""},
          {"Chad's Kavo fell 2 percent and South Korea's Kospi 3 percent.", "South Korea's Kospi",
           "percent", ""},
          {"Wheat gained 2 percent; Matif, 3 percent.", "Matif", "percent", ""},
          {"Men scored 32 points and women 34.", "points", "point", ""},
          {"Support was 60 percent in May and 40 in June.", "Support", "percent", ""},
          {"It posted a profit of $5 million, compared with $3 million before.", "profit", "USD",
           ""},
          // Verbs of the first subject, and money that is none.
          {"Firms earn $5 million and owe $3 million.", "Firms", "USD", ""},
          {"The firm earned $5 million and owes $3 million.", "The firm", "USD", ""},
          {"Oil fell to $60 and the index to 3,400.", "Oil", "", ""},
          {"It has a budget of $50 million and a staff of 40 million.", "", "staff", ""},
          {"The coat costs $20 and the hat 12 coupons.", "coupons", "coupon", ""},
          // What was counted is the object, not who counted it.
          {"Hospitals reported 612 births in May, up 41.", "births", "birth", ""},
      }));
  INFO(text);
  const auto claims = test::claims_of(text);
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].subject == subject);
  CHECK(claims[1].quantity.unit == unit);
  CHECK(claims[1].quantity.per == per);
}

TEST_CASE("a number that no percent can be counts what was counted before the percent") {
  const auto claims = test::claims_of("Dealers sold 3,054 new boats, down 12 percent from 3,820.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[2].quantity.unit == "new boat");
  CHECK(claims[2].subject == "new boats");
}
