// The store as the crawl's memory. What is written within a moment is one transaction: the
// addresses of a sitemap would else wait for the disk one by one.
//
//   app::Ledger ledger(store);
//   app::StoreMemory memory(store, ledger);
//   crawler::Crawl crawl(options, memory);
//   ledger.open();  store.save(reading);  ledger.settle();   // and `settle` now and then
//   ledger.close();
//
// A kill costs the last moment, and all of it: what was not kept is fetched again, by a listing
// that counts as unread. One thread. Throws what the store throws.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crawler/crawl.h"
#include "store/store.h"

namespace recount::app {

class Ledger {
 public:
  explicit Ledger(store::Store& store) : store_(store) {}

  /// Call before a write.
  void open();
  /// Call after writes, and when nothing happens: others wait for the store meanwhile.
  void settle();
  void close();

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kMoment{200};

  store::Store& store_;
  std::optional<store::Store::Group> group_;
  Clock::time_point begun_{};
};

class StoreMemory : public crawler::Memory {
 public:
  StoreMemory(store::Store& store, Ledger& ledger) : store_(store), ledger_(ledger) {}

  void due(std::int64_t now, const Take& take) override;
  [[nodiscard]] std::optional<core::UrlState> url(const std::string& url) override;
  [[nodiscard]] std::optional<core::HostState> host(const std::string& host) override;
  void keep(const core::UrlState& state) override;
  void keep(const core::HostState& state) override;

 private:
  store::Store& store_;
  Ledger& ledger_;
};

}  // namespace recount::app
