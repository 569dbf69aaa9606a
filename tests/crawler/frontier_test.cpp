#include "crawler/frontier.h"

#include <catch2/catch.hpp>

using namespace recount;
using namespace std::chrono_literals;
using crawler::Clock;
using crawler::Frontier;
using crawler::Job;

namespace {

const Clock::time_point kStart{std::chrono::hours(1)};
const std::string kHost = "https://a.example:443";

Job job(const std::string& url, core::UrlRole role = core::UrlRole::article) {
  Job made;
  made.url = made.state.url = url;
  made.state.role = role;
  return made;
}

std::string next_url(Frontier& frontier, Clock::time_point now) {
  const auto next = frontier.next(now);
  return next ? next->url : "";
}

}  // namespace

TEST_CASE("a host gives one job at a time, and not before it is free") {
  Frontier frontier;
  frontier.add(job("https://a.example/1"));
  frontier.add(job("https://a.example/2"));
  CHECK(next_url(frontier, kStart) == "https://a.example/1");
  CHECK(next_url(frontier, kStart).empty());
  frontier.release(kHost, kStart + 1s);
  CHECK(frontier.free_at() == kStart + 1s);
  CHECK(next_url(frontier, kStart + 999ms).empty());
  CHECK(next_url(frontier, kStart + 1s) == "https://a.example/2");
  CHECK(frontier.waiting() == 0);
}

TEST_CASE("a busy host does not keep another waiting") {
  Frontier frontier;
  frontier.add(job("https://a.example/1"));
  frontier.add(job("https://a.example/2"));
  frontier.add(job("https://b.example/1"));
  CHECK(next_url(frontier, kStart) == "https://a.example/1");
  CHECK(next_url(frontier, kStart) == "https://b.example/1");
}

TEST_CASE("what is asked one thing at a time has one key") {
  using crawler::Pace;
  using crawler::pace_key;
  const auto [url, host, site] = GENERATE(table<std::string, std::string, std::string>({
      {"https://www.a.example/x", "www.a.example", "a.example"},
      {"http://www.a.example/x", "www.a.example", "a.example"},
      {"https://www.a.example:443", "www.a.example", "a.example"},
      {"http://www.a.example:443/", "www.a.example:443", "a.example:443"},
      {"http://news.b.co.uk:8080/?q=:80", "news.b.co.uk:8080", "b.co.uk:8080"},
      {"http://127.0.0.1:8080/a:80", "127.0.0.1:8080", "127.0.0.1:8080"},
      {"http://[::1]:80/", "[::1]", "[::1]"},
      {"http://[2001:db8::2]:81/", "[2001:db8::2]:81", "[2001:db8::2]:81"},
  }));
  CHECK(pace_key(url, Pace::host) == host);
  CHECK(pace_key(url, Pace::site) == site);
}

TEST_CASE("http and https of a host take turns, and so may all hosts of a site") {
  Frontier frontier(crawler::Pace::site);
  frontier.add(job("http://a.example/1"));
  frontier.add(job("https://a.example/2"));
  frontier.add(job("https://www.a.example/3"));
  CHECK(next_url(frontier, kStart) == "http://a.example/1");
  CHECK(next_url(frontier, kStart).empty());
  frontier.release("http://a.example:80", kStart + 1s);
  CHECK(next_url(frontier, kStart + 999ms).empty());
  CHECK(next_url(frontier, kStart + 1s) == "https://a.example/2");
  frontier.release("https://a.example:443", kStart + 2s);
  CHECK(next_url(frontier, kStart + 2s) == "https://www.a.example/3");
  Frontier by_host;
  by_host.add(job("https://a.example/2"));
  by_host.add(job("https://www.a.example/3"));
  CHECK_FALSE(next_url(by_host, kStart).empty());
  CHECK_FALSE(next_url(by_host, kStart).empty());
}

TEST_CASE("what waits for a host is taken out without what waits for its neighbours") {
  Frontier frontier;
  frontier.add(job("http://a.example/1"));
  frontier.add(job("https://a.example/2"));
  frontier.add(job("https://a.example/feed", core::UrlRole::listing));
  frontier.add_in_front(job("https://a.example/retry"));
  CHECK(frontier.take_all(kHost).size() == 3);
  CHECK(frontier.waiting() == 1);
  CHECK(next_url(frontier, kStart) == "http://a.example/1");
}

TEST_CASE("of a host's articles, the newest go first, and else as they came") {
  Frontier frontier;
  for (const auto& [name, due] : {std::pair{"old", 1}, {"new", 9}, {"newer", 10}, {"as new", 9}}) {
    Job made = job("https://a.example/" + std::string(name));
    made.state.next_due = due;
    frontier.add(std::move(made));
  }
  for (const std::string name : {"newer", "new", "as new", "old"}) {
    CHECK(next_url(frontier, kStart) == "https://a.example/" + name);
    frontier.release(kHost, kStart);
  }
}

TEST_CASE("retries go first, then listings, then articles") {
  Frontier frontier;
  frontier.add(job("https://a.example/article"));
  frontier.add(job("https://a.example/feed", core::UrlRole::listing));
  frontier.add_in_front(job("https://a.example/retry"));
  for (const std::string path : {"retry", "feed", "article"}) {
    CHECK(next_url(frontier, kStart) == "https://a.example/" + path);
    frontier.release(kHost, kStart);
  }
}

TEST_CASE("a held host gives nothing but robots files") {
  Frontier frontier;
  frontier.hold(kHost);
  frontier.add(job("https://a.example/1"));
  frontier.add_in_front(job("https://a.example/2"));
  CHECK(next_url(frontier, kStart).empty());
  Job robots = job("https://a.example/robots.txt");
  robots.file = crawler::HostFile::robots;
  robots.file_of = "https://b.example:443";
  frontier.add_in_front(robots);
  CHECK(next_url(frontier, kStart) == "https://a.example/robots.txt");
  frontier.release(kHost, kStart);
  CHECK(next_url(frontier, kStart).empty());
  frontier.unhold(kHost);
  CHECK(next_url(frontier, kStart) == "https://a.example/2");
}

TEST_CASE("a host can be emptied") {
  Frontier frontier;
  frontier.add(job("https://a.example/1"));
  frontier.add(job("https://b.example/1"));
  CHECK(frontier.take_all(kHost).size() == 1);
  CHECK(frontier.waiting() == 1);
  CHECK(next_url(frontier, kStart) == "https://b.example/1");
}
