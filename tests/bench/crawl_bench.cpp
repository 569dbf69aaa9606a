// The crawl alone: every check on (robots, limits, address guard, duplicates, frontier), nothing
// written to disk. tests/bench/crawl/crawl.py serves the pages and compares.
//
//   crawl_bench DELAY URL…   each URL is a sitemap on a host of its own
//
// Prints one line: pages, seconds, pages a second, CPU ms a page, the most memory, and what came of
// the requests.
#include <malloc.h>
#include <sys/resource.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crawler/crawl.h"
#include "tests/bench/measure.h"

using namespace recount;

namespace {

/// What is due is found as in the store: by an index.
class IndexedMemory : public crawler::Memory {
 public:
  std::vector<core::UrlState> due(std::int64_t now, std::size_t limit) override {
    std::vector<core::UrlState> found;
    for (const auto& index : due_) {
      for (auto it = index.begin(); it != index.end() && it->first <= now; ++it) {
        if (found.size() == limit) return found;
        found.push_back(urls_.at(it->second));
      }
    }
    return found;
  }
  std::optional<core::UrlState> url(const std::string& url) override { return find(urls_, url); }
  std::optional<core::HostState> host(const std::string& host) override {
    return find(hosts_, host);
  }
  void keep(const core::UrlState& state) override {
    auto& index = due_[state.role == core::UrlRole::article ? 1 : 0];
    const auto [at, is_new] = urls_.try_emplace(state.url, state);
    if (!is_new) index.erase({at->second.next_due, state.url});
    at->second = state;
    index.emplace(state.next_due, state.url);
  }
  void keep(const core::HostState& state) override { hosts_[state.host] = state; }

 private:
  template <class Map>
  static std::optional<typename Map::mapped_type> find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    return found->second;
  }

  std::unordered_map<std::string, core::UrlState> urls_;
  std::unordered_map<std::string, core::HostState> hosts_;
  std::array<std::set<std::pair<std::int64_t, std::string>>, 2> due_;  ///< listings, articles
};

crawler::Options options(double delay) {
  crawler::Options o;
  o.user_agent = "recount-bench (+https://news.example/bot)";
  o.delay = delay;
  o.delay_factor = 0;
  o.max_hosts_at_once = 256;
  o.allow_private = true;
  return o;
}

std::vector<core::Source> sources(int count, char** urls) {
  std::vector<core::Source> out;
  for (int i = 0; i < count; ++i)
    out.push_back({.url = urls[i], .kind = core::SourceKind::sitemap, .name = {}});
  return out;
}

double wall_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: crawl_bench DELAY SITEMAP-URL…\n", stderr);
    return 2;
  }
  mallopt(M_TRIM_THRESHOLD, 32 << 20);  // as the program does
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  IndexedMemory memory;
  const double begin = wall_seconds();
  crawler::Crawl crawl(options(std::atof(argv[1])), memory);
  std::uint64_t bytes = 0;
  const auto summary = crawl.run(sources(argc - 2, argv + 2), [&](crawler::Fetched&& page) {
    bytes += page.page.body.size();
    memory.keep(page.state);
  });
  const double seconds = wall_seconds() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto pages = static_cast<double>(summary.pages);
  std::printf("pages %zu seconds %.3f rate %.0f cpu_ms %.4f megabytes %.1f peak_mb %ld",
              summary.pages, seconds, pages / seconds, 1000 * bench::cpu_seconds() / pages,
              static_cast<double>(bytes) / 1e6, usage.ru_maxrss / 1024);
  for (const auto& [code, count] : summary.outcomes) std::printf(" %s=%zu", code.c_str(), count);
  std::printf("\n");
  return summary.pages == 0 ? 1 : 0;
}
