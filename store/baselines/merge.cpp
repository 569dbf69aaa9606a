// Old and new observations are put in one list, sorted by period and day; of two with the same key
// the newer stays.
#include "store/baselines/merge.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "core/decimal.h"

namespace recount::store {
namespace {

/// Files carry 9 to 16 digits of the same figure: this is not a revision yet.
constexpr double kSameFigure = 1e-7;

auto key_of(const core::Observation& o) {
  return std::tie(o.period.start, o.period.end, o.published);
}

bool earlier(const core::Observation& a, const core::Observation& b) {
  return key_of(a) < key_of(b);
}

bool same_figure(double a, double b) {
  return std::abs(a - b) <= kSameFigure * std::max(std::abs(a), std::abs(b));
}

using Latest = std::map<std::pair<core::Date, core::Date>, double>;

/// Observations are sorted by day within a period, so the last one stays.
Latest latest_of(const core::Series& series) {
  Latest latest;
  for (const core::Observation& o : series.observations) {
    latest[{o.period.start, o.period.end}] = o.value;
  }
  return latest;
}

std::string text_of(double value) {
  const std::optional<core::Decimal> decimal = core::Decimal::from_double(value);
  return decimal ? decimal->to_string() : std::string("no number");
}

std::string text_of(const core::Period& period) {
  if (const std::optional<int> year = period.whole_year()) return std::to_string(*year);
  return core::to_string(period.start) + " to " + core::to_string(period.end);
}

}  // namespace

core::Series merged(core::Series known, const core::Series& newer) {
  const Latest latest = latest_of(known);
  std::vector<core::Observation> all;
  for (core::Observation next : newer.observations) {
    const auto before = latest.find({next.period.start, next.period.end});
    const bool undated = before != latest.end() && !next.published;
    if (undated && same_figure(before->second, next.value)) continue;
    if (undated) next.published = newer.retrieved;
    all.push_back(std::move(next));
  }
  std::ranges::sort(all, earlier);
  std::ranges::sort(known.observations, earlier);
  // Of two with the same key merge() puts the newer first, and unique() keeps that one.
  std::vector<core::Observation> both;
  std::ranges::merge(all, known.observations, std::back_inserter(both), earlier);
  const auto rest = std::ranges::unique(
      both, [](const auto& a, const auto& b) { return key_of(a) == key_of(b); });
  both.erase(rest.begin(), rest.end());
  known.observations = std::move(both);
  if (newer.retrieved) known.retrieved = newer.retrieved;
  return known;
}

std::vector<std::string> revisions(const core::Series& known, const core::Series& newer) {
  const Latest latest = latest_of(known);
  std::vector<std::string> changes;
  for (const core::Observation& next : newer.observations) {
    const auto before = latest.find({next.period.start, next.period.end});
    if (before == latest.end() || same_figure(before->second, next.value)) continue;
    changes.push_back(newer.id + " " + text_of(next.period) + ": " + text_of(before->second) +
                      " became " + text_of(next.value));
  }
  return changes;
}

}  // namespace recount::store
