// The parts of extract/page, each on the smallest page that shows what it promises.
#include <catch2/catch.hpp>
#include <string>

#include "extract/article.h"
#include "extract/page/date_text.h"
#include "extract/page/decode.h"
#include "extract/page/element_names.h"
#include "extract/page/markup.h"
#include "extract/page/prescan.h"

namespace extract = recount::extract;

TEST_CASE("a date is read as people write it") {
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Posted on March 3rd, 2019 by Ana", "2019-03-03"},
      {"Stand: 9. M\xC3\xA4rz 2022, 14:05 Uhr", "2022-03-09"},
      {"publi\xC3\xA9 le 13 juin 2019", "2019-06-13"},
      {"17 de mayo de 2021", "2021-05-17"},
      {"25/12/2019", "2019-12-25"},
      {"2019-13-40", ""},
      {"call 01 2345 6789", ""},
  }));
  CAPTURE(text);
  CHECK(extract::first_date(text, {}).value_or("") == expected);
}

TEST_CASE("the charset of a page is what its bytes are") {
  auto [bytes, header, charset, out] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"caf\xC3\xA9", "", "utf-8", "caf\xC3\xA9"},
          {"caf\xE9", "text/html; charset=iso-8859-1", "windows-1252", "caf\xC3\xA9"},
          {"<meta charset=utf-8>caf\xE9 \x80", "", "windows-1252",
           "<meta charset=utf-8>caf\xC3\xA9 \xE2\x82\xAC"},
          {"caf\xC3\xA9", "text/html; charset=iso-8859-1", "utf-8", "caf\xC3\xA9"},
          {std::string("\xFF\xFE\x61\x00", 4), "", "utf-16le", "a"},
      }));
  CAPTURE(bytes, header);
  const auto decoded = extract::decode_page(bytes, header);
  REQUIRE(decoded.has_value());
  CHECK(decoded->charset == charset);
  CHECK(decoded->text == out);
}

TEST_CASE("a page's own declaration is found as browsers find it") {
  const auto [html, charset] = GENERATE(table<std::string, std::string>({
      {"<meta charset=iso8859-2>", "iso-8859-2"},
      {"<META CHARSET = 'koi8-r' >", "koi8-r"},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r'>", ""},
      {"<meta name=x charset=koi8-r charset=utf-8>", "koi8-r"},
      {"<p title='<meta charset=koi8-r>'><meta charset=utf-8>", "utf-8"},
      {"<!--<meta charset=koi8-r>--><meta charset=utf-8>", "utf-8"},
      {"<!--><meta charset=koi8-r>", "koi8-r"},
      {"<metal charset=koi8-r>", ""},
      {"<meta charset=utf-16le>", "utf-8"},
      {"<meta charset=bogus><meta charset=koi8-r>", "koi8-r"},
      {"<meta charset='koi8-r\">", ""},
      {"<meta charset=koi8-r", ""},
      {std::string(3000, ' ') + "<meta charset=koi8-r>", "koi8-r"},
  }));
  CAPTURE(html);
  CHECK(extract::prescan_charset(html) == charset);
}

TEST_CASE("what nobody reads is cut, and nothing that looks like it") {
  auto [html, expected] = GENERATE(table<std::string, std::string>({
      {"a<script>x</script>b", "ab"},
      {"a<style>x</style>b", "ab"},
      {"a<!-- <p> -->b", "ab"},
      {"a<svg><path/></svg>b", "ab"},
      {"<title><script></title>b", "<title><script></title>b"},
      {"<a title='<!--'>b</a>", "<a title='<!--'>b</a>"},
      {"a<script><!--<script></script>--></script>b", "ab"},
      {"a \n\t b<br>\n\n<p>", "a b<br>\n<p>"},
      {"<div data-x='1' class=c onclick=go() DATA-Y=2>b", "<div  class=c  >b"},
      {"<img src=a.jpg alt=\"a > b\"><i data-x=1>b</i>", "<img  ><i data-x=1>b</i>"},
      {"<p/data-x=1>b<p on'x=1>c", "<p/data-x=1>b<p on'x=1>c"},
      {"<p data-testid=t data-component=c>b", "<p data-testid=t data-component=c>b"},
      {"<plaintext><p data-x=1>  <!-- b -->", "<plaintext><p data-x=1>  <!-- b -->"},
      {"<math><![CDATA[<p data-x=1>  <!-- b -->]]>", "<math><![CDATA[<p data-x=1>  <!-- b -->]]>"},
  }));
  CAPTURE(html);
  const auto markup = extract::cut_markup(html, {});
  REQUIRE(markup.has_value());
  CHECK(markup->html == expected);
}

TEST_CASE("a script ends where browsers end it") {
  const auto cut = [](const std::string& html) { return extract::cut_markup(html, {})->html; };
  CHECK(cut("<script>a<b</script>c") == "c");
  CHECK(cut("<script><!-- x </script>c") == "c");
  CHECK(cut("<script><!-- <script>x</script> y </script>c") == "c");
  CHECK(cut("<script><!-- --><script>x</script>c</script>d") == "c</script>d");
  CHECK(cut("<script><!--><script>x</script>c</script>d") == "c</script>d");
  CHECK(cut("<script>a</script-x></script >c") == "c");
}

TEST_CASE("hostile markup is refused with the code of its limit") {
  std::string deep = "<html>";
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  std::string wide = "<p";
  for (int i = 0; i < 500; ++i) wide += " a" + std::to_string(i) + "=1";
  auto [html, code] = GENERATE_COPY(table<std::string, std::string>({
      {deep, "html_too_deep"},
      {wide + ">", "html_too_many_attributes"},
      {std::string(9U << 20U, 'x'), "html_too_big"},
      {" \n ", "empty_document"},
  }));
  const auto article = extract::extract_article({.url = "", .body = html});
  CHECK(article.outcome == recount::core::Outcome::refused);
  CHECK(article.outcome_code == code);
}

TEST_CASE("names say what an element is only as whole words") {
  using extract::Kind;
  const extract::ElementNames& words = extract::element_names();
  CHECK(words.kinds_of("c-related-posts").has(Kind::related));
  CHECK(words.kinds_of("widget").has(Kind::furniture));
  CHECK_FALSE(words.kinds_of("builder-widget-wrap").has(Kind::furniture));
  CHECK_FALSE(words.kinds_of("has-sidebar").has(Kind::furniture));
  CHECK(words.kinds_of("td-post-content").has(Kind::container1));
  CHECK_FALSE(words.kinds_of("content-footer").has(Kind::container3));
}
