#include "rules/relation.h"

#include <catch2/catch.hpp>

using namespace recount::rules;
using recount::core::Interval;
using recount::core::Severity;
using recount::core::Verdict;

namespace {
Stated figure(double v, double half) {
  return {Interval::around(v, half), Interval::around(v, 2 * half)};
}
}  // namespace

TEST_CASE("a relation of exact inputs is what a pocket calculator gives") {
  const auto [relation, inputs, value] = GENERATE(table<Relation, std::vector<double>, double>({
      {Relation::percent_change, {70, 530}, 657.142857},
      {Relation::difference, {900, 780}, -120},
      {Relation::ratio, {253, 723}, 2.857708},
      {Relation::share, {46, 76}, 60.526316},
      {Relation::sum, {31, 18, 8}, 57},
      {Relation::product, {40, 25}, 1000},
      {Relation::mean, {2400, 8}, 300},
      {Relation::fraction, {210, 280}, 0.75},
      {Relation::fraction_change, {100, 120}, 0.2},
      {Relation::rate, {48, 1.2e6, 1e5}, 4},
      {Relation::growth_per_year, {100, 163, 10}, 5.007123},
      {Relation::gain_percent, {5500, 500}, 10},
      {Relation::loss_percent, {88000, 12000}, 12},
      {Relation::percent_of, {200, 50}, 25},
      {Relation::base_of, {18, 19}, 94.736842},
      {Relation::equal, {7}, 7},
  }));
  Inputs intervals;
  for (const double v : inputs) intervals.push_back(Interval::exactly(v));
  const Interval got = compute(relation, intervals);
  CHECK(got.low == Approx(value));
  CHECK(got.high == Approx(value));
}

TEST_CASE("percent change is monotone in both ends") {
  const Interval got = compute(Relation::percent_change, {{1.75e6, 1.85e6}, {2.15e6, 2.25e6}});
  CHECK(got.low == Approx(16.216216));
  CHECK(got.high == Approx(28.571429));
}

TEST_CASE("a solved unknown leads back to the result") {
  const auto [relation, inputs] = GENERATE(table<Relation, std::vector<double>>({
      {Relation::percent_change, {70, 530}},
      {Relation::difference, {900, 780}},
      {Relation::ratio, {253, 723}},
      {Relation::share, {46, 76}},
      {Relation::sum, {31, 18, 8}},
      {Relation::product, {40, 25}},
      {Relation::mean, {2400, 8}},
      {Relation::fraction, {210, 280}},
      {Relation::fraction_change, {100, 120}},
      {Relation::rate, {48, 1.2e6, 1e5}},
      {Relation::percent_of, {200, 50}},
      {Relation::base_of, {18, 19}},
  }));
  Inputs known;
  for (const double v : inputs) known.push_back(Interval::exactly(v));
  const Interval result = compute(relation, known);
  for (std::size_t unknown = 0; unknown < known.size(); ++unknown) {
    Inputs asked = known;
    asked[unknown] = Interval::everything();
    const auto got = solve(relation, asked, result, unknown);
    REQUIRE(got);
    CHECK(got->low == Approx(inputs[unknown]));
    CHECK(got->high == Approx(inputs[unknown]));
  }
}

TEST_CASE("verdict and severity follow the gap") {
  const auto [computed, stated, verdict, severity] =
      GENERATE(table<double, Stated, Verdict, Severity>({
          {19.4, figure(19, 0.5), Verdict::consistent, Severity::none},
          {19.9, figure(19, 0.5), Verdict::needs_review, Severity::low},
          {1010, figure(1000, 0.5), Verdict::inconsistent, Severity::low},
          {25, figure(33, 0.5), Verdict::inconsistent, Severity::medium},
          {49, figure(94, 0.5), Verdict::inconsistent, Severity::medium},
          {20, figure(94, 0.5), Verdict::inconsistent, Severity::high},
          {-19, figure(19, 0.5), Verdict::inconsistent, Severity::high},
          {40, figure(4, 0.05), Verdict::inconsistent, Severity::high},
      }));
  CHECK(judge(Interval::exactly(computed), stated) == Judgement{verdict, severity});
}

TEST_CASE("a limit is passed or not, without a grey zone") {
  CHECK(judge_limit({119.5, 120.5}, {0, 100}).severity == Severity::high);
  CHECK(judge_limit({99.5, 100.5}, {0, 100}).fits());
}

TEST_CASE("an open end gives no slack to the other one") {
  const auto at_least = [](double low) { return Interval{low, Interval::kInfinity}; };
  CHECK(!judge_limit(at_least(110), {0, 100}).fits());
  CHECK(judge_limit(at_least(90), {0, 100}).fits());
}
