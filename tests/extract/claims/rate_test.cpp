// What an amount is per, where nothing right behind it tells: rows, payments, "every year".
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

namespace {

struct Row {
  std::string text;
  std::vector<std::string> per;
};

}  // namespace

TEST_CASE("amounts of a row share what one of them is per") {
  const Row row = GENERATE(values<Row>({
      {"It sells Lite ($15 per month), Plus ($25) and Pro Max ($40).", {"month", "month", "month"}},
      {"Lite costs $15 a month, Plus $25 and Pro $40.", {"month", "month", "month"}},
      {"It charges $15 a month for Lite and $25 for the Plus plan.", {"month", "month"}},
      {"The plans cost $15, $25 and $40 a month.", {"month", "month", "month"}},
      {"Desks cost $15 and $25 a day, respectively.", {"day", "day"}},
      // Other sorts of price beside a rate.
      {"It costs $500 and $20 a month.", {"", "month"}},
      {"It is $10 a month or $100 for a year.", {"month", ""}},
      {"It pays $15 a month and a $25 fee.", {"month", ""}},
      {"They pay $15 a month (and $25 once).", {"month", ""}},
  }));
  INFO(row.text);
  const auto claims = test::claims_of(row.text);
  REQUIRE(claims.size() == row.per.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    CHECK(claims[i].quantity.per == row.per[i]);
    CHECK((claims[i].kind == core::ClaimKind::rate) == !row.per[i].empty());
  }
}

TEST_CASE("payments and what happens every year are rates") {
  const auto [text, per] = GENERATE(values<std::pair<std::string, std::string>>({
      {"The annual fee is $99.", "year"},
      {"You pay a monthly minimum fee of around $12.", "month"},
      {"An average weekly wage of $700 is paid.", "week"},
      {"Each year 5 million people die.", "year"},
      {"Every day, 3,000 tonnes of bread are lost.", "day"},
      {"Some 5 million people die annually.", "year"},
      {"About 40 people are diagnosed there each year.", "year"},
      {"They need 150 minutes of low-impact exercise per week.", "week"},
      {"Annual profit was $5 million.", ""},
      {"It asks for 36 monthly payments of $12.", ""},
      {"Every week the 12 members meet.", ""},
      {"Every year since 2010, 40 men left.", ""},
      {"Four guards work there every day.", ""},
  }));
  INFO(text);
  CHECK(test::claims_of(text).back().quantity.per == per);
}

TEST_CASE("a unit behind the last of a row is that of the first, but an alternative has its own") {
  const auto both = test::claims_of("Exports and imports rose 12 and 15 percent respectively.");
  REQUIRE(both.size() == 2);
  CHECK(both[0].quantity.unit == "percent");
  CHECK(both[0].kind == core::ClaimKind::relative_change);
  const auto twice = test::claims_of("It killed 861 people, down 172 or 17 percent.");
  REQUIRE(twice.size() == 3);
  CHECK(twice[1].quantity.unit == "person");
}

TEST_CASE("whose money it is stands behind the amount, and is no place") {
  const auto claims = test::claims_of("It costs $10 Canadian a month, A$11, or 12 US dollars.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].quantity.unit == "CAD");
  CHECK(claims[0].quantity.per == "month");
  for (const core::Claim& c : claims) CHECK(c.place.code.empty());
  CHECK(test::claim_of("He drinks $10 Canadian whisky.").quantity.unit == "USD");
}

TEST_CASE("respectively: each figure has its own of the subjects, places and times") {
  struct Pair {
    std::string text;
    std::string first;
    std::string second;
  };
  const Pair row = GENERATE(values<Pair>({
      {"Exports and imports rose 12 and 15 percent respectively.", "Exports", "imports"},
      {"Sales in France and Spain fell 3 and 5 percent respectively.", "Sales FRA", "Sales ESP"},
      {"Revenue and net profit were $5 million and $1 million, respectively.", "Revenue",
       "net profit"},
      {"In the US and the UK, prices rose 3 percent and 5 percent respectively.", "prices USA",
       "prices GBR"},
      {"Sales rose 3 percent and 5 percent in 2016 and 2017, respectively.", "Sales 2016",
       "Sales 2017"},
      // One subject for two figures is of both.
      {"Output rose 3 percent and 5 percent respectively.", "Output", "Output"},
  }));
  INFO(row.text);
  const auto told = [](const core::Claim& c) {
    return c.subject + (c.place.code.empty() ? "" : " " + c.place.code) +
           (c.period ? " " + std::to_string(c.period->whole_year().value_or(0)) : "");
  };
  const auto claims = test::claims_of(row.text);
  REQUIRE(claims.size() == 2);
  CHECK(told(claims[0]) == row.first);
  CHECK(told(claims[1]) == row.second);
}
