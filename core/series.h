// Official figures: one indicator in one place over time, each value with the day it became known.
//
//   Series s{.id = "wb:population:KHM", .indicator = "population", .place = "KHM", .unit =
//   "person"}; s.observations = {{Period::year(2016), 15.8e6, {}, {}}};
//
// Values are in whole units (multipliers already applied). `observations` are sorted by period,
// then by `published`; two with the same period are two vintages. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace recount::core {

struct Observation {
  Period period;
  double value = 0;
  std::optional<Date> published;  ///< when this vintage became known; unknown for most files
  std::string flag;               ///< as the source marks it: "e" estimated, "p" provisional, …

  bool operator==(const Observation&) const = default;
};

enum class Frequency { year, half_year, quarter, month, week, day, fiscal_year, other };

[[nodiscard]] constexpr std::string_view name_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::half_year: return "half_year";
    case Frequency::quarter: return "quarter";
    case Frequency::month: return "month";
    case Frequency::week: return "week";
    case Frequency::day: return "day";
    case Frequency::fiscal_year: return "fiscal_year";
    case Frequency::other: return "other";
    case Frequency::year: break;
  }
  return "year";
}

struct Series {
  std::string id;
  std::string indicator;  ///< an id of the indicator table, e.g. "unemployment-rate"
  std::string place;      ///< ISO 3166-1 alpha-3, "WLD", or a code of the place table
  std::string unit;       ///< as in core::Quantity: "percent", "person", "USD", …
  std::string per;
  Frequency frequency = Frequency::year;
  std::string adjustment;  ///< "seasonally adjusted", "constant 2015 prices", or empty
  std::string source;
  std::string licence;
  std::string url;
  std::optional<Date> retrieved;
  std::vector<Observation> observations;

  bool operator==(const Series&) const = default;
};

/// Where rules look series up. Implementations are read-only and safe for several threads; the
/// pointers live as long as the implementation.
class Baselines {
 public:
  Baselines() = default;
  Baselines(const Baselines&) = delete;
  Baselines& operator=(const Baselines&) = delete;
  virtual ~Baselines() = default;

  /// All series of an indicator in a place (several where sources or adjustments differ).
  [[nodiscard]] virtual std::vector<const Series*> find(const std::string& indicator,
                                                        const std::string& place) const = 0;
  /// Of which there is at least one series; sorted.
  [[nodiscard]] virtual std::vector<std::string> indicators() const = 0;
  /// All series of an indicator, every place.
  [[nodiscard]] virtual std::vector<const Series*> all(const std::string& indicator) const = 0;
};

}  // namespace recount::core
