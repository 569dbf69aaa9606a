// "A or B" holds if one side does; a side is terms joined by "and", a term "path == … == literal".
#include "feed_cases.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <regex>

#include "core/utf8.h"
#include "crawler/charset.h"
#include "crawler/dates.h"
#include "crawler/discovery.h"
#include "crawler/feed_text.h"
#include "crawler/url.h"
#include "tally.h"

namespace recount::crawler {
namespace {

namespace fs = std::filesystem;

/// One thing that is asked for: of the feed (entry < 0) or of an entry.
struct Path {
  int entry = -1;
  enum class What { title, link, published, modified } what = What::title;
};

std::string line_after(const std::string& text, const std::string& label) {
  const std::size_t at = text.find(label);
  if (at == text.npos) return {};
  const std::size_t begin = text.find_first_not_of(" \t", at + label.size());
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

std::vector<std::string> split_at(std::string text, const std::string& mark) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark)) {
    parts.push_back(text.substr(0, at));
    text.erase(0, at + mark.size());
  }
  parts.push_back(text);
  return parts;
}

std::optional<Path::What> what_of(const std::string& key) {
  if (key == "title") return Path::What::title;
  if (key == "link") return Path::What::link;
  if (key == "published" || key == "created" || key == "issued") return Path::What::published;
  if (key == "updated" || key == "modified" || key == "date") return Path::What::modified;
  return std::nullopt;
}

std::optional<Path> path_of(std::string text) {
  text = std::regex_replace(text, std::regex(R"(\[u?'(\w+)'\])"), ".$1");
  text = std::regex_replace(text, std::regex(R"(title_detail\.value$)"), "title");
  text = std::regex_replace(text, std::regex(R"(links\[0\]\.href$)"), "link");
  text = std::regex_replace(text, std::regex(R"(_parsed$)"), "");
  std::smatch found;
  static const std::regex kPath(R"(^\s*(?:feed|entries\[(\d)\])\.(\w+)\s*$)");
  if (!std::regex_match(text, found, kPath)) return std::nullopt;
  const auto what = what_of(found[2]);
  if (!what) return std::nullopt;
  const bool is_date = *what == Path::What::published || *what == Path::What::modified;
  if (!found[1].matched && is_date) return std::nullopt;
  return Path{.entry = found[1].matched ? std::stoi(found[1]) : -1, .what = *what};
}

std::string unescaped(const std::string& written) {
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\' || i + 1 == written.size()) {
      out += written[i];
    } else if (written[++i] == 'u') {
      core::append_utf8(out, static_cast<char32_t>(std::stoul(written.substr(i + 1, 4), {}, 16)));
      i += 4;
    } else {
      out += written[i] == 'n' ? '\n' : written[i];
    }
  }
  return out;
}

/// The text of a Python string, or the moment of a time tuple in ISO 8601.
std::optional<std::string> literal(std::string text) {
  text = std::regex_replace(text, std::regex(R"(' \+ ')"), "");
  std::smatch found;
  static const std::regex kText(R"(^\s*u?(['"])(.*)\1\s*$)");
  if (std::regex_match(text, found, kText)) return unescaped(found[2]);
  static const std::regex kTime(R"(^\s*\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+),.*$)");
  if (!std::regex_match(text, found, kTime)) return std::nullopt;
  std::string iso = found[1];
  for (std::size_t i = 2; i <= 6; ++i) {
    const std::string part = found[i];
    iso += std::string(1, "--T::"[i - 2]) + (part.size() < 2 ? "0" + part : part);
  }
  return iso + "Z";
}

std::string moment(const std::string& written) {
  const auto seconds = seconds_of(written);
  return seconds ? std::to_string(*seconds) : "";
}

bool is_markup(const std::string& text) {
  return text.find("</") != text.npos || text.find("/>") != text.npos ||
         text.find('&') != text.npos;
}

std::string wanted(const Path& path, const std::string& gold) {
  if (path.what == Path::What::title) return is_markup(gold) ? text_of_markup(gold) : gold;
  if (path.what == Path::What::link) return normalise_url(gold).value_or("not a web address");
  return moment(gold);
}

std::string found_at(const Path& path, const Listing& listing) {
  const bool is_title = path.what == Path::What::title;
  if (path.entry < 0) return is_title ? listing.title : listing.link;
  // A listing names each URL once: a second entry of the same URL is the first.
  if (listing.articles.empty()) return {};
  const auto last = listing.articles.size() - 1;
  const Discovered& entry = listing.articles[std::min(static_cast<std::size_t>(path.entry), last)];
  if (is_title) return entry.title;
  if (path.what == Path::What::link) return entry.url;
  // dc:date is "updated" there and "published" here.
  const bool is_modified = path.what == Path::What::modified && !entry.modified.empty();
  return moment(is_modified ? entry.modified : entry.published);
}

/// Whether the first link of a file says that it leads elsewhere than to the article or page.
bool leads_elsewhere(const std::string& text) {
  static const std::regex kRel(R"re(<link [^>]*rel="(?!alternate)[^>]*>)re");
  const std::size_t at = text.find("<link ");
  return at != text.npos &&
         std::regex_search(text.substr(at, 300), kRel, std::regex_constants::match_continuous);
}

/// What one side of "or" finds wrong.
FeedCase run_side(const std::string& side, const Listing& listing) {
  FeedCase result;
  for (const std::string& term : split_at(side, " and ")) {
    std::vector<std::string> parts = split_at(term, " == ");
    const auto gold = literal(parts.back());
    parts.pop_back();
    for (const std::string& part : parts) {
      const auto path = gold ? path_of(part) : std::nullopt;
      if (!path) continue;
      ++result.checks;
      const std::string want = wanted(*path, *gold);
      const std::string got = found_at(*path, listing);
      if (got != want) result.wrong.push_back(part + ": wanted " + want + ", found " + got);
    }
  }
  return result;
}

/// A case's own headers say what type and which base it has.
Listing read_case(const fs::path& root, const fs::path& file, const std::string& text) {
  const std::string name = file.lexically_relative(root).string();
  const std::string base = "http://127.0.0.1:8097/" + name;
  std::string type = line_after(text, "Content-type:");
  if (type.empty()) type = line_after(text, "Content-Type:");
  const std::string location = line_after(text, "Content-Location:");
  return read_listing(bytes_of(file), type, resolve_url(base, location).value_or(base));
}

}  // namespace

FeedCase run_feed_case(const fs::path& root, const fs::path& file) {
  const std::string text = to_utf8(bytes_of(file), "");
  const Listing listing = read_case(root, file, text);
  FeedCase best;
  bool is_first = true;
  std::string expected = line_after(text, "Expect:");
  if (leads_elsewhere(text)) {
    expected = std::regex_replace(expected, std::regex(R"(\['links'\]\[0\])"), ".other");
  }
  for (const std::string& side : split_at(expected, " or ")) {
    FeedCase result = run_side(side, listing);
    if (is_first || result.wrong.size() < best.wrong.size()) best = std::move(result);
    is_first = false;
  }
  const std::string name = file.lexically_relative(root).string();
  for (std::string& what : best.wrong) what = name + ": " + what;
  return best;
}

}  // namespace recount::crawler
