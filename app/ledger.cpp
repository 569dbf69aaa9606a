#include "app/ledger.h"

namespace recount::app {

void Ledger::open() {
  if (group_) return;
  group_.emplace(store_);
  begun_ = Clock::now();
}

void Ledger::settle() {
  if (group_ && Clock::now() - begun_ >= kMoment) close();
}

void Ledger::close() {
  if (group_) group_->commit();
  group_.reset();
}

void StoreMemory::due(std::int64_t now, const Take& take) { store_.each_due(now, take); }

std::optional<core::UrlState> StoreMemory::url(const std::string& url) { return store_.url(url); }

std::optional<core::HostState> StoreMemory::host(const std::string& host) {
  return store_.host(host);
}

void StoreMemory::keep(const core::UrlState& state) {
  ledger_.open();
  store_.keep(state);
  ledger_.settle();
}

void StoreMemory::keep(const core::HostState& state) {
  ledger_.open();
  store_.keep(state);
  ledger_.settle();
}

}  // namespace recount::app
