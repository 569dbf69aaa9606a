// A stated figure, and the sets of values it can honestly stand for.
//
//   "more than $2.4 billion per year"
//   Quantity q{.value = *Decimal::parse("2.4")->times_power_of_ten(9), .scaled = true,
//              .hedge = Hedge::more_than, .unit = "USD", .unit_kind = UnitKind::currency, .per =
//              "year"};
//   strict_interval(q)   // [2.4e9, infinity)
//
// `strict` is what rounding allows, `loose` what a tired writer does (truncation, whole tens).
// Values are after scale words: "2.4 million" is 2400000 and the unit of its last written digit
// 100000. Plain value; pure functions. The table of intervals is written out in docs/checking.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.h"
#include "core/interval.h"

namespace recount::core {

enum class Form {
  number,    ///< digits or words: "18", "eighteen", "2.4 million"
  fraction,  ///< "two-thirds", "one in five": value 0.2, unit "fraction"
  multiple,  ///< "doubled", "three times": value 2 or 3, unit "times"
  vague,     ///< "dozens": a range, no value
};

enum class Hedge {
  none,
  about,      ///< about, some, around, roughly, an estimated
  nearly,     ///< nearly, almost, close to, just under
  just_over,  ///< just over, a little more than
  more_than,  ///< more than, over
  at_least,
  less_than,  ///< less than, under, fewer than
  at_most,    ///< up to, at most, as many as
};

enum class UnitKind { none, percent, point, currency, physical, time, age, count, times, fraction };

struct DecimalRange {
  Decimal low;
  Decimal high;

  bool operator==(const DecimalRange&) const = default;
};

struct Quantity {
  Decimal value;                      ///< unused where `range` is set
  std::optional<DecimalRange> range;  ///< "18 to 20", "dozens"
  bool scaled = false;                ///< a scale word was written: "2.4 million", "$3bn"
  Form form = Form::number;
  Hedge hedge = Hedge::none;
  std::string
      unit;  ///< "percent", "percentage_point", "basis_point", "fraction", "times", ISO 4217,
             ///< a unit's name in the singular, or the lemma of the counted noun phrase
  UnitKind unit_kind = UnitKind::none;
  std::string per;  ///< "year", "100000 person", or empty

  bool operator==(const Quantity&) const = default;
};

[[nodiscard]] Interval strict_interval(const Quantity& quantity);
[[nodiscard]] Interval loose_interval(const Quantity& quantity);

/// "=", "~", ">", ">=", "<", "<=": what an export says of a hedge.
[[nodiscard]] std::string_view modifier_sign(Hedge hedge);

}  // namespace recount::core
