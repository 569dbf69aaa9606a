#include "core/date.h"

#include <catch2/catch.hpp>

using namespace recount::core;

TEST_CASE("dates are read as precisely as they are written") {
  const auto [text, start, end] = GENERATE(table<const char*, const char*, const char*>({
      {"2017", "2017-01-01", "2017-12-31"},
      {"2016-02", "2016-02-01", "2016-02-29"},
      {"2017-02-07", "2017-02-07", "2017-02-07"},
      {"2017-02-07T09:00:00+07:00", "2017-02-07", "2017-02-07"},
      {"2017-02-07 09:00", "2017-02-07", "2017-02-07"},
  }));
  CAPTURE(text);
  const std::optional<Period> period = parse_period(text);
  REQUIRE(period);
  CHECK(to_string(period->start) == start);
  CHECK(to_string(period->end) == end);
}

TEST_CASE("what is no date is refused") {
  const char* text = GENERATE("", "17", "2017-13", "2017-02-30", "20170207", "2017/02/07", "0000",
                              "2017-02-071", "-017", "abcd", "2017-2-7");
  CAPTURE(text);
  CHECK_FALSE(parse_date(text));
}

TEST_CASE("a period knows whether it is one calendar year") {
  CHECK(Period::year(2016).whole_year() == 2016);
  CHECK_FALSE(Period::month(2016, 1).whole_year());
  CHECK_FALSE(Period::years(2015, 2016).whole_year());
}

TEST_CASE("days are counted across months and years") {
  CHECK(to_string(days_later(*parse_date("2016-12-31"), 1)) == "2017-01-01");
  CHECK(to_string(days_later(*parse_date("2016-03-01"), -1)) == "2016-02-29");
}
