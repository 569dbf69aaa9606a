// What holds for every format: options, self-tests, refusals that name the line.
#include <catch2/catch.hpp>

#include "store/baselines.h"

using namespace recount;
using store::Import;
using store::import_baselines;
using store::ImportOptions;

namespace {

const std::string kHead = "place,year,value\n";

std::string refusal(const std::string& bytes, const ImportOptions& options,
                    const std::vector<core::Series>& known = {}) {
  const core::Result<Import> got = import_baselines("x.csv", bytes, options, known);
  return got ? "accepted" : got.error().message;
}

core::Series stored(const std::string& indicator, const std::vector<double>& values) {
  core::Series s;
  s.id = "own:" + indicator + ":KHM";
  s.indicator = indicator;
  s.place = "KHM";
  s.unit = "bed";
  int year = 2000;
  for (const double value : values) {
    s.observations.push_back({core::Period::year(year++), value, std::nullopt, {}});
  }
  return s;
}

}  // namespace

TEST_CASE("what the person says of a file is kept with its series") {
  const core::Result<Import> got =
      import_baselines("x.csv", kHead + "Cambodia,2001,1.5\nKHM,2000,1\n",
                       {.indicator = "hospital-beds",
                        .source = "Ministry of Health",
                        .licence = "CC0",
                        .url = "https://health.example",
                        .unit = "thousand beds",
                        .retrieved = "2026-02-03"});
  REQUIRE(got);
  CHECK(got->format == "plain-long");
  REQUIRE(got->series.size() == 1);
  const core::Series& s = got->series[0];
  CHECK(s.id == "ministry-of-health:hospital-beds:KHM");
  CHECK(s.unit == "beds");
  CHECK(s.source == "Ministry of Health");
  CHECK(s.licence == "CC0");
  CHECK(s.url == "https://health.example");
  CHECK(s.retrieved == core::parse_date("2026-02-03"));
  REQUIRE(s.observations.size() == 2);
  CHECK(s.observations[0].value == 1000);
  CHECK(s.observations[1].value == 1500);
}

TEST_CASE("a file that lies is refused whole, with its line and the reason") {
  struct Row {
    std::string name, bytes;
    ImportOptions options;
    std::string reason;
  };
  std::string shares = kHead;
  for (int year = 2000; year < 2025; ++year) shares += "KHM," + std::to_string(year) + ",0.05\n";
  const std::vector<Row> rows{
      {"a negative index",
       kHead + "KHM,2000,101\nKHM,2001,-3\n",
       {.indicator = "price-index", .unit = "index"},
       "x.csv:3: -3 is no possible value in 'index'"},
      {"a share above all",
       kHead + "KHM,2000,140\n",
       {.indicator = "unemployment-rate", .unit = "percent"},
       "x.csv:2: 140 is no possible"},
      {"people with decimals",
       kHead + "KHM,2000,15.8\nKHM,2001,16.1\n",
       {.indicator = "population", .unit = "person"},
       "x.csv:2: people with decimals"},
      {"fractions called percent",
       shares,
       {.indicator = "unemployment-rate", .unit = "percent"},
       "these are fractions"},
      {"a unit of something else",
       kHead + "KHM,2000,15\n",
       {.indicator = "population", .unit = "percent"},
       "x.csv:2: population is stated in 'person'"},
      {"a period twice",
       kHead + "KHM,2000,15\nTHA,2000,1\nCambodia,2000,16\n",
       {.indicator = "beds", .unit = "bed"},
       "x.csv:4: own:beds:KHM 2000-01-01 stands already on line 2"},
      {"a broken number",
       kHead + "KHM,2000,15\nKHM,2001,1'000\n",
       {.indicator = "beds", .unit = "bed"},
       "x.csv:3: no number: '1'000'"},
      {"a broken period",
       kHead + "KHM,200,15\n",
       {.indicator = "beds", .unit = "bed"},
       "x.csv:2: no period: '200'"},
      {"no indicator", kHead + "KHM,2000,15\n", {.unit = "bed"}, "add --indicator"},
      {"no unit", kHead + "KHM,2000,15\n", {.indicator = "beds"}, "add --unit"},
      {"no country at all",
       kHead + "Atlantis,2000,15\n",
       {.indicator = "beds", .unit = "bed"},
       "'Atlantis' is no known place"},
      {"no figures", kHead, {.indicator = "beds", .unit = "bed"}, "no figures"},
      {"nothing", " \n", {}, "empty"},
      {"no table", "Dear editor, you are wrong.\n", {}, "no format that recount knows"},
      {"a binary", std::string("a\0b", 3), {}, "save the table as CSV"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK_THAT(refusal(row.bytes, row.options), Catch::Contains(row.reason));
  }
}

TEST_CASE("the numbers of another indicator are refused, chance and constants are not") {
  const std::string bytes =
      kHead + "KHM,2000,3\nKHM,2001,1\nKHM,2002,4\nKHM,2003,2\nKHM,2004,5\nKHM,2005,9\n";
  const ImportOptions options{.indicator = "beds", .unit = "bed"};
  CHECK_THAT(refusal(bytes, options, {stored("nurses", {3, 1, 4, 2, 5, 9})}),
             Catch::Contains("the same 6 numbers are stored as nurses"));
  CHECK(refusal(bytes, options, {stored("nurses", {3, 1, 4, 2, 5, 8})}) == "accepted");
  CHECK(refusal(bytes, options, {stored("nurses", {3, 1, 4, 2})}) == "accepted");
  CHECK(refusal(bytes, options, {stored("beds", {3, 1, 4, 2, 5, 9})}) == "accepted");
  const std::string constant =
      kHead + "KHM,2000,1\nKHM,2001,1\nKHM,2002,1\nKHM,2003,1\nKHM,2004,1\n";
  CHECK(refusal(constant, options, {stored("nurses", {1, 1, 1, 1, 1})}) == "accepted");
}

TEST_CASE("gaps, groups of countries and revised figures are noted with their line") {
  const core::Result<Import> got =
      import_baselines("x.csv", kHead + "KHM,2000,3\nKHM,2003,2\nArab World,2000,9\nKHM,2004,\n",
                       {.indicator = "beds", .unit = "bed"}, {stored("beds", {3, 1, 4, 5})});
  REQUIRE(got);
  REQUIRE(got->notes.size() == 3);
  CHECK(got->notes[0] == "x.csv:4: left out: 'Arab World' is a group of countries");
  CHECK(got->notes[1] == "x.csv:3: own:beds:KHM: 1 gap, after 2000-12-31");
  CHECK(got->notes[2] == "revised: own:beds:KHM 2003: 5 became 2");
}

TEST_CASE("the name of a file says nothing") {
  const core::Result<Import> got =
      import_baselines("gdp.xlsx", kHead + "KHM,2000,3\n", {.indicator = "beds", .unit = "bed"});
  REQUIRE(got);
  CHECK(got->series[0].indicator == "beds");
}

TEST_CASE("a long file with series, unit, day and source of its own needs no option") {
  const core::Result<Import> got = import_baselines(
      "x.csv",
      "series,place,period,value,unit,published,source,url\n"
      "ilo_fl_world,WLD,2002-2011,20900000,persons,2012-06-01,\"Report, 2012\",https://a.example\n"
      "ilo_fl_profit,WLD,2014,150.2,billion USD per year,2014-05-20,Report,same\n",
      {});
  REQUIRE(got);
  REQUIRE(got->series.size() == 2);
  const core::Series& people = got->series[0];
  CHECK(people.indicator == "forced-labour");
  CHECK(people.source == "Report, 2012");
  CHECK(people.observations[0].period == core::Period::years(2002, 2011));
  CHECK(people.observations[0].published == core::parse_date("2012-06-01"));
  const core::Series& profit = got->series[1];
  CHECK(profit.unit == "USD");
  CHECK(profit.per == "year");
  CHECK(profit.url == "https://a.example");
  CHECK(profit.observations[0].value == Approx(150.2e9));
}
