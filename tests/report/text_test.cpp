#include "report/text.h"

#include <catch2/catch.hpp>

#include "report/columns.h"
#include "report/excerpt.h"
#include "tests/report/sample.h"

using namespace recount;
using namespace recount::report;
using namespace recount::report::test;
using Catch::Matchers::Contains;

TEST_CASE("a finding reads like a compiler's diagnostic") {
  const core::Article a = sample_article();
  const core::ArticleClaims claims = sample_claims(a);
  CHECK(finding_text(a, claims, sample_finding(claims), {.origin = "cafe.html"}) ==
        "cafe.html: high: 18 percent and the two levels do not agree [I-LEVELS-PCT]\n"
        "  Cafés fell from 220 to 174, or 18 percent, in 2016.\n"
        "                  ^^^    ^^^     ^^^^^^^^^^\n"
        "  (174 - 220) / 220 = -20.9 %; the text says -18 %\n"
        "  suggestion: 18 % should be 21 %\n");
}

TEST_CASE("results are grouped, what is typed into a calculator is not") {
  const core::Article a = sample_article();
  const core::ArticleClaims claims = sample_claims(a);
  core::Finding f = sample_finding(claims);
  f.arithmetic = "40 × 25000 = 1000000 (999000.5 to 1001000 with rounding); stated 2020";
  const std::string text = finding_text(a, claims, f, {.origin = "cafe.html"});
  CHECK_THAT(text, Contains("40 × 25000 = 1,000,000 (999,000.5 to 1,001,000 with rounding); "
                            "stated 2020"));
}

TEST_CASE("carets stand by display columns, not bytes") {
  const std::string text = "日本の人口は18人";
  const core::TextSpan mark = find_span(text, "18");
  const auto lines = excerpt_lines(text, {{core::Part::body, 0, {0, text.size()}}, {mark}}, 80);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1] == "            ^^");
}

TEST_CASE("a long sentence is wrapped and each line has its own carets") {
  const std::string text = "one two three four 55 six seven eight nine 100 eleven";
  const auto lines = excerpt_lines(
      text,
      {{core::Part::body, 0, {0, text.size()}}, {find_span(text, "55"), find_span(text, "100")}},
      24);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "one two three four 55");
  CHECK(lines[1] == "                   ^^");
  CHECK(lines[2] == "six seven eight nine 100");
  CHECK(lines[3] == "                     ^^^");
  CHECK(lines[4] == "eleven");
}

TEST_CASE("a mark over a line end has carets on both lines") {
  const std::string text = "aaaaaaaaaaaaaaaa one hundred thousand";
  const auto lines = excerpt_lines(
      text, {{core::Part::body, 0, {0, text.size()}}, {find_span(text, "one hundred thousand")}},
      20);
  REQUIRE(lines.size() == 4);
  CHECK(lines[1] == "                 ^^^");
  CHECK(lines[3] == "^^^^^^^^^^^^^^^^");
}

TEST_CASE("a word longer than a line is cut hard") {
  const std::string text(50, 'x');
  const auto lines = excerpt_lines(text, {{core::Part::body, 0, {0, 50}}, {}}, 20);
  CHECK(lines ==
        std::vector<std::string>{std::string(20, 'x'), std::string(20, 'x'), std::string(10, 'x')});
}

TEST_CASE("what a terminal would obey is blanked, and offsets stay true") {
  const auto [text, clean] = GENERATE(table<std::string, std::string>({
      {"a\x1b[31mb", "a [31mb"},
      {"a\tb\nc", "a b c"},
      {"\xC2\x9B", "  "},
      {"\xE2\x80\xAE right", "    right"},
      {"bad \xff!", "bad ?!"},
      {"fine é", "fine é"},
  }));
  CAPTURE(text);
  CHECK(printable(text) == clean);
  CHECK(printable(text).size() == text.size());
}

TEST_CASE("widths are those of a terminal") {
  const auto [text, width] = GENERATE(table<std::string, std::size_t>({
      {"abc", 3U},
      {"é", 1U},
      {"e\xCC\x81", 1U},
      {"日本", 4U},
      {"ភ្នំ", 2U},
      {"🙂", 2U},
      {"", 0U},
  }));
  CAPTURE(text);
  CHECK(display_width(text) == width);
}

TEST_CASE("a figure that no claim covers is shown with the block around it") {
  const core::Article a = sample_article();
  core::Finding f = sample_finding({});
  f.mentions.push_back({{core::Part::body, 0, find_span(a.text, "rained")}, "rained"});
  CHECK_THAT(finding_text(a, {}, f, {}), Contains("  In Orléans it rained.\n"
                                                  "                ^^^^^^\n"));
}

TEST_CASE("surroundings end at the block and are cut at their limit") {
  const std::string blocks = "first\nsecond 18 block\nthird";
  CHECK(surroundings(blocks, find_span(blocks, "18")).of(blocks) == "second 18 block");
  const std::string longer = std::string(2000, 'a') + "18" + std::string(2000, 'b');
  CHECK(surroundings(longer, {2000, 2002}) == core::TextSpan{1700, 2302});
  CHECK(surroundings("short", {90, 100}).size() == 5);
}

TEST_CASE("a figure in the title is shown as such") {
  core::Article a = sample_article();
  a.title.value = "18 cafés close";
  core::Finding f;
  f.rule = "I-DIR";
  f.message = "m";
  f.mentions.push_back({{core::Part::title, 0, {0, 2}}, "18"});
  CHECK(finding_text(a, {}, f, {.origin = "x"}) ==
        "x: not_checkable: m [I-DIR]\n  title: 18 cafés close\n         ^^\n");
}

TEST_CASE("colours are used only when asked for") {
  const core::Article a = sample_article();
  const core::ArticleClaims claims = sample_claims(a);
  const core::Finding f = sample_finding(claims);
  CHECK(finding_text(a, claims, f, {}).find('\x1b') == std::string::npos);
  CHECK_THAT(finding_text(a, claims, f, {.origin = "", .colour = Colour::on}),
             Contains("\x1b[1;31mhigh\x1b[0m"));
}

TEST_CASE("a claim is shown with the reading of its figure") {
  const core::Article a = sample_article();
  const core::ArticleClaims claims = sample_claims(a);
  CHECK(claim_text(a, claims.claims[2], {.origin = "cafe.html"}) ==
        "cafe.html: 18 percent\n"
        "  Cafés fell from 220 to 174, or 18 percent, in 2016.\n"
        "                                 ^^^^^^^^^^\n"
        "  relative_change = 18 [17.5, 18.5] percent; down; of Cafés; in FRA; period 2016\n");
}

TEST_CASE("a number that is no claim is shown with the reason") {
  core::Article a;
  a.text = "They won 4-2 \x1b[1mthere.";
  const core::LeftOut score{
      {core::Part::body, 0, {9, 12}}, {0, a.text.size()}, "4-2", std::nullopt, "", "score"};
  CHECK(left_out_text(a, score, {.origin = "a.txt"}) ==
        "a.txt: 4-2\n"
        "  They won 4-2  [1mthere.\n"
        "           ^^^\n"
        "  no claim: score\n");
}

TEST_CASE("the official figure is shown with its source") {
  const core::Article a = sample_article();
  const core::ArticleClaims claims = sample_claims(a);
  core::Finding f = sample_finding(claims);
  f.baseline = core::BaselineFigure{
      "wb:population:KHM", core::Period::year(2016), 15.8e6, "World Bank", "2017-01-01", ""};
  CHECK_THAT(finding_text(a, claims, f, {}),
             Contains("  official figure: 15,800,000 (2016), wb:population:KHM, World Bank, "
                      "published 2017-01-01\n"));
}

TEST_CASE("an article is shown with what the page says of itself") {
  core::Article a = sample_article();
  a.text = "One.\nTwo.";
  CHECK(article_text(a, {.origin = "cafe.html"}) ==
        "page: cafe.html\noutcome: article\ntitle: Cafés close\npublished: 2017-02-07\n"
        "language: en\n\nOne.\nTwo.\n\n");
}
