// What a crawl fetches, and what it leaves: listings, articles, revisits, limits, stops.
#include "crawler/crawl.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <ctime>
#include <thread>

#include "crawl_harness.h"
#include "crawler/sha1.h"

using namespace recount;
using namespace std::chrono_literals;
using crawler::Crawl;
using crawler::Fetched;
using crawler::Summary;
using crawler::test::answer;
using crawler::test::Asked;
using crawler::test::crawl;
using crawler::test::feed;
using crawler::test::LoopbackServer;
using crawler::test::MapMemory;
using crawler::test::not_found;
using crawler::test::ok;
using crawler::test::quick;
using crawler::test::Run;

TEST_CASE("a feed is polled, and its articles are fetched once") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/feed") return feed({"/a?utm_source=rss", "/b", "/a"});
    if (asked.path == "/a" || asked.path == "/b") return ok("text/html", "<p>" + asked.path);
    return not_found();
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.pages == 2);
  CHECK(run.summary.outcomes == crawler::Outcomes{{"ok", 3}});
  REQUIRE(run.summary.sources.size() == 1);
  CHECK(run.summary.sources[0].discovered == 2);
  CHECK(run.summary.sources[0].error.empty());
  REQUIRE(run.pages.size() == 2);
  CHECK(run.pages[0].page.url == server.url("/a"));
  CHECK(run.pages[0].page.body == "<p>/a");
  CHECK(run.pages[0].state.stored);
  CHECK(server.asked()[0].path == "/robots.txt");
  CHECK(server.times_asked("/robots.txt") == 1);
  CHECK(server.times_asked("/a") == 1);
  CHECK(memory.urls.size() == 3);
  CHECK(memory.hosts.begin()->second.robots_status == 404);
  CHECK(crawl(quick(), memory, server.url("/feed")).summary.outcomes.empty());
}

TEST_CASE("a second visit asks whether there is something new") {
  std::atomic<int> version{1};
  LoopbackServer server([&](const Asked& asked) {
    const std::string tag = "\"" + std::to_string(version) + "\"";
    if (asked.path == "/feed") return feed({"/a"});
    if (asked.path == "/robots.txt") return not_found();
    if (asked.says("If-None-Match: " + tag)) return std::string("HTTP/1.1 304 x\r\n\r\n");
    return answer(200, "ETag: " + tag + "\r\nContent-Type: text/html\r\n", "<p>" + tag);
  });
  MapMemory memory;
  crawl(quick(), memory, server.url("/feed"));
  memory.let_time_pass();
  const Run second = crawl(quick(), memory, server.url("/feed"));
  REQUIRE(second.pages.size() == 1);
  CHECK(second.pages[0].unchanged);
  CHECK(second.pages[0].page.body.empty());
  CHECK(second.summary.outcomes.at("not_modified") == 1);
  CHECK(second.summary.pages == 0);
  version = 2;
  memory.let_time_pass();
  const Run third = crawl(quick(), memory, server.url("/feed"));
  REQUIRE(third.pages.size() == 1);
  CHECK_FALSE(third.pages[0].unchanged);
  CHECK(third.pages[0].page.body == "<p>\"2\"");
}

TEST_CASE("a server without validators is told from its bytes") {
  LoopbackServer server([&](const Asked& asked) {
    return asked.path == "/feed" ? feed({"/a"}) : ok("text/html", "<p>same");
  });
  MapMemory memory;
  crawl(quick(), memory, server.url("/feed"));
  memory.let_time_pass();
  const Run second = crawl(quick(), memory, server.url("/feed"));
  REQUIRE(second.pages.size() == 1);
  CHECK(second.pages[0].unchanged);
}

TEST_CASE("for an archive, a body that came again as it was is told by its digest") {
  const bool is_304 = GENERATE(false, true);
  LoopbackServer server([is_304](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/feed") return feed({"/a"});
    if (asked.says("If-None-Match")) return answer(304, "ETag: \"1\"\r\n", "");
    return answer(
        200, is_304 ? "Content-Type: text/html\r\nETag: \"1\"\r\n" : "Content-Type: text/html\r\n",
        "<p>same");
  });
  crawler::Options options = quick();
  options.archive = true;
  MapMemory memory;
  const Run first = crawl(options, memory, server.url("/feed"));
  CHECK(first.pages.at(0).payload_digest.empty());
  CHECK(first.pages.at(0).request.starts_with("GET /a HTTP/1.1\r\n"));
  memory.let_time_pass();
  const Fetched again = crawl(options, memory, server.url("/feed")).pages.at(0);
  CHECK(again.unchanged);
  CHECK(again.page.body.empty());
  CHECK(again.payload_digest == (is_304 ? "" : crawler::sha1_label("<p>same")));
  CHECK(again.head.starts_with(is_304 ? "HTTP/1.1 304" : "HTTP/1.1 200"));
}

TEST_CASE("a sitemap index leads through its sitemaps to articles") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/sitemap.xml") {
      return ok("text/xml", "<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>");
    }
    if (asked.path == "/s1.xml") {
      return ok("text/xml", "<urlset><url><loc>/a</loc></url></urlset>");
    }
    return asked.path == "/a" ? ok("text/html", "x") : not_found();
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/sitemap.xml"), core::SourceKind::sitemap);
  CHECK(run.pages.size() == 1);
  CHECK(run.summary.sources[0].discovered == 2);
}

TEST_CASE("a section page gives its articles") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/economy") {
      return ok("text/html", "<a href='/2017/02/rents-rise'>a</a><a href='/tag/x'>b</a>");
    }
    return asked.path == "/robots.txt" ? not_found() : ok("text/html", "x");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/economy"), core::SourceKind::section);
  REQUIRE(run.pages.size() == 1);
  CHECK(run.pages[0].page.url == server.url("/2017/02/rents-rise"));
}

TEST_CASE("a source that is no listing says so") {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : ok("text/html", "<p>Soon here");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.sources[0].error == "not_a_listing");
  CHECK(memory.urls.begin()->second.next_due > std::time(nullptr));
}

TEST_CASE("a page in the place of a feed leads to the feed that it announces") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/") {
      return ok("text/html",
                "<html><link rel=alternate type=application/rss+xml href=/rss><a href=/x>x</a>");
    }
    if (asked.path == "/rss") return feed({"/a"});
    return asked.path == "/a" ? ok("text/html", "x") : not_found();
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/"));
  REQUIRE(run.pages.size() == 1);
  CHECK(run.pages[0].page.url == server.url("/a"));
}

TEST_CASE("stored articles are left alone if revisits are not wanted") {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/feed" ? feed({"/a"}) : ok("text/html", "x");
  });
  MapMemory memory;
  crawl(quick(), memory, server.url("/feed"));
  memory.let_time_pass();
  crawler::Options options = quick();
  options.revisit = false;
  CHECK(crawl(options, memory, server.url("/feed")).pages.empty());
  CHECK(server.times_asked("/a") == 1);
}

TEST_CASE("a host with more pages than the window holds is crawled to its end") {
  std::vector<std::string> links;
  for (int i = 0; i < 900; ++i) links.push_back("/" + std::to_string(i));
  const std::string listing = feed(links);
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return asked.path == "/feed" ? listing : ok("text/html", asked.path);
  });
  crawler::Options options = quick();
  options.delay = 0;
  MapMemory memory;
  CHECK(crawl(options, memory, server.url("/feed")).summary.pages == 900);
}

TEST_CASE("the news of a feed does not wait for the old pages of a sitemap") {
  std::string old = "<urlset>";
  for (int i = 0; i < 300; ++i) {
    const std::string date = i % 2 == 0 ? "" : "<lastmod>2019-03-04</lastmod>";
    old += "<url><loc>/old/" + std::to_string(i) + "</loc>" + date + "</url>";
  }
  const std::string news =
      "<rss><channel><item><link>/dated</link><pubDate>Mon, 02 Jun 2025 08:00:00 "
      "GMT</pubDate></item>"
      "<item><link>/undated</link></item></channel></rss>";
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/sitemap") return ok("application/xml", old + "</urlset>");
    return asked.path == "/feed" ? ok("application/xml", news) : ok("text/html", asked.path);
  });
  crawler::Options options = quick();
  options.max_pages = 200;
  MapMemory memory;
  Crawl crawl(options, memory);
  std::vector<std::string> order;
  crawl.run({{.url = server.url("/sitemap"), .kind = core::SourceKind::sitemap},
             {.url = server.url("/feed")}},
            [&](Fetched&& page) {
              memory.keep(page.state);
              order.push_back(page.page.url);
            });
  REQUIRE(order.size() == 200);
  CHECK(order.front() == server.url("/undated"));
  // Of the sitemap, what has no date may be of yesterday; then by date.
  const auto dated = std::find(order.begin(), order.end(), server.url("/dated"));
  CHECK(dated - order.begin() == 151);
}

TEST_CASE("a page whose state is kept late is not fetched twice") {
  std::vector<std::string> links;
  for (int i = 0; i < 40; ++i) links.push_back("/" + std::to_string(i));
  const std::string listing = feed(links);
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return asked.path == "/feed" ? listing : ok("text/html", asked.path);
  });
  MapMemory memory;
  Crawl crawl(quick(), memory);
  std::size_t pages = 0;
  crawl.run({{.url = server.url("/feed")}}, [&](Fetched&&) { ++pages; });
  CHECK(pages == 40);
}

TEST_CASE("errors of articles are kept with their URL") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/feed") return feed({"/gone", "/forbidden", "/pdf"});
    if (asked.path == "/gone") return answer(410, "", "");
    if (asked.path == "/forbidden") return answer(403, "", "");
    return asked.path == "/pdf" ? ok("application/pdf", "%PDF-") : not_found();
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes ==
        crawler::Outcomes{{"http_4xx", 1}, {"http_gone", 1}, {"not_html", 1}, {"ok", 1}});
  CHECK(memory.urls.at(server.url("/gone")).next_due == INT64_MAX);
  CHECK(memory.urls.at(server.url("/gone")).status == 410);
}

TEST_CASE("limits on pages are kept, and what is left is due in the next run") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return asked.path == "/feed" ? feed({"/1", "/2", "/3", "/4"}) : ok("text/html", asked.path);
  });
  crawler::Options total = quick();
  total.max_pages = 2;
  crawler::Options each = quick();
  each.max_pages_per_host = 2;
  const bool is_total = GENERATE(true, false);
  const crawler::Options options = is_total ? total : each;
  MapMemory memory;
  CHECK(crawl(options, memory, server.url("/feed")).summary.pages == 2);
  CHECK(crawl(options, memory, server.url("/feed")).summary.pages == 2);
  CHECK(crawl(options, memory, server.url("/feed")).summary.pages == 0);
}

TEST_CASE("a run that is out of time leaves the rest to the next, which looks for news first") {
  std::atomic<bool> is_later = false;
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path != "/feed") return ok("text/html", asked.path);
    return is_later ? feed({"/news"}) : feed({"/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8"});
  });
  crawler::Options options = quick();
  options.delay = 0.25;
  options.max_seconds = 1;
  MapMemory memory;
  const Run first = crawl(options, memory, server.url("/feed"));
  CHECK(first.summary.out_of_time);
  CHECK_FALSE(first.summary.stopped);
  CHECK(first.summary.pages < 6);
  is_later = true;
  memory.urls.at(server.url("/feed")).next_due = 0;
  std::this_thread::sleep_for(1100ms);  // what is new is due a second later
  options.max_seconds = 30;
  options.delay = 0.01;
  const Run second = crawl(options, memory, server.url("/feed"));
  CHECK_FALSE(second.summary.out_of_time);
  CHECK(second.pages.at(0).page.url == server.url("/news"));
  CHECK(first.summary.pages + second.summary.pages == 9);
}

TEST_CASE("a stop ends the run with what is in flight") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    std::this_thread::sleep_for(50ms);
    return asked.path == "/feed" ? feed({"/1", "/2", "/3", "/4"}) : ok("text/html", asked.path);
  });
  MapMemory memory;
  Crawl crawl(quick(), memory);
  std::size_t pages = 0;
  const Summary summary = crawl.run({{.url = server.url("/feed"), .kind = core::SourceKind::feed}},
                                    [&](Fetched&& page) {
                                      memory.keep(page.state);
                                      ++pages;
                                      crawl.stop();
                                    });
  CHECK(summary.stopped);
  CHECK(pages == 1);
  CHECK(memory.urls.at(server.url("/2")).next_due <= std::time(nullptr));
}

TEST_CASE("a stop does not wait for a server that keeps silent") {
  std::atomic<bool> is_asked = false;
  std::atomic<bool> is_over = false;
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    is_asked = true;
    while (!is_over) std::this_thread::sleep_for(10ms);
    return ok("text/html", "late");
  });
  crawler::Options options = quick();
  options.timeout = 60;
  MapMemory memory;
  Crawl crawl(options, memory);
  const auto begun = std::chrono::steady_clock::now();
  const auto stop_when_asked = [&](const crawler::Progress&) {
    if (is_asked) crawl.stop();
  };
  const Summary summary = crawl.run(
      {{.url = server.url("/a"), .kind = core::SourceKind::page}},
      [](Fetched&&) { FAIL("a page came"); }, stop_when_asked);
  is_over = true;
  CHECK(summary.stopped);
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
  CHECK(memory.urls.at(server.url("/a")).next_due <= std::time(nullptr));
}
