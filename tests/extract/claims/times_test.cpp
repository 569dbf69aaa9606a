#include "extract/claims/time/times.h"

#include "tests/extract/claims/english.h"

using namespace recount;
using namespace recount::extract;

namespace {

struct Row {
  std::string text;
  std::string start;
  std::string end;
};

/// The first period of the text, seen from 8 May 2019.
std::optional<core::Period> period(const std::string& text) {
  const Sentence s = test::english().read(text, {0, text.size()});
  for (const auto& t : find_times(s, test::english(), core::parse_date("2019-05-08"))) {
    if (t.period) return t.period;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("periods are fixed by the calendar or by the article's day") {
  const Row row = GENERATE(values<Row>({
      {"It rose in 2016.", "2016-01-01", "2016-12-31"},
      {"It rose in March 2017.", "2017-03-01", "2017-03-31"},
      {"It rose on March 14, 2017.", "2017-03-14", "2017-03-14"},
      {"It rose on 14 March 2017.", "2017-03-14", "2017-03-14"},
      {"It rose on 2017-03-14.", "2017-03-14", "2017-03-14"},
      {"It rose in the first quarter of 2018.", "2018-01-01", "2018-03-31"},
      {"It rose in the second half of 2018.", "2018-07-01", "2018-12-31"},
      {"It rose in the year to March 2018.", "2017-04-01", "2018-03-31"},
      {"It rose between 2010 and 2014.", "2010-01-01", "2014-12-31"},
      {"It rose in 2014-15.", "2014-01-01", "2015-12-31"},
      {"It rose last year.", "2018-01-01", "2018-12-31"},
      {"It rose last month.", "2019-04-01", "2019-04-30"},
      {"It rose in March.", "2019-03-01", "2019-03-31"},
      {"It rose in November.", "2018-11-01", "2018-11-30"},
      {"It rose in the 1990s.", "1990-01-01", "1999-12-31"},
      {"It rose in March last year.", "2018-03-01", "2018-03-31"},
      {"It rose in June of next year.", "2020-06-01", "2020-06-30"},
      {"It rose last November.", "2018-11-01", "2018-11-30"},
      {"It will rise in November.", "2019-11-01", "2019-11-30"},
      {"It rose last autumn.", "2018-09-01", "2018-11-30"},
      {"It rose this spring.", "2019-03-01", "2019-05-31"},
      {"It rose last winter.", "2018-12-01", "2019-02-28"},
      {"It rose in the winter of 2020-21.", "2020-12-01", "2021-02-28"},
      {"It rose in summer 2017.", "2017-06-01", "2017-08-31"},
      {"It rose over the past year.", "2018-05-09", "2019-05-08"},
      {"It rose in the last 12 months.", "2018-05-09", "2019-05-08"},
      {"It rose in the last quarter.", "2019-01-01", "2019-03-31"},
      {"It rose in the last quarter of 2017.", "2017-10-01", "2017-12-31"},
      {"It rose in the first half.", "2018-01-01", "2018-06-30"},
      {"It rose in the year to June.", "2017-07-01", "2018-06-30"},
      {"It rose from 2010 to 2014.", "2010-01-01", "2014-12-31"},
      {"It rose in January to March 2017.", "2017-01-01", "2017-03-31"},
      {"It rose in December to February 2017.", "2016-12-01", "2017-02-28"},
      {"It ran on June 13 to 17, 2017.", "2017-06-13", "2017-06-17"},
      {"It ran from 3 May to 8 June 2017.", "2017-05-03", "2017-06-08"},
      {"It ran between August 2017 and March 2018.", "2017-08-01", "2018-03-31"},
      {"It rose in June and July 2017.", "2017-06-01", "2017-06-30"},
  }));
  INFO(row.text);
  const auto p = period(row.text);
  REQUIRE(p);
  CHECK(core::to_string(p->start) == row.start);
  CHECK(core::to_string(p->end) == row.end);
}

TEST_CASE("counts are no years, and what could be of two years is of none") {
  const std::string text =
      GENERATE("They hired 2000 people.", "It cost $1999.", "He may go.", "They march on.",
               "About 1500 came.", "Scores rose from 1061 to 1128 points.", "It rose last March.",
               "It is due in November.", "It rose in spring.", "It rose in the winter of 2017.",
               "The last year of the war was hard.");
  INFO(text);
  CHECK_FALSE(period(text));
}

TEST_CASE("times in a row are told in their order, and of one figure none") {
  const auto months = test::claims_of("It sold $5 million and $6 million in June and July 2017.");
  REQUIRE(months.size() == 2);
  REQUIRE(months[0].period);
  REQUIRE(months[1].period);
  CHECK(core::to_string(months[0].period->start) == "2017-06-01");
  CHECK(core::to_string(months[1].period->start) == "2017-07-01");
  const std::string text =
      GENERATE("It lost $4 million in 2016 and 2017.", "In 2016, 2017 and 2018, 40 men left.");
  CHECK_FALSE(test::claim_of(text).period);
}

TEST_CASE("the time of another clause is not a figure's") {
  const auto [text, start] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Some 55 percent have one, and by 2030, the market will be large.", ""},
      {"Prices rose 5 percent, and in 2017 the board resigned.", ""},
      {"The study, which began in 2017, gave it 734 points.", ""},
      {"It has won six games since losing to Leeds and York in September 2017.", ""},
      {"The 900 men, who are a tenth of all, lost it in 2017.", "2017-01-01"},
      {"Sales rose 3 percent in 2017.", "2017-01-01"},
  }));
  INFO(text);
  const auto claims = test::claims_of(text);
  REQUIRE_FALSE(claims.empty());
  CHECK((claims[0].period ? core::to_string(claims[0].period->start) : "") == start);
}

TEST_CASE("a season of the south fixes no months") {
  CHECK(test::claim_of("The fire burned 30 homes last summer.", "2019-05-08").period);
  CHECK_FALSE(test::claim_of("Sydney lost 30 homes last summer.", "2019-05-08").period);
}
