#include "app/config.h"

#include <catch2/catch.hpp>

#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("a configuration is read whole") {
  const auto config = parse_config(R"(
db = "x.db"
[crawl]
contact = "desk@news.example"
delay = 2
delay_factor = 2.5
max_crawl_delay = 300
pace_by_site = true
google_robots = true
max_pages = 10
max_minutes = 0.5
[[source]]
url = "https://news.example/sitemap.xml"
kind = "sitemap"
delay = 0.5
[rules.I-SHARE]
enabled = false
[rules.I-PP]
tolerance = 0.5
)",
                                   "recount.toml");
  REQUIRE(config);
  CHECK(config->db == "x.db");
  CHECK(config->delay == 2);
  REQUIRE(config->sources.size() == 1);
  CHECK(config->sources[0].kind == core::SourceKind::sitemap);
  CHECK(config->sources[0].delay == 0.5);
  CHECK_FALSE(config->rules.at("I-SHARE").enabled);
  CHECK(config->rules.at("I-PP").tuning.at("tolerance") == 0.5);
  const crawler::Options options = crawl_options(*config);
  CHECK(options.max_pages == 10);
  CHECK(options.max_seconds == 30);
  CHECK(options.delay_factor == 2.5);
  CHECK(options.max_crawl_delay == 300);
  CHECK((options.pace_by_site && options.google_robots));
  CHECK_THAT(options.user_agent, StartsWith("recount/") && Contains("(+desk@news.example)"));
}

TEST_CASE("a broken line of the configuration is named") {
  const auto [toml, message] = GENERATE(table<std::string, std::string>({
      {"[crawl]\ndelay = \n", "c.toml:2: "},
      {"[crawl]\ndelya = 2\n", "c.toml:2: unknown key \"delya\""},
      {"[crawl]\n\ndelay = \"2\"\n", "c.toml:3: \"delay\" must be a number"},
      {"[crawl]\ndelay = -1\n", "c.toml:2: \"delay\" must be 0 to 86400 seconds"},
      {"[crawl]\nmax_pages = 1.5\n", "c.toml:2: \"max_pages\" must be a whole number"},
      {"[crawl]\ncontact = \"a\\nHost: b\"\n", "c.toml:2: \"contact\" must be one line"},
      {"[crawl]\ndelay_factor = -1\n", "c.toml:2: \"delay_factor\" must be 0 to 100"},
      {"[crawl]\nmax_minutes = -1\n", "c.toml:2: \"max_minutes\" must be 0 to 1000000"},
      {"[crawl]\nallow_private = 1\n", "c.toml:2: \"allow_private\" must be true or false"},
      {"db = 7\n", "c.toml:1: \"db\" must be a text in quotes"},
      {"[[source]]\nkind = \"feed\"\n", "c.toml:1: a source without url"},
      {"[[source]]\nurl = \"x\"\nkind = \"radio\"\n", "c.toml:3: the kind \"radio\""},
      {"source = 1\n", "c.toml:1: \"source\" must be written as [[source]]"},
      {"[rules]\nI-PP = 1\n", "c.toml:2: a rule is written as a table [rules.ID]"},
      {"[nonsense]\n", "c.toml:1: unknown key \"nonsense\""},
  }));
  CAPTURE(toml);
  const auto config = parse_config(toml, "c.toml");
  REQUIRE_FALSE(config);
  CHECK_THAT(config.error().message, StartsWith(message));
}

TEST_CASE("what init writes is read, and changes nothing") {
  const auto config = parse_config(config_template(), "recount.toml");
  REQUIRE(config);
  CHECK(config->sources.empty());
  CHECK(config->delay == Config{}.delay);
  CHECK(config->contact.empty());
  CHECK(parse_config(config_template("desk@news.example"), "x")->contact == "desk@news.example");
}

TEST_CASE("a configuration that was named must be there") {
  Desk desk;
  desk.context.config_path = "/no/such/recount.toml";
  CHECK_THAT(load_config(desk.context).error().message, Contains("/no/such/recount.toml"));
}

TEST_CASE("the store is where the command line says, then the configuration, then the service") {
  Desk desk;
  Config config;
  setenv("STATE_DIRECTORY", "/state", 1);
  CHECK(store_path(desk.context, config) == "/state/recount.db");
  config.db = "/config.db";
  CHECK(store_path(desk.context, config) == "/config.db");
  desk.context.store_path = "/argument.db";
  CHECK(store_path(desk.context, config) == "/argument.db");
  unsetenv("STATE_DIRECTORY");
  setenv("XDG_DATA_HOME", "/data", 1);
  CHECK(store_path({.out = desk.out, .err = desk.err, .in = desk.in}, Config{}) ==
        "/data/recount/recount.db");
  unsetenv("XDG_DATA_HOME");
}
