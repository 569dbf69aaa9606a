#include "report/csv.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/report/sample.h"

using namespace recount::report;
using namespace recount::report::test;

TEST_CASE("a cell is quoted only when it must be") {
  const auto [value, cell] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"plain words", "plain words"},
      {"a,b", "\"a,b\""},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"two\r\nlines", "\"two\r\nlines\""},
      {"semi;colon", "semi;colon"},
      {"café", "café"},
  }));
  CAPTURE(value);
  CHECK(csv_cell(value) == cell);
}

TEST_CASE("a text that a spreadsheet would run gains an apostrophe") {
  const auto [value, cell] = GENERATE(table<std::string, std::string>({
      {"=1+1", "'=1+1"},
      {"+49 30", "'+49 30"},
      {"-3 degrees", "'-3 degrees"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\tx", "'\tx"},
      {"\rx", "'\rx"},
      {"\nx", "'\nx"},
      {"a=1", "a=1"},
      {"'quoted", "'quoted"},
      {" =1", " =1"},
      {"", ""},
  }));
  CAPTURE(value);
  CHECK(guarded(value) == cell);
}

TEST_CASE("numbers and signs are never guarded, texts and ids are") {
  const Record record{{.name = "n", .kind = FieldKind::number, .value = "-3.5"},
                      {.name = "s", .kind = FieldKind::sign, .value = "="},
                      {.name = "t", .kind = FieldKind::text, .value = "-3.5"},
                      {.name = "i", .kind = FieldKind::code, .value = "=cmd()"},
                      {.name = "l", .kind = FieldKind::texts, .list = {"=a", "b"}}};
  CHECK(csv_row(record) == "-3.5,=,'-3.5,'=cmd(),'=a | b\r\n");
  CHECK(csv_row(record, Guard::off) == "-3.5,=,-3.5,=cmd(),=a | b\r\n");
}

TEST_CASE("lists are joined and what only JSON has is left out") {
  const Record record{{.name = "ids", .kind = FieldKind::codes, .list = {"1", "2"}},
                      {.name = "texts", .kind = FieldKind::texts, .list = {"a", "b, c"}},
                      {.name = "gone", .kind = FieldKind::text, .value = "x", .json_only = true},
                      {.name = "none"}};
  CHECK(csv_row(record) == "1 2,\"a | b, c\",\r\n");
}

TEST_CASE("the header of the claims is as documented") {
  CHECK(csv_header(claim_columns()) ==
        "claim_id,article_id,url,site,title,published,fetched,language,part,sentence,quote,start,"
        "end,kind,direction,modifier,value,low,high,unit,per,subject,place,period_start,period_end,"
        "attribution,quoted,series_id,verdict,finding_ids\r\n");
}

TEST_CASE("the header of the numbers left out is as documented") {
  CHECK(csv_header(left_out_columns()) ==
        "article_id,url,site,title,published,fetched,language,part,sentence,quote,start,end,value,"
        "noun,reason\r\n");
}

TEST_CASE("the header of the findings is as documented") {
  CHECK(csv_header(finding_columns()) ==
        "finding_id,rule,verdict,severity,state,url,title,published,message,computed_low,"
        "computed_high,stated_low,stated_high,unit,diagnosis,suggestion,claim_ids,quotes,series_id,"
        "baseline_value,baseline_period,baseline_source,vintage,first_seen,last_seen,"
        "other_url,other_quote\r\n");
}

TEST_CASE("every row has as many cells as its header") {
  const auto a = sample_article();
  const auto claims = sample_claims(a);
  const auto cells = [](const std::string& line) {
    return std::count(line.begin(), line.end(), ',');
  };
  const Record claim = claim_records(a, claims)[0];
  Record bare;
  for (Field field : claim) {
    if (field.kind == FieldKind::text) field.value.clear();
    bare.push_back(field);
  }
  CHECK(cells(csv_row(bare)) == cells(csv_header(claim_columns())));
  CHECK(cells(csv_row(article_record({}))) == cells(csv_header(article_columns())));
}
