// Damaged files: whatever stands in them, the answer is series or a refusal, soon.
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "store/baselines.h"

using namespace recount;
using store::import_baselines;

namespace {

const std::vector<std::string> kSound{
    "place,year,value\nKHM,2000,1\n\"THA\",2001,2.5\n",
    "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\n"
    "\"Aruba\",\"ABW\",\"Population\",\"SP.POP.TOTL\",\"10\",\n",
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ:F,SEX,UNIT,GEO,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS\n"
    "dataflow,ESTAT:C(1.0),I,A,F,PER,FR,1991,2162,3,A: x\n",
    "freq,unit,na_item,geo\\TIME_PERIOD\t2019 \t2020 \nA,CLV10_MEUR,B1GQ,AT\t2.7 \t628.5 e\n",
    "observation_date,UNRATE_20150601\n2014-11-01,5.8\n2014-12-01,.\n",
    "GENESIS-Tabelle: 1\nDeutschland;;\nAlter (Anzahl);;\n;31.12.2017;31.12.2018\na;1,5;2\n",
    "[{\"pages\":1,\"per_page\":1},[\n{\"indicator\":{\"id\":\"AG.LND.ARBL.HA\"},"
    "\"countryiso3code\":\"KOR\",\"date\":\"2020\",\"value\":3}]]",
};

/// A few bytes changed, dropped, doubled or replaced by what means something in tables.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view kMeaning = ",;\t\n\r\"\\:.-'0123456789eE[]{}\xFF\xC3";
  const auto below = [&random](std::size_t n) { return random() % n; };
  for (std::size_t i = 0; i < 1 + below(4) && !bytes.empty(); ++i) {
    const std::size_t at = below(bytes.size());
    switch (below(3)) {
      case 0: bytes[at] = kMeaning[below(kMeaning.size())]; break;
      case 1: bytes.erase(at, 1 + below(8)); break;
      default: bytes.insert(at, bytes.substr(below(bytes.size()), below(12))); break;
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("a damaged file gives series with values, or a refusal that names the file") {
  std::mt19937 random(7);
  std::size_t refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string bytes = damaged(kSound[random() % kSound.size()], random);
    const auto got = import_baselines("f.csv", bytes, {.indicator = "beds", .unit = "bed"});
    if (!got) {
      ++refused;
      CAPTURE(bytes, got.error().message);
      REQUIRE(got.error().message.starts_with("f.csv:"));
      continue;
    }
    REQUIRE_FALSE(got->series.empty());
    for (const core::Series& series : got->series) REQUIRE_FALSE(series.observations.empty());
  }
  CHECK(refused > 500);
  CHECK(refused < 3500);
}
