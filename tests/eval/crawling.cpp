// What comes from the web against suites that others wrote: robots.txt decisions, URL resolution,
// feeds, the entries of feeds, sitemaps, the charset that a page declares.
//
//   crawling_eval ../shared/data/crawling tests/eval
//
// One line a suite, and each case that differs below it with its reason. A URL case is right when
// our spelling of its base and input is our spelling of the expected answer: normalisation beyond
// the standard (no user, no fragment) is not held against it. Fails when a case differs for which
// crawling-differences.txt gives no reason.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "crawler/discovery.h"
#include "crawler/robots.h"
#include "crawler/url.h"
#include "differences.h"
#include "extract/page/prescan.h"
#include "feed_cases.h"
#include "table_cases.h"

namespace recount::crawler {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

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
  for (const json& test : json::parse(bytes_of(file))) {
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
    const Listing found = read_listing(bytes_of(entry.path()), "", "https://news.example/listing");
    tally.count(found.kind != ListingKind::none, entry.path().lexically_relative(folder).string());
  }
  return tally;
}

Tally feed_entries(const fs::path& folder) {
  Tally tally;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    FeedCase found = run_feed_case(folder, entry.path());
    tally.cases += found.checks;
    for (std::string& what : found.wrong) tally.wrong.push_back(std::move(what));
  }
  return tally;
}

/// The name under which the prescan knows a charset; ours for "Shift_JIS" is another one.
std::string known_as(const std::string& charset) {
  return extract::prescan_charset("<meta charset='" + charset + "'>");
}

/// Cases of one file: "#data", the page, "#encoding", the charset, an empty line.
void count_charsets(const std::string& cases, const std::string& file, Tally& tally) {
  const std::string data = "#data\n";
  const std::string encoding = "\n#encoding\n";
  for (std::size_t at = cases.find(data); at != std::string::npos; at = cases.find(data, at)) {
    at += data.size();
    const std::size_t end = cases.find(encoding, at);
    if (end == std::string::npos) return;
    const std::string page = cases.substr(at, end - at);
    const std::string found =
        page.starts_with("\xEF\xBB\xBF") ? "utf-8" : extract::prescan_charset(page);
    at = end + encoding.size();
    const std::string expected = cases.substr(at, cases.find('\n', at) - at);
    tally.count((found.empty() ? "windows-1252" : found) == known_as(expected),
                file + ": " + expected + ", found " + found);
  }
}

Tally charsets(const fs::path& folder) {
  Tally tally;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".dat")
      count_charsets(bytes_of(entry.path()), entry.path().filename().string(), tally);
  }
  return tally;
}

int run(const fs::path& data, const fs::path& tables) {
  Differences known(tables / "crawling-differences.txt");
  bool is_right = known.print("robots", robots(data / "robots.jsonl"));
  const auto print = [&](const char* suite, const Tally& tally) {
    is_right = known.print(suite, tally) && is_right;
  };
  print("robots-cc", run_robots_table(tables / "robots-cc.txt", data / "robots-cc"));
  print("urls", urls(data / "urls" / "urltestdata.json"));
  print("feeds", listings(data / "feeds"));
  print("entries", feed_entries(data / "feeds"));
  print("sitemaps", run_sitemap_table(tables / "sitemaps.txt", data / "sitemaps"));
  print("charsets", charsets(data / "encoding"));
  return known.all_needed() && is_right ? 0 : 1;
}

}  // namespace
}  // namespace recount::crawler

int main(int argc, char** argv) {
  if (argc != 3 || !recount::crawler::fs::is_directory(argv[1])) {
    std::fputs("usage: crawling_eval FOLDER (robots.jsonl, urls/, feeds/, …) TABLES\n", stderr);
    return 2;
  }
  try {
    return recount::crawler::run(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "crawling_eval: %s\n", error.what());
    return 2;
  }
}
