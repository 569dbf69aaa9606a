#include "store/import/cells.h"

#include <catch2/catch.hpp>

#include "store/import/codes.h"

using namespace recount::store;
using recount::core::Frequency;
using recount::core::to_string;

TEST_CASE("a period is read in every spelling that offices use") {
  auto [text, start, end, frequency] =
      GENERATE(table<std::string, std::string, std::string, Frequency>({
          {"2020", "2020-01-01", "2020-12-31", Frequency::year},
          {" 2020 ", "2020-01-01", "2020-12-31", Frequency::year},
          {"YR2020", "2020-01-01", "2020-12-31", Frequency::year},
          {"2020-03", "2020-03-01", "2020-03-31", Frequency::month},
          {"2020M02", "2020-02-01", "2020-02-29", Frequency::month},
          {"2020-Q1", "2020-01-01", "2020-03-31", Frequency::quarter},
          {"2020Q4", "2020-10-01", "2020-12-31", Frequency::quarter},
          {"2020-S2", "2020-07-01", "2020-12-31", Frequency::half_year},
          {"2020-H1", "2020-01-01", "2020-06-30", Frequency::half_year},
          {"2020-W05", "2020-01-27", "2020-02-02", Frequency::week},
          {"2020-W01", "2019-12-30", "2020-01-05", Frequency::week},
          {"2020-03-01", "2020-03-01", "2020-03-01", Frequency::day},
          {"2020-03-01T00:00:00", "2020-03-01", "2020-03-01", Frequency::day},
          {"31.12.2017", "2017-12-31", "2017-12-31", Frequency::day},
          {"2019/20", "2019-04-01", "2020-03-31", Frequency::fiscal_year},
          {"1999/2000", "1999-04-01", "2000-03-31", Frequency::fiscal_year},
          {"2002-2011", "2002-01-01", "2011-12-31", Frequency::other},
      }));
  CAPTURE(text);
  const std::optional<Step> step = read_period(text);
  REQUIRE(step);
  CHECK(to_string(step->period.start) == start);
  CHECK(to_string(step->period.end) == end);
  CHECK(step->frequency == frequency);
}

TEST_CASE("what is no period is not read as one") {
  const auto* text = GENERATE("", "20", "20200", "2020-13", "2020-Q5", "2020-Q0", "2020-S3",
                              "2020-W54", "2020-W00", "2020-X1", "2020-", "2020Q", "2011-2002",
                              "2019/21", "FY2020", "31.02.2020", "2020-02-30", "abcd", "-2020");
  CAPTURE(text);
  CHECK_FALSE(read_period(text));
}

TEST_CASE("a cell is a number or it is not") {
  CHECK(read_value("-3.50") == -3.5);
  CHECK(read_value(" 1e3 ") == 1000);
  CHECK(read_value("+2") == 2);
  const auto* text = GENERATE("", "1,000", "12 e", "nan", "inf", "--1", "0x10", "1.2.3");
  CAPTURE(text);
  CHECK_FALSE(read_value(text));
}

TEST_CASE("units are taken apart into unit, scale and rate") {
  CHECK(unit_of("thousand persons").unit == "person");
  CHECK(unit_of("thousand persons").multiplier == 1000);
  CHECK(unit_of("Million euro").unit == "EUR");
  CHECK(unit_of("Million euro").multiplier == 1e6);
  CHECK(unit_of("USD per year").per == "year");
  CHECK(unit_of("USD per year").unit == "USD");
  CHECK(unit_of("percent of 20.9 million").unit == "percent");
  CHECK(unit_of("percent of 20.9 million").adjustment == "of 20.9 million");
  CHECK(unit_of("Furlongs").unit == "furlongs");
  CHECK(unit_in_title("Inflation, consumer prices (annual %)") == "%");
  CHECK(unit_in_title("Arable land (hectares)") == "hectares");
  CHECK(unit_in_title("Population, total").empty());
}

TEST_CASE("places are known by code and by several names, groups by name alone") {
  const auto* name = GENERATE("KOR", "kr", "Korea, Rep.", "South Korea");
  CAPTURE(name);
  CHECK(place_of(name).code == "KOR");
  CHECK(place_of("EL").code == "GRC");
  CHECK(place_of("UK").code == "GBR");
  CHECK(place_of("World").code == "WLD");
  CHECK(place_of("EU27_2020").aggregate);
  CHECK(place_of("EU27_2020").code.empty());
  CHECK(place_of("Atlantis").code.empty());
  CHECK_FALSE(place_of("Atlantis").aggregate);
}
