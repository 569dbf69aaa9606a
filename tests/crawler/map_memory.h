// A Memory that lives in maps, and keeps pages as a store would.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "crawler/crawl.h"

namespace recount::crawler::test {

class MapMemory : public Memory {
 public:
  void due(std::int64_t now, const Take& take) override {
    std::vector<core::UrlState> found;
    for (const auto& [url, state] : urls) {
      if (state.next_due <= now) found.push_back(state);
    }
    const auto is_before = [](const core::UrlState& a, const core::UrlState& b) {
      if (a.role != b.role) return a.role == core::UrlRole::listing;
      return a.role == core::UrlRole::article && a.next_due > b.next_due;
    };
    std::stable_sort(found.begin(), found.end(), is_before);
    for (core::UrlState& state : found) {
      if (!take(std::move(state))) return;
    }
  }
  std::optional<core::UrlState> url(const std::string& url) override { return find(urls, url); }
  std::optional<core::HostState> host(const std::string& host) override {
    return find(hosts, host);
  }
  void keep(const core::UrlState& state) override { urls[state.url] = state; }
  void keep(const core::HostState& state) override { hosts[state.host] = state; }

  /// Everything is due again, as if its time had come.
  void let_time_pass() {
    for (auto& [url, state] : urls) {
      if (state.next_due != INT64_MAX) state.next_due = 0;
    }
    for (auto& [key, state] : hosts) state.next_allowed = state.paused_until = 0;
  }

  std::map<std::string, core::UrlState> urls;
  std::map<std::string, core::HostState> hosts;

 private:
  template <class Map>
  static std::optional<typename Map::mapped_type> find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    return found->second;
  }
};

}  // namespace recount::crawler::test
