// What moves and which way: levels behind a verb, the talk of markets, the same change told twice.
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;
using core::ClaimKind;
using core::Direction;

namespace {

core::Claim claim_with(const std::string& text, const std::string& quote) {
  for (core::Claim& c : test::claims_of(text)) {
    if (c.quote == quote) return c;
  }
  INFO(text);
  FAIL("no claim " + quote);
  return {};
}

}  // namespace

TEST_CASE("a change and the level that it led to are told apart") {
  using Row = std::tuple<std::string, std::string, ClaimKind, Direction>;
  const auto [text, quote, kind, direction] = GENERATE(values<Row>({
      {"The share closed 3.4% lower at $45.20.", "3.4%", ClaimKind::relative_change,
       Direction::down},
      {"The index was 0.5% higher at 7,245 points.", "0.5%", ClaimKind::relative_change,
       Direction::up},
      {"Prices are 5 percent higher in the north.", "5 percent", ClaimKind::relative_change,
       Direction::none},
      {"Women make up 30 percent of the staff.", "30 percent", ClaimKind::share, Direction::none},
      {"Women, up 30 percent, are many.", "30 percent", ClaimKind::relative_change, Direction::up},
      {"The harvest was twice last year's 610 tonnes.", "twice", ClaimKind::multiple,
       Direction::none},
      {"The jobless rate ticked up to 3.7%.", "3.7%", ClaimKind::level, Direction::up},
      {"The price rose as high as $80.", "as high as $80", ClaimKind::level, Direction::up},
      {"The town will cut them 80% by 2050.", "80%", ClaimKind::relative_change, Direction::down},
      {"Employment grew 2.1%, or 45,000 jobs.", "45,000 jobs", ClaimKind::absolute_change,
       Direction::up},
      {"Oil fell 2 percent, or $1.20, to $58.", "$1.20", ClaimKind::absolute_change,
       Direction::down},
      {"The benchmark is advancing 1.7 percent.", "1.7 percent", ClaimKind::relative_change,
       Direction::up},
      {"Growth is expected to slow to 3.2 percent.", "3.2 percent", ClaimKind::level,
       Direction::down},
      {"It costs £3 billion over 10 years.", "£3 billion", ClaimKind::level, Direction::none},
  }));
  INFO(text);
  const core::Claim c = claim_with(text, quote);
  CHECK(c.kind == kind);
  CHECK(c.direction == direction);
}

TEST_CASE("what is collected is one range, what is up to a level is no bound") {
  const core::Claim tax = test::claim_of("The tax will raise $500 million to $600 million a year.");
  CHECK(tax.quantity.range.has_value());
  CHECK(claim_with("The jobless rate ticked up to 3.7%.", "3.7%").quantity.hedge ==
        core::Hedge::none);
}

TEST_CASE("games are lost in a row, indices count nothing") {
  CHECK(test::claim_of("The team won five straight games.").quantity.unit == "straight game");
  CHECK(test::claim_of("It fell in two previous sessions.").quantity.unit == "previous session");
  const core::Claim level = claim_with(
      "Companies traded on the exchange in Toronto (16369.03 up 58.06 points).", "16369.03");
  CHECK(level.quantity.unit == "point");
  CHECK(claim_with("The drug cut deaths by a third, from 30 to 20 per 100,000 patients.", "30")
            .quantity.unit == "death");
}

TEST_CASE("feet and inches, pixels by pixels, halves between hyphens") {
  CHECK(claim_with("The 5-foot-10 guard scored.", "5-foot-10").quantity.value.to_double() == 70);
  CHECK(claim_with("The screen has 2,688 x 1,242 pixels.", "2,688").quantity.unit_kind !=
        core::UnitKind::times);
  CHECK(claim_with("It has two-and-a-half baths.", "two-and-a-half baths")
            .quantity.value.to_double() == 2.5);
  CHECK(test::claim_of("It may need one kuai and five mao five.").quantity.value.to_double() ==
        1.55);
}

TEST_CASE("a mile and a half, scores among scores, weights that are carried") {
  const core::Claim mile = test::claim_of("The horse ran about a mile and a half.");
  CHECK(mile.quote == "about a mile and a half");
  CHECK(mile.quantity.value.to_double() == 1.5);
  CHECK(test::claim_of("It took two hours and a half.").quantity.value.to_double() == 2.5);
  CHECK(claim_with("It has a mile and a half of pipes.", "a mile and a half").quantity.unit ==
        "mile");
  CHECK(test::claim_of("She won 6-3 6-7 (4-7) 6-4 in 90 minutes.").quote == "90 minutes");
  CHECK(test::claim_of("He is 5-7 years old.").quantity.range.has_value());
  CHECK(claim_with("The rocket lifted 26 tonnes into orbit.", "26 tonnes").kind ==
        ClaimKind::level);
}
