#include "crawler/url.h"

#include <catch2/catch.hpp>

using namespace recount;

TEST_CASE("a URL has one spelling") {
  const auto [written, expected] = GENERATE(table<std::string, std::string>({
      {"  HTTP://News.Example:80/a/../b#top \n", "http://news.example/b"},
      {"https://news.example", "https://news.example/"},
      {"https://news.example:443/", "https://news.example/"},
      {"https://news.example:8443/x", "https://news.example:8443/x"},
      {"https://news.example/%7euser/%e2%82%ac", "https://news.example/~user/%E2%82%AC"},
      {"https://news.example/a/%2e%2e/b", "https://news.example/b"},
      {"https://news.example/\xE2\x82\xAC", "https://news.example/%E2%82%AC"},
      {"https://news.example/a b?c d", "https://news.example/a%20b?c%20d"},
      {"https://news.example\\a\\b?x=\\", "https://news.example/a/b?x=%5C"},
      {"https://b\xC3\xBC"
       "cher.example/",
       "https://xn--bcher-kva.example/"},
      {"https://user:secret@news.example/a", "https://news.example/a"},
      {"https://news.example./a", "https://news.example/a"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://[::1]:8080/a", "http://[::1]:8080/a"},
      {"https://news.example/a?x=1&y=2", "https://news.example/a?x=1&y=2"},
      {"ht\ntps://news.example/a", "https://news.example/a"},
      {"https:news.example/a", "https://news.example/a"},
      {"https:////news.example/a", "https://news.example/a"},
      {"https://a@b@news.example/@c", "https://news.example/@c"},
  }));
  CAPTURE(written);
  const auto url = crawler::normalise_url(written);
  REQUIRE(url);
  CHECK(*url == expected);
  CHECK(crawler::normalise_url(*url).value() == expected);
}

TEST_CASE("what is not a web address is refused by name") {
  const auto [written, code] = GENERATE(table<std::string, std::string>({
      {"", "url_scheme"},
      {"news.example/a", "url_scheme"},
      {"javascript:alert(1)", "url_scheme"},
      {"file:///etc/passwd", "url_scheme"},
      {"gopher://news.example/", "url_scheme"},
      {"https://", "url_bad"},
      {"https://news.example:99999/", "url_bad"},
      {"https://news example/", "url_bad"},
      {"https://news%25.example/", "url_bad"},
      {"https://news|x.example/", "url_bad"},
      {"https://user@/news.example/", "url_bad"},
      {std::string("https://a\0b.example/", 20), "url_bad"},
      {"https://256.1.1.1/", "url_bad"},
      {"https://news.0x4/", "url_bad"},
      {"https://[::x]/", "url_bad"},
      {"https://news.example/" + std::string(5000, 'a'), "url_too_long"},
  }));
  CAPTURE(written);
  const auto url = crawler::normalise_url(written);
  REQUIRE_FALSE(url);
  CHECK(url.error().code == code);
}

TEST_CASE("a link is resolved against its page as RFC 3986 says") {
  // The examples of section 5.4 over this base, with its dot segments.
  const std::string base = "http://a.example/b/c/d;p?q";
  const auto [href, expected] = GENERATE(table<std::string, std::string>({
      {"", "http://a.example/b/c/d;p?q"},
      {"#s", "http://a.example/b/c/d;p?q"},
      {"g", "http://a.example/b/c/g"},
      {"./g", "http://a.example/b/c/g"},
      {"g/", "http://a.example/b/c/g/"},
      {"/g", "http://a.example/g"},
      {"//g.example", "http://g.example/"},
      {"?y", "http://a.example/b/c/d;p?y"},
      {"g?y", "http://a.example/b/c/g?y"},
      {"g#s", "http://a.example/b/c/g"},
      {";x", "http://a.example/b/c/;x"},
      {".", "http://a.example/b/c/"},
      {"..", "http://a.example/b/"},
      {"../g", "http://a.example/b/g"},
      {"../../g", "http://a.example/g"},
      {"../../../g", "http://a.example/g"},
      {"http:g", "http://a.example/b/c/g"},
      {"http:/g", "http://a.example/g"},
      {"///g.example/x", "http://g.example/x"},
      {"https://c.example/x", "https://c.example/x"},
      {" g ", "http://a.example/b/c/g"},
  }));
  CAPTURE(href);
  CHECK(crawler::resolve_url(base, href).value_or("") == expected);
}

TEST_CASE("a plain path on the page's own site is what a full parse makes of it") {
  const std::string origin = "http://a.example:8080";
  const std::string path =
      GENERATE("/", "/g", "/2026/11/a-b_c.html", "/a//b", "/a.b/..c", "/x/.", "/x/./y", "/x/../y",
               "/.well-known/x", "/a%2Fb", "/a b", "/a?b", "/a#b", "/\u00e4", "/a~b", "/a\\b");
  CAPTURE(path);
  const auto parsed = crawler::normalise_url(origin + path);
  REQUIRE(parsed);
  CHECK(crawler::resolve_url(origin + "/page", path).value_or("") == *parsed);
  CHECK(crawler::resolve_url(origin + "/page", origin + path).value_or("") == *parsed);
}

TEST_CASE("a host that begins like the page's own is another") {
  const auto [href, expected] = GENERATE(table<std::string, std::string>({
      {"http://a.example.evil.example/x", "http://a.example.evil.example/x"},
      {"http://a.example:81/x", "http://a.example:81/x"},
      {"http://a.example@b.example/x", "http://b.example/x"},
      {"http://a.example//b.example/x", "http://a.example//b.example/x"},
  }));
  CHECK(crawler::resolve_url("http://a.example/page", href).value_or("") == expected);
}

TEST_CASE("a link that leads out of the web is refused") {
  const std::string href =
      GENERATE("mailto:a@b.example", "javascript:void(0)", "tel:+49", "data:,x");
  CHECK_FALSE(crawler::resolve_url("http://a.example/", href));
}

TEST_CASE("parameters that name the way here are dropped, the others keep their order") {
  const auto [url, expected] = GENERATE(table<std::string, std::string>({
      {"https://a.example/x?utm_source=rss&id=7&fbclid=1&page=2",
       "https://a.example/x?id=7&page=2"},
      {"https://a.example/x?UTM_Medium=a", "https://a.example/x"},
      {"https://a.example/x?id=utm_source", "https://a.example/x?id=utm_source"},
      {"https://a.example/x", "https://a.example/x"},
  }));
  CHECK(crawler::without_tracking(url) == expected);
}

TEST_CASE("the parts of a URL") {
  CHECK(crawler::host_key("https://a.example/x") == "https://a.example:443");
  CHECK(crawler::host_key("http://a.example/") == "http://a.example:80");
  CHECK(crawler::host_key("http://[::1]/") == "http://[::1]:80");
  CHECK(crawler::host_key("http://[::1]:81/") == "http://[::1]:81");
  CHECK(crawler::host_of("http://[::1]:81/x") == "[::1]");
  CHECK(crawler::host_of("http://a.example:81/x") == "a.example");
  CHECK(crawler::path_and_query("http://a.example/x?y") == "/x?y");
}
