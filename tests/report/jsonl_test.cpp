#include "report/jsonl.h"

#include <catch2/catch.hpp>

#include "tests/report/sample.h"

using namespace recount::report;
using namespace recount::report::test;
using Catch::Matchers::Contains;

TEST_CASE("a string is escaped as RFC 8259 wants it") {
  const auto [text, json] = GENERATE(table<std::string, std::string>({
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"a \"b\" \\", R"("a \"b\" \\")"},
      {"l1\nl2\r\t", R"("l1\nl2\r\t")"},
      {std::string("\0\x1b\x7f", 3), R"("\u0000\u001b\u007f")"},
      {"café 日本", R"("café 日本")"},
      {"bad \xff", "\"bad \xEF\xBF\xBD\""},
  }));
  CAPTURE(text);
  CHECK(json_string(text) == json);
}

TEST_CASE("each kind of field has its JSON") {
  const Record record{{.name = "t", .kind = FieldKind::text, .value = "x"},
                      {.name = "s", .kind = FieldKind::sign, .value = ">="},
                      {.name = "n", .kind = FieldKind::number, .value = "3.50"},
                      {.name = "b", .kind = FieldKind::boolean, .value = "true"},
                      {.name = "l", .kind = FieldKind::texts, .list = {"a", "b"}},
                      {.name = "e", .kind = FieldKind::codes},
                      {.name = "m"}};
  CHECK(json_line(record) == R"({"t":"x","s":">=","n":3.50,"b":true,"l":["a","b"],"e":[],"m":null})"
                             "\n");
}

TEST_CASE("a finding's line carries its spans in code points") {
  const auto a = sample_article();
  const auto line = json_line(finding_records(a, {sample_finding(sample_claims(a))})[0]);
  CHECK_THAT(line, Contains(R"("article_id":"cafe")"));
  CHECK_THAT(line, Contains(R"({"part":"body","start":38,"end":41,"text":"220"})"));
  CHECK_THAT(line, Contains(R"("computed_low":-21.3)"));
  CHECK_THAT(line, Contains(R"("severity":"high")"));
  CHECK_THAT(line, Contains(R"("diagnosis":null)"));
}

TEST_CASE("a figure in a caption says in which") {
  auto a = sample_article();
  a.captions = {"A view", "Rain: 18 mm"};
  auto claims = sample_claims(a);
  claims.claims.resize(1);
  claims.claims[0].where = {recount::core::Part::caption, 1, {6, 8}};
  claims.claims[0].quote = "18";
  const auto line = json_line(finding_records(a, {sample_finding(claims)})[0]);
  CHECK_THAT(line, Contains(R"({"part":"caption","caption":1,"start":6,"end":8,"text":"18"})"));
}
