#include <catch2/catch.hpp>
#include <limits>

#include "store/store.h"
#include "tests/store/samples.h"
#include "tests/store/temporary_folder.h"

using namespace recount;
using recount::store::Store;
using recount::tests::TemporaryFolder;

namespace {

core::UrlState url_state() {
  return {.url = "https://news.example/a",
          .source = "https://news.example/feed",
          .kind = core::SourceKind::sitemap,
          .role = core::UrlRole::listing,
          .etag = "\"x\"",
          .last_modified = "Tue, 07 Feb 2017 09:00:00 GMT",
          .body_hash = "abc",
          .first_seen = 1,
          .last_fetched = 2,
          .last_changed = 3,
          .next_due = 4,
          .interval = 5,
          .status = 304,
          .failures = 6,
          .error = "timeout",
          .published = "2017-02-07",
          .stored = true};
}

}  // namespace

TEST_CASE("the state of a URL and of a host come back as they were") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  const core::UrlState url = url_state();
  db.keep(url);
  CHECK(db.url(url.url) == url);
  CHECK_FALSE(db.url("https://news.example/b"));

  core::HostState host{.host = "https://news.example:443",
                       .next_allowed = 1,
                       .paused_until = 2,
                       .failures = 3,
                       .error = "dns",
                       .mean_response = 0.25,
                       .crawl_delay = 10.5,
                       .robots = "User-agent: *\nDisallow: /\xFF",
                       .robots_status = 200,
                       .robots_fetched = 4,
                       .tdmrep = "[]",
                       .ai_txt = "User-Agent: *",
                       .opt_outs_fetched = 5};
  db.keep(host);
  CHECK(db.host(host.host) == host);
  host.failures = 0;
  db.keep(host);
  CHECK(db.host(host.host) == host);
  CHECK_FALSE(db.host("https://other.example:443"));
}

TEST_CASE("listings are due before articles, and new articles before old ones") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  for (const core::UrlRole role : {core::UrlRole::article, core::UrlRole::listing}) {
    for (const std::int64_t due : {30, 10, 20}) {
      core::UrlState state = url_state();
      state.role = role;
      state.url = (role == core::UrlRole::listing ? "listing " : "article ") + std::to_string(due);
      state.next_due = due;
      db.keep(state);
    }
  }
  core::UrlState never = url_state();
  never.next_due = std::numeric_limits<std::int64_t>::max();
  db.keep(never);
  const auto due = [&](std::int64_t now, std::size_t most) {
    std::vector<std::string> urls;
    db.each_due(now, [&](core::UrlState&& state) {
      urls.push_back(state.url);
      return urls.size() < most;
    });
    return urls;
  };
  CHECK(due(20, 10) ==
        std::vector<std::string>{"listing 10", "listing 20", "article 20", "article 10"});
  CHECK(due(20, 3) == std::vector<std::string>{"listing 10", "listing 20", "article 20"});
  CHECK(due(100, 10).size() == 6);
  CHECK(due(100, 1).size() == 1);
}

TEST_CASE("the same source again replaces the first") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  core::Source source{.url = "https://news.example/feed",
                      .kind = core::SourceKind::section,
                      .name = "News",
                      .allow_private = true,
                      .delay = 2.5};
  db.add_source(source);
  CHECK(db.sources() == std::vector{source});
  source.kind = core::SourceKind::feed;
  db.add_source(source);
  CHECK(db.sources() == std::vector{source});
  CHECK(db.remove_source(source.url));
  CHECK_FALSE(db.remove_source(source.url));
  CHECK(db.sources().empty());
}

TEST_CASE("a series comes back as it was, and a newer file adds a vintage beside the old value") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  core::Series s{.id = "wb:x:KHM",
                 .indicator = "population",
                 .place = "KHM",
                 .unit = "person",
                 .per = "year",
                 .frequency = core::Frequency::quarter,
                 .adjustment = "seasonally adjusted",
                 .source = "World Bank",
                 .licence = "CC BY 4.0",
                 .url = "https://data.example",
                 .retrieved = core::parse_date("2020-01-01"),
                 .observations = {{core::Period::year(2018), 100.25, std::nullopt, "e"},
                                  {core::Period::year(2019), 110, std::nullopt, ""}}};
  db.add_series({s});
  CHECK(db.series() == std::vector{s});
  db.add_series({s});
  CHECK(db.series() == std::vector{s});

  s.retrieved = core::parse_date("2021-01-01");
  s.observations[1].value = 112;
  db.add_series({s});
  const core::Series now = db.series().at(0);
  REQUIRE(now.observations.size() == 3);
  CHECK(now.observations[1].value == 110);
  CHECK_FALSE(now.observations[1].published);
  CHECK(now.observations[2].value == 112);
  CHECK(now.observations[2].published == core::parse_date("2021-01-01"));

  s.retrieved.reset();
  s.observations[1].value = 113;
  db.add_series({s});
  const core::Observation today = db.series().at(0).observations.at(3);
  CHECK(today.value == 113);
  CHECK(today.published > core::parse_date("2026-01-01"));
  CHECK(db.remove_series(s.id));
  CHECK_FALSE(db.remove_series(s.id));
  CHECK(db.series().empty());
}

TEST_CASE("an alarm stays untold until it was told, and one that was decided is told to nobody") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  store::Reading reading = tests::sample_reading();
  const store::FindingId first = db.save(reading).new_alarms.at(0);
  reading.article.url += "2";
  const store::FindingId second = db.save(reading).new_alarms.at(0);
  CHECK(Store::open(folder.file("a.db")).untold() == std::vector{first, second});
  CHECK(db.decide(first, store::Decision::dismissed, "right"));
  CHECK(db.untold() == std::vector{second});
  db.tell({second});
  CHECK(db.untold().empty());
  CHECK(db.save(reading).new_alarms.empty());
  CHECK(db.untold().empty());
}

TEST_CASE("a source's URLs in sum: what it brought when, and what went wrong") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  core::UrlState url = url_state();
  url.role = core::UrlRole::article;
  const std::vector<std::string> dates{"2017-02-07T09:00:00+07:00", "2017-02-07", "soon"};
  for (std::size_t i = 0; i < dates.size(); ++i) {
    url.url = "https://news.example/" + std::to_string(i);
    url.first_seen = 100 + static_cast<std::int64_t>(i);
    url.published = dates[i];
    url.error = i == 0 ? "" : "timeout";
    db.keep(url);
  }
  url.url = "https://news.example/other";
  url.source = "https://other.example/feed";
  db.keep(url);
  const auto seen = db.sightings("https://news.example/feed", 10);
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].first_seen == 102);
  CHECK(seen[0].published == 0);
  CHECK(seen[1].published == 0);
  CHECK(seen[2].published == 1486432800);
  CHECK(db.sightings("https://news.example/feed", 1).size() == 1);
  const store::SourceSum sum = db.sum_of("https://news.example/feed");
  CHECK(sum.stored == 3);
  CHECK(sum.errors == std::map<std::string, std::size_t>{{"timeout", 2}});
  CHECK(db.quiet_since("https://news.example/feed") == 0);
  db.keep_quiet("https://news.example/feed", 7);
  CHECK(db.quiet_since("https://news.example/feed") == 7);
}

TEST_CASE("a group of writes is kept whole or not at all") {
  const TemporaryFolder folder;
  Store db = Store::open(folder.file("a.db"));
  const Store reader = Store::open(folder.file("a.db"));
  {
    Store::Group group(db);
    db.keep(url_state());
    (void)db.save(tests::sample_reading());
    CHECK(db.url(url_state().url));
    CHECK_FALSE(reader.url(url_state().url));
    group.commit();
  }
  CHECK(reader.url(url_state().url));
  CHECK(reader.articles().size() == 1);
  {
    const Store::Group group(db);
    core::UrlState other = url_state();
    other.url += "2";
    db.keep(other);
    store::Reading broken = tests::sample_reading();
    broken.findings[0].claims = {99};
    broken.article.url += "2";
    CHECK_THROWS(db.save(broken));
    CHECK(db.articles().size() == 1);
    CHECK(db.url(other.url));
  }
  CHECK_FALSE(db.url(url_state().url + "2"));
}
