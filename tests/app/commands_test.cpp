// The verbs on files, from the command line inwards.
#include "app/commands/commands.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/arguments.h"
#include "tests/app/bench.h"

using namespace recount;
using namespace recount::app;
using namespace recount::app::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

ExitCode run(Desk& desk, std::vector<std::string> arguments) {
  return run_command_line(std::move(arguments), desk.context);
}

std::vector<nlohmann::json> lines(const Desk& desk) {
  std::vector<nlohmann::json> parsed;
  std::istringstream in(desk.out.str());
  for (std::string line; std::getline(in, line);) parsed.push_back(nlohmann::json::parse(line));
  return parsed;
}

}  // namespace

TEST_CASE("extract prints a line a page, also for a page without an article") {
  const Folder folder;
  folder.write("good.html", kWrongPage);
  folder.write("thin.html", "<html><body><p>Hello.</p></body></html>");
  Desk desk;
  CHECK(run(desk, {"extract", "--what", "article", "--format", "jsonl", folder.path()}) ==
        ExitCode::done);
  const auto out = lines(desk);
  REQUIRE(out.size() == 2);
  CHECK(out[0]["id"] == "good");
  CHECK(out[0]["outcome"] == "article");
  CHECK(out[0]["title"] == "Fewer cases");
  CHECK_THAT(out[0]["text"].get<std::string>(), Contains("a decrease of 13 percent"));
  CHECK(out[1]["id"] == "thin");
  CHECK(out[1]["outcome"] != "article");
}

TEST_CASE("a claim's offsets are code points of the text as given") {
  Desk desk;
  desk.in.str(R"({"id":"c","text":"Im Café: sales fell by 18 percent in 2016.","language":"en"})");
  CHECK(run(desk, {"extract", "--what", "claims", "--format", "jsonl", "-"}) == ExitCode::done);
  const auto out = lines(desk);
  REQUIRE(out.size() == 1);
  CHECK(out[0]["article_id"] == "c");
  CHECK(out[0]["part"] == "body");
  CHECK(out[0]["quote"] == "18 percent");
  CHECK(out[0]["start"] == 23);
  CHECK(out[0]["end"] == 33);
  CHECK(out[0]["value"] == 18);
  CHECK(out[0]["direction"] == "down");
}

TEST_CASE("claims come as CSV with their header") {
  Desk desk;
  desk.in.str("Sales fell by 18 percent in 2016.");
  CHECK(run(desk, {"extract", "--format", "csv", "-"}) == ExitCode::done);
  CHECK_THAT(desk.out.str(), StartsWith("claim_id,article_id,url,"));
  CHECK_THAT(desk.out.str(), Contains("18 percent"));
}

TEST_CASE("extract tells the numbers that it left out") {
  Desk desk;
  desk.in.str("His side won 4-2 in front of 12,000 people.");
  CHECK(run(desk, {"extract", "--what", "left-out", "--format", "jsonl", "-"}) == ExitCode::done);
  const auto out = lines(desk);
  REQUIRE(out.size() == 1);
  CHECK(out[0]["quote"] == "4-2");
  CHECK(out[0]["start"] == 13);
  CHECK(out[0]["value"] == nullptr);
  CHECK(out[0]["reason"] == "score");
}

TEST_CASE("check shows what does not agree with carets and arithmetic") {
  const Folder folder;
  const std::string page = folder.write("cases.html", kWrongPage);
  Desk desk;
  CHECK(run(desk, {"check", "--format", "text", page}) == ExitCode::done);
  CHECK_THAT(desk.out.str(), Contains("cases.html: "));
  CHECK_THAT(desk.out.str(), Contains("[I-LEVELS-PCT]"));
  CHECK_THAT(desk.out.str(), Contains("^^^^^^^^^"));
  CHECK_THAT(desk.out.str(), Contains("20.9"));
}

TEST_CASE("the exit code of check speaks only as asked") {
  const Folder folder;
  const std::string page = folder.write("cases.html", kWrongPage);
  const auto [level, code] = GENERATE(table<std::string, ExitCode>({
      {"note", ExitCode::found},
      {"warning", ExitCode::found},
      {"never", ExitCode::done},
  }));
  Desk desk;
  CAPTURE(level);
  CHECK(run(desk, {"check", "--fail-on", level, page}) == code);
}

TEST_CASE("check --all prints every verdict with its spans") {
  Desk desk;
  desk.in.str(
      R"({"id":"ok","text":"The number of cases fell from 220 cases in 2015 to 174 cases in 2016, a decrease of 21 percent."})");
  CHECK(run(desk, {"check", "--all", "--format", "jsonl", "-"}) == ExitCode::done);
  const auto out = lines(desk);
  const auto found = std::find_if(out.begin(), out.end(),
                                  [](const auto& row) { return row["rule"] == "I-LEVELS-PCT"; });
  REQUIRE(found != out.end());
  CHECK((*found)["verdict"] == "consistent");
  CHECK((*found)["severity"].is_null());
  CHECK((*found)["article_id"] == "ok");
  CHECK((*found)["spans"].size() == 3);
  CHECK((*found)["spans"][0]["part"] == "body");
}

TEST_CASE("bad input is named, the rest is done, and the exit code tells") {
  const Folder folder;
  folder.write("all/good.html", kWrongPage);
  folder.write("all/zero.html", "");
  folder.write("noise.html", std::string(3000, '\x01') + std::string(3000, '\xfe'));
  const auto [input, code, named] = GENERATE(table<std::string, ExitCode, std::string>({
      {"all", ExitCode::some_failed, "zero.html: empty, 0 bytes"},
      {"all/zero.html", ExitCode::bad_input, "zero.html: empty, 0 bytes"},
      {"noise.html", ExitCode::bad_input, "noise.html: binary data"},
      {"missing.html", ExitCode::bad_input, "missing.html: no such file"},
  }));
  Desk desk;
  CHECK(run(desk, {"check", folder.at(input)}) == code);
  CHECK_THAT(desk.err.str(), Contains(named));
}

TEST_CASE("a wrong command line is told and is bad input") {
  const std::vector<std::string> arguments = GENERATE(
      std::vector<std::string>{}, std::vector<std::string>{"bogus"},
      std::vector<std::string>{"check"}, std::vector<std::string>{"check", "--format", "xml", "x"},
      std::vector<std::string>{"extract", "--what", "nothing", "x"});
  Desk desk;
  CHECK(run(desk, arguments) == ExitCode::bad_input);
  CHECK_FALSE(desk.err.str().empty());
  CHECK(desk.out.str().empty());
}

TEST_CASE("every verb's help ends with an example") {
  Desk desk;
  CHECK(run(desk, {"--help"}) == ExitCode::done);
  std::istringstream help(desk.out.str());
  std::vector<std::string> verbs;
  for (std::string line; std::getline(help, line);) {
    if (line.starts_with("  ") && line.size() > 2 && std::islower(line[2]) != 0 &&
        !line.starts_with("  recount")) {
      verbs.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
  }
  REQUIRE(verbs.size() >= 2);
  for (const std::string& verb : verbs) {
    Desk each;
    CAPTURE(verb);
    CHECK(run(each, {verb, "--help"}) == ExitCode::done);
    CHECK_THAT(each.out.str(), Contains("Example:\n  recount " + verb));
  }
}
