// Articles one after the other into a store, as a crawl brings them: the last one's findings about
// the others are held against tests/eval/across-gold.jsonl.
#include "app/across.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/article_lines.h"
#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

const Analyser& analyser() {
  static const core::Result<Analyser> loaded = Analyser::load({});
  REQUIRE(loaded);
  return *loaded;
}

core::Article article_of(const Json& line) {
  core::Article a;
  a.url = line.at("url").get<std::string>();
  a.published = {line.at("published").get<std::string>(), "gold"};
  a.language = "en";
  a.text = line.at("text").get<std::string>();
  a.blocks = blocks_of(a.text);
  return a;
}

Analysed arrive(store::Store& store, core::Article article) {
  Analysed done = analyser().analyse(std::move(article), Depth::findings);
  check_against_store(store, analyser().rules(), done);
  store.save({.article = done.article,
              .claims = done.claims,
              .findings = done.findings,
              .topics = done.topics});
  return done;
}

std::vector<std::string> across(const Analysed& done) {
  std::vector<std::string> out;
  for (const core::Finding& f : done.findings) {
    if (f.rule.starts_with("X-")) out.push_back(f.rule + ' ' + f.mentions.front().text);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> expected(const Json& pair) {
  std::vector<std::string> out;
  for (const Json& e : pair.at("expect")) {
    out.push_back(e.at("rule").get<std::string>() + ' ' + e.at("quote").get<std::string>());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Json fire(const std::string& site, const std::string& date, const std::string& homes) {
  return {{"url", "https://" + site + ".example/fire"},
          {"published", date},
          {"text", "The fire at the old mill in Harding destroyed " + homes +
                       " homes and closed the main road into town."}};
}

}  // namespace

TEST_CASE("every pair of the gold gives what it should, and nothing else") {
  std::ifstream file(RECOUNT_SOURCE_DIR "/tests/eval/across-gold.jsonl");
  std::size_t pairs = 0;
  for (std::string line; std::getline(file, line); ++pairs) {
    const Json pair = Json::parse(line);
    const Folder folder;
    store::Store store = store::Store::open(folder.at("r.db"));
    Analysed last;
    for (const Json& next : pair.at("articles")) last = arrive(store, article_of(next));
    INFO(line);
    CHECK(across(last) == expected(pair));
  }
  CHECK(pairs >= 40);
}

TEST_CASE("what another article says is kept with the finding, and shown") {
  const Folder folder;
  const std::string path = folder.at("r.db");
  {
    store::Store store = store::Store::open(path);
    arrive(store, article_of(fire("a", "2026-03-03", "18")));
    arrive(store, article_of(fire("b", "2026-03-04", "81")));
    const auto rows = store.findings({.rule = "X-CONFLICT"});
    REQUIRE(rows.size() == 1);
    REQUIRE(rows.front().finding.other);
    CHECK(rows.front().finding.other->article == "https://a.example/fire");
    CHECK(rows.front().finding.other->quote == "18 homes");
    CHECK(rows.front().finding.diagnosis == "digit_transposition");
  }
  Desk desk;
  CHECK(run_command_line({"--db", path, "findings", "list", "--format", "text"}, desk.context) ==
        ExitCode::done);
  CHECK_THAT(desk.out.str(), Contains("https://a.example/fire (2026-03-03): The fire at the old"));
}

TEST_CASE("a figure's family tree shows who told it first and where it changed") {
  const Folder folder;
  const std::string path = folder.at("r.db");
  {
    store::Store store = store::Store::open(path);
    arrive(store, article_of(fire("b", "2026-03-04", "81")));
    arrive(store, article_of(fire("a", "2026-03-03", "18")));
    arrive(store, article_of(fire("c", "2026-03-05", "81")));
  }
  Desk desk;
  CHECK(run_command_line({"--db", path, "trace", "18 homes", "--format", "text"}, desk.context) ==
        ExitCode::done);
  CHECK_THAT(desk.out.str(),
             Contains("2026-03-03  \"18 homes\", first told: https://a.example/fire"));
  CHECK_THAT(desk.out.str(), Contains("  2026-03-04  \"81 homes\", in the same words, another "
                                      "figure: https://b.example/fire"));
  Desk lines;
  CHECK(run_command_line({"--db", path, "trace", "18 homes", "--format", "jsonl"}, lines.context) ==
        ExitCode::done);
  CHECK_THAT(lines.out.str(), Contains("\"descent\":\"changed\""));
  Desk none;
  CHECK(run_command_line({"--db", path, "trace", "19 dogs"}, none.context) == ExitCode::bad_input);
  CHECK_THAT(none.err.str(), Contains("19 dogs: no such claim or figure in the store"));
}
