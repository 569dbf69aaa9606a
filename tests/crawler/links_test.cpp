#include "crawler/links.h"

#include <catch2/catch.hpp>

using namespace recount;

TEST_CASE("articles are told from lists by their paths") {
  const auto [url, is_article] = GENERATE(table<std::string, bool>({
      {"https://www.a.example/2017/02/07/rents", true},
      {"https://a.example/economy/rents-rise-again", true},
      {"https://a.example/rents-rise-again-in-may", true},
      {"https://a.example/news/12345678", true},
      {"https://a.example/story.php?id=1", false},
      {"https://a.example/", false},
      {"https://a.example/economy", false},
      {"https://a.example/economy/page/2", false},
      {"https://a.example/2017/02/07", false},
      {"https://a.example/tag/rents-rise-again-in-may", false},
      {"https://a.example/calendar/2031/05/what-is-on", false},
      {"https://a.example/events/2031/05/12", false},
      {"https://a.example/about-us", false},
      {"https://b.example/2017/02/07/rents", false},
  }));
  CAPTURE(url);
  CHECK(crawler::looks_like_article(url, "https://a.example/economy") == is_article);
}

TEST_CASE("a site is a registrable domain, or a host that has none") {
  CHECK(crawler::site_of("https://www.a.example/x") == "a.example");
  CHECK(crawler::site_of("https://news.b.co.uk:8080") == "b.co.uk");
  CHECK(crawler::site_of("http://127.0.0.1:8080/") == "127.0.0.1");
  CHECK(crawler::site_of("http://[::1]/") == "[::1]");
  CHECK(crawler::site_of("http://localhost/") == "localhost");
}

TEST_CASE("paths without end are traps") {
  CHECK(crawler::is_trap("https://a.example/x/y/x/y/x/y/x/y"));
  CHECK(crawler::is_trap("https://a.example/" + std::string(1000, 'a')));
  CHECK(crawler::is_trap("https://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16"));
  CHECK(crawler::is_trap("https://a.example/?a&b&c&d&e&f&g&h&i&j&k&l"));
  CHECK_FALSE(crawler::is_trap("https://a.example/2017/02/02/rents?id=1"));
}
