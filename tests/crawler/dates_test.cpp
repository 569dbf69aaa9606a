#include "crawler/dates.h"

#include <catch2/catch.hpp>

using namespace recount;

TEST_CASE("the dates of feeds become ISO 8601 with their zone") {
  const auto [written, iso] = GENERATE(table<std::string, std::string>({
      {"Tue, 07 Feb 2017 09:00:00 +0700", "2017-02-07T09:00:00+07:00"},
      {"Tue, 7 Feb 2017 09:00 GMT", "2017-02-07T09:00:00Z"},
      {"07 Feb 17 09:00:00 EST", "2017-02-07T09:00:00-05:00"},
      {"Tuesday, 07-Feb-17 09:00:00 GMT", "2017-02-07T09:00:00Z"},
      {"Tue Feb  7 09:00:00 2017", "2017-02-07T09:00:00"},
      {"February 7, 2017", "2017-02-07"},
      {"2017-02-07T09:00:00Z", "2017-02-07T09:00:00Z"},
      {"2017-02-07T09:00:00.123-05:00", "2017-02-07T09:00:00-05:00"},
      {"2017-02-07 09:00:00", "2017-02-07T09:00:00"},
      {"2017-02-07T09:00+0530", "2017-02-07T09:00:00+05:30"},
      {"20170207", "2017-02-07"},
      {"2017-02", "2017-02"},
      {"2017", "2017"},
      {"", ""},
      {"yesterday", ""},
      {"2017-13-01", ""},
      {"31 Feb 2017", ""},
      {"Tue, 07 Foo 2017 09:00:00 GMT", ""},
      {std::string(100000, '1'), ""},
  }));
  CAPTURE(written.substr(0, 60));
  CHECK(crawler::iso_date(written) == iso);
}

TEST_CASE("a date is a moment, in whatever zone it is written") {
  CHECK(crawler::seconds_of("Tue, 07 Feb 2017 09:00:00 +0700") == 1486432800);
  CHECK(crawler::seconds_of("2017-02-07T02:00:00Z") == 1486432800);
  CHECK(crawler::seconds_of("Mon, 06 Feb 2017 21:00:00 EST") == 1486432800);
  CHECK(crawler::seconds_of("1970-01-01") == 0);
  CHECK_FALSE(crawler::seconds_of("soon"));
}
