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
  std::vector<core::UrlState> due(std::int64_t now, std::size_t limit) override {
    std::vector<core::UrlState> found;
    for (const core::UrlRole role : {core::UrlRole::listing, core::UrlRole::article}) {
      for (const auto& [url, state] : urls) {
        if (state.next_due <= now && state.role == role) found.push_back(state);
      }
    }
    found.resize(std::min(found.size(), limit));
    return found;
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
