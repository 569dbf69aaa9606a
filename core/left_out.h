// A number that is no claim, and why.
//
//   "Maddon, 66, is one of the best coaches around."
//   quote "66", value 66, reason "age of a person"; quote "one of the", value 1, reason "one of
//   many"
//
// For people who miss a figure among the claims, and for comparing with corpora that count more.
// Every span indexes the part of the article named by `where`. Plain value.
#pragma once

#include <optional>
#include <string>

#include "core/decimal.h"
#include "core/span.h"

namespace recount::core {

struct LeftOut {
  Location where;                ///< the number, or the phrase that it is a part of
  TextSpan sentence;             ///< the sentence around it
  std::string quote;             ///< as written
  std::optional<Decimal> value;  ///< missing where the number was not read: a date, a score
  std::string noun;              ///< what it would count, with whose it is: "best coach"; or empty
  std::string reason;            ///< "date or time", "score", "age of a person", …

  bool operator==(const LeftOut&) const = default;
};

}  // namespace recount::core
