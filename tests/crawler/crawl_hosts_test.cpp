// How a crawl treats hosts: what they forbid and ask for, their delays, where they lead.
#include <catch2/catch.hpp>
#include <ctime>
#include <thread>

#include "crawl_harness.h"
#include "crawler/crawl.h"
#include "crawler/opt_outs.h"

using namespace recount;
using namespace std::chrono_literals;
using crawler::Crawl;
using crawler::Fetched;
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

namespace {

constexpr std::int64_t kDay = 86400;

crawler::Options with_opt_outs() {
  crawler::Options options = quick();
  options.opt_outs = true;
  return options;
}

}  // namespace

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
  host.opt_outs_fetched -= 8 * kDay;
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
  const bool is_tried_again_tomorrow = std::time(nullptr) - host.opt_outs_fetched > 5 * kDay;
  CHECK(is_tried_again_tomorrow == file.empty());
}

TEST_CASE("a host that asks for patience at its file on text mining has it, and is asked again") {
  const int status = GENERATE(429, 503);
  LoopbackServer server([status](const Asked& asked) {
    if (asked.path == "/ai.txt") return answer(status, "Retry-After: 2\r\n", "");
    if (asked.path == "/feed") return feed({"/a"});
    return asked.path == "/a" ? ok("text/html", "<p>a") : not_found();
  });
  MapMemory memory;
  const Run run = crawl(with_opt_outs(), memory, server.url("/feed"));
  CHECK(run.pages.at(0).page.flags.empty());
  const auto asked = server.asked();
  REQUIRE(asked.back().path == "/a");
  CHECK(asked.back().begun - asked[asked.size() - 2].answered > 900ms);
  // Not known yet: tomorrow and not in a week.
  CHECK(std::time(nullptr) - memory.hosts.begin()->second.opt_outs_fetched > 5 * kDay);
}

TEST_CASE("a host that asks for a long pause at its robots.txt has all of it") {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? answer(503, "Retry-After: 20000\r\n", "") : feed({});
  });
  MapMemory memory;
  const Run run = crawl(quick(), memory, server.url("/feed"));
  CHECK(run.summary.outcomes == crawler::Outcomes{{"robots_unreachable", 1}});
  CHECK(memory.urls.at(server.url("/feed")).next_due > std::time(nullptr) + 19'000);
  CHECK(memory.hosts.begin()->second.paused_until > std::time(nullptr) + 19'000);
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
