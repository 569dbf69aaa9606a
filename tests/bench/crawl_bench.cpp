// The crawl alone: every check on (robots, limits, address guard, duplicates, frontier), nothing
// written to disk. tests/bench/crawl/crawl.py serves the pages and compares.
//
//   crawl_bench [--ca FILE] [--store FILE] DELAY URL…   each URL is a sitemap on a host of its own
//
// With --store, URLs and hosts are remembered in a database, as the program does, and resident
// memory is told after every 10,000 pages. Prints one line: pages, seconds, pages a second, CPU ms
// a page, the most memory, and what came of the requests.
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/ledger.h"
#include "crawler/crawl.h"
#include "store/store.h"
#include "tests/bench/measure.h"

using namespace recount;

namespace {

/// What is due is found as in the store: by an index.
class IndexedMemory : public crawler::Memory {
 public:
  void due(std::int64_t now, const Take& take) override {
    for (const auto& index : due_) {
      for (auto it = index.begin(); it != index.end() && it->first <= now; ++it) {
        if (!take(core::UrlState(it->second->state))) return;
      }
    }
  }
  std::optional<core::UrlState> url(const std::string& url) override {
    const auto found = urls_.find(url);
    if (found == urls_.end()) return std::nullopt;
    return found->second.state;
  }
  std::optional<core::HostState> host(const std::string& host) override {
    const auto found = hosts_.find(host);
    if (found == hosts_.end()) return std::nullopt;
    return found->second;
  }
  void keep(const core::UrlState& state) override {
    auto& index = due_[state.role == core::UrlRole::article ? 1 : 0];
    const auto [at, is_new] = urls_.try_emplace(state.url);
    Entry& entry = at->second;
    if (!is_new) index.erase(entry.due);
    entry.state = state;
    entry.due = index.emplace(state.next_due, &entry);
  }
  void keep(const core::HostState& state) override { hosts_[state.host] = state; }

 private:
  struct Entry;
  using Index = std::multimap<std::int64_t, const Entry*>;
  struct Entry {
    core::UrlState state;
    Index::iterator due;
  };

  std::unordered_map<std::string, Entry> urls_;
  std::unordered_map<std::string, core::HostState> hosts_;
  std::array<Index, 2> due_;  ///< listings, articles
};

struct Task {
  std::string ca_file;
  std::string store;
  double delay = 0;
  std::vector<core::Source> sources;
};

crawler::Options options(const Task& task) {
  crawler::Options o;
  o.ca_file = task.ca_file;
  o.user_agent = "recount-bench (+https://news.example/bot)";
  o.delay = task.delay;
  o.delay_factor = 0;
  o.max_hosts_at_once = 256;
  o.allow_private = true;
  return o;
}

Task task_of(const std::vector<std::string>& arguments) {
  Task task;
  std::size_t i = 0;
  for (; i + 1 < arguments.size() && arguments[i].starts_with("--"); i += 2) {
    (arguments[i] == "--ca" ? task.ca_file : task.store) = arguments[i + 1];
  }
  if (i < arguments.size()) task.delay = std::atof(arguments[i++].c_str());
  for (; i < arguments.size(); ++i) {
    task.sources.push_back({.url = arguments[i], .kind = core::SourceKind::sitemap, .name = {}});
  }
  return task;
}

double wall_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

long resident_megabytes() {
  long all = 0;
  long resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE) >> 20;
}

struct Outcome {
  crawler::Summary summary;
  std::uint64_t bytes = 0;
};

Outcome crawled(const Task& task, crawler::Memory& memory, app::Ledger* ledger) {
  Outcome done;
  crawler::Crawl crawl(options(task), memory);
  std::size_t pages = 0;
  const auto take = [&](crawler::Fetched&& page) {
    done.bytes += page.page.body.size();
    memory.keep(page.state);
    if (++pages % 10'000 == 0 && ledger != nullptr) {
      std::printf("after %zu pages: %ld MB resident\n", pages, resident_megabytes());
    }
  };
  done.summary = crawl.run(task.sources, take, [&](const crawler::Progress&) {
    if (ledger != nullptr) ledger->settle();
  });
  return done;
}

Outcome crawled(const Task& task) {
  if (task.store.empty()) {
    IndexedMemory memory;
    return crawled(task, memory, nullptr);
  }
  store::Store store = store::Store::open(task.store);
  app::Ledger ledger(store);
  app::StoreMemory memory(store, ledger);
  Outcome done = crawled(task, memory, &ledger);
  ledger.close();
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  const Task task = task_of({argv + 1, argv + argc});
  if (task.sources.empty()) {
    std::fputs("usage: crawl_bench [--ca FILE] [--store FILE] DELAY SITEMAP-URL…\n", stderr);
    return 2;
  }
  const double begin = wall_seconds();
  const Outcome done = crawled(task);
  const double seconds = wall_seconds() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const crawler::Summary& summary = done.summary;
  const auto pages = static_cast<double>(summary.pages);
  std::printf("pages %zu seconds %.3f rate %.0f cpu_ms %.4f megabytes %.1f peak_mb %ld",
              summary.pages, seconds, pages / seconds, 1000 * bench::cpu_seconds() / pages,
              static_cast<double>(done.bytes) / 1e6, usage.ru_maxrss / 1024);
  for (const auto& [code, count] : summary.outcomes) std::printf(" %s=%zu", code.c_str(), count);
  std::printf("\n");
  return summary.pages == 0 ? 1 : 0;
}
