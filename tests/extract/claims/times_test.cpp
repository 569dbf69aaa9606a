#include "extract/claims/times.h"

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
  }));
  INFO(row.text);
  const auto p = period(row.text);
  REQUIRE(p);
  CHECK(core::to_string(p->start) == row.start);
  CHECK(core::to_string(p->end) == row.end);
}

TEST_CASE("counts are no years") {
  const std::string text = GENERATE("They hired 2000 people.", "It cost $1999.", "He may go.",
                                    "They march on.", "About 1500 came.");
  INFO(text);
  CHECK_FALSE(period(text));
}
