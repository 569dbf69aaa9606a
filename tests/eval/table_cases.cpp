#include "table_cases.h"

#include <array>
#include <set>
#include <sstream>

#include "crawler/content_coding.h"
#include "crawler/discovery.h"
#include "crawler/robots.h"

namespace recount::crawler {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxInflated = std::size_t{50} << 20U;

std::vector<std::vector<std::string>> rows_of(const fs::path& table) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(bytes_of(table));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    rows.emplace_back(std::istream_iterator<std::string>(words),
                      std::istream_iterator<std::string>());
  }
  return rows;
}

void count_unnamed(const fs::path& folder, const std::vector<std::vector<std::string>>& rows,
                   Tally& tally) {
  std::set<std::string> named;
  for (const auto& row : rows) named.insert(row.front());
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_regular_file() && !named.contains(name)) tally.count(false, name + ": no line");
  }
}

std::string delay_of(const Robots& robots) {
  if (!robots.crawl_delay()) return "none";
  std::ostringstream out;
  out << *robots.crawl_delay();
  return out.str();
}

bool holds(const Robots& robots, const std::string& wanted) {
  const std::string value = wanted.substr(wanted.find('=') + 1);
  if (wanted.starts_with("delay=")) return delay_of(robots) == value;
  if (wanted.starts_with("sitemaps=")) return std::to_string(robots.sitemaps().size()) == value;
  return robots.allows(wanted.substr(1)) == wanted.starts_with('+');
}

std::string name_of(ListingKind kind) {
  constexpr std::array<const char*, 8> kNames{"none",    "rss",           "atom",     "json_feed",
                                              "sitemap", "sitemap_index", "url_list", "html"};
  return kNames.at(static_cast<std::size_t>(kind));
}

/// A listing as the table writes it, behind the file's name.
std::vector<std::string> described(const Listing& found) {
  const auto& list = found.kind == ListingKind::sitemap_index ? found.listings : found.articles;
  const Discovered first = list.empty() ? Discovered{} : list.front();
  const auto or_dash = [](const std::string& date) { return date.empty() ? "-" : date; };
  return {name_of(found.kind), std::to_string(list.size()), "published=" + or_dash(first.published),
          "modified=" + or_dash(first.modified)};
}

}  // namespace

Tally run_robots_table(const fs::path& table, const fs::path& folder) {
  Tally tally;
  const auto rows = rows_of(table);
  for (const auto& row : rows) {
    const Robots robots = Robots::parse(bytes_of(folder / row.at(0)), row.at(1));
    for (std::size_t i = 2; i < row.size(); ++i) {
      tally.count(holds(robots, row[i]), row[0] + " " + row[1] + " " + row[i]);
    }
  }
  count_unnamed(folder, rows, tally);
  return tally;
}

Tally run_sitemap_table(const fs::path& table, const fs::path& folder) {
  Tally tally;
  const auto rows = rows_of(table);
  for (const auto& row : rows) {
    std::string body = bytes_of(folder / row.at(0));
    if (looks_gzipped(body)) body = gunzipped(body, kMaxInflated).value_or("");
    const auto found = described(read_listing(body, "", "https://news.example/listing"));
    std::string what = row[0] + ": found";
    for (const std::string& word : found) what += " " + word;
    tally.count(std::vector(row.begin() + 1, row.end()) == found, what);
  }
  count_unnamed(folder, rows, tally);
  return tally;
}

}  // namespace recount::crawler
