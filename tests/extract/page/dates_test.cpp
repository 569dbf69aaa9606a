// When a page was published: which of the days that it names is meant.
#include <catch2/catch.hpp>
#include <string>

#include "extract/article.h"
#include "extract/page/script_dates.h"

namespace extract = recount::extract;

namespace {

recount::core::Sourced published(const std::string& head, const std::string& body,
                                 const std::string& url = "") {
  const std::string text =
      "<p>The council counted the votes twice on 3 May 2001, and the second count gave the same "
      "result as the first, the clerk said in a statement that ran to three pages.</p>";
  return extract::extract_article({.url = url,
                                   .content_type = "text/html",
                                   .body = "<html><head><title>The count</title>" + head +
                                           "</head><body>" + body + text + text + "</body></html>"})
      .published;
}

}  // namespace

TEST_CASE("the day of publication is read where the page states it") {
  auto [head, body, day,
        source] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {R"(<meta name="publish-date" content="2019-02-03">)", "<h1>The count</h1>", "2019-02-03",
       "meta:publish-date"},
      {R"(<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-02-03"}</script>)",
       "<h1>The count</h1>", "2019-02-03", "json-ld"},
      {R"(<script>var page = {"published_at":"2019-02-03T06:22:28+01:00"};</script>)",
       "<h1>The count</h1>", "2019-02-03", "script"},
      {R"(<link rel=canonical href="https://news.example/2019/02/03/count">)", "<h1>The count</h1>",
       "2019-02-03", "url"},
      {"", "<h1>The count</h1><div>By Ana, 3 February 2019</div>", "2019-02-03", "headline"},
      {"", "<div class=kicker>3 February 2019</div><h1>The count</h1>", "2019-02-03", "headline"},
      {"", "<div data-pubdate='2019-02-03'><h1>The count</h1></div>", "2019-02-03", "attribute"},
      {R"(<meta property="og:image" content="https://news.example/files/2019/02/03/a.jpg">)",
       "<h1>The count</h1>", "2019-02-03", "image"},
      {R"(<meta property="article:modified_time" content="2019-02-03">)", "<h1>The count</h1>",
       "2019-02-03", "meta:article:modified_time"},
  }));
  CAPTURE(head, body);
  const auto found = published(head, body);
  CHECK(found.value.substr(0, 10) == day);
  CHECK(found.source == source);
}

TEST_CASE("a date that stands at the headline comes before those of other articles") {
  const std::string others =
      "<div><span class=date>1 January 2020</span><span class=date>2 January 2020</span>"
      "<span class=date>3 January 2020</span></div>";
  CHECK(published("", others + "<p>x</p><h1>The count</h1><span class=date>4 January 2020</span>")
            .value == "2020-01-04");
  CHECK(published("", "<h1>The count</h1>", "").value.empty());
}

TEST_CASE("a labelled date comes before one that is only mentioned") {
  const auto found =
      published("",
                "<h2>Seen</h2><ul><li>Seen on 15 January 2021</li></ul><div>Updated: "
                "17 January 2021</div>");
  CHECK(found.value == "2021-01-17");
}

TEST_CASE("a time in UTC is the day on which the page's own address files it") {
  const std::string utc =
      R"(<meta property="article:published_time" content="2023-11-09T03:28:35Z">)";
  CHECK(published(utc, "<h1>The count</h1>", "https://news.example/2023/11/08/count").value ==
        "2023-11-08");
  CHECK(published(utc, "<h1>The count</h1><p>Nov. 8, 2023 at 7:28 p.m.</p>").value == "2023-11-08");
  // An edit on the next day is no reason to doubt it, and a stated zone is believed.
  CHECK(published(utc, "<h1>The count</h1><p>Nov. 10, 2023</p>").value.starts_with("2023-11-09"));
  CHECK(published(R"(<meta property="article:published_time" content="2023-11-09T03:28:35-05:00">)",
                  "<h1>The count</h1>", "https://news.example/2023/11/08/count")
            .value.starts_with("2023-11-09"));
}

TEST_CASE("a slash in a language that writes dots is a program's, month first") {
  const std::string body =
      "<html lang=de><head><title>x</title><meta name=date content="
      "'11/01/2023 12:43:42'></head><body><h1>Die Wahl</h1></body></html>";
  CHECK(extract::extract_article({.url = "", .content_type = "text/html", .body = body})
            .published.value == "2023-11-01");
}

TEST_CASE("keys are found in any script, and only as whole words") {
  CHECK(extract::first_key_date({"var a = 1;", R"(x={\"datePublished\":\"2019-02-03\"})"}) ==
        "2019-02-03");
  CHECK(extract::first_key_date({R"({"publish_date":"2020\/02\/24"})"}) == "2020/02/24");
  CHECK(extract::first_key_date({R"({"notdatePublished":"2019-02-03"})"}).empty());
  CHECK(extract::first_key_date({}).empty());
}
