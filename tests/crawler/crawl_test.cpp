#include "crawler/crawl.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <thread>

#include "crawler/opt_outs.h"
#include "loopback_server.h"
#include "map_memory.h"

using namespace recount;
using namespace std::chrono_literals;
using crawler::Crawl;
using crawler::Fetched;
using crawler::Summary;
using crawler::test::answer;
using crawler::test::Asked;
using crawler::test::LoopbackServer;
using crawler::test::MapMemory;
using crawler::test::ok;

namespace {

crawler::Options quick() {
  crawler::Options options;
  options.user_agent = "recount-test (+https://news.example/bot)";
  options.delay = 0.01;
  options.delay_factor = 0;
  options.timeout = 2;
  options.allow_private = true;
  options.opt_outs = false;  // so that a test sees its own requests
  return options;
}

crawler::Options with_opt_outs() {
  crawler::Options options = quick();
  options.opt_outs = true;
  return options;
}

std::string feed(const std::vector<std::string>& links) {
  std::string items;
  for (const std::string& link : links) items += "<item><link>" + link + "</link></item>";
  return ok("application/rss+xml", "<rss><channel>" + items + "</channel></rss>");
}

std::string not_found() { return answer(404, "", "no"); }

struct Run {
  Summary summary;
  std::vector<Fetched> pages;
};

Run crawl(const crawler::Options& options, MapMemory& memory, const std::string& url,
          core::SourceKind kind = core::SourceKind::feed) {
  Run run;
  Crawl crawl(options, memory);
  run.summary = crawl.run({{.url = url, .kind = kind}}, [&](Fetched&& page) {
    memory.keep(page.state);
    run.pages.push_back(std::move(page));
  });
  return run;
}

}  // namespace

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

TEST_CASE("what robots.txt forbids is not asked for") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return ok("text/plain", "user-agent: *\ndisallow: /private");
    if (asked.path == "/feed") return feed({"/private/a", "/b", "/to-private"});
    if (asked.path == "/to-private") return answer(302, "Location: /private/c\r\n", "");
    return ok("text/html", "<p>x");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes == crawler::Outcomes{{"ok", 2}, {"robots_disallowed", 2}});
  CHECK(server.times_asked("/private/a") == 0);
  CHECK(server.times_asked("/private/c") == 0);
  CHECK(memory.urls.at(server.url("/private/a")).error == "robots_disallowed");
}

TEST_CASE("what a host says on text mining is asked once a week, and noted with each page") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/feed") return feed({"/news/a", "/b.html"});
    if (asked.path == "/.well-known/tdmrep.json") {
      return ok("application/json", R"([{"location": "/news/", "tdm-reservation": 1}])");
    }
    if (asked.path == "/ai.txt") return answer(301, "Location: /ai2.txt\r\n", "");
    if (asked.path == "/ai2.txt") return ok("text/plain", "User-Agent: *\nDisallow: *.html\n");
    return asked.path == "/robots.txt" ? not_found() : ok("text/html", "<p>" + asked.path);
  });
  MapMemory memory;
  const Run run = crawl(with_opt_outs(), memory, server.url("/feed"));
  REQUIRE(run.pages.size() == 2);
  CHECK(run.pages[0].page.flags == std::vector<std::string>{"tdmrep_reserved"});
  CHECK(run.pages[1].page.flags == std::vector<std::string>{"ai_txt_disallowed"});
  CHECK(run.summary.outcomes == crawler::Outcomes{{"ok", 3}});
  core::HostState& host = memory.hosts.begin()->second;
  CHECK(host.ai_txt == "User-Agent: *\nDisallow: *.html\n");
  CHECK(host.opt_outs_fetched > 0);
  memory.let_time_pass();
  crawl(with_opt_outs(), memory, server.url("/feed"));
  CHECK(server.times_asked("/ai.txt") == 1);
  memory.let_time_pass();
  host.opt_outs_fetched -= 8 * 86400;
  crawl(with_opt_outs(), memory, server.url("/feed"));
  CHECK(server.times_asked("/ai.txt") == 2);
  CHECK(server.times_asked("/.well-known/tdmrep.json") == 2);
}

TEST_CASE("files on text mining that are forbidden, endless, broken or missing hold up nothing") {
  const auto [robots, file, asked_for] = GENERATE(table<std::string, std::string, std::size_t>({
      {"user-agent: *\ndisallow: /ai.txt\ndisallow: /.well-known/\n", "x", 0},
      {"", std::string(3U << 20U, 'x'), 1},
      {"", std::string(1U << 20U, '['), 1},
      {"", "", 1},
  }));
  LoopbackServer server([&, host_rules = robots, opt_outs = file](const Asked& asked) {
    if (asked.path == "/robots.txt") return ok("text/plain", host_rules + "#");
    if (asked.path == "/feed") return feed({"/a"});
    if (asked.path == "/a") return ok("text/html", "<p>a");
    return opt_outs.empty() ? answer(500, "", "") : ok("text/plain", opt_outs);
  });
  MapMemory memory;
  const Run run = crawl(with_opt_outs(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes == crawler::Outcomes{{"ok", 2}});
  CHECK(server.times_asked("/ai.txt") == asked_for);
  CHECK(server.times_asked("/.well-known/tdmrep.json") == asked_for);
  CHECK(run.pages.at(0).page.flags.empty());
  const core::HostState& host = memory.hosts.begin()->second;
  CHECK(host.ai_txt.size() <= crawler::kMaxOptOutBytes);
  const bool is_tried_again_tomorrow = std::time(nullptr) - host.opt_outs_fetched > 5 * 86400;
  CHECK(is_tried_again_tomorrow == file.empty());
}

TEST_CASE("a server that fails to give its robots.txt is left alone") {
  const int status = GENERATE(500, 503, 429);
  LoopbackServer server([status](const Asked& asked) {
    return asked.path == "/robots.txt" ? answer(status, "", "") : feed({});
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes == crawler::Outcomes{{"robots_unreachable", 1}});
  CHECK(run.summary.sources[0].error == "robots_unreachable");
  CHECK(server.times_asked("/feed") == 0);
}

TEST_CASE("robots.txt may be a redirect away") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return answer(301, "Location: /rules\r\n", "");
    if (asked.path == "/rules") return ok("text/plain", "user-agent: *\ndisallow: /a");
    return asked.path == "/feed" ? feed({"/a"}) : ok("text/html", "x");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes.at("robots_disallowed") == 1);
  CHECK(server.times_asked("/a") == 0);
}

TEST_CASE("a host is asked one thing at a time, with its delay between") {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return ok("text/plain", "user-agent: *\ncrawl-delay: 0.2");
    if (asked.path == "/feed") return feed({"/a", "/b", "/c"});
    std::this_thread::sleep_for(20ms);
    return ok("text/html", "x");
  });
  MapMemory memory;
  crawl(quick(), memory, server.url("/feed"));
  const auto asked = server.asked();
  REQUIRE(asked.size() == 5);
  for (std::size_t i = 2; i < asked.size(); ++i) {
    CHECK(asked[i].begun - asked[i - 1].answered >= 200ms);
  }
}

TEST_CASE("after a kill each host has its delay before it is asked") {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : ok("text/html", "x");
  });
  MapMemory memory;
  crawler::Options options = quick();
  options.delay = 0.3;
  options.follows_a_kill = true;
  const auto begun = std::chrono::steady_clock::now();
  CHECK(crawl(options, memory, server.url("/a"), core::SourceKind::page).pages.size() == 1);
  CHECK(server.asked().at(0).begun - begun >= 300ms);
}

TEST_CASE("a busy server is asked again when it says so") {
  std::atomic<int> times{0};
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path != "/a") return asked.path == "/feed" ? feed({"/a"}) : not_found();
    return ++times == 1 ? answer(503, "Retry-After: 1\r\n", "") : ok("text/html", "x");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes == crawler::Outcomes{{"ok", 2}, {"retried", 1}});
  const auto asked = server.asked();
  CHECK(asked.back().begun - asked[asked.size() - 2].answered >= 950ms);
}

TEST_CASE("a server that asks for a long pause is left to a later run") {
  LoopbackServer server([&](const Asked& asked) {
    if (asked.path == "/feed") return feed({"/a", "/b"});
    return asked.path == "/robots.txt" ? not_found() : answer(429, "Retry-After: 3600\r\n", "");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes ==
        crawler::Outcomes{{"host_paused", 1}, {"ok", 1}, {"rate_limited", 1}});
  CHECK(memory.urls.at(server.url("/b")).next_due >= std::time(nullptr) + 3500);
  CHECK(memory.hosts.begin()->second.paused_until >= std::time(nullptr) + 3500);
}

TEST_CASE("redirects are followed by rule, and each bad one has its name") {
  const auto [location, code] = GENERATE(table<std::string, std::string>({
      {"/good", "ok"},
      {"/loop", "too_many_redirects"},
      {"file:///etc/passwd", "bad_redirect"},
      {"javascript:alert(1)", "bad_redirect"},
      {"gopher://127.0.0.1/", "bad_redirect"},
      {"/a\rb", "bad_redirect"},
      {"http://169.254.169.254/", "address_refused"},
      {"", "redirect_without_location"},
  }));
  CAPTURE(location);
  const std::string target = location;
  LoopbackServer server([target](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/good") return ok("text/html", "x");
    if (asked.path == "/loop") return answer(302, "Location: /loop\r\n", "");
    return answer(302, target.empty() ? "" : "Location: " + target + "\r\n", "");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/start"), core::SourceKind::page);
  CHECK(run.summary.outcomes == crawler::Outcomes{{code, 1}});
  if (code == "ok") CHECK(run.pages[0].page.final_url == server.url("/good"));
  CHECK(server.asked().size() < 9);
}

TEST_CASE("a redirect to a private address is refused for a public source") {
  LoopbackServer server([](const Asked&) { return ok("text/html", "secret"); });
  crawler::Options options = quick();
  options.allow_private = false;
  MapMemory memory;
  const Run run = crawl(options, memory, server.url("/a"), core::SourceKind::page);
  CHECK(run.summary.outcomes == crawler::Outcomes{{"address_refused", 1}});
  CHECK(server.asked().empty());
}

TEST_CASE("no spelling of a private address is asked, whoever leads there") {
  LoopbackServer inner([](const Asked&) { return ok("text/html", "secret"); });
  const std::string port = ":" + std::to_string(inner.port());
  const std::vector<std::string> spellings{"0x7f.1",
                                           "2130706433",
                                           "017700000001",
                                           "127.1",
                                           "0",
                                           "localhost",
                                           "127.0.0.1",
                                           "[::1]",
                                           "[::ffff:7f00:1]",
                                           "[::127.0.0.1]",
                                           "[64:ff9b::7f00:1]",
                                           "[2002:7f00:1::]",
                                           "169.254.169.254",
                                           "[::ffff:a9fe:1]",
                                           "[64:ff9b::169.254.0.1]",
                                           "[fe80::1]",
                                           "user@0x7f000001",
                                           "%31%32%37.0.0.1",
                                           "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1"};
  crawler::Options options = quick();
  options.allow_private = false;
  for (const std::string& host : spellings) {
    CAPTURE(host);
    MapMemory memory;
    const std::string url = "http://" + host + port + "/a";
    const Run run = crawl(options, memory, url, core::SourceKind::page);
    CHECK(run.summary.sources.at(0).error == "address_refused");
  }
  CHECK(inner.asked().empty());
}

TEST_CASE("a redirect inwards is refused though its own server is allowed") {
  const std::string host =
      GENERATE("169.254.169.254", "[::ffff:169.254.169.254]", "2852039166", "0xa9fea9fe",
               "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::1]", "[fe80::1]");
  CAPTURE(host);
  LoopbackServer server([host](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return answer(302, "Location: http://" + host + "/latest/meta-data\r\n", "");
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/start"), core::SourceKind::page);
  CHECK(run.summary.outcomes == crawler::Outcomes{{"address_refused", 1}});
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

TEST_CASE("a slow host does not hold up another") {
  LoopbackServer slow([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    std::this_thread::sleep_for(700ms);
    return feed({});
  });
  LoopbackServer fast([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return asked.path == "/feed" ? feed({"/1", "/2"}) : ok("text/html", asked.path);
  });
  MapMemory memory;
  Crawl crawl(quick(), memory);
  std::vector<std::chrono::steady_clock::time_point> times;
  const auto start = std::chrono::steady_clock::now();
  crawl.run({{.url = slow.url("/feed")}, {.url = fast.url("/feed")}}, [&](Fetched&& page) {
    memory.keep(page.state);
    times.push_back(std::chrono::steady_clock::now());
  });
  REQUIRE(times.size() == 2);
  CHECK(times[1] - start < 500ms);
}

TEST_CASE("a host with little to fetch does not wait for one with much") {
  const auto page = [](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : ok("text/html", "<p>" + asked.path);
  };
  LoopbackServer one(page);
  LoopbackServer other(page);
  // What is due comes in the order of its URLs: all of the first host before the second.
  const bool in_order = one.url("/") < other.url("/");
  const LoopbackServer& much = in_order ? one : other;
  const LoopbackServer& little = in_order ? other : one;
  MapMemory memory;
  const std::string source = little.url("/source");
  for (int i = 0; i < 6000; ++i) {
    const std::string url = much.url("/" + std::to_string(i));
    memory.keep(core::UrlState{.url = url, .source = source});
  }
  memory.keep(core::UrlState{.url = little.url("/a"), .source = source});
  crawler::Options options = quick();
  options.max_pages = 8;
  crawl(options, memory, source, core::SourceKind::page);
  CHECK(little.times_asked("/a") == 1);
}
