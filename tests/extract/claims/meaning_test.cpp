#include <string>
#include <tuple>

#include "tests/extract/claims/english.h"

namespace recount::extract {

namespace {

std::string period_text(const core::Claim& c) {
  if (!c.period) return {};
  return std::to_string(static_cast<int>(c.period->start.year()));
}

}  // namespace

TEST_CASE("both ends of a range in two units are told in the smaller") {
  const auto [text, low, high, unit] =
      GENERATE(values<std::tuple<std::string, double, double, std::string>>({
          {"The bath takes 20 minutes to 2 hours.", 20, 120, "minute"},
          {"Visits last three days to two weeks.", 3, 14, "day"},
      }));
  const core::Claim c = test::claim_of(text);
  REQUIRE(c.quantity.range);
  CHECK(c.quantity.range->low.to_double() == low);
  CHECK(c.quantity.range->high.to_double() == high);
  CHECK(c.quantity.unit == unit);
  CHECK(test::claims_of("The pole grew 2 centimetres to 5 metres.").size() == 2);
  CHECK(test::claims_of("The bath takes 2 hours to 20 minutes.").size() == 2);
}

TEST_CASE("the time of what a change is held against is not the time of the change") {
  const auto [text, year] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Rent is up 5 percent from the same quarter in 2021.", ""},
      {"Rent is up 5 percent from 2021.", ""},
      {"In 2022 rent rose 5 percent from 2021.", "2022"},
      {"Theft is down 5 percent compared with a survey of 2021.", ""},
      {"Rent rose 5 percent from January to March 2021.", "2021"},
      {"Rent fell by 5 percent from the spring of 2020 to the spring of 2021.", "2020"},
      {"It pulled 40 clerks from the mill in 2021.", "2021"},
      {"Theft is down 5 percent from its peak in late 2021.", ""},
      {"Compared to, say, 2021, it has 40 clerks.", ""},
      {"At year-end 2021 it had 40 clerks.", ""},
      {"A 2021 review of 40 rats is out.", ""},
      {"It costs $40, but it sold out in May 2021.", ""},
      {"The fair, which lasts five days, began in May 2021.", ""},
      {"In a study published in 2021 it cured 40 rats.", ""},
  }));
  INFO(text);
  CHECK(period_text(test::claim_of(text)) == year);
}

TEST_CASE("what came to so much by a year began as much at another time") {
  const auto by = test::claims_of("The herd grew from 120 cows to 300 cows by 2021.");
  REQUIRE(by.size() == 2);
  CHECK(period_text(by[0]).empty());
  CHECK(period_text(by[1]) == "2021");
}

TEST_CASE("the time between two ends is that of the first, what they are per that of both") {
  const auto ends = test::claims_of("Theft fell from 40 percent in 2021 to 30 percent.");
  REQUIRE(ends.size() == 2);
  CHECK(period_text(ends[0]) == "2021");
  CHECK(period_text(ends[1]).empty());
  const auto per = test::claims_of("Waste will grow from 2 tonnes in 2021 to 4 tonnes a year.");
  REQUIRE(per.size() == 2);
  CHECK(per[0].quantity.per == "year");
  const auto week = test::claims_of("Do 90 minutes of rowing or 40 minutes of running each week.");
  REQUIRE(week.size() == 2);
  CHECK(week[0].quantity.per == "week");
}

TEST_CASE("a percent of a group in brackets and of the richest is a share") {
  const auto [text, kind] = GENERATE(values<std::pair<std::string, core::ClaimKind>>({
      {"Tenants (53%) like it.", core::ClaimKind::share},
      {"The richest 2 percent own the land.", core::ClaimKind::share},
      {"The bottom 40 percent own nothing.", core::ClaimKind::share},
      {"Coal accounted for 40 percent.", core::ClaimKind::share},
      {"Men make up 40 percent.", core::ClaimKind::share},
      {"Loans were made at 4 percent.", core::ClaimKind::level},
      {"More than one day in five was wet.", core::ClaimKind::share},
      {"Yields (5%) are high.", core::ClaimKind::level},
      {"Inflation (5%) is high.", core::ClaimKind::level},
  }));
  INFO(text);
  CHECK(test::claim_of(text).kind == kind);
  const auto groups = test::claims_of("Tenants (53%) and owners (40%) like it.");
  REQUIRE(groups.size() == 2);
  CHECK(groups[1].subject == "owners");
}

TEST_CASE("what a figure is of, in the words around it") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Add 2 cups warm milk.", "warm milk"},
      {"It runs on 8 GB RAM.", "RAM"},
      {"The iron is 900 degrees hot.", "The iron"},
      {"It offers 30% better mileage than the old van.", "mileage"},
      {"The council approved spending of $3 million.", "spending"},
      {"The law adds $7 billion to the debt.", "debt"},
      {"Lee said a guard noticed after six minutes.", "a guard"},
      {"I've had a bike and put 200 miles on it.", "I've"},
      {"You get a 20% discount for the first six weeks.", "discount"},
      {"Adults 65 and older vote.", "Adults"},
      {"Leeds Films’s $7 million Norse war movie failed.", "Norse war movie"},
      {"They lost by five points.", "They"},
      {"That's $2 a bag.", "That"},
      {"New oak panels - $400", "New oak panels"},
      {"Repairs took the crew five years.", "crew"},
      {"Add 2 cups whipping cream.", "whipping cream"},
      {"Rinse 2 cups of dried black beans.", "dried black beans"},
      {"The cup (40 ounces) leaks.", "The cup"},
      {"You can grab a lamp from a shop in town for $40.", "lamp from a shop in town"},
      {"It compares with the national average of 3 percent.", "national average"},
      {"Lee, whose rivals lost, played 40 games over eight years.", "games"},
      {"You can get a 50% discount.", "discount"},
      {"The cost of living in Bolivia can be as low as $4 a day.", "The cost of living in Bolivia"},
      {"Cooks see a pay increase of $22,000.", "pay"},
      {"Some 23 percent of the total 4 million acres burned.", "4 million acres"},
      {"Lee has a net worth of $5 million.", "net worth"},
      {"It starts at dawn and descends over four hours.", "It"},
      {"It sped up approvals by 3x.", "approvals"},
      {"A clinic opened, bringing the number of beds to 40.", "number of beds"},
      {"| 6 | Leeds Mills (north) | $94 billion |", "Leeds Mills"},
      {"The rates of theft doubled in the last ten years.", "The rates of theft"},
      {"It has a fine picture, namely 640 x 480 pixels, and more.", "fine picture"},
  }));
  INFO(text);
  CHECK(test::claims_of(text).front().subject == subject);
}

TEST_CASE("a second figure is of what the first is of") {
  const auto [text, subject] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Meals for 40 guests cost from $200 to $400.", "Meals"},
      {"A poll found that 60 percent of pupils sat five tests, and 14% failed.", "pupils"},
      {"It covers 100% of the terms, not just 90%.", "terms"},
      {"It adds 40 dishes, each 5 metres wide.", "dishes"},
      {"The 5-million-yuan ($1-million) lamp is lit.", "lamp"},
      {"Fasting mice lost 8 percent of weight and 16 percent of fat.", "fat"},
      {"It sold high rates – 61% for apps and 79% for guides.", "guides"},
      {"Both scored 711 points, above the industry average of 691.", "industry average"},
      {"Some 94% of pupils slept badly, with 83% waking with noise, and 60% feeling ill.",
       "pupils"},
      {"It rang 400 alarms, and 90% of those were false.", "alarms"},
      {"The inn asks $40 an hour for tea and $90 an hour for wine.", "The inn"},
      {"It lists 40 trees that grew on the isle over the next 50 years.", "trees"},
  }));
  INFO(text);
  CHECK(test::claims_of(text).back().subject == subject);
}

TEST_CASE("money that has moved speaks of what the sum before it is of") {
  const auto claims = test::claims_of("Leeds Mills posted revenue of $5 billion, up 6 percent.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].subject == "revenue");
}

TEST_CASE("people are what a bare number counts") {
  const auto [text, unit] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Two held after a raid.", "person"},
      {"Five charged with arson.", "person"},
      {"It is watched by millions.", "person"},
      {"They sing to a crowd of thousands.", "person"},
      {"Adults 65 and older vote.", "year"},
      {"Two of the last three games were lost.", "game"},
      {"The shape has 90 vertices.", "vertex"},
      {"It has four Thunderbolt 3 ports.", "Thunderbolt 3 port"},
      {"- 6x USB ports", "USB port"},
      {"They fall at a rate of about 300 to 400 a day.", ""},
  }));
  INFO(text);
  CHECK(test::claims_of(text).front().quantity.unit == unit);
}

TEST_CASE("games that are lost are no change, and over some seasons is when") {
  CHECK(test::claim_of("The club lost three games.").kind == core::ClaimKind::level);
  CHECK(test::claim_of("The club lost three staff.").kind == core::ClaimKind::absolute_change);
  CHECK(test::claim_of("He led it over two seasons.").quantity.hedge == core::Hedge::none);
  CHECK(test::claim_of("He played over 300 games.").quantity.hedge == core::Hedge::more_than);
}

TEST_CASE("what can reach so much does not rise, and to whom power is cut is no level") {
  CHECK(test::claim_of("Carts can reach 20 mph.").direction == core::Direction::none);
  CHECK(test::claim_of("Debt reached $20 million.").direction == core::Direction::up);
  CHECK(test::claim_of("It cut power to thousands of homes.").direction == core::Direction::none);
  CHECK(test::claim_of("You end up with $900 less by May.").direction == core::Direction::down);
  CHECK(test::claim_of("Men are 9 times likelier to smoke.").kind == core::ClaimKind::multiple);
}

TEST_CASE("a height above the ground is a level, and a label behind a sum is none of it") {
  CHECK(test::claim_of("It flies 90 metres above the ground.").kind == core::ClaimKind::level);
  CHECK(test::claim_of("RRP: £24 More info: online").kind == core::ClaimKind::level);
  CHECK(test::claim_of("They fall at a rate of about 300 to 400 a day.").quantity.range);
}

TEST_CASE("each speaker tells the part of the sentence behind the name") {
  const auto later = test::claims_of("The firm sold 40 vans, and Lee said 60 vans are left.");
  REQUIRE(later.size() == 2);
  CHECK(later[0].attribution.empty());
  CHECK(later[1].attribution == "Lee");
  const auto two = test::claims_of("Lee said 40 vans were sold, while Roe said 60 vans are left.");
  REQUIRE(two.size() == 2);
  CHECK(two[0].attribution == "Lee");
  CHECK(two[1].attribution == "Roe");
  CHECK(test::claim_of("Lee hopes that 40 vans will come.").attribution == "Lee");
  CHECK(test::claim_of("Lee hopes for 40 vans.").attribution.empty());
  CHECK(test::claim_of("Over 40 people flee the flood in the north: UN").attribution == "UN");
  CHECK(test::claim_of("She wrote hundreds of songs.").attribution.empty());
  CHECK(test::claim_of("Joining data from many channels, it has 40 users.").attribution.empty());
}

TEST_CASE("lamps that are lit up and sums that are recovered have not risen") {
  CHECK(test::claim_of("It is enough to light up 40 lamps.").kind == core::ClaimKind::level);
  CHECK(test::claim_of("They recovered $5 million.").kind == core::ClaimKind::level);
}

TEST_CASE("pounds weigh where something else weighs") {
  const auto weighs = test::claims_of("Mills made 40 million tons of waste, or 9 pounds a head.");
  REQUIRE(weighs.size() == 2);
  CHECK(weighs[1].quantity.unit == "pound");
  CHECK(test::claim_of("The fee is 9 pounds a head.").quantity.unit == "GBP");
}

TEST_CASE("a level that something falls to may be called a low") {
  const core::Claim low = test::claim_of("Output fell to a new low of 3 percent.");
  CHECK(low.kind == core::ClaimKind::level);
  CHECK(low.direction == core::Direction::down);
  CHECK(test::claim_of("Growth is peaking at 6 percent.").direction == core::Direction::up);
  CHECK(test::claim_of("Its reach extends to 40 towns.").direction == core::Direction::none);
  CHECK(test::claim_of("Some 90 percent of income growth went to them.").kind ==
        core::ClaimKind::share);
  CHECK(test::claims_of("Growth fell in fiscal year 2020-21 to 5 percent.").size() == 1);
  const auto hourly = test::claims_of("Cooks ask from $35 up to $100 per hour.");
  REQUIRE(hourly.size() == 2);
  CHECK(hourly[0].quantity.per == "hour");
  const auto both = test::claims_of("Do 90 minutes of rowing a week or 40 minutes of running.");
  REQUIRE(both.size() == 2);
  CHECK(both[1].quantity.per == "week");
  const auto plague = test::claims_of("It had 26 cases and 11 deaths between 2009 and 2018.");
  REQUIRE(plague.size() == 2);
  CHECK(period_text(plague[0]) == "2009");
}

TEST_CASE("how young those counted are is no change, and one study is no count") {
  const auto rats =
      test::claims_of("One study found that 340 rats younger than 5 died, 105 alone.");
  REQUIRE(rats.size() == 3);
  CHECK(rats[0].kind == core::ClaimKind::level);
  CHECK(rats[0].attribution == "One study");
  CHECK(rats[2].quantity.unit == "rat");
  CHECK(test::claim_of("The index was 0.7 percent up at noon.").direction == core::Direction::up);
}

TEST_CASE("hours a night are a rate") {
  const core::Claim c = test::claim_of("Cats sleep nine hours a night.");
  CHECK(c.quantity.per == "night");
  CHECK(c.kind == core::ClaimKind::rate);
  const core::Claim into = test::claim_of("Prices spiked into the hundreds of dollars.");
  CHECK(into.direction == core::Direction::up);
  const auto closing = test::claims_of("The index lost 2% to close at 1,334.20.");
  REQUIRE(closing.size() == 2);
  CHECK(closing[1].direction == core::Direction::down);
}

TEST_CASE("marks on a scale, versions and what capitals name are no figures") {
  const std::string text = GENERATE(as<std::string>(), "It scored 830 on a 1,000-point scale.",
                                    "USDOT: 614506", "They set Meta's Llama 3.1 against another.");
  INFO(text);
  CHECK(test::claims_of(text).empty());
}

TEST_CASE("who goes on behind a quotation has said it") {
  CHECK(test::claim_of("“It costs $5,” Lee continued.").attribution == "Lee");
  CHECK(test::claim_of("The rain continued for 5 days.").attribution.empty());
  CHECK(test::claim_of("As we noted, it’s had 40 buyers.").attribution.empty());
}

}  // namespace recount::extract
