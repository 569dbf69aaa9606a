// Every rule family reads the same Reading and returns its findings; here they meet in text order.
#include "rules/check.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "rules/data.h"
#include "rules/internal/families.h"

namespace recount::rules {
namespace {

using Family = Findings (*)(const Article&);
constexpr std::array<Family, 9> kFamilies{check_levels, check_directions, check_differences,
                                          check_shares, check_sums,       check_share_sums,
                                          check_bounds, check_products,   check_mentions};

bool before(const core::Finding& a, const core::Finding& b) {
  const auto key = [](const core::Finding& f) {
    return std::pair(f.mentions.empty() ? core::Location{} : f.mentions.front().where, f.rule);
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<core::Finding> check(const RuleSet& rules, const core::Article& article,
                                 const core::ArticleClaims& claims, const core::Baselines*) {
  const RuleSet::Data& data = rules.data();
  const Reading reading(article, claims, data.words);
  const std::vector<Change> changes = find_changes(reading);
  const std::vector<LevelPair> levels = find_levels(reading, changes);
  std::vector<core::Finding> out;
  for (const Family family : kFamilies) {
    for (core::Finding& f : family({reading, data, changes, levels})) {
      if (data.enabled(f.rule)) out.push_back(std::move(f));
    }
  }
  std::stable_sort(out.begin(), out.end(), before);
  return out;
}

}  // namespace recount::rules
