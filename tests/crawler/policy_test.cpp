#include "crawler/policy.h"

#include <catch2/catch.hpp>

using namespace recount;
using crawler::Fate;
using crawler::Fetch;

TEST_CASE("a status is a code and a fate") {
  const auto [status, code, fate] = GENERATE(table<int, std::string, Fate>({
      {304, "not_modified", Fate::unchanged},
      {301, "redirect_without_location", Fate::permanent},
      {400, "http_4xx", Fate::permanent},
      {403, "http_4xx", Fate::permanent},
      {404, "http_gone", Fate::permanent},
      {410, "http_gone", Fate::permanent},
      {429, "rate_limited", Fate::retry},
      {451, "http_4xx", Fate::permanent},
      {500, "http_5xx", Fate::retry},
      {503, "http_5xx", Fate::retry},
      {504, "http_5xx", Fate::retry},
      {999, "bad_status", Fate::permanent},
      {200, "empty_document", Fate::permanent},
  }));
  CAPTURE(status);
  Fetch fetch;
  fetch.status = status;
  CHECK(crawler::verdict_of(fetch) == crawler::Verdict{code, fate});
}

TEST_CASE("a body is ok, and a busy server that names a time is rate-limited") {
  CHECK(crawler::verdict_of({.status = 200, .body = "x"}).fate == Fate::ok);
  CHECK(crawler::verdict_of({.status = 302, .location = "/x"}).fate == Fate::redirect);
  CHECK(crawler::verdict_of({.status = 503, .retry_after = "5"}).code == "rate_limited");
  CHECK(crawler::verdict_of({.error = "timeout"}).fate == Fate::retry);
  CHECK(crawler::verdict_of({.error = "address_refused"}).fate == Fate::permanent);
}

TEST_CASE("Retry-After is seconds or a date, and never more than a day") {
  constexpr std::int64_t kNow = 1486432800;  // 2017-02-07 02:00 UTC
  CHECK(crawler::retry_after("120", kNow) == 120);
  CHECK(crawler::retry_after("1000000000000", kNow) == 86400);
  CHECK(crawler::retry_after(std::string(50, '9'), kNow) == 86400);
  CHECK(crawler::retry_after("Tue, 07 Feb 2017 02:01:00 GMT", kNow) == 60);
  CHECK(crawler::retry_after("Tue, 07 Feb 2012 02:01:00 GMT", kNow) == 0);
  CHECK_FALSE(crawler::retry_after("soon", kNow));
  CHECK_FALSE(crawler::retry_after("-5", kNow));
}

TEST_CASE("a host that keeps failing is asked ever more seldom") {
  CHECK(crawler::backoff_seconds(1, 0.5) == 1);
  CHECK(crawler::backoff_seconds(3, 0.5) == 4);
  CHECK(crawler::backoff_seconds(100, 0.999) < 91);
  CHECK(crawler::backoff_seconds(3, 0) < crawler::backoff_seconds(3, 0.9));
  CHECK(crawler::pause_seconds(1) == 900);
  CHECK(crawler::pause_seconds(2) == 1800);
  CHECK(crawler::pause_seconds(1000) == 86400);
}

TEST_CASE("news make a listing come sooner, silence later") {
  core::UrlState state{.role = core::UrlRole::listing, .last_fetched = 1, .interval = 1000};
  CHECK(crawler::read_again(state, true, 5000).interval == 800);
  CHECK(crawler::read_again(state, false, 5000).interval == 1500);
  CHECK(crawler::read_again(state, false, 5000).next_due == 6500);
  state.interval = 100;
  CHECK(crawler::read_again(state, true, 5000).interval == 90);
  state.interval = 80000;
  CHECK(crawler::read_again(state, false, 5000).interval == 86400);
}

TEST_CASE("an article is looked at again for a week, then left") {
  core::UrlState state{.kind = core::SourceKind::feed, .first_seen = 1000};
  state = crawler::read_again(state, true, 1000);
  CHECK(state.next_due == 1000 + 3600);
  int visits = 1;
  while (state.next_due != crawler::kNever) {
    state = crawler::read_again(state, false, state.next_due);
    ++visits;
  }
  CHECK(visits > 5);
  CHECK(visits < 20);
  CHECK(state.last_fetched < 1000 + 8 * 86400);
}

TEST_CASE("robots.txt: an error of the client opens a host, one of the server closes it") {
  using crawler::RobotsAnswer;
  CHECK(crawler::robots_answer({.status = 200}) == RobotsAnswer::rules);
  CHECK(crawler::robots_answer({.status = 404}) == RobotsAnswer::allow_all);
  CHECK(crawler::robots_answer({.status = 403}) == RobotsAnswer::allow_all);
  CHECK(crawler::robots_answer({.status = 429}) == RobotsAnswer::unreachable);
  CHECK(crawler::robots_answer({.status = 503}) == RobotsAnswer::unreachable);
  CHECK(crawler::robots_answer({.error = "timeout"}) == RobotsAnswer::unreachable);
}
