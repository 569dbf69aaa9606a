#include "store/baselines.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <set>

#include "store/baselines/bundled.h"
#include "store/baselines/merge.h"

using namespace recount;
using core::Period;
using store::bundled_baselines;

namespace {

/// The only value of a period in the only series of an indicator and place.
double value_of(const core::Baselines& baselines, const std::string& indicator,
                const std::string& place, const Period& period) {
  for (const core::Series* series : baselines.find(indicator, place)) {
    for (const core::Observation& o : series->observations) {
      if (o.period == period) return o.value;
    }
  }
  return -1;
}

}  // namespace

TEST_CASE("the bundled figures are in whole units of the indicator's kind") {
  struct Row {
    std::string indicator, place, unit, per;
    Period period;
    double value;
  };
  const std::vector<Row> rows{
      {"population", "DEU", "person", "", Period::year(1996), 81914831},
      {"gdp", "PHL", "USD", "", Period::year(2003), 87039092974},
      {"inflation", "IDN", "percent", "", Period::year(1998), 58.4510437},
      {"inflation", "GBR", "percent", "", Period::month(1950, 1), 4.1},
      {"unemployment-rate", "JPN", "percent", "", Period::year(1998), 4.078},
      {"life-expectancy-female", "VNM", "year", "", Period::year(2013), 78.524},
      {"homicide-rate", "IND", "", "100000 person", Period::year(2006), 4.14},
      {"gini", "ALB", "index", "", Period::year(1996), 27},
      {"co2-emissions", "WLD", "tonne", "", Period::year(2022), 37502059154},
      {"labor-force", "USA", "person", "", Period::year(1947), 59350000},
      {"employed", "USA", "person", "", Period::year(2024), 161346000},
      {"unemployed", "USA", "person", "", Period::year(2024), 6761000},
      {"cpi-index", "USA", "index", "", Period::month(1913, 1), 9.8},
      {"gdp-growth", "USA", "percent", "", Period::year(1929), -8.5},
      {"forced-labour", "WLD", "person", "", Period::years(2002, 2011), 20900000},
      {"forced-labour-profits", "WLD", "USD", "year", Period::year(2014), 150200000000},
      {"forced-labour-share-sexual", "WLD", "percent", "", Period::years(2002, 2011), 22},
      {"forced-labour-share-labour", "WLD", "percent", "", Period::years(2002, 2011), 68},
      {"forced-labour-share-state", "WLD", "percent", "", Period::years(2002, 2011), 10},
  };
  const std::unique_ptr<core::Baselines> baselines = bundled_baselines();
  for (const Row& row : rows) {
    CAPTURE(row.indicator, row.place);
    CHECK(value_of(*baselines, row.indicator, row.place, row.period) == Approx(row.value));
    const auto found = baselines->find(row.indicator, row.place);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0]->unit == row.unit);
    CHECK(found[0]->per == row.per);
  }
}

TEST_CASE(
    "every bundled series has an id of its own, a source, a licence, a link and sorted values") {
  std::set<std::string> ids;
  for (const core::Series& s : store::bundled_series()) {
    CAPTURE(s.id);
    CHECK(ids.insert(s.id).second);
    CHECK(s.place.size() == 3);
    CHECK_FALSE((s.source.empty() || s.licence.empty() || s.url.empty() || !s.retrieved));
    CHECK_FALSE(s.observations.empty());
    bool sorted = true;
    for (std::size_t i = 1; i < s.observations.size(); ++i) {
      sorted &= s.observations[i - 1].period.end < s.observations[i].period.start;
    }
    CHECK(sorted);
  }
  CHECK(ids.size() > 1000);
}

TEST_CASE("a missing month is a gap, not a zero") {
  const auto cpi = bundled_baselines()->find("cpi-index", "USA");
  REQUIRE(cpi.size() == 1);
  CHECK(value_of(*bundled_baselines(), "cpi-index", "USA", Period::month(2025, 10)) == -1);
  CHECK(value_of(*bundled_baselines(), "cpi-index", "USA", Period::month(2025, 11)) == 324.122);
}

TEST_CASE("what nobody measured is not found") {
  const std::unique_ptr<core::Baselines> baselines = bundled_baselines();
  CHECK(baselines->find("population", "XYZ").empty());
  CHECK(baselines->find("happiness", "KHM").empty());
  CHECK(baselines->all("happiness").empty());
  CHECK(baselines->all("population").size() > 200);
}

TEST_CASE("stored series stand beside the bundled ones, and add vintages to those of their id") {
  core::Series revised;
  revised.id = "wb:population:DEU";
  revised.retrieved = core::parse_date("2030-01-01");
  revised.observations = {{Period::year(1996), 82000000, std::nullopt, ""},
                          {Period::year(2028), 85000000, std::nullopt, ""}};
  core::Series own;
  own.id = "own:beds:DEU";
  own.indicator = "hospital-beds";
  own.place = "DEU";
  own.observations = {{Period::year(2020), 5, std::nullopt, ""}};

  const std::unique_ptr<core::Baselines> baselines = bundled_baselines({revised, own});
  CHECK(baselines->find("hospital-beds", "DEU").size() == 1);
  const auto found = baselines->find("population", "DEU");
  REQUIRE(found.size() == 1);
  std::vector<double> of_1996;
  for (const core::Observation& o : found[0]->observations) {
    if (o.period == Period::year(1996)) of_1996.push_back(o.value);
  }
  CHECK(of_1996 == std::vector<double>{81914831, 82000000});
  CHECK(found[0]->observations.back().value == 85000000);
}

TEST_CASE("a newer file adds a vintage only where a figure changed") {
  core::Series known;
  known.id = "x";
  known.observations = {{Period::year(2018), 100, std::nullopt, ""},
                        {Period::year(2019), 110, core::parse_date("2020-02-01"), "p"}};
  core::Series newer = known;
  newer.retrieved = core::parse_date("2021-01-01");
  newer.observations = {{Period::year(2018), 100.000000001, std::nullopt, ""},
                        {Period::year(2019), 112, std::nullopt, ""},
                        {Period::year(2020), 120, std::nullopt, ""}};
  const core::Series both = store::merged(known, newer);
  REQUIRE(both.observations.size() == 4);
  CHECK(both.observations[0] == known.observations[0]);
  CHECK(both.observations[1] == known.observations[1]);
  CHECK(both.observations[2].published == newer.retrieved);
  CHECK(both.observations[2].value == 112);
  CHECK_FALSE(both.observations[3].published);
  CHECK(store::revisions(known, newer) == std::vector<std::string>{"x 2019: 110 became 112"});
  CHECK(store::merged(both, newer) == both);
}

// A sanitizer makes the same work about ten times as dear.
#if defined(__SANITIZE_ADDRESS__)
constexpr double kMaxLoadSeconds = 0.5;
#elif defined(__has_feature)
constexpr double kMaxLoadSeconds = __has_feature(address_sanitizer) ? 0.5 : 0.06;
#else
constexpr double kMaxLoadSeconds = 0.06;
#endif

TEST_CASE(
    "loading and indexing the bundled series costs a few hundredths of a second of one core") {
  const std::clock_t start = std::clock();
  const std::unique_ptr<core::Baselines> baselines = bundled_baselines();
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(baselines->all("gdp").size() > 200);
  CHECK(seconds < kMaxLoadSeconds);
}
