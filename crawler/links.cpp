// An article's path carries a date, a long number, or a headline of at least three words; a list's
// path is short. Segments of data/section_paths.txt overrule that. "Same site" is the registrable
// domain by the public suffix list, so that www and edition subdomains count.
#include "crawler/links.h"

#include <libpsl.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "crawler/address.h"
#include "crawler/ascii.h"
#include "crawler/data_files.h"
#include "crawler/lines.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxLinkBytes = 1000;
constexpr std::size_t kMaxSegments = 15;
constexpr std::ptrdiff_t kMaxRepeats = 3;
constexpr std::ptrdiff_t kMaxParameters = 10;

std::vector<std::string_view> segments_of(std::string_view url) {
  std::string_view path = path_and_query(url);
  path = path.substr(0, path.find('?'));
  std::vector<std::string_view> segments = split(path, '/');
  std::erase_if(segments, [](std::string_view segment) { return segment.empty(); });
  return segments;
}

std::set<std::string, std::less<>> read_section_paths() {
  std::set<std::string, std::less<>> paths;
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name != "section_paths.txt") continue;
    for (const std::string_view line : lines_of(file.bytes)) {
      if (!line.empty() && line.front() != '#') paths.emplace(trimmed(line));
    }
  }
  return paths;
}

bool leads_to_list(const std::vector<std::string_view>& segments) {
  static const auto kPaths = read_section_paths();
  return std::any_of(segments.begin(), segments.end(),
                     [&](std::string_view segment) { return kPaths.contains(lower(segment)); });
}

bool is_year(std::string_view segment) {
  return segment.size() == 4 && std::all_of(segment.begin(), segment.end(), is_digit) &&
         (segment.starts_with("19") || segment.starts_with("20"));
}

bool has_long_number(std::string_view segment) {
  std::size_t run = 0;
  for (const char c : segment) {
    run = is_digit(c) ? run + 1 : 0;
    if (run >= 6) return true;
  }
  return false;
}

std::ptrdiff_t words_of(std::string_view slug) {
  return 1 + std::count_if(slug.begin(), slug.end(), [](char c) { return c == '-' || c == '_'; });
}

}  // namespace

std::string site_of(std::string_view url) {
  std::string host(host_of(url));
  if (is_numeric_host(host)) return host;
  const char* site = psl_registrable_domain(psl_builtin(), host.c_str());
  return site == nullptr ? host : site;
}

bool is_trap(std::string_view url) {
  if (url.size() > kMaxLinkBytes || std::count(url.begin(), url.end(), '&') > kMaxParameters) {
    return true;
  }
  const auto segments = segments_of(url);
  std::map<std::string_view, std::ptrdiff_t> times;
  for (const std::string_view segment : segments) ++times[segment];
  return segments.size() > kMaxSegments ||
         std::any_of(times.begin(), times.end(),
                     [](const auto& entry) { return entry.second > kMaxRepeats; });
}

bool looks_like_article(std::string_view url, std::string_view page) {
  const auto segments = segments_of(url);
  if (segments.empty() || url == page || leads_to_list(segments)) return false;
  if (site_of(url) != site_of(page)) return false;
  const std::string_view slug = segments.back();
  const bool is_dated = segments.size() > 2 &&
                        std::any_of(segments.begin(), segments.end() - 1, is_year) &&
                        !std::all_of(slug.begin(), slug.end(), is_digit);
  const bool is_numbered = std::any_of(segments.begin(), segments.end(), has_long_number);
  return is_dated || is_numbered || words_of(slug) >= 4 ||
         (words_of(slug) >= 3 && segments.size() > 1);
}

}  // namespace recount::crawler
