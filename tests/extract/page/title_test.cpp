// Which of the many titles of a page is its headline.
#include <catch2/catch.hpp>
#include <string>

#include "extract/article.h"

namespace {

std::string title(const std::string& head, const std::string& body) {
  return recount::extract::extract_article(
             {.url = "https://news.example/a",
              .content_type = "text/html",
              .body = "<html><head>" + head + "</head><body>" + body + "</body></html>"})
      .title.value;
}

}  // namespace

TEST_CASE("the headline is the heading that the document's title names") {
  auto [head, body, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"<title>The clerk counts twice | The Example</title>", "<h1>The clerk counts twice</h1>",
       "The clerk counts twice"},
      // The site's name as <h1>, the headline as <h2>.
      {"<title>Example &raquo; The clerk counts twice</title>",
       "<h1><a href='/'>Example</a></h1><h2>The clerk counts twice</h2>", "The clerk counts twice"},
      {"<title>EXAMPLE: The clerk counts twice</title>",
       "<h1>Menu</h1><h1>The clerk counts twice</h1>", "The clerk counts twice"},
      {"<title>The clerk counts twice - Example</title>",
       "<div id=logo><h1>Example, the first newspaper of the valley</h1></div>"
       "<h2>The clerk</h2>",
       "The clerk counts twice"},
      {"<title>The clerk counts twice - example.org</title>", "", "The clerk counts twice"},
      {"", "<h1>The clerk counts twice</h1>", "The clerk counts twice"},
      {"", "", ""},
  }));
  CAPTURE(head, body);
  CHECK(title(head, body) == expected);
}

TEST_CASE("kickers, dates and labels within the heading are not the headline") {
  auto [head, heading] = GENERATE(table<std::string, std::string>({
      {"",
       "<span class=kicker>Elections</span><span class=sr-only>: </span>The clerk counts twice"},
      {"", "<time>1 May 2022</time> The clerk counts twice"},
      {"", "The clerk counts twice <small>(valley.example)</small>"},
      {"<meta property=og:title content='The clerk counts twice'>",
       "<span>Elections</span> The clerk counts twice"},
  }));
  CAPTURE(head, heading);
  CHECK(title(head, "<h1>" + heading + "</h1>") == "The clerk counts twice");
  CHECK(title("", "<h1><span class=kicker>Elections</span></h1>") == "Elections");
}

TEST_CASE("what JSON-LD escapes for HTML is read as it is meant") {
  const std::string ld =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":")";
  CHECK(title(ld + R"(The clerk&#8217;s &quot;count&quot; &amp; &bogus; &#xD800; &"}</script>)",
              "") == "The clerk\xE2\x80\x99s \"count\" & &bogus; &#xD800; &");
}
