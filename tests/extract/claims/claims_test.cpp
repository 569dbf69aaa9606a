#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/utf8.h"
#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;
using core::ClaimKind;
using core::Direction;
using core::Hedge;

TEST_CASE("the claims of the article that the project grew from") {
  const auto claims = test::claims_of(
      "According to the government, thefts in Cambodia decreased by about 18 cases – representing "
      "a 19 "
      "percent drop – in 2016.\n"
      "In 2016, his office handled 90 cases of theft, while in 2015, they dealt with 100.\n"
      "An estimated 21 million people in the world are victims and the trade brings in more than "
      "$150 "
      "billion per year.\n"
      "More than 60 percent of the cases involved minors.");
  REQUIRE(claims.size() == 7);
  CHECK(claims[0].quote == "about 18 cases");
  CHECK(claims[0].kind == ClaimKind::absolute_change);
  CHECK(claims[0].direction == Direction::down);
  CHECK(claims[0].quantity.hedge == Hedge::about);
  CHECK(claims[0].quantity.unit == "case");
  CHECK(claims[0].place.code == "KHM");
  CHECK(claims[0].period->whole_year() == 2016);
  CHECK(claims[0].attribution == "the government");
  CHECK(claims[1].quote == "19 percent");
  CHECK(claims[1].kind == ClaimKind::relative_change);
  CHECK(claims[2].quote == "90 cases");
  CHECK(claims[2].period->whole_year() == 2016);
  CHECK(claims[3].quote == "100");
  CHECK(claims[3].quantity.unit == "case");
  CHECK(claims[3].period->whole_year() == 2015);
  CHECK(claims[4].quote == "An estimated 21 million people");
  CHECK(claims[4].quantity.unit == "person");
  CHECK(claims[4].place.code == "WLD");
  CHECK(claims[5].quote == "more than $150 billion per year");
  CHECK(claims[5].kind == ClaimKind::rate);
  CHECK(claims[5].quantity.per == "year");
  CHECK(claims[6].kind == ClaimKind::share);
}

TEST_CASE("kinds and directions follow the words that govern a figure") {
  using Row = std::tuple<std::string, ClaimKind, Direction>;
  const auto [text, kind, direction] = GENERATE(values<Row>({
      {"Sales rose 4 percent.", ClaimKind::relative_change, Direction::up},
      {"Sales rose to 4 million euros.", ClaimKind::level, Direction::up},
      {"Prices saw a 19 percent drop.", ClaimKind::relative_change, Direction::down},
      {"The rate rose by two percentage points.", ClaimKind::point_change, Direction::up},
      {"They cut emissions by half.", ClaimKind::relative_change, Direction::down},
      {"A third of adults smoke.", ClaimKind::share, Direction::none},
      {"It owes 90 percent of output.", ClaimKind::ratio, Direction::none},
      {"The road carries 900 cars a day.", ClaimKind::rate, Direction::none},
      {"Rents doubled.", ClaimKind::multiple, Direction::up},
      {"Inflation topped 9 percent.", ClaimKind::level, Direction::none},
      {"Kenya is the third largest producer of tea.", ClaimKind::rank, Direction::none},
      {"The peak rises 4,810 metres above sea level.", ClaimKind::level, Direction::none},
      {"The charity raised £900 in May.", ClaimKind::level, Direction::none},
  }));
  INFO(text);
  const auto claims = test::claims_of(text);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].kind == kind);
  CHECK(claims[0].direction == direction);
}

TEST_CASE("what counts nothing is no claim") {
  const std::string text = GENERATE(
      as<std::string>(), "Chapter 11 protection gives firms time.", "Call 0800 1111 for help.",
      "City won 4-0 on 14 March.", "The iPhone 14 runs iOS 16.", "They live at 10 Downing Street.",
      "Flight MH370 vanished.", "The 22nd amendment stands.", "It opened at 9:30 a.m. in 1998.",
      "The S&P 500 fell.", "She was one of the first.", "Version 3.11.2 is out.",
      "The file is a_2021_v2.pdf.");
  INFO(text);
  CHECK(test::claims_of(text).empty());
}

TEST_CASE("a sign belongs to the figure that it touches or ends") {
  CHECK(test::claim_of("Repairs cost PS2.7m last year.").quantity.unit == "GBP");
  CHECK(test::claims_of("The PS5 console sold out.").empty());
  CHECK(test::claim_of("The kite rose to 30' over the bay.").quantity.unit == "foot");
  CHECK(test::claim_of("The keeper is 6 ft 2 in.").quantity.value.to_double() == 74);
  CHECK(test::claim_of("- 10 k").quantity.value.to_double() == -10000);
  CHECK(test::claims_of("Part 24703 L-202 fits.").empty());
  CHECK(test::claim_of("They spilt 24703 L of milk.").quantity.unit == "litre");
  const auto both = test::claims_of("They paid 10 $ 30 $ in turn.");
  REQUIRE(both.size() == 2);
  CHECK(both[1].quote == "30 $");
}

TEST_CASE("over five years is when, over the target is a comparison") {
  using core::Direction;
  CHECK(test::claims_of("Enrolment dropped 11 percent over the year.")[0].direction ==
        Direction::down);
  CHECK(test::claims_of("Output dropped 9 percent over five years.")[0].direction ==
        Direction::down);
  CHECK(test::claim_of("Output was 5 percent over the target.").direction == Direction::none);
}

TEST_CASE("from 5 to 7 per cent are two figures of one unit") {
  const auto shares = test::claims_of("The forecast moved from 5 to 7 per cent.");
  REQUIRE(shares.size() == 2);
  CHECK(shares[0].quantity.unit == "percent");
  const auto sums = test::claims_of("Debt rose from 24.2 to 33 billion euros.");
  REQUIRE(sums.size() == 2);
  CHECK(sums[0].quantity.value.to_double() == Approx(24.2e9));
  CHECK(sums[0].quantity.unit == "EUR");
}

TEST_CASE("an article has 5,000 claims at most, a sentence 2,000 bytes, and both are told") {
  core::Article article;
  article.language = "en";
  for (int i = 0; i < 5100; ++i) article.text += "The yard sold 40 boats. ";
  const auto many = test::extractor().read(article);
  CHECK(many.claims.size() == 5000);
  CHECK(many.flags == std::vector<std::string>{"claims_truncated"});
  article.text = "The yard sold 40 boats";
  for (int i = 0; i < 400; ++i) article.text += " and then more";
  CHECK(test::extractor().read(article).flags == std::vector<std::string>{"sentence_too_long"});
  article.text = "The yard sold 40 boats.";
  CHECK(test::extractor().read(article).flags.empty());
}

TEST_CASE("what a hyphen ties to a noun lends no unit") {
  const auto claims = test::claims_of("The 12-month average fell below 200,000.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quantity.unit.empty());
  CHECK(test::claims_of("They led in the 1st half.").empty());
  CHECK(test::claim_of("The average age is 39.").quantity.unit == "year");
}

TEST_CASE("a comma behind a word of names begins no list of names") {
  const auto quotes = [](const std::string& text) {
    std::vector<std::string> out;
    for (const auto& c : test::claims_of(text)) out.push_back(c.quote);
    return out;
  };
  using Quotes = std::vector<std::string>;
  CHECK(quotes("They won nine games this season, five fewer.") == Quotes{"nine games", "five"});
  CHECK(quotes("Of the 60 schools in the district, 45 have no lab.") == Quotes{"60 schools", "45"});
  CHECK(quotes("On Sunday 589 of the beds were taken.") == Quotes{"589"});
  CHECK(quotes("See routes 73, 390 and 476.").empty());
}

TEST_CASE("and smaller parties is no bound of the figure before") {
  const auto claims = test::claims_of("The left won 39 percent and smaller parties 17 percent.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quote == "39 percent");
  CHECK(test::claims_of("Cars of 2,000 kilos and larger pay more.")[0].quantity.hedge ==
        Hedge::at_least);
}

TEST_CASE("what adds up to a sum is no bound of it") {
  const auto claims = test::claims_of("The two loans add up to 50 million euros.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims.back().quantity.hedge == Hedge::none);
}

TEST_CASE("a change may be one, medals are counted by their metal") {
  const auto one = test::claims_of("The number of mines fell by one, to eight.");
  REQUIRE_FALSE(one.empty());
  CHECK(one[0].kind == ClaimKind::absolute_change);
  CHECK(test::claims_of("They came in one by one.").empty());
  CHECK(test::claims_of("The team took nine gold, eight silver and 12 bronze.").size() == 3);
}

TEST_CASE("a third day is no third of a day") {
  CHECK(test::claims_of("Shares fell for a third day.").empty());
  CHECK(test::claim_of("Profits fell by a third.").kind == core::ClaimKind::relative_change);
  CHECK(test::claim_of("A third of pupils walk.").kind == core::ClaimKind::share);
}

TEST_CASE("years that have levels are years, peoples in -is are counted, m counts visitors") {
  CHECK(test::claims_of("Emissions must fall from 2010 levels.").empty());
  CHECK(test::claim_of("Aid reached 18 million Yemenis.").quantity.unit == "Yemeni");
  CHECK(test::claim_of("The number of visitors fell to 1.5m.").quantity.value.to_double() == 1.5e6);
  CHECK(test::claim_of("Pay is €35,000 per year before tax.").quantity.per == "year");
  CHECK(test::claim_of("It earned 12 cents per diluted share.").quantity.per == "share");
}

TEST_CASE("test scores are no twenties, and from up to 20 to 30 is no range") {
  CHECK(test::claims_of("Test scores fell.").empty());
  CHECK(test::claim_of("There were scores of complaints.").quantity.range.has_value());
  CHECK(test::claims_of("The range grew from up to 20 miles to 30 miles.").size() == 2);
}

TEST_CASE("what is per year stays so behind the same sum in other money") {
  const auto claims =
      test::claims_of("The trade is worth 9 billion shekels ($2.4 billion) a year.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].quantity.per == "year");
}

TEST_CASE("a quote and its speaker are kept") {
  const auto c = test::claim_of("\"We lost 40 jobs,\" the mayor said.");
  CHECK(c.quoted);
  CHECK(c.attribution == "the mayor");
  CHECK_FALSE(test::claim_of("The mayor said 40 jobs were lost.").quoted);
}

TEST_CASE("a pronoun is the speaker who was named last") {
  const auto claims = test::claims_of("Ms. Alvarez said 600 children came. She said 45 left.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].attribution == "Ms. Alvarez");
}

TEST_CASE("title and captions are parts with claims of their own") {
  core::Article a;
  a.language = "en";
  a.title.value = "Fire destroys 40 homes";
  a.captions = {"One of 40 homes", "About 12 firefighters"};
  a.text = "A fire destroyed 40 homes.";
  const auto claims = test::extractor().read(a).claims;
  REQUIRE(claims.size() == 4);
  CHECK(claims[0].where.part == core::Part::title);
  CHECK(claims[1].where.part == core::Part::body);
  CHECK(claims[3].where.part == core::Part::caption);
  CHECK(claims[3].where.caption == 1);
  for (const auto& c : claims) CHECK(a.quote(c.where) == c.quote);
}

TEST_CASE("a standfirst is a part of its own where the body does not hold it") {
  core::Article a;
  a.language = "en";
  a.standfirst = "Two in three ferries ran late in May.";
  a.text = "Of 90 ferries 60 ran late.";
  const auto claims = test::extractor().read(a).claims;
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].where.part == core::Part::standfirst);
  CHECK(a.quote(claims[0].where) == claims[0].quote);
  a.text = a.standfirst + '\n' + a.text;
  for (const core::Claim& c : test::extractor().read(a).claims) {
    CHECK(c.where.part == core::Part::body);
  }
}

TEST_CASE("explaining names the rule and the lexicon entry") {
  core::Article a;
  a.language = "en";
  a.text = "Sales fell by about 18 percent.";
  const auto claims = test::extractor().read(a, {.explain = true}).claims;
  REQUIRE(claims.size() == 1);
  CHECK_THAT(claims[0].trace,
             Catch::VectorContains(std::string("modifier \"about\" (en/words.toml)")));
}

namespace {

/// "quote: reason" of each number that is no claim.
std::vector<std::string> reasons(std::string text) {
  core::Article a;
  a.language = "en";
  a.text = std::move(text);
  std::vector<std::string> told;
  for (const core::LeftOut& n : test::extractor().read(a, {.left_out = true}).left_out) {
    CHECK(a.quote(n.where) == n.quote);
    CHECK(n.sentence.contains(n.where.span));
    told.push_back(n.quote + ": " + n.reason);
  }
  return told;
}

}  // namespace

TEST_CASE("a number that is no claim is told with the reason, where it is asked for") {
  const std::string text =
      "He picked three. Olsen, 58, called it one of the hardest weeks on the S&P 500. On May 3, "
      "2019 his side had "
      "won 4-1 in front of 12,000 people. Call 555-0199.";
  CHECK(reasons(text) == std::vector<std::string>{
                             "three: counts nothing", "58: age of a person",
                             "one of the: one of many", "S&P 500: part of a name",
                             "May 3, 2019: date or time", "4-1: score", "555-0199: phone number"});
  core::Article a;
  a.language = "en";
  a.text = text;
  CHECK(test::extractor().read(a).left_out.empty());
}

TEST_CASE("one of many has its value and what it would count") {
  core::Article a;
  a.language = "en";
  a.text =
      "She is one of my oldest friends. It is one of Mara’s best songs. It is one of four plans.";
  const auto left_out = test::extractor().read(a, {.left_out = true}).left_out;
  REQUIRE(left_out.size() == 3);
  CHECK(left_out[0].value == core::Decimal{1, 0});
  CHECK(left_out[0].noun == "oldest friend");
  CHECK(left_out[1].noun == "Mara's best song");
  CHECK(left_out[2].reason != "one of many");  // the four is the figure
}

TEST_CASE("the numbers left out of an article have an end") {
  core::Article a;
  a.language = "en";
  for (int i = 0; i < 5100; ++i) a.text += "He came on May 3, 2019. ";
  const auto found = test::extractor().read(a, {.left_out = true});
  CHECK(found.left_out.size() == 5000);
  CHECK(found.flags == std::vector<std::string>{"left_out_truncated"});
}

TEST_CASE("a number below one before capitals measures") {
  core::Article a;
  a.language = "en";
  a.text = "Marlow (12.5 ppg, .512 FG) led the scorers.";
  const auto claims = test::extractor().read(a).claims;
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].quote == ".512");
}

namespace {

std::string gold_text() {
  std::ifstream in(RECOUNT_SOURCE_DIR "/tests/eval/claims-gold.jsonl");
  std::string all;
  for (std::string line; std::getline(in, line);) {
    all += nlohmann::json::parse(line)["text"].get<std::string>() + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("every quote equals the text at its span, and the same input gives the same claims") {
  core::Article a;
  a.language = "en";
  a.text = gold_text();
  const auto once = test::extractor().read(a);
  REQUIRE(once.claims.size() > 300);
  for (const auto& c : once.claims) {
    CHECK(a.quote(c.where) == c.quote);
    CHECK(c.where.span.contains(c.number));
    CHECK(c.sentence.contains(c.where.span));
  }
  CHECK(test::extractor().read(a) == once);
}

TEST_CASE("damaged text never breaks the spans") {
  const std::string good = gold_text();
  unsigned state = GENERATE(1U, 2U, 3U, 4U);
  std::string bytes = good.substr(0, 6000);
  for (int i = 0; i < 800; ++i) {
    state = state * 1103515245U + 12345U;
    bytes[(state >> 8U) % bytes.size()] = static_cast<char>(state >> 16U);
  }
  core::Article a;
  a.language = "en";
  a.text = core::repair_utf8(bytes);
  for (const auto& c : test::extractor().read(a).claims) {
    REQUIRE(c.where.span.end <= a.text.size());
    CHECK(a.quote(c.where) == c.quote);
  }
}

TEST_CASE("the period of a trend is the one at its verb") {
  core::Article a;
  a.language = "en";
  a.text = "Unemployment in Spain rose in 2008, compared with 2007.";
  const auto found = test::extractor().read(a).statements;
  REQUIRE(found.size() == 1);
  CHECK(found[0].place.code == "ESP");
  CHECK(found[0].period->whole_year() == 2008);
}

TEST_CASE("digits of another language's style are no reason to stop") {
  CHECK(test::claims_of("Cuesta .234, dijo.", {}, "es").size() <= 1);
  CHECK(test::claims_of("Es ist 20.00 Uhr, Nr .00 fehlt.", {}, "de").size() <= 2);
}
