// Four lies are known from real files: values out of the range of their unit (an "index" below 0),
// people in thousands or shares as fractions under a name that says otherwise, an indicator in a
// unit it never has, and the numbers of one indicator under the name of another.
#include "store/import/self_test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "core/decimal.h"
#include "store/baselines/bundled.h"
#include "store/baselines/merge.h"
#include "store/import/codes.h"

namespace recount::store {
namespace {

using Done = core::Result<bool>;
using Known = std::vector<const core::Series*>;

/// Fewer equal numbers can be chance.
constexpr std::size_t kEnoughEqual = 5;
constexpr std::size_t kEnoughFractions = 20;

std::string text_of(double value) {
  const std::optional<core::Decimal> decimal = core::Decimal::from_double(value);
  return decimal ? decimal->to_string() : std::string("?");
}

Done check_limits(const Input& input, const Traced& t, const std::optional<Limits>& limits,
                  const std::string& what) {
  if (!limits) return true;
  for (std::size_t i = 0; i < t.lines.size(); ++i) {
    const double value = t.series.observations[i].value;
    if (limits->low <= value && value <= limits->high) continue;
    return input.refuse(t.lines[i], text_of(value) + " is no possible " + what + " (" +
                                        text_of(limits->low) + " to " + text_of(limits->high) +
                                        (limits->why.empty() ? "" : ": " + limits->why) + ")");
  }
  return true;
}

/// People come whole; a file in thousands or millions that does not say so has decimals.
Done check_whole(const Input& input, const Traced& t) {
  if (t.series.unit != "person" || !t.series.per.empty()) return true;
  const auto broken = [](const core::Observation& o) { return o.value != std::floor(o.value); };
  const auto count = std::ranges::count_if(t.series.observations, broken);
  if (2 * static_cast<std::size_t>(count) <= t.lines.size()) return true;
  return input.refuse(t.lines.front(),
                      "people with decimals (" + text_of(t.series.observations.front().value) +
                          "): if they are thousands, say --unit \"thousand persons\"");
}

/// All shares of a file between 0 and 1: fractions, not percent.
Done check_fractions(const Input& input, const Built& built) {
  std::map<std::string, std::pair<std::size_t, double>> largest;  // count, largest value
  for (const Traced& t : built.all) {
    const std::optional<Limits> limits = limits_of("indicator", t.series.indicator);
    if (t.series.unit != "percent" || !limits || limits->high != 100) continue;
    auto& [count, most] = largest[t.series.indicator];
    count += t.lines.size();
    for (const core::Observation& o : t.series.observations) most = std::max(most, o.value);
  }
  for (const auto& [indicator, seen] : largest) {
    if (seen.first < kEnoughFractions || seen.second > 1) continue;
    return input.refuse(
        built.all.front().lines.front(),
        indicator + " in percent never exceeds " + text_of(seen.second) + ": these are fractions");
  }
  return true;
}

/// "currency" or the unit itself.
std::string kind_of(const std::string& unit) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool code = unit.size() == 3 && std::ranges::all_of(unit, capital);
  return code || unit == "national currency" ? "currency" : unit;
}

/// The unit in which the bundled series state an indicator.
std::unordered_map<std::string, std::string> usual_units() {
  std::unordered_map<std::string, std::string> units;
  for (const core::Series& s : bundled_series()) units.emplace(s.indicator, s.unit);
  return units;
}

Done check_unit(const Input& input, const Traced& t) {
  static const auto kUsual = usual_units();
  const auto found = kUsual.find(t.series.indicator);
  if (found == kUsual.end() || kind_of(found->second) == kind_of(t.series.unit)) return true;
  return input.refuse(t.lines.front(), t.series.indicator + " is stated in '" + found->second +
                                           "', not in '" + t.series.unit +
                                           "': another unit is another indicator");
}

/// How many periods two series share, if all their values there are equal; else 0.
std::size_t equal_values(const core::Series& a, const core::Series& b) {
  std::set<double> distinct;
  std::size_t common = 0;
  auto at = b.observations.begin();
  for (const core::Observation& o : a.observations) {
    while (at != b.observations.end() && at->period.start < o.period.start) ++at;
    if (at == b.observations.end()) break;
    if (at->period != o.period) continue;
    if (std::abs(at->value - o.value) > 1e-7 * std::abs(o.value)) return 0;
    ++common;
    distinct.insert(o.value);
  }
  return distinct.size() * 2 > common ? common : 0;  // a constant equals every other constant
}

using ByPlace = std::unordered_map<std::string, Known>;

ByPlace by_place(const Known& known) {
  ByPlace index;
  for (const core::Series* series : known) index[series->place].push_back(series);
  return index;
}

Done check_copies(const Input& input, const Traced& t, const ByPlace& known) {
  const auto there = known.find(t.series.place);
  if (there == known.end()) return true;
  for (const core::Series* other : there->second) {
    if (other->indicator == t.series.indicator) continue;
    const std::size_t equal = equal_values(t.series, *other);
    if (equal < kEnoughEqual) continue;
    return input.refuse(t.lines.front(), "the same " + std::to_string(equal) +
                                             " numbers are stored as " + other->indicator + " (" +
                                             other->id + "): one of the two names is wrong");
  }
  return true;
}

core::Date day_after(const core::Date& day) { return core::days_later(day, 1); }

std::optional<std::string> gap_note(const Input& input, const Traced& t) {
  const std::vector<core::Observation>& all = t.series.observations;
  std::size_t gaps = 0;
  std::size_t first = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].period.start <= day_after(all[i - 1].period.end)) continue;
    if (++gaps == 1) first = i;
  }
  if (gaps == 0) return std::nullopt;
  return input.at(t.lines[first]) + ": " + t.series.id + ": " + std::to_string(gaps) +
         (gaps == 1 ? " gap, after " : " gaps, the first after ") +
         core::to_string(all[first - 1].period.end);
}

}  // namespace

core::Result<bool> self_test(const Input& input, const Built& built, const Known& known) {
  const ByPlace index = by_place(known);
  for (const Traced& t : built.all) {
    const core::Series& s = t.series;
    const std::string of_unit = "value in '" + s.unit + "'";
    for (const Done& done :
         {check_limits(input, t, limits_of("unit", s.unit), of_unit),
          check_limits(input, t, limits_of("indicator", s.indicator), s.indicator),
          check_whole(input, t), check_unit(input, t), check_copies(input, t, index)}) {
      if (!done) return done;
    }
  }
  return check_fractions(input, built);
}

std::vector<std::string> remarks(const Input& input, const Built& built, const Known& known) {
  std::unordered_map<std::string, const core::Series*> by_id;
  for (const core::Series* series : known) by_id[series->id] = series;
  std::vector<std::string> notes;
  for (const Traced& t : built.all) {
    if (const std::optional<std::string> gap = gap_note(input, t)) notes.push_back(*gap);
    const auto stored = by_id.find(t.series.id);
    if (stored == by_id.end()) continue;
    for (const std::string& change : revisions(*stored->second, t.series)) {
      notes.push_back("revised: " + change);
    }
  }
  return notes;
}

}  // namespace recount::store
