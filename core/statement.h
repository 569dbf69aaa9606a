// A checkable statement without a figure: a direction ("unemployment in Cambodia rose in 2008") or
// a superlative ("the highest murder rate in the world").
//
// Statements are not claims: they are never exported as figures, and exist so that rules can hold
// words against official series. `quote` is the verb or the superlative. Plain value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/claim.h"
#include "core/date.h"
#include "core/left_out.h"
#include "core/span.h"

namespace recount::core {

enum class StatementKind { trend, superlative };

struct Statement {
  StatementKind kind = StatementKind::trend;
  Location where;     ///< the quote
  TextSpan sentence;  ///< the sentence around it
  std::string quote;
  Direction direction = Direction::none;  ///< rose/fell; highest (up) / lowest (down)
  std::string subject;                    ///< what rose or is the highest, as written
  Place place;
  std::optional<Period> period;

  bool operator==(const Statement&) const = default;
};

/// Everything numeric that an article says, in text order: title, captions, body apart.
struct ArticleClaims {
  std::vector<Claim> claims;
  std::vector<Statement> statements;
  std::vector<LeftOut> left_out;  ///< numbers that are no claims; filled where it is asked for
  std::vector<std::string>
      flags;  ///< limits that were met: "claims_truncated", "sentence_too_long"

  bool operator==(const ArticleClaims&) const = default;
};

}  // namespace recount::core
