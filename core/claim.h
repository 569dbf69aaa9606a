// A claim: one figure about the world that could be right or wrong, with all that it says.
//
//   "the number of cases fell by about 18 cases in 2016"
//   quote "about 18 cases", kind absolute_change, direction down, hedge about, value 18,
//   unit "case", subject "cases", period 2016-01-01 … 2016-12-31
//
// Every span indexes the part of the article named by `where`. Plain value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/quantity.h"
#include "core/span.h"

namespace recount::core {

enum class ClaimKind {
  level,
  absolute_change,
  relative_change,
  point_change,
  share,
  ratio,
  multiple,
  rate,
  rank,
};

enum class Direction { none, up, down };

/// `code` is ISO 3166-1 alpha-3 or "WLD"; empty where the place is not a country (a city, a
/// region).
struct Place {
  std::string code;
  std::string name;  ///< as written

  bool operator==(const Place&) const = default;
};

struct Claim {
  Location where;     ///< the quote: the figure with its modifier and unit words
  TextSpan number;    ///< the digits or number words alone
  TextSpan sentence;  ///< the sentence around it
  std::string quote;
  Quantity quantity;
  ClaimKind kind = ClaimKind::level;
  Direction direction = Direction::none;
  std::string subject;  ///< what is counted or measured, as written
  std::optional<TextSpan> subject_span;
  Place place;
  std::optional<Period> period;
  std::string attribution;         ///< who says so, as written
  bool quoted = false;             ///< stands inside quotation marks
  std::vector<std::string> trace;  ///< which rule and lexicon entry made each field (--explain)

  bool operator==(const Claim&) const = default;
};

[[nodiscard]] constexpr std::string_view name_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::absolute_change: return "absolute_change";
    case ClaimKind::relative_change: return "relative_change";
    case ClaimKind::point_change: return "point_change";
    case ClaimKind::share: return "share";
    case ClaimKind::ratio: return "ratio";
    case ClaimKind::multiple: return "multiple";
    case ClaimKind::rate: return "rate";
    case ClaimKind::rank: return "rank";
    case ClaimKind::level: break;
  }
  return "level";
}

[[nodiscard]] constexpr std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::up: return "up";
    case Direction::down: return "down";
    case Direction::none: break;
  }
  return "none";
}

}  // namespace recount::core
