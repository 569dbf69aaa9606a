#include "crawler/discovery.h"

#include <catch2/catch.hpp>

using namespace recount;
using crawler::Discovered;
using crawler::ListingKind;

namespace {

const std::string kBase = "https://news.example/feeds/all.xml";

crawler::Listing read(const std::string& body, const std::string& type = "text/xml") {
  return crawler::read_listing(body, type, kBase);
}

std::string first_url(const std::string& body) {
  const auto listing = read(body);
  return listing.articles.empty() ? "" : listing.articles.front().url;
}

}  // namespace

TEST_CASE("an RSS item gives its link, title and date") {
  const auto listing = read(R"(<?xml version="1.0"?><rss version="2.0"
      xmlns:media="http://search.yahoo.com/mrss/"><channel><title>News</title>
    <link>https://news.example/</link><item><title>Rents &amp; wages</title>
    <link> /a?utm_source=rss </link><guid isPermaLink="false">77</guid>
    <media:content url="x"><media:title>Picture</media:title></media:content>
    <pubDate>Tue, 07 Feb 2017 09:00:00 +0700</pubDate></item>
    <item><title><![CDATA[Two <b>words</b>]]></title><guid>https://news.example/b</guid></item>
    <item><title>No link</title></item></channel></rss>)");
  CHECK(listing.kind == ListingKind::rss);
  REQUIRE(listing.articles.size() == 3);
  CHECK(listing.articles[2] == Discovered{"", "No link", "", ""});
  CHECK(listing.articles[0] == Discovered{"https://news.example/a?utm_source=rss", "Rents & wages",
                                          "2017-02-07T09:00:00+07:00", ""});
  CHECK(listing.articles[1].url == "https://news.example/b");
  CHECK(listing.articles[1].title == "Two words");
  CHECK(listing.title == "News");
  CHECK(listing.link == "https://news.example/");
}

TEST_CASE("an Atom entry gives its alternate link, with xml:base") {
  const auto listing = read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x/">
    <entry><title>A</title><link rel="self" href="/self"/><link rel="enclosure" href="/mp3"/>
    <link rel="alternate" type="text/html" href="a"/><id>tag:1</id>
    <published>2017-02-07T09:00:00Z</published><updated>2017-02-08T09:00:00Z</updated>
    <source><title>Other</title><link href="/other"/><id>https://other.example/</id></source>
    </entry></feed>)");
  CHECK(listing.kind == ListingKind::atom);
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0] == Discovered{"https://news.example/x/a", "A", "2017-02-07T09:00:00Z",
                                          "2017-02-08T09:00:00Z"});
}

TEST_CASE("prefixed, old and broken feeds are read") {
  const auto [feed, url] = GENERATE(table<std::string, std::string>({
      {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
       "xmlns='http://purl.org/rss/1.0/'><item rdf:about='https://a.example/1'/></rdf:RDF>",
       "https://a.example/1"},
      {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:link "
       "href='/1'/></a:entry></a:feed>",
       "https://news.example/1"},
      {"<rss><channel><item><link>https://a.example/1<title>x</title></item>",
       "https://a.example/1"},
      {"<rss><channel><item><description>1 < 2 <br> & more</description>"
       "<link>https://a.example/1</link>",
       "https://a.example/1"},
      {"<rss><item><feedburner:origLink>https://a.example/1</feedburner:origLink>"
       "<link>https://proxy.example/</link></item></rss>",
       "https://a.example/1"},
      {"\xEF\xBB\xBF\n<rss><item><link>https://a.example/1</link></item></rss>",
       "https://a.example/1"},
      {"<rss><item><link>javascript:alert(1)</link></item></rss>", ""},
      {"<rss></rss>", ""},
  }));
  CAPTURE(feed);
  CHECK(first_url(feed) == url);
}

TEST_CASE("the feed's own title and link are those of its channel, not of its picture") {
  const auto listing = read(
      "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='self' href='/feed'/>"
      "<image><title>Logo</title><link>/logo</link></image><title>Daily &amp;amp; Sunday</title>"
      "<link>/</link><textInput><title>Search</title></textInput>"
      "<item><title>One</title><link>/1</link></item></channel></rss>");
  CHECK(listing.title == "Daily & Sunday");
  CHECK(listing.link == "https://news.example/");
  const auto atom = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><id>https://id.example/</id>"
      "<link rel='self' href='/f'/><link href='/home'/><entry><title>E</title></entry></feed>");
  CHECK(atom.title == "A");
  CHECK(atom.link == "https://news.example/home");
  const auto json = read(R"({"title":"J","home_page_url":"/j","items":[]})");
  CHECK(json.title == "J");
  CHECK(json.link == "https://news.example/j");
}

TEST_CASE("a title is plain text, however the feed wraps it") {
  const auto [title, text] = GENERATE(table<std::string, std::string>({
      {"<title>Rents &amp;amp; wages&#8217;</title>", "Rents & wages\xE2\x80\x99"},
      {"<title>Caf&eacute; &amp;hellip;</title>", "Caf\xC3\xA9 \xE2\x80\xA6"},
      {"<title>A List&lt;int&gt; &lt; two</title>", "A List<int> < two"},
      {"<title><![CDATA[<p>One</p><p>two</p>]]></title>", "One two"},
      {"<title>a&lt;script&gt;alert(1)&lt;/script&gt;b</title>", "ab"},
      {"<title>bad &lt;!-- comment &gt;&lt;b&gt;end</title>", "bad end"},
      {"<media:title>Picture</media:title><title>Text</title>", "Text"},
      {"<media:title>Picture</media:title>", "Picture"},
      {"<title>\n two\n  lines </title>", "two lines"},
  }));
  CAPTURE(title);
  const auto listing =
      read("<rss xmlns:media='http://search.yahoo.com/mrss/'><item><link>/1</link>" + title +
           "</item></rss>");
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0].title == text);
}

TEST_CASE("Atom says whether a title is text or markup, and is believed") {
  const auto [title, text] = GENERATE(table<std::string, std::string>({
      {"<title>the &lt;b&gt; tag</title>", "the <b> tag"},
      {"<title type='html'>the &lt;b&gt;bold&lt;/b&gt; one</title>", "the bold one"},
      {"<title type='text/html' mode='escaped'>a&lt;br&gt;b</title>", "a b"},
      {"<title type='text/plain' mode='escaped'>a&lt;br&gt;b</title>", "a<br>b"},
      {"<title type='xhtml'><div>a &lt;i&gt; <b>b</b><br/>c<style>d</style></div></title>",
       "a <i> b c"},
      {"<title mode='base64'>UmVudHMgPGI+cmlzZTwvYj4=</title>", "Rents rise"},
      {"<title type='application/octet-stream'>UmVudHM=</title>", "Rents"},
  }));
  CAPTURE(title);
  const auto listing = read("<feed><entry><link href='/1'/>" + title + "</entry></feed>");
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0].title == text);
}

TEST_CASE("of several dates the one that says published counts") {
  const auto listing = read(
      "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><item><link>/1</link>"
      "<dc:created>2017-02-01</dc:created><pubDate>Tue, 07 Feb 2017 09:00:00 GMT</pubDate>"
      "<dc:date>2017-02-03</dc:date></item></rss>");
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0].published == "2017-02-07T09:00:00Z");
}

TEST_CASE("the Channel Definition Format is read") {
  const auto listing = read(
      "<CHANNEL HREF='/home'><TITLE>C</TITLE><ITEM HREF='a' LASTMOD='2017-02-07T09:00:00-05:00'>"
      "<TITLE>A</TITLE></ITEM></CHANNEL>");
  CHECK(listing.title == "C");
  CHECK(listing.link == "https://news.example/home");
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0] ==
        Discovered{"https://news.example/feeds/a", "A", "", "2017-02-07T09:00:00-05:00"});
}

TEST_CASE("links that lead elsewhere than to the article are not taken, also as text") {
  CHECK(first_url("<feed><entry><link rel='enclosure'>https://a.example/x.mp3</link>"
                  "<link rel='alternate'>https://a.example/1</link></entry></feed>") ==
        "https://a.example/1");
  CHECK(first_url("<feed><entry><title>t</title><link rel='self' href='/1'/></entry></feed>") ==
        "");
}

TEST_CASE("a comment that never ends hides nothing behind it, in linear time") {
  CHECK(first_url("<rss><!-- oops ><item><link>https://a.example/1</link></item></rss>") ==
        "https://a.example/1");
  std::string many = "<rss>";
  for (int i = 0; i < 300'000; ++i) many += "<!--x>";
  CHECK(first_url(many + "<item><link>https://a.example/1</link></item></rss>") ==
        "https://a.example/1");
}

TEST_CASE("a JSON feed is read, and a deep one is not") {
  const auto listing = read(
      R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/a","title":"A",
          "date_published":"2017-02-07T09:00:00Z"},{"id":"2"},7]})");
  CHECK(listing.kind == ListingKind::json_feed);
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0].url == "https://news.example/a");
  CHECK(read("{\"items\":" + std::string(100000, '[')).kind == ListingKind::none);
  CHECK(read("{").kind == ListingKind::none);
}

TEST_CASE("a news sitemap gives the date of publication beside that of change") {
  const auto listing = read(R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc>https://news.example/a</loc><lastmod>2017-02-08</lastmod>
    <n:news><n:publication><n:name>N</n:name></n:publication>
    <n:publication_date>2017-02-07</n:publication_date><n:title>A</n:title></n:news>
    <image:image><image:loc>https://news.example/i.jpg</image:loc></image:image></url></urlset>)");
  CHECK(listing.kind == ListingKind::sitemap);
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0] ==
        Discovered{"https://news.example/a", "A", "2017-02-07", "2017-02-08"});
}

TEST_CASE("a sitemap index names sitemaps, not articles") {
  const auto listing = read(
      "<sitemapindex><sitemap><loc>/s1.xml.gz</loc><lastmod>2017-02-08</lastmod></sitemap>"
      "</sitemapindex>");
  CHECK(listing.kind == ListingKind::sitemap_index);
  CHECK(listing.articles.empty());
  REQUIRE(listing.listings.size() == 1);
  CHECK(listing.listings[0].url == "https://news.example/s1.xml.gz");
}

TEST_CASE("a sitemap that is named without a loc is found, and markup in a title is dropped") {
  const auto index =
      read("<sitemapindex><sitemap>\nhttps://a.example/s?x&amp;y\n</sitemap></sitemapindex>");
  REQUIRE(index.listings.size() == 1);
  CHECK(index.listings[0].url == "https://a.example/s?x&y");
  const auto feed =
      read("<feed><entry><title type='xhtml'><div>Two <b>words</b></div></title></entry></feed>");
  REQUIRE(feed.articles.size() == 1);
  CHECK(feed.articles[0].title == "Two words");
}

TEST_CASE("a text sitemap is one URL a line") {
  const auto listing =
      read("https://a.example/1\r\nnot a url\nhttps://a.example/2\n", "text/plain");
  CHECK(listing.kind == ListingKind::url_list);
  CHECK(listing.articles.size() == 2);
}

TEST_CASE("a page gives its links and the feeds that it announces") {
  const auto listing = read(R"(<!doctype html><html><head><title><a href="/no"></title>
    <link rel="alternate" type="application/rss+xml" href="/rss">
    <script>document.write("<a href='/script'>")</script></head>
    <body><a href="/1#x">One</a> <A HREF='2'>Two</A><a href="/1">again</a>
    <a href="mailto:x@y.example">mail</a></body></html>)",
                            "text/html");
  CHECK(listing.kind == ListingKind::html);
  REQUIRE(listing.articles.size() == 2);
  CHECK(listing.articles[0].url == "https://news.example/1");
  CHECK(listing.articles[1].url == "https://news.example/feeds/2");
  REQUIRE(listing.listings.size() == 1);
  CHECK(listing.listings[0].url == "https://news.example/rss");
}

TEST_CASE("a listing in another charset is read") {
  const auto listing = read(
      "<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>caf\xE9</title>"
      "<link>/a</link></item></rss>");
  REQUIRE(listing.articles.size() == 1);
  CHECK(listing.articles[0].title == "caf\xC3\xA9");
}

TEST_CASE("a listing in UTF-32 is read") {
  std::string wide("\0\0\xFE\xFF", 4);
  for (const char c : std::string("<rss><item><link>https://a.example/1</link></item></rss>")) {
    wide += std::string(3, '\0') + c;
  }
  CHECK(first_url(wide) == "https://a.example/1");
}

TEST_CASE("a feed is cut at a thousand items") {
  std::string feed = "<rss>";
  for (int i = 0; i < 1500; ++i) feed += "<item><link>/" + std::to_string(i) + "</link></item>";
  const auto listing = read(feed);
  CHECK(listing.articles.size() == 1000);
  CHECK(listing.is_cut);
}
