// The crawler against suites that others wrote: robots.txt decisions, URL resolution, feeds,
// sitemaps.
//
//   crawling_eval ../shared/data/crawling
//
// One line a suite, and each case that differs below it. A URL case is right when our spelling of
// its base and input is our spelling of the expected answer: normalisation beyond the standard (no
// user, no fragment) is not held against it. Fails when robots.txt decisions are wrong, which must
// not be.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "crawler/discovery.h"
#include "crawler/robots.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Tally {
  std::size_t cases = 0;
  std::vector<std::string> wrong;

  void count(bool right, const std::string& what) {
    ++cases;
    if (!right) wrong.push_back(what);
  }
  void print(const char* suite) const {
    std::printf("%-10s %zu of %zu\n", suite, cases - wrong.size(), cases);
    for (const std::string& what : wrong) std::printf("  %s\n", what.c_str());
  }
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The suite asks about URLs as written, also about very long ones and none at all.
std::string path_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  return path == std::string::npos ? "/" : url.substr(path, url.find('#', path) - path);
}

bool decides_right(const json& test) {
  const Robots robots = Robots::parse(test.at("robots").get<std::string>(),
                                      test.at("agent").get<std::string>(), RobotsDialect::google);
  return robots.allows(path_of(test.at("url").get<std::string>())) ==
         test.at("allowed").get<bool>();
}

Tally robots(const fs::path& file) {
  Tally tally;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const json test = json::parse(line);
    tally.count(decides_right(test), test.at("id").dump() + " " + test.at("test").dump());
  }
  return tally;
}

core::Result<std::string> resolved(const json& test) {
  const std::string input = test.at("input").get<std::string>();
  if (!test.contains("base") || test.at("base").is_null()) return normalise_url(input);
  core::Result<std::string> base = normalise_url(test.at("base").get<std::string>());
  if (!base) return base;
  return resolve_url(*base, input);
}

/// Only http and https are a crawler's business; everything else must be refused.
bool resolves_right(const json& test) {
  const core::Result<std::string> got = resolved(test);
  const bool failure = test.value("failure", false);
  const core::Result<std::string> want =
      failure ? tl::unexpected(core::Error{}) : normalise_url(test.at("href").get<std::string>());
  if (!want) return !got;
  return got && *got == *want;
}

Tally urls(const fs::path& file) {
  Tally tally;
  for (const json& test : json::parse(read(file))) {
    if (!test.is_object()) continue;
    tally.count(resolves_right(test), test.dump(-1, ' ', true, json::error_handler_t::replace));
  }
  return tally;
}

/// Whether anything was recognised at all; what exactly, the room's own tests say.
Tally listings(const fs::path& folder) {
  Tally tally;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".gz") continue;
    const Listing found = read_listing(read(entry.path()), "", "https://news.example/listing");
    tally.count(found.kind != ListingKind::none, entry.path().lexically_relative(folder).string());
  }
  return tally;
}

int run(const fs::path& data) {
  const Tally decisions = robots(data / "robots.jsonl");
  decisions.print("robots");
  urls(data / "urls" / "urltestdata.json").print("urls");
  listings(data / "feeds").print("feeds");
  listings(data / "sitemaps").print("sitemaps");
  return decisions.wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace recount::crawler

int main(int argc, char** argv) {
  if (argc == 2 && recount::crawler::fs::is_directory(argv[1]))
    return recount::crawler::run(argv[1]);
  std::fputs("usage: crawling_eval FOLDER (robots.jsonl, urls/, feeds/, sitemaps/)\n", stderr);
  return 2;
}
