#include "report/record.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/report/sample.h"

using namespace recount;
using namespace recount::report;
using namespace recount::report::test;

namespace {

const Field& at(const Record& record, const std::string& name) {
  const auto found =
      std::find_if(record.begin(), record.end(), [&](const Field& f) { return f.name == name; });
  REQUIRE(found != record.end());
  return *found;
}

}  // namespace

TEST_CASE("offsets are code points, whatever the bytes before") {
  const core::Article a = sample_article();
  const Record r = claim_records(a, sample_claims(a))[0];
  CHECK(at(r, "start").value == "38");
  CHECK(at(r, "end").value == "41");
  CHECK(at(r, "quote").value == "220");
  CHECK(at(r, "sentence").value == "Cafés fell from 220 to 174, or 18 percent, in 2016.");
}

TEST_CASE("a claim record says how the figure was read") {
  const core::Article a = sample_article();
  const Record r = claim_records(a, sample_claims(a))[2];
  CHECK(at(r, "claim_id").value == "cafe#3");
  CHECK(at(r, "article_id").value == "cafe");
  CHECK(at(r, "kind").value == "relative_change");
  CHECK(at(r, "direction").value == "down");
  CHECK(at(r, "modifier").value == "=");
  CHECK(at(r, "value").value == "18");
  CHECK(at(r, "low").value == "17.5");
  CHECK(at(r, "high").value == "18.5");
  CHECK(at(r, "place").value == "FRA");
  CHECK(at(r, "period_start").value == "2016-01-01");
  CHECK(at(r, "period_end").value == "2016-12-31");
  CHECK(at(r, "quoted").value == "false");
  CHECK(at(r, "series_id").kind == FieldKind::missing);
}

TEST_CASE("a written precision survives into the value") {
  const core::Article a = sample_article();
  core::ArticleClaims claims = sample_claims(a);
  claims.claims[0].quantity.value = *core::Decimal::parse("3.50");
  CHECK(at(claim_records(a, claims)[0], "value").value == "3.50");
}

TEST_CASE("a claim that is a range has no value, and its ends as written") {
  const core::Article a = sample_article();
  core::ArticleClaims claims = sample_claims(a);
  claims.claims[0].quantity.range = {*core::Decimal::parse("18"), *core::Decimal::parse("20")};
  const Record r = claim_records(a, claims)[0];
  CHECK(at(r, "value").kind == FieldKind::missing);
  CHECK(at(r, "low").value == "18");
  CHECK(at(r, "high").value == "20");
}

TEST_CASE("an infinite bound is missing and a finite one is never scientific") {
  const core::Article a = sample_article();
  core::ArticleClaims claims = sample_claims(a);
  claims.claims[0].quantity.value = {24, 8};
  claims.claims[0].quantity.hedge = core::Hedge::more_than;
  const Record r = claim_records(a, claims)[0];
  CHECK(at(r, "value").value == "2400000000");
  CHECK(at(r, "low").value.find('e') == std::string::npos);
  CHECK(at(r, "high").kind == FieldKind::missing);
}

TEST_CASE("a finding names its claims, quotes and spans") {
  const core::Article a = sample_article();
  const Record r = finding_records(a, {sample_finding(sample_claims(a))})[0];
  CHECK(at(r, "finding_id").value == "f00d");
  CHECK(at(r, "claim_ids").list == std::vector<std::string>{"cafe#1", "cafe#2", "cafe#3"});
  CHECK(at(r, "quotes").list == std::vector<std::string>{"220", "174", "18 percent"});
  REQUIRE(at(r, "spans").spans.size() == 3);
  CHECK(at(r, "spans").spans[0] == QuotedSpan{core::Part::body, 0, 38, 41, "220"});
  CHECK(at(r, "baseline_value").kind == FieldKind::missing);
}

TEST_CASE("a finding without severity has none, and without bounds has none") {
  const core::Article a = sample_article();
  core::Finding f;
  f.rule = "B-VALUE";
  const Record r = finding_records(a, {f})[0];
  CHECK(at(r, "severity").kind == FieldKind::missing);
  CHECK(at(r, "verdict").value == "not_checkable");
  CHECK(at(r, "computed_low").kind == FieldKind::missing);
  CHECK(at(r, "stated_high").kind == FieldKind::missing);
}

TEST_CASE("a baseline is given with its period, source and vintage") {
  const core::Article a = sample_article();
  core::Finding f = sample_finding(sample_claims(a));
  f.baseline = core::BaselineFigure{
      "wb:population:KHM", core::Period::year(2016), 15.8e6, "World Bank", "2017-01-01", ""};
  const Record r = finding_records(a, {f})[0];
  CHECK(at(r, "baseline_value").value == "15800000");
  CHECK(at(r, "baseline_period").value == "2016-01-01/2016-12-31");
  CHECK(at(r, "baseline_source").value == "World Bank");
  CHECK(at(r, "vintage").value == "2017-01-01");
}

TEST_CASE("an article without an id goes by its URL, and a label wins over both") {
  core::Article a = sample_article();
  a.id.clear();
  CHECK(at(article_record(a), "id").value == "https://news.example/cafe");
  CHECK(at(article_record(a, {.article_id = "7", .fetched = ""}), "id").value == "7");
}

TEST_CASE("a page without an article still gives a whole record") {
  core::Article a;
  a.id = "empty";
  a.outcome = core::Outcome::refused;
  a.outcome_code = "html_too_deep";
  const Record r = article_record(a);
  CHECK(at(r, "outcome").value == "refused");
  CHECK(at(r, "outcome_code").value == "html_too_deep");
  CHECK(at(r, "text").kind == FieldKind::text);
}

TEST_CASE("a span that does not fit its text gives no sentence instead of a crash") {
  const core::Article a = sample_article();
  core::ArticleClaims claims = sample_claims(a);
  claims.claims[0].sentence = {5, 100000};
  claims.claims[0].where.span = {90000, 100000};
  const Record r = claim_records(a, claims)[0];
  CHECK(at(r, "sentence").value.empty());
  CHECK(at(r, "end").value == "82");
}
