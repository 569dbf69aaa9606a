// What is seen of the sources: in the list, in the metrics, and when one goes quiet.
#include <catch2/catch.hpp>
#include <regex>

#include "app/arguments.h"
#include "app/metrics.h"
#include "app/newsroom_server.h"
#include "app/office.h"
#include "app/source_health.h"
#include "crawler/url.h"
#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;
using Catch::Matchers::Matches;

namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

/// A feed that is served, names one article, and named others every six hours until `until`.
struct Beat {
  Folder folder;
  std::unique_ptr<NewsroomServer> server;
  std::string feed;

  explicit Beat(std::int64_t until) {
    folder.write("news/server.toml",
                 "[[source]]\nkind = \"feed\"\npath = \"/feed.xml\"\n[[page]]\npath = "
                 "\"/feed.xml\"\nfile = \"feed.xml\"\ncontent_type = \"application/rss+xml\"\n");
    folder.write("news/feed.xml",
                 "<rss><channel><item><link>{{base}}/0</link></item></channel></rss>");
    server = std::make_unique<NewsroomServer>(*load_newsroom(folder.at("news")));
    feed = server->base() + "/feed.xml";
    folder.write("recount.toml", "[crawl]\ndelay = 0.0\nallow_private = true\n");
    store::Store db = store::Store::open(folder.at("r.db"));
    db.add_source({.url = feed, .kind = core::SourceKind::feed, .name = "Beat"});
    for (std::int64_t i = 0; i < 40; ++i) {
      core::UrlState state{.url = server->base() + "/" + std::to_string(i), .source = feed};
      state.first_seen = state.last_fetched = until - i * 6 * kHour;
      state.published = iso_time(state.first_seen - 600);
      state.next_due = INT64_MAX;
      state.stored = i % 2 == 0;
      if (!state.stored) state.error = "http_gone";
      db.keep(state);
    }
    core::UrlState listing{.url = feed, .source = feed, .kind = core::SourceKind::feed};
    listing.role = core::UrlRole::listing;
    listing.first_seen = 1;
    listing.last_fetched = until;
    db.keep(listing);
  }

  ExitCode operator()(Desk& desk, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {"--config", folder.at("recount.toml"), "--db", folder.at("r.db")});
    return run_command_line(std::move(arguments), desk.context);
  }
};

}  // namespace

TEST_CASE("a silence is unusual once it is longer than nights, weekends and one outage") {
  std::vector<std::int64_t> moments;
  CHECK_FALSE(unusual_span(moments));
  for (std::int64_t day = 0; day < 28; ++day) {
    for (std::int64_t hour = 8; day % 7 < 5 && hour < 20; ++hour) {
      moments.push_back(day * kDay + hour * kHour);
    }
  }
  CHECK(unusual_span(moments) == (2 * kDay + 13 * kHour) * 3 / 2);  // Friday 19 h to Monday 8 h
  moments.push_back(60 * kDay);
  CHECK(unusual_span(moments) == (2 * kDay + 13 * kHour) * 3 / 2);
  std::vector<std::int64_t> steady;
  for (std::int64_t i = 0; i < 20; ++i) steady.push_back(i * 60);
  CHECK(unusual_span(steady) == kDay);
  steady.resize(8);
  CHECK_FALSE(unusual_span(steady));
}

TEST_CASE("a source that went quiet is told once, even when little is told") {
  const Beat beat(now() - 5 * kDay);
  Desk desk;
  CHECK(beat(desk, {"-q", "run"}) == ExitCode::done);
  CHECK_THAT(desk.out.str(),
             Contains(beat.feed + ": medium: gone quiet: no new article for 5 days") &&
                 Contains("every 6 hours. [SOURCE-QUIET]"));
  Desk again;
  CHECK(beat(again, {"-q", "run"}) == ExitCode::done);
  CHECK(again.out.str().empty());
  Desk looked;
  CHECK(beat(looked, {"doctor"}) == ExitCode::bad_input);
  CHECK_THAT(looked.out.str(), Contains("PROBLEM  " + beat.feed + ": gone quiet"));
}

TEST_CASE("a source is not quiet while nobody looked, nor within its usual span") {
  {
    const Beat beat(now() - 20 * kHour);
    Desk desk;
    CHECK(beat(desk, {"-q", "run"}) == ExitCode::done);
    CHECK(desk.out.str().empty());
  }
  const Beat beat(now() - 5 * kDay);
  const store::Store db = store::Store::open(beat.folder.at("r.db"));
  CHECK_FALSE(silence_of(db, db.sources().at(0), now()));
}

TEST_CASE("the list tells how a source fares") {
  const Beat beat(now() - 5 * kDay);
  Desk desk;
  CHECK(beat(desk, {"-q", "run"}) == ExitCode::done);
  const auto list = [&](const std::string& format) {
    Desk shown;
    CHECK(beat(shown, {"sources", "list", "--format", format}) == ExitCode::done);
    return shown.out.str();
  };
  CHECK_THAT(list("text"),
             Contains("quiet   " + beat.feed + " (Beat)") && Contains("20 pages; read ") &&
                 Contains("; last article 5 days ago") &&
                 Contains("seen 10 minutes after publication") && Contains("errors: http_gone 20"));
  CHECK_THAT(list("jsonl"), Contains("\"health\":\"quiet\"") &&
                                Contains("\"average_delay\":600,") &&
                                Contains("\"errors\":[\"http_gone=20\"]"));
  CHECK_THAT(list("csv"),
             Contains("kind,url,name,health,last_success,") && Contains("Beat,quiet,"));
}

TEST_CASE("the list tells of a Crawl-delay that is longer than is kept") {
  const Beat beat(now() - 5 * kDay);
  {
    store::Store db = store::Store::open(beat.folder.at("r.db"));
    core::HostState host;
    host.host = crawler::host_key(beat.feed);
    host.crawl_delay = 300;
    db.keep(host);
  }
  Desk desk;
  CHECK(beat(desk, {"sources", "list", "--format", "text"}) == ExitCode::done);
  CHECK_THAT(desk.out.str(), Contains("60 s between requests (its robots.txt asks for 300 s)"));
}

TEST_CASE("metrics are written whole, in the exposition format") {
  const Beat beat(now() - 5 * kDay);
  Desk desk;
  const std::string file = beat.folder.at("recount.prom");
  CHECK(beat(desk, {"-v", "run", "--metrics", file}) == ExitCode::done);
  CHECK_THAT(desk.err.str(),
             Contains("source ") && Contains("unchanged  other outcomes\n" + beat.feed));
  CHECK_FALSE(std::filesystem::exists(file + ".part"));
  const std::string text = slurp(file);
  CHECK_THAT(text, Contains("\nrecount_source_quiet{source=\"" + beat.feed + "\"} 1\n") &&
                       Contains("recount_last_run_outcomes{outcome=\"ok\"} 1\n") &&
                       Contains("recount_source_outcomes{source=\"" + beat.feed +
                                "\",outcome=\"ok\"} 1\n"));
  const std::regex line(
      R"re((# HELP recount_\w+ .+|# TYPE recount_\w+ gauge|recount_\w+(\{\w+="([^"\\\n]|\\["\\n])*"(,\w+="([^"\\\n]|\\["\\n])*")*\})? -?[0-9.e+-]+))re");
  std::istringstream lines(text);
  for (std::string next; std::getline(lines, next);) {
    CAPTURE(next);
    CHECK(std::regex_match(next, line));
  }
  Desk failed;
  CHECK_THROWS_WITH(beat(failed, {"run", "--metrics", beat.folder.at("none/recount.prom")}),
                    Contains("none/recount.prom"));
}

TEST_CASE("a label's value cannot end its label") {
  CHECK(label_value("a\"b\\c\nd") == "a\\\"b\\\\c\\nd");
  CHECK(label_value("\xFF") == "\xEF\xBF\xBD");
}

TEST_CASE("a span is told in its largest unit that counts two") {
  CHECK(span_text(1) == "1 second");
  CHECK(span_text(119) == "119 seconds");
  CHECK(span_text(2 * kHour) == "2 hours");
  CHECK(span_text(5 * kDay) == "5 days");
}
