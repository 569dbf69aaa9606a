#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

TEST_CASE("who says it: verbs that are nouns as well, titles, the passive") {
  const auto [text, speaker] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Guided projects starting at $9 are new.", ""},
      {"The agency projects a rise of 2 percent.", "The agency"},
      {"It claims to have 30 million readers.", "It"},
      {"The deaths were later confirmed at 40.", ""},
      {"Ann Lee, professor of law in Leeds, said 40 percent lost.", "Ann Lee"},
      {"Its head, Ann Lee, said 40 percent lost.", "Ann Lee"},
      {"They need ten clerks, which can be fewer, said Ann Lee.", "Ann Lee"},
      {"Man-Su, after 25 years of work, finds himself alone.", ""},
      {"A Leeds study discovered that 40 percent lost.", "A Leeds study"},
      {"The agency, the body that runs the grid for most of the state and its towns, said 40 "
       "percent "
       "lost.",
       "The agency"},
      {"The fee rose by 4 percent, a study found.", "a study"},
      {"By Reuters’s count, 40 percent lost.", "Reuters"},
      {"Some users who sought help that day reported losses of 40 percent.",
       "Some users who sought help that day"},
      {"The minister stressed that 40 percent lost.", "The minister"},
      {"The number of “poor days” reported in the past was 30.", ""},
      {"A U.S. study on the privacy of data found that 40 percent lost.", "A U.S. study"},
      {"A 2013 study by Spanish doctors on sleep found 40 percent lost.",
       "A 2013 study by Spanish doctors"},
      {"Research from the Institute of Physics at Leeds shows 40 percent lost.",
       "Research from the Institute of Physics at Leeds"},
      {"In a survey of adults, 40 percent said they lost.", "a survey"},
      {"In that street, 40 percent said they lost.", ""},
      {"The number of men who said they lost rose by 40 percent.", ""},
      {"Ann Lee, who said 40 percent lost, is gone.", "Ann Lee"},
      {"The US, South Korea and Japan jointly warned that 40 percent lost.",
       "The US, South Korea and Japan"},
      {"After a week there, I've found 40 percent of it.", ""},
      {"We found three plans.", ""},
      {"We estimate that 40 percent lost.", ""},
      {"For lunch, estimate two pieces.", ""},
      {"Official figures show 40 percent lost.", "Official figures"},
      {"It has the right to claim that 40 percent lost.", ""},
      {"It is based on data from 31 projects.", ""},
      {"It has 40 sites, reports Reuters.", "Reuters"},
      {"In May, a survey of adults run for a maker of cars by a bureau of Leeds found 40 percent "
       "lost.",
       "a survey"},
      {"Their name says it all: they plant ten trees.", ""},
      {"The insurers wrote more than 400 policies.", ""},
      {"The quake claimed 40 lives.", ""},
      {"As Lee put it, “40 percent lost.”", "Lee"},
      {"Lee put it on a shelf for 40 days.", ""},
      {"According to the A.B. Lee Study, 40 percent lost.", "the A.B. Lee Study"},
      {"The minister wrote in May that 40 percent lost.", "The minister"},
      {"The club claimed that 40 percent lost.", "The club"},
      {"They let 400 men go on Dec. 9, according to a group of clerks.", "a group of clerks"},
  }));
  INFO(text);
  CHECK(test::claim_of(text).attribution == speaker);
}

TEST_CASE("a bound far before its year, and the year of another clause, fix no period") {
  const std::string text =
      GENERATE(as<std::string>(), "Since its foundation in 1919 it has helped 40 million children.",
               "It was three months late when it opened in 1973.",
               "He hid for seven years after seeking refuge in 2012.",
               "Members earn 500 points through March 2022.");
  INFO(text);
  CHECK_FALSE(test::claim_of(text).period);
}

TEST_CASE("the world's best is no place, a day of last year is") {
  CHECK(test::claim_of("It has 26 offices and some of the world’s biggest clients.")
            .place.code.empty());
  CHECK(test::claim_of(
            "An American author’s novel, long out of print, tells of him, and after 25 years "
            "it is back.")
            .place.code.empty());
  CHECK(test::claim_of("It took 40 years in the art world.").place.code.empty());
  CHECK(test::claim_of("It sells 400 items of globally recognized brands.").place.code.empty());
  CHECK(test::claim_of("It took weeks of real-world use and $5.").place.code.empty());
  const core::Claim day = test::claim_of("It stood at $2 on Aug 31 last year.", "2021-10-14");
  REQUIRE(day.period);
  CHECK(core::to_string(day.period->start) == "2020-08-31");
  const core::Claim year = test::claim_of("Based on 2021 US premiums it owns 40 firms.");
  REQUIRE(year.period);
  CHECK(year.period->whole_year() == 2021);
}

TEST_CASE("a quarter by its sign") {
  const core::Claim c = test::claim_of("In Q2 2021 it sold 400 boats.");
  REQUIRE(c.period);
  CHECK(core::to_string(c.period->start) == "2021-04-01");
}

TEST_CASE("whose name it is, where people are from and what a firm is are no places") {
  const auto [text, code] = GENERATE(values<std::pair<std::string, std::string>>({
      {"The British Journal of Sleep looked at 97 studies.", ""},
      {"Tickets on American Airlines cost $226.", ""},
      {"The country took in 4,000 Syrian refugees.", ""},
      {"Jordan took in 4,000 Syrian refugees.", "JOR"},
      {"A study by Spanish researchers asked 40 runners.", ""},
      {"Remotely, a global services company, won 400 clients.", ""},
      {"The American car makers sold 400 cars.", "USA"},
      {"A global study of 400 firms is due.", "WLD"},
      {"In 2020, a French law cut 400 jobs.", "FRA"},
      {"Sales in France and Spain fell 3 percent.", ""},
      {"It won titles in Portugal, England and Spain with 400 men.", ""},
  }));
  INFO(text);
  CHECK(test::claim_of(text).place.code == code);
}

TEST_CASE("he is none of many") {
  const auto claims =
      test::claims_of("The advisers said 40 percent lost. He said 50 percent lost.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].attribution == "He");
  const auto one = test::claims_of("The adviser said 40 percent lost. He said 50 percent lost.");
  REQUIRE(one.size() == 2);
  CHECK(one[1].attribution == "The adviser");
}

TEST_CASE(
    "the place of its own phrase wins, that of another clause or of the other side does not") {
  const auto [text, code] = GENERATE(values<std::pair<std::string, std::string>>({
      {"In Kenya, the French firm sold 400 cars.", "KEN"},
      {"In Kenya the French firm sold 400 cars in Chad.", "TCD"},
      {"The French firm sold 400 cars.", "FRA"},
      {"The French firm lost 400 cars to a big fire at a port in Chad.", "TCD"},
      {"Japanese sales to China rose 5 percent.", "JPN"},
      {"Migration to Britain rose 5 percent.", "GBR"},
      {"Exports of steel to Chad rose 5 percent.", ""},
      {"Exports of Chad rose 5 percent.", "TCD"},
      {"The envoy flew to Chad with 12 aides.", ""},
      {"Trade with Chad rose 5 percent.", ""},
      {"The court has 40 cases against Chad.", ""},
      {"Kenyans came home from 40 countries.", ""},
      {"It has 40 vans, more than any other mill in Chad.", ""},
      {"Some 40 men flee a Kenyan-led raid.", ""},
      {"Staff of the City University of Hong Kong built 40 carts.", ""},
      {"Chad and Peru warned of Kenyan thefts exceeding $6 million.", "KEN"},
      {"It sells 400 books in the French-speaking world.", ""},
      {"The fight with Chad’s army cost 400 lives.", "TCD"},
      {"Shares fell, with Chad losing 5 percent.", "TCD"},
      {"The firms must pay $400 after threatening and beating a U.S. official.", ""},
      {"U.S. mills sold 400 tonnes.", "USA"},
      {"Trade of China and India rose 5 percent.", ""},
      {"By the German Heart Association’s count, 40 percent lost.", ""},
      {"The German Heart Ministry closed 400 wards.", "DEU"},
      {"It won 4 million learners, thanks to lessons that anyone in the world can take.", ""},
      {"It serves millions of singers, painters and poets worldwide.", "WLD"},
      {"It has 400 clerks worldwide.", "WLD"},
  }));
  INFO(text);
  CHECK(test::claim_of(text).place.code == code);
}

TEST_CASE("two figures of one sentence, each of its own place") {
  const auto [text, first, second] =
      GENERATE(values<std::tuple<std::string, std::string, std::string>>({
          {"U.S. wheat gained 2 percent, while Matif added 3 percent.", "USA", ""},
          {"In Germany, exports gained 2 percent, while BMW added 3 percent.", "DEU", "DEU"},
          {"German exports gained 2 percent; imports added 3 percent.", "DEU", "DEU"},
          {"Matif wheat gained 2 percent, while U.S. wheat added 3 percent.", "", "USA"},
      }));
  INFO(text);
  const auto claims = test::claims_of(text);
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.code == first);
  CHECK(claims[1].place.code == second);
}

TEST_CASE("a headline's country is that of totals and rates, not of durations and small sums") {
  const auto place = [](const std::string& text) {
    core::Article a;
    a.title.value = "Minister of Kenya resigns";
    a.text = text;
    a.language = "en";
    const auto claims = test::extractor().read(a).claims;
    REQUIRE(claims.size() == 1);
    return claims[0].place.code;
  };
  CHECK(place("Output rose 5 percent.") == "KEN");
  CHECK(place("Output rose 5 percent, an American broker said.") == "KEN");
  CHECK(place("The budget was $5 billion.") == "KEN");
  CHECK(place("A claim of £3,000 came to light.").empty());
  CHECK(place("It took four hours.").empty());
  CHECK(place("The desk is 2 metres wide.").empty());
}

TEST_CASE("a country of dotted letters stands before what is counted") {
  const core::Claim c = test::claim_of("Some 200 U.S. soldiers remain.");
  CHECK(c.quantity.unit == "U.S. soldier");
  CHECK(c.place.code == "USA");
  CHECK(test::claims_of("The case 410 U.S. is cited.").empty());
}
