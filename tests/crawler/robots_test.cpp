#include "crawler/robots.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace recount;
using crawler::Robots;
using crawler::RobotsDialect;

namespace {

bool allows(const std::string& file, const std::string& path) {
  return Robots::parse(file, "recount").allows(path);
}

}  // namespace

TEST_CASE("the longest rule decides, and allow wins a tie") {
  const auto [rules, path, allowed] = GENERATE(table<std::string, std::string, bool>({
      {"disallow: /", "/a", false},
      {"disallow:", "/a", true},
      {"disallow: /a", "/b", true},
      {"disallow: /a\nallow: /a/b", "/a/b/c", true},
      {"allow: /a\ndisallow: /a/b", "/a/b/c", false},
      {"allow: /a\ndisallow: /a", "/a", true},
      {"disallow: /*.pdf$", "/x/y.pdf", false},
      {"disallow: /*.pdf$", "/x/y.pdf?z", true},
      {"disallow: /a*b*c", "/a1b2c3", false},
      {"disallow: /a*b*c", "/a1c2b3", true},
      {"disallow: /a*ab$", "/aab", false},
      {"disallow: /a*ab$", "/ab", true},
      {"disallow: *", "/anything", false},
      {"disallow: /$", "/", false},
      {"disallow: /$", "/a", true},
      {"disallow: /A", "/a", true},
      {"disallow: /\xC3\xBC", "/%C3%BC", false},
      {"disallow: /%c3%bc", "/%C3%BC", false},
      {"disallow: /%7ejoe", "/~joe", false},
      {"disallow: /robots.txt", "/robots.txt", true},
      {"disallow: /a # why not", "/a", false},
      {"dissallow: /a", "/a", false},
      {"Desallow : /a", "/a", false},
      {"disallow: */b/C12", "/a/b/C12", false},
      {"disallow /a", "/a", false},
  }));
  CAPTURE(rules, path);
  CHECK(allows("user-agent: *\n" + rules + "\n", path) == allowed);
}

TEST_CASE("a group is for the agents that are named above it") {
  const auto [file, allowed] = GENERATE(table<std::string, bool>({
      {"user-agent: recount\ndisallow: /\n", false},
      {"User-Agent: RECOUNT/1.0 (x)\nDisallow: /\n", false},
      {"user-agent: recounter\ndisallow: /\n", true},
      {"user-agent: a\nuser-agent: recount\nuser-agent: b\ndisallow: /\n", false},
      {"user-agent: *\ndisallow: /\nuser-agent: recount\nallow: /\n", true},
      {"user-agent: *\ndisallow: /\nuser-agent: recount\n", true},
      {"user-agent: recount\nallow: /b\nuser-agent: x\ndisallow: /\n", true},
      {"user-agent: recount\nallow: /b\n\nuser-agent: recount\ndisallow: /\n", false},
      {"user-agent: recount\nsitemap: https://a.example/s\nuser-agent: x\ndisallow: /\n", false},
      {"disallow: /\nuser-agent: *\n", true},
      {"\xEF\xBB\xBFuser-agent: *\ndisallow: /\n", false},
      {"user-agent: *\r\ndisallow: /\r\n", false},
      {"user-agent: *\rdisallow: /\r", false},
      {"<html><body>not found</body></html>", true},
      {"", true},
  }));
  CAPTURE(file);
  CHECK(allows(file, "/a") == allowed);
}

TEST_CASE("an agent whose name has digits is found, and not taken for another") {
  const std::string file = "user-agent: bot7\ndisallow: /a\nuser-agent: bot8/2\ndisallow: /b\n";
  CHECK_FALSE(Robots::parse(file, "bot7").allows("/a"));
  CHECK(Robots::parse(file, "bot7").allows("/b"));
  CHECK_FALSE(Robots::parse(file, "bot8").allows("/b"));
}

TEST_CASE("a file in UTF-16 is read") {
  const std::string text = "user-agent: *\ndisallow: /\n";
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char c : text) {
    little.append({c, '\0'});
    big.append({'\0', c});
  }
  CHECK_FALSE(allows(little, "/a"));
  CHECK_FALSE(allows(big, "/a"));
}

TEST_CASE("the delay of the agent's own group counts, whatever stands elsewhere") {
  const std::string file =
      "user-agent: *\ncrawl-delay: 30\nuser-agent: recount\nallow: /\n"
      "user-agent: recount\ncrawl-delay: 2.5\n";
  CHECK(Robots::parse("user-agent: *\ncrawl-delay: 30", "recount").crawl_delay() == 30.0);
  CHECK(Robots::parse(file, "other").crawl_delay() == 30.0);
  CHECK(Robots::parse(file, "recount").crawl_delay() == 2.5);
  const std::string bad = GENERATE("-1", "soon", "1e99", "nan");
  CHECK(Robots::parse("user-agent: *\ncrawl-delay: " + bad, "recount").crawl_delay() ==
        std::nullopt);
}

TEST_CASE("sitemaps stand outside of groups, each once") {
  const Robots robots = Robots::parse(
      "Sitemap: https://a.example/1.xml\nuser-agent: x\ndisallow: /\n"
      "sitemap: /2.xml\nsitemap: /2.xml\n",
      "recount");
  CHECK(robots.sitemaps() == std::vector<std::string>{"https://a.example/1.xml", "/2.xml"});
}

TEST_CASE("what stands beyond 500 KiB is not seen") {
  const std::string filler(crawler::kMaxRobotsBytes, '\n');
  CHECK_FALSE(allows("user-agent: *\ndisallow: /\n" + filler, "/a"));
  CHECK(allows(filler + "user-agent: *\ndisallow: /\n", "/a"));
}

TEST_CASE("in Google's dialect an index page opens its folder") {
  const std::string file = "user-agent: *\nallow: /a/index.html\ndisallow: /\n";
  CHECK(Robots::parse(file, "recount", RobotsDialect::google).allows("/a/"));
  CHECK_FALSE(Robots::parse(file, "recount", RobotsDialect::google).allows("/b/"));
  CHECK_FALSE(Robots::parse(file, "recount").allows("/a/"));
}

TEST_CASE("hostile patterns cost linear time") {
  std::string file = "user-agent: *\n";
  for (int i = 0; i < 100; ++i) {
    file += "disallow: /*" + std::string(2000, 'a') + "*" + std::string(2000, 'a') + "b\n";
  }
  const Robots robots = Robots::parse(file, "recount");
  const auto start = std::chrono::steady_clock::now();
  CHECK(robots.allows("/" + std::string(4000, 'a')));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}
