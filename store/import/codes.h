// What statistical offices call indicators, places and units, and what we call them.
//
//   indicator_of("wb", "SP.POP.TOTL")->id      // "population"
//   place_of("Korea, Rep.")                    // {"KOR", false}
//   unit_of("thousand persons")                // {"person", 1000, ""}
//
// The tables lie in data/codes/, read once. Safe for several threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recount::store {

struct IndicatorCode {
  std::string id;
  std::string unit;
  std::string per;
};
/// Case matters not; unknown codes give nullopt.
[[nodiscard]] std::optional<IndicatorCode> indicator_of(std::string_view scheme,
                                                        std::string_view code);

struct PlaceCode {
  std::string code;        ///< empty: not known, or an aggregate
  bool aggregate = false;  ///< a region or group of countries
};
[[nodiscard]] PlaceCode place_of(std::string_view name);

struct UnitCode {
  std::string unit;
  double multiplier = 1;
  std::string adjustment;
  std::string per;
};
/// A unit as written, with a scale word ("million euro") and "per year" taken apart. A unit that no
/// table knows is kept as it is, in lower case.
[[nodiscard]] UnitCode unit_of(std::string_view written);

/// The last parentheses of a title name its unit: "Inflation (annual %)" → "%".
[[nodiscard]] std::string unit_in_title(std::string_view title);

/// Words joined by '-': "Arable land (hectares)" → "arable-land-hectares".
[[nodiscard]] std::string slug(std::string_view text);

struct Limits {
  double low = 0;
  double high = 0;
  std::string why;
};
/// `kind` is "unit" or "indicator".
[[nodiscard]] std::optional<Limits> limits_of(std::string_view kind, std::string_view name);

}  // namespace recount::store
