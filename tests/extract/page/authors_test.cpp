// Who wrote it: names, and nothing else that stands beside them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/article.h"
#include "extract/page/byline.h"

namespace extract = recount::extract;
using Names = std::vector<std::string>;

namespace {

Names authors(const std::string& head, const std::string& body,
              const std::string& url = "https://news.example/a") {
  std::string text;
  for (int i = 0; i < 3; ++i) {
    text +=
        "<p>The council counted the votes twice, and the second count gave the same result as the "
        "first, the clerk said in a statement that ran to three pages and a half.</p>";
  }
  return extract::extract_article({.url = url,
                                   .content_type = "text/html",
                                   .body = "<html><head><title>The count</title>" + head +
                                           "</head><body>" + body + text + "</body></html>"})
      .authors;
}

std::string json_ld(const std::string& author) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"The count",)"
         R"("publisher":{"@type":"Organization","name":"The Example"},"author":)" +
         author + "}</script>";
}

}  // namespace

TEST_CASE("a by-line is its names, without what announces and what follows them") {
  auto [text, expected] = GENERATE(table<std::string, Names>({
      {"By Ana Ruiz", {"Ana Ruiz"}},
      {"ByAna Ruiz", {"Ana Ruiz"}},
      {"Posted on March 3, 2019 by Ana Ruiz and Ben Lee - 5 min read", {"Ana Ruiz", "Ben Lee"}},
      {"View all posts by Ana Ruiz", {"Ana Ruiz"}},
      {"Ein Artikel von Ana von der Au | 27.01.2022", {"Ana von der Au"}},
      {"27.01.2022, 13:30 von Ana Ruiz", {"Ana Ruiz"}},
      {"Autorin: Dr. Ana Ruiz", {"Dr. Ana Ruiz"}},
      {"Ana Ruiz, Senior Reporter", {"Ana Ruiz"}},
      {"Ana Ruiz, MD, and Ben Lee", {"Ana Ruiz", "Ben Lee"}},
      {"Ana Ruiz Thursday, November 9, 2023 4:41AM", {"Ana Ruiz"}},
      {"Ana Ruiz lives in Brooklyn and keeps bees.", {}},
      {"Von den Folgen der Flut", {}},
      {"Written by", {}},
      {"Dec 17, 2025", {}},
      {"", {}},
      {std::string(5000, 'a'), {}},
  }));
  CAPTURE(text);
  CHECK(extract::read_byline(text) == expected);
}

TEST_CASE("an account is one word, and no label") {
  CHECK(extract::read_account("Posted by happyface313") == "happyface313");
  CHECK(extract::read_account("Written by").empty());
  CHECK(extract::read_account("admin").empty());
  CHECK(extract::read_account("June").empty());
  CHECK(extract::read_account("05:42").empty());
}

TEST_CASE("people come before the site and before organisations") {
  const std::string byline = "<h1>The count</h1><div class=byline>By <a>Ana Ruiz</a></div>";
  CHECK(authors(json_ld(R"({"@type":"Organization","name":"Wire Service"})"), byline) ==
        Names{"Ana Ruiz"});
  CHECK(authors(json_ld(R"({"@type":"Person","name":"The Example"})"), byline) ==
        Names{"Ana Ruiz"});
  CHECK(authors(json_ld(R"({"@type":"Organization","name":"Wire Service"})"), "") ==
        Names{"Wire Service"});
  CHECK(authors(json_ld(R"({"@type":["Person","Organization"],"name":"Ben Lee"})"), byline) ==
        Names{"Ben Lee"});
  CHECK(authors(json_ld(R"({"@type":"Person","name":"Ben Lee, The Example"})"), "") ==
        Names{"Ben Lee"});
}

TEST_CASE("a first name or an account is made whole by the by-line") {
  const std::string byline = "<h1>The count</h1><span class=author>Ana Ruiz</span>";
  CHECK(authors(json_ld(R"("Ana")"), byline) == Names{"Ana Ruiz"});
  CHECK(authors(json_ld(R"("anaruiz")"), byline) == Names{"Ana Ruiz"});
  CHECK(authors(json_ld(R"("Ben")"), byline) == Names{"Ben"});
}

TEST_CASE("each text of a by-line is read for itself") {
  CHECK(authors("",
                "<h1>The count</h1><div class=byline>By <a>Ana Ruiz</a> and <a>Ben Lee</a>"
                "<a>Follow</a> <span>Expert in counting</span></div>") ==
        Names{"Ana Ruiz", "Ben Lee"});
  CHECK(authors("",
                "<h1>The count</h1><ul><li class=author>Ana Ruiz</li><li class=author>Ben Lee"
                "</li></ul>") == Names{"Ana Ruiz", "Ben Lee"});
}

TEST_CASE("who comments, or is named by a card or far from the headline, is no author") {
  CHECK(authors("",
                "<ul><li><span class=comment-author>Eve Moss</span></li></ul><h1>The count</h1>"
                "<p>By Ana Ruiz</p>") == Names{"Ana Ruiz"});
}
