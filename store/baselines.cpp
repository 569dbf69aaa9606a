// Two indexes over series that never move again: by indicator, and by indicator and place. The
// bundled series are shared by all instances; only those that gain vintages are copied.
#include "store/baselines.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

#include "store/baselines/bundled.h"
#include "store/baselines/merge.h"
#include "store/import/codes.h"

namespace recount::store {
namespace {

using Pointers = std::vector<const core::Series*>;

Pointers found_in(const std::unordered_map<std::string, Pointers>& index, const std::string& key) {
  const auto found = index.find(key);
  return found == index.end() ? Pointers{} : found->second;
}

/// Several of one id become one.
std::map<std::string, core::Series> by_id(std::vector<core::Series>&& series) {
  std::map<std::string, core::Series> all;
  for (core::Series& next : series) {
    const auto [at, is_new] = all.try_emplace(next.id, std::move(next));
    if (!is_new) at->second = merged(std::move(at->second), next);
  }
  return all;
}

class IndexedBaselines : public core::Baselines {
 public:
  explicit IndexedBaselines(std::vector<core::Series> more) {
    std::map<std::string, core::Series> newer = by_id(std::move(more));
    for (const core::Series& bundled : bundled_series()) {
      const auto found = newer.find(bundled.id);
      if (found == newer.end()) {
        add(bundled);
        continue;
      }
      add(own_.emplace_back(merged(bundled, found->second)));
      newer.erase(found);
    }
    for (auto& [id, series] : newer) add(own_.emplace_back(std::move(series)));
  }

  [[nodiscard]] Pointers find(const std::string& indicator,
                              const std::string& place) const override {
    return found_in(by_place_, key(indicator, place));
  }
  [[nodiscard]] std::vector<std::string> indicators() const override {
    std::vector<std::string> out;
    for (const auto& [indicator, series] : by_indicator_) out.push_back(indicator);
    std::sort(out.begin(), out.end());
    return out;
  }
  [[nodiscard]] Pointers all(const std::string& indicator) const override {
    return found_in(by_indicator_, indicator);
  }

 private:
  /// A line end can stand in neither part.
  static std::string key(const std::string& indicator, const std::string& place) {
    return indicator + '\n' + place;
  }
  void add(const core::Series& series) {
    by_indicator_[series.indicator].push_back(&series);
    by_place_[key(series.indicator, series.place)].push_back(&series);
  }

  std::deque<core::Series> own_;
  std::unordered_map<std::string, Pointers> by_indicator_;
  std::unordered_map<std::string, Pointers> by_place_;
};

}  // namespace

std::string place_code(std::string_view name) { return place_of(name).code; }

std::unique_ptr<core::Baselines> bundled_baselines(std::vector<core::Series> more) {
  return std::make_unique<IndexedBaselines>(std::move(more));
}

}  // namespace recount::store
