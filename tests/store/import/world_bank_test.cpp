#include <catch2/catch.hpp>

#include "store/baselines.h"

using namespace recount;
using store::Import;
using store::import_baselines;

namespace {

const std::string kWide =
    "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\n"
    "\"Aruba\",\"ABW\",\"Population, total\",\"SP.POP.TOTL\",\"10\",\"\",\n"
    "\"World\",\"WLD\",\"Wages, \"\"real\"\" (% of GDP)\",\"X.Y.ZS\",\"\",\"4.5\",\n";

}  // namespace

TEST_CASE("a World Bank download is known with and without its preamble") {
  const std::string preamble =
      "\xEF\xBB\xBF\"Data Source\",\"World Development Indicators\",\r\n\r\n"
      "\"Last Updated Date\",\"2021-09-15\",\r\n\r\n";
  const bool with = GENERATE(true, false);
  const core::Result<Import> got = import_baselines("x", (with ? preamble : "") + kWide, {});
  REQUIRE(got);
  CHECK(got->format == "world-bank-wide");
  REQUIRE(got->series.size() == 2);
  CHECK(got->series[0].id == "wb:population:ABW");
  CHECK(got->series[0].unit == "person");
  CHECK(got->series[0].observations.size() == 1);
  CHECK(got->series[0].retrieved == (with ? core::parse_date("2021-09-15") : std::nullopt));
  CHECK(got->series[1].indicator == "x-y-zs");
  CHECK(got->series[1].unit == "percent");
  CHECK(got->series[1].observations[0].period == core::Period::year(1961));
}

TEST_CASE("a broken cell of a World Bank download is named") {
  const auto [row, reason] = GENERATE(table<std::string, std::string>({
      {"Aruba,ABW,Population,SP.POP.TOTL,1 000,\n", "x:4: no number: '1 000'"},
      {"Aruba,ABW,Population,SP.POP.TOTL,1,2,3\n", "x:4: a value beyond the years"},
  }));
  const core::Result<Import> got = import_baselines("x", kWide + row, {});
  REQUIRE_FALSE(got);
  CHECK(got.error().message == reason);
  CHECK(got.error().kind == core::ErrorKind::fix_input);
}
