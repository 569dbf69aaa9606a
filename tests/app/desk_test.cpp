// The verbs that work on a store, over a newsroom that is really served and really crawled.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/config.h"
#include "app/newsroom_server.h"
#include "store/store.h"
#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A newsroom of one feed with one article whose figures do not agree.
struct Town {
  Folder folder;
  std::unique_ptr<NewsroomServer> server;

  Town() {
    folder.write("news/server.toml", R"(
[[source]]
kind = "feed"
path = "/feed.xml"
[[page]]
path = "/feed.xml"
file = "feed.xml"
content_type = "application/rss+xml"
[[page]]
path = "/cases"
file = "cases.html"
content_type = "text/html; charset=utf-8"
gzip = true
)");
    folder.write("news/feed.xml",
                 "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title>"
                 "<item><title>Fewer cases</title><link>{{base}}/cases</link></item>"
                 "</channel></rss>");
    folder.write("news/cases.html", kWrongPage);
    auto newsroom = load_newsroom(folder.at("news"));
    REQUIRE(newsroom);
    server = std::make_unique<NewsroomServer>(std::move(*newsroom));
    folder.write("recount.toml", "[crawl]\ndelay = 0.0\nallow_private = true\n");
  }

  ExitCode operator()(Desk& desk, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {"--config", folder.at("recount.toml"), "--db", folder.at("r.db")});
    return run_command_line(std::move(arguments), desk.context);
  }
  std::string say(const std::vector<std::string>& arguments) const {
    Desk desk;
    CHECK((*this)(desk, arguments) == ExitCode::done);
    return desk.out.str();
  }
  void add_feed() const {
    say({"sources", "add", "--allow-private", server->base() + "/feed.xml"});
  }
};

}  // namespace

TEST_CASE("run crawls, checks, and prints a new alarm once") {
  const Town town;
  town.add_feed();
  CHECK_THAT(town.say({"-q", "run"}),
             Contains("/cases: ") && Contains("[I-LEVELS-PCT]") && Contains("^^^"));
  CHECK(town.say({"-q", "run"}).empty());
  const std::string claims = town.say({"export", "claims"});
  CHECK_THAT(claims, StartsWith("claim_id,") && Contains("13 percent"));
  CHECK_THAT(town.say({"export", "findings", "--format", "jsonl", "--severity", "low"}),
             Contains("\"rule\":\"I-LEVELS-PCT\"") && Contains("\"state\":\"open\""));
}

TEST_CASE("an editor's decision is kept and shown, and can be undone") {
  const Town town;
  town.add_feed();
  town.say({"run"});
  const store::Store db = store::Store::open(town.folder.at("r.db"));
  const auto rows = db.findings({.rule = "I-LEVELS-PCT"});
  REQUIRE_FALSE(rows.empty());
  const std::string id = std::to_string(static_cast<std::int64_t>(rows[0].id));
  CHECK_THAT(town.say({"findings", "dismiss", id, "--reason", "two years"}), Contains("dismissed"));
  CHECK_THAT(town.say({"findings", "show", id}), Contains("dismissed: two years"));
  CHECK_THAT(town.say({"findings", "undo", id}), Contains("open"));
  CHECK_THAT(town.say({"findings", "accept", id}), Contains("accepted"));
  CHECK_THAT(town.say({"findings", "list", "--state", "accepted", "--format", "text"}),
             Contains("finding " + id + ", accepted"));
  Desk desk;
  CHECK(town(desk, {"findings", "accept", "99999"}) == ExitCode::bad_input);
  CHECK(town(desk, {"findings", "dismiss", id}) == ExitCode::bad_input);
}

TEST_CASE("nothing is crawled before a source is named") {
  const Town town;
  Desk desk;
  CHECK(town(desk, {"run"}) == ExitCode::bad_input);
  CHECK_THAT(desk.err.str(), Contains("recount sources add"));
}

TEST_CASE("sources are added once, listed and removed") {
  const Town town;
  town.say({"sources", "add", "https://News.Example/feed.xml", "--name", "Example"});
  town.say({"sources", "add", "https://news.example/feed.xml", "--name", "The Example"});
  CHECK_THAT(town.say({"sources", "list", "--format", "csv"}),
             Contains("\r\nfeed,https://news.example/feed.xml,The Example,new,,,,,0,0,0,,"));
  town.say({"sources", "remove", "https://news.example/feed.xml"});
  CHECK(town.say({"sources", "list"}).empty());
  Desk desk;
  CHECK(town(desk, {"sources", "remove", "https://news.example/feed.xml"}) == ExitCode::bad_input);
  CHECK(town(desk, {"sources", "add", "ftp://news.example/"}) == ExitCode::bad_input);
}

TEST_CASE("a second run finds the lock taken") {
  const Town town;
  town.add_feed();
  const store::RunLock lock(town.folder.at("r.db"));
  Desk desk;
  CHECK_THROWS_AS(town(desk, {"run"}), store::StoreLocked);
}

TEST_CASE("a run that is stopped keeps what it has and ends well") {
  const Town town;
  town.add_feed();
  Desk desk;
  const std::atomic<bool> stop = true;
  desk.context.stop = &stop;
  CHECK(town(desk, {"run"}) == ExitCode::done);
  // On a busy machine the first run may be through before it hears of the stop.
  CHECK_THAT(desk.out.str() + town.say({"-q", "run"}), Contains("[I-LEVELS-PCT]"));
}

TEST_CASE("a source that does not answer leaves the others done") {
  const Town town;
  town.add_feed();
  town.say({"sources", "add", "--allow-private", "http://127.0.0.1:1/feed.xml"});
  Desk desk;
  CHECK(town(desk, {"run"}) == ExitCode::some_failed);
  CHECK_THAT(desk.out.str(), Contains("[I-LEVELS-PCT]"));
  CHECK_THAT(desk.err.str(), Contains("127.0.0.1:1/feed.xml: connection_refused"));
}

TEST_CASE("a quiet run with nothing new says nothing, whatever failed") {
  const Town town;
  town.say({"sources", "add", "--allow-private", "http://127.0.0.1:1/feed.xml"});
  Desk desk;
  CHECK(town(desk, {"-q", "run"}) == ExitCode::some_failed);
  CHECK(desk.out.str().empty());
  CHECK(desk.err.str().empty());
}

TEST_CASE("a store that is no database is named and left as it is") {
  const Town town;
  const std::string path = town.folder.write("r.db", std::string(5000, 'x'));
  Desk desk;
  CHECK_THROWS_WITH(town(desk, {"export", "claims"}), Contains("r.db"));
  CHECK(slurp(path) == std::string(5000, 'x'));
}

TEST_CASE("doctor looks at everything, and says what is wrong") {
  const Town town;
  Desk desk;
  CHECK(town(desk, {"doctor"}) == ExitCode::bad_input);
  CHECK_THAT(desk.out.str(), Contains("PROBLEM  no sources") && Contains("sound"));
  town.add_feed();
  CHECK_THAT(town.say({"doctor"}), !Contains("PROBLEM"));
}

TEST_CASE("init writes a configuration once") {
  const Folder folder;
  Desk desk;
  CHECK(run_command_line({"init", folder.at("c.toml")}, desk.context) == ExitCode::done);
  CHECK_THAT(slurp(folder.at("c.toml")), Contains("# [[source]]"));
  CHECK(run_command_line({"init", folder.at("c.toml")}, desk.context) == ExitCode::bad_input);
}

TEST_CASE("init asks who answers for the crawler, where somebody is there") {
  const auto [is_there, option, typed, contact] =
      GENERATE(table<bool, std::string, std::string, std::string>({
          {true, "", "desk@news.example\n", "desk@news.example"},
          {true, "", "", ""},
          {false, "", "desk@news.example\n", ""},
          {true, "https://news.example/bot", "x\n", "https://news.example/bot"},
      }));
  const Folder folder;
  Desk desk;
  desk.in.str(typed);
  desk.context.in_is_terminal = is_there;
  std::vector<std::string> words{"init", folder.at("c.toml")};
  if (!option.empty()) words.insert(words.end(), {"--contact", option});
  CHECK(run_command_line(words, desk.context) == ExitCode::done);
  CHECK((desk.err.str().find("Who answers") != std::string::npos) == (is_there && option.empty()));
  CHECK((desk.out.str().find("name a contact") != std::string::npos) == contact.empty());
  CHECK(parse_config(slurp(folder.at("c.toml")), "c.toml")->contact == contact);
}

TEST_CASE("a contact that no header can hold is refused") {
  const Folder folder;
  Desk desk;
  CHECK(run_command_line({"init", folder.at("c.toml"), "--contact", "Zoë"}, desk.context) ==
        ExitCode::bad_input);
  CHECK(slurp(folder.at("c.toml")).empty());
}

TEST_CASE("rules are listed, explained, and their examples hold") {
  const Town town;
  CHECK_THAT(town.say({"rules", "list"}), Contains("I-LEVELS-PCT\ton\t"));
  CHECK_THAT(town.say({"rules", "explain", "I-LEVELS-PCT"}), Contains("why: "));
  CHECK_THAT(town.say({"rules", "test"}), Contains(" 0 failed"));
  Desk desk;
  CHECK(town(desk, {"rules", "explain", "NO-SUCH"}) == ExitCode::bad_input);
}

TEST_CASE("baselines are imported, listed, shown and removed") {
  const Town town;
  const std::string file = town.folder.write(
      "people.csv",
      "indicator,place,year,value,unit,source\npopulation,KHM,2015,15500000,person,Test\n"
      "population,KHM,2016,15800000,person,Test\n");
  CHECK_THAT(town.say({"baselines", "import", file}), Contains("1 series, 2 figures"));
  const std::string id = "own:population:KHM:test";
  CHECK_THAT(town.say({"baselines", "list", "--format", "text"}), Contains("  Test\n"));
  CHECK_THAT(town.say({"baselines", "list", "population"}), Contains('"' + id + '"'));
  const std::string shown =
      town.say({"baselines", "show", id, "--period", "2016", "--format", "text"});
  CHECK_THAT(shown, Contains("\n2016  15,800,000\n") && !Contains("15,500,000"));
  town.say({"baselines", "remove", id});
  CHECK_THAT(town.say({"baselines", "list", "population"}), !Contains(id));
  Desk desk;
  CHECK(town(desk, {"baselines", "import", town.folder.at("gone.csv")}) == ExitCode::bad_input);
  CHECK_THAT(desk.err.str(), Contains("gone.csv"));
}

TEST_CASE("a data package brings the files that it names, and none from elsewhere") {
  const Town town;
  town.folder.write("beds.csv", "place,year,value\nKHM,2015,120\nKHM,2016,130\n");
  const auto package = [&](const std::string& path) {
    return town.folder.write(
        "datapackage.json",
        R"({"title": "Beds of \u001b[31mhospitals", "licenses": [{"name": "CC0"}],)"
        R"( "resources": [{"path": ")" +
            path + R"("}]})");
  };
  town.say({"baselines", "import", "--indicator", "beds", "--unit", "bed", package("beds.csv")});
  const std::string shown =
      town.say({"baselines", "show", "beds", "--period", "2016", "--format", "text"});
  CHECK_THAT(shown, Contains("hospitals, CC0") && Contains("\n2016  130\n"));
  CHECK_THAT(shown, !Contains("\x1b"));
  CHECK_THAT(town.say({"baselines", "show", "beds", "--period", "1900", "--format", "text"}),
             Contains("no figure within that period"));
  for (const char* path : {"../beds.csv", "/etc/passwd", "https://files.example/beds.csv", ""}) {
    Desk desk;
    CHECK(town(desk, {"baselines", "import", package(path)}) == ExitCode::bad_input);
    CHECK_THAT(desk.err.str(), Contains("is no path below the package"));
  }
}

TEST_CASE("the series that come with the program are listed and shown too") {
  const Town town;
  CHECK_THAT(town.say({"baselines", "list", "--format", "text"}),
             Contains("World Development Indicators SP.POP.TOTL"));
  const auto show = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"baselines", "show"});
    return town.say(more);
  };
  const std::string laos =
      show({"population", "--place", "Laos", "--period", "2010/2012", "--format", "text"});
  CHECK_THAT(laos, Contains("CC BY 4.0") && Contains("2010  6,334,194\n2011  6,426,590\n"));
  CHECK_THAT(laos, Contains("6,518,978 ┤") && Contains("6,334,194 ┤"));
  CHECK(show({"population", "--place", "LAO", "--period", "2012", "--format", "csv"}) ==
        "series_id,indicator,place,unit,per,period_start,period_end,value,flag,published\r\n"
        "wb:population:LAO,population,LAO,person,,2012-01-01,2012-12-31,6518978,,\r\n");
  Desk desk;
  CHECK(town(desk, {"baselines", "show", "population"}) == ExitCode::bad_input);
  CHECK(town(desk, {"baselines", "show", "population", "--place", "Atlantis"}) ==
        ExitCode::bad_input);
  CHECK(town(desk, {"baselines", "show", "gdp", "--place", "LAO", "--period", "soon"}) ==
        ExitCode::bad_input);
  CHECK_THAT(desk.err.str(), Contains("say which place") && Contains("Atlantis") &&
                                 Contains("--period soon: neither a period nor two"));
}

TEST_CASE("an export to a file appears whole") {
  const Town town;
  town.add_feed();
  town.say({"run"});
  const std::string file = town.folder.at("claims.csv");
  CHECK(town.say({"export", "claims", "--bom", "--out", file}).empty());
  CHECK_THAT(slurp(file), StartsWith("\xEF\xBB\xBF"
                                     "claim_id,"));
  CHECK_FALSE(std::filesystem::exists(file + ".part"));
}

TEST_CASE("the demo leaves findings and two tables") {
  const Town town;
  const std::string out = town.folder.at("out");
  const std::string said = town.say({"demo", "--newsroom", town.folder.at("news"), "--out", out});
  CHECK_THAT(said, Contains("[I-LEVELS-PCT]") && Contains("claims.csv"));
  CHECK_THAT(slurp(out + "/claims.csv"), Contains("13 percent"));
  CHECK_THAT(slurp(out + "/findings.csv"), Contains("I-LEVELS-PCT"));
}

TEST_CASE("a page is checked by its URL") {
  const Town town;
  CHECK_THAT(town.say({"check", "--format", "text", town.server->base() + "/cases"}),
             Contains("/cases: ") && Contains("[I-LEVELS-PCT]"));
  Desk desk;
  const std::string gone = town.server->base() + "/gone";
  CHECK(town(desk, {"check", gone}) == ExitCode::bad_input);
  CHECK_THAT(desk.err.str(), Contains("/gone: "));
}

TEST_CASE("what was only crawled is checked later") {
  const Town town;
  town.add_feed();
  CHECK(town.say({"crawl"}).empty());
  CHECK_THAT(town.say({"export", "articles", "--format", "jsonl"}), Contains("Fewer cases"));
  CHECK_THAT(town.say({"export", "findings", "--format", "jsonl"}), !Contains("I-LEVELS-PCT"));
  CHECK_THAT(town.say({"check", "--since", "2000-01-01"}), Contains("I-LEVELS-PCT"));
  CHECK_THAT(town.say({"export", "findings", "--format", "jsonl"}), Contains("I-LEVELS-PCT"));
}

TEST_CASE("what a crawl archived is read again as it was stored") {
  const Town town;
  town.add_feed();
  const std::string folder = town.folder.at("archive");
  CHECK(town.say({"crawl", "--warc", folder}).empty());
  const std::string stored = town.say({"export", "articles", "--format", "jsonl"});
  const std::string read = town.say({"extract", "--what", "article", "--format", "jsonl", folder});
  CHECK_THAT(read, Contains("Fewer cases") && Contains(town.server->base() + "/cases"));
  const auto text_of = [](const std::string& line) {
    const std::size_t at = line.find("\"text\":");
    return line.substr(at, line.find("\"captions\"") - at);
  };
  CHECK(text_of(read) == text_of(stored));
  CHECK_THAT(stored, Contains("\"copy_of\":null"));
}

TEST_CASE("a newsroom that is badly described is named with its line") {
  const Folder folder;
  const auto [toml, message] = GENERATE(table<std::string, std::string>({
      {"[[page]]\nfile = 'x'\n", "server.toml:1: a page without path"},
      {"[[page]]\npath = '/'\nfile = 'gone'\n", "gone: no such file"},
      {"[[source]]\nkind = 'radio'\n", "server.toml:1: the kind"},
      {"= 1", "server.toml:1: "},
  }));
  folder.write("server.toml", toml);
  const auto newsroom = load_newsroom(folder.path());
  REQUIRE_FALSE(newsroom);
  CHECK_THAT(newsroom.error().message, Contains(message));
}
