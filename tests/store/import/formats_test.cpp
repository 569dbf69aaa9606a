// One small file of each format; what it must say, and what must not be taken for it.
#include <catch2/catch.hpp>

#include "store/baselines.h"

using namespace recount;
using core::Period;
using store::Import;
using store::import_baselines;
using store::ImportOptions;

namespace {

Import accepted(const std::string& bytes, const ImportOptions& options = {}) {
  const core::Result<Import> got = import_baselines("x", bytes, options);
  if (!got) FAIL(got.error().message);
  return *got;
}

std::string refusal(const std::string& bytes, const ImportOptions& options = {}) {
  const core::Result<Import> got = import_baselines("x", bytes, options);
  return got ? "accepted" : got.error().message;
}

}  // namespace

TEST_CASE("FRED: first days are months, a dot is missing, known codes need no option") {
  const Import got = accepted(
      "observation_date,UNRATE\n2024-01-01,3.7\n2024-02-01,3.9\n2024-03-01,.\n2024-04-01,3.8\n");
  CHECK(got.format == "fred");
  REQUIRE(got.series.size() == 1);
  const core::Series& s = got.series[0];
  CHECK(s.id == "fred:unemployment-rate:USA:month");
  CHECK(s.frequency == core::Frequency::month);
  CHECK(s.url == "https://fred.stlouisfed.org/series/UNRATE");
  REQUIRE(s.observations.size() == 3);
  CHECK(s.observations[2].period == Period::month(2024, 4));
}

TEST_CASE("FRED: days that are firsts of quarters or years are those") {
  const ImportOptions options{.unit = "percent", .place = "USA"};
  const Import quarters = accepted("observation_date,X\n2024-01-01,1\n2024-04-01,2\n", options);
  CHECK(quarters.series[0].frequency == core::Frequency::quarter);
  CHECK(quarters.series[0].observations[0].period.end == core::parse_date("2024-03-31"));
  const Import years = accepted("observation_date,X\n2023-01-01,1\n2024-01-01,2\n", options);
  CHECK(years.series[0].observations[1].period == Period::year(2024));
  const Import days = accepted("observation_date,X\n2024-01-01,1\n2024-01-02,2\n", options);
  CHECK(days.series[0].frequency == core::Frequency::day);
}

TEST_CASE("ALFRED: each column is a vintage of the same series") {
  const Import got = accepted(
      "observation_date,UNRATE_20150601,UNRATE_20160205\n2014-11-01,5.8,5.8\n2014-12-01,5.6,5.7\n");
  REQUIRE(got.series.size() == 1);
  const std::vector<core::Observation>& all = got.series[0].observations;
  REQUIRE(all.size() == 4);
  CHECK(all[2].published == core::parse_date("2015-06-01"));
  CHECK(all[2].value == 5.6);
  CHECK(all[3].published == core::parse_date("2016-02-05"));
  CHECK(all[3].value == 5.7);
}

TEST_CASE("Gapminder: codes in lower case, the concept names the indicator") {
  const Import got = accepted("geo,time,murder_per_100000_people\nafg,1980,8.2\nafg,1981,7.77\n");
  CHECK(got.format == "gapminder-ddf");
  CHECK(got.series[0].id == "gapminder:homicide-rate:AFG");
  CHECK(got.series[0].per == "100000 person");
}

TEST_CASE("Our World in Data: the code names the place, the title the unit") {
  const Import got = accepted(
      "Entity,Code,Year,Access to water (%)\nFrance,FRA,2000,98.5\nWorld,OWID_WRL,2000,80\n");
  CHECK(got.format == "owid-grapher");
  REQUIRE(got.series.size() == 2);
  CHECK(got.series[0].unit == "percent");
  CHECK(got.series[1].place == "WLD");
}

TEST_CASE("columns of a table of years keep their own unit, words are left out") {
  const Import got =
      accepted("year,jobless,jobless_percent,notes\n1941,5560,9.9,\n1942,2660,4.7,see 1\n",
               {.unit = "thousand persons", .place = "USA"});
  CHECK(got.format == "time-columns");
  REQUIRE(got.series.size() == 2);
  CHECK(got.series[0].observations[0].value == 5560000);
  CHECK(got.series[1].unit == "percent");
  CHECK(got.series[1].observations[0].value == 9.9);
  CHECK(got.notes == std::vector<std::string>{"x:1: left out: column 'notes' holds no numbers"});
}

TEST_CASE("SDMX-CSV: dimensions tell series apart, multipliers are applied, totals are not named") {
  const Import got = accepted(
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SEX,AGE,UNIT,GEO,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_"
      "STATUS\n"
      "dataflow,ESTAT:CENS(1.0),I,A,F,TOTAL,PER,FR,1991,2162.398,3,A\n"
      "dataflow,ESTAT:CENS(1.0),I,A,M,TOTAL,PER,FR,1991,2147.582,3,E\n"
      "dataflow,ESTAT:CENS(1.0),D,A,M,TOTAL,PER,FR,1990,1,0,A\n"
      "dataflow,ESTAT:CENS(1.0),I,A,M,TOTAL,PER,FR,1992,,0,M\n");
  CHECK(got.format == "sdmx-csv");
  REQUIRE(got.series.size() == 2);
  CHECK(got.series[0].adjustment == "SEX F");
  CHECK(got.series[0].observations[0].value == Approx(2162398));
  CHECK(got.series[0].observations[0].flag.empty());
  CHECK(got.series[1].observations.size() == 1);
  CHECK(got.series[1].observations[0].flag == "E");
}

TEST_CASE("SDMX-CSV: labels and semicolons are read") {
  const Import got = accepted(
      "STRUCTURE;STRUCTURE_ID;ACTION;FREQ:Frequency;REF_AREA:Reference area;TIME_PERIOD:Time;"
      "OBS_VALUE:Value;OBS_STATUS:Status\n"
      "dataflow;BIS:WS_CBPOL(1.0);I;M: Monthly;BR: Brazil;2024-01;11.75;A: Normal value\n");
  REQUIRE(got.series.size() == 1);
  CHECK(got.series[0].indicator == "policy-rate");
  CHECK(got.series[0].place == "BRA");
  CHECK(got.series[0].observations[0].period == Period::month(2024, 1));
}

TEST_CASE("SDMX-CSV 1.0 and quarters are read") {
  const Import got = accepted(
      "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
      "ESTAT:X(1.0),22/05/26 11:00:00,Q,PC,EL,2021-Q3,12.5,e\n");
  CHECK(got.series[0].place == "GRC");
  CHECK(got.series[0].frequency == core::Frequency::quarter);
  CHECK(got.series[0].unit == "percent");
  CHECK(got.series[0].observations[0].flag == "e");
}

TEST_CASE("Eurostat: packed dimensions, flags after the value, colons for what is missing") {
  const Import got = accepted(
      "freq,unit,na_item,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \n"
      "A,CLV10_MEUR,B1GQ,AT\t219275.7 \t628.5 e\t: m\n"
      "A,CP_MEUR,B1GQ,EU27_2020\t1 \t2 \t3 \n");
  CHECK(got.format == "eurostat-tsv");
  REQUIRE(got.series.size() == 1);
  const core::Series& s = got.series[0];
  CHECK(s.id == "eurostat:gdp:AUT:chain-linked-volumes-2010");
  CHECK(s.unit == "EUR");
  REQUIRE(s.observations.size() == 2);
  CHECK(s.observations[0].value == Approx(219275.7e6));
  CHECK(s.observations[1].flag == "e");
  REQUIRE(got.notes.size() == 1);
  CHECK(got.notes[0] == "x:3: left out: 'EU27_2020' is a group of countries");
}

TEST_CASE("World Bank API: values, nulls, date of the answer, and a warning about further pages") {
  const Import got = accepted(
      "[ {\"page\":1,\"pages\":3,\"per_page\":50,\"total\":150,\"lastupdated\":\"2026-07-13\"},\n"
      "[ {\"indicator\":{\"id\":\"AG.LND.ARBL.HA\",\"value\":\"Arable land (hectares)\"},\n"
      "\"countryiso3code\":\"KOR\",\"date\":\"2023\",\"value\":1571000,\"unit\":\"\"},\n"
      "{\"indicator\":{\"id\":\"AG.LND.ARBL.HA\",\"value\":\"\"},\"countryiso3code\":\"KOR\",\n"
      "\"date\":\"2022\",\"value\":null} ] ]");
  CHECK(got.format == "world-bank-json");
  REQUIRE(got.series.size() == 1);
  CHECK(got.series[0].id == "wb:arable-land:KOR");
  CHECK(got.series[0].unit == "hectare");
  CHECK(got.series[0].retrieved == core::parse_date("2026-07-13"));
  CHECK(got.series[0].observations.size() == 1);
  REQUIRE(got.notes.size() == 1);
  CHECK_THAT(got.notes[0], Catch::Contains("one page of 3"));
}

TEST_CASE("GENESIS: Latin-1, German days and decimals, the place from its description") {
  const Import got = accepted(
      "GENESIS-Tabelle: 1\nBev\xF6lkerung: Deutschland, Stichtag;;\nDeutschland;;\n"
      "Bev\xF6lkerungsstand (Anzahl);;\n;Stichtag;Stichtag\n;31.12.2017;31.12.2018\n"
      "unter 1 Jahr;785074;783978\n1-J\xE4hrige;796149;-\n__________\n(C)opyright;;\n");
  CHECK(got.format == "genesis-csv");
  REQUIRE(got.series.size() == 2);
  CHECK(got.series[0].place == "DEU");
  CHECK(got.series[0].unit == "person");
  CHECK(got.series[0].adjustment == "unter 1 Jahr");
  CHECK(got.series[0].observations[1].period == Period::day(*core::parse_date("2018-12-31")));
  CHECK(got.series[1].adjustment == "1-J\xC3\xA4hrige");
}

TEST_CASE("files without figures are refused with the advice that helps") {
  const auto [bytes, advice] = GENERATE(table<std::string, std::string>({
      {"\"Country Code\",\"Region\",\"IncomeGroup\",\"SpecialNotes\",\"TableName\",\n\"ABW\",,,,\n",
       "import the file of the same download"},
      {"{\"title\":\"Beds\",\"licenses\":[{\"name\":\"CC0\"}],\"resources\":[{\"path\":\"a.csv\"}]"
       "}",
       "import 'a.csv' with --source 'Beds' --licence 'CC0'"},
      {"[{\"message\":[{\"value\":\"not valid\"}]}]", "an error of the World Bank API"},
      {"{\"a\":1}", "JSON of no kind"},
      {"[1,2", "JSON of no kind"},
      {std::string(200'000, '['), "JSON of no kind"},
      {"[{\"pages\":1,\"per_page\":1}]", "no whole answer"},
  }));
  CAPTURE(advice);
  CHECK_THAT(refusal(bytes), Catch::Contains(advice));
}

TEST_CASE("a broken cell is named in every format") {
  const auto [bytes, reason] = GENERATE(table<std::string, std::string>({
      {"observation_date,UNRATE\n2024-01-01,x\n", "x:2: no number: 'x'"},
      {"geo,time,murder_per_100000_people\nafg,19800,8\n", "x:2: no period: '19800'"},
      {"a,unit,geo\\time\t2019\nA,PC,AT\t12x\n", "x:2: no number: '12x'"},
      {"a,unit,geo\\time\t20190\nA,PC,AT\t12\n", "x:1: no period: '20190'"},
      {"a,unit,geo\\time\t2019\nA,PC,AT\t1\t2\n", "x:2: more values than periods"},
      {"STRUCTURE,STRUCTURE_ID,GEO\na,b,c\n", "x:1: SDMX-CSV without TIME_PERIOD"},
      {"STRUCTURE,STRUCTURE_ID,GEO,TIME_PERIOD,OBS_VALUE\na,b,FR,2020,x\n", "x:2: no number: 'x'"},
      {"GENESIS-Tabelle: 1\nA;B\n", "x:1: no line of days"},
      {"[{\"pages\":1,\"per_page\":1},[\n{\"countryiso3code\":\"KOR\",\"date\":\"2020\",\"value\":"
       "\"x\"}]]",
       "x:2: no number: \"x\""},
  }));
  CAPTURE(bytes);
  CHECK_THAT(refusal(bytes, {.unit = "percent"}), Catch::Contains(reason));
}
