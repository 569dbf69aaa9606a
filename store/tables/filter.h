// A Filter as SQL conditions with their values.
//
//   const Conditions only = finding_conditions(filter);
//   sqlite::Statement rows(db, "SELECT … WHERE " + only.sql + " ORDER BY …" + limit_of(filter));
//   only.bind(rows);
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

struct Conditions {
  using Value = std::variant<std::string, std::int64_t, double>;

  std::string sql = "1";
  std::vector<Value> values;

  void add(const std::string& condition, Value value);
  /// Binds after what the statement already has.
  void bind(sqlite::Statement& statement) const;
};

/// Over `article a` alone.
[[nodiscard]] Conditions article_conditions(const Filter& filter);
/// Over `article a` and `claim c`.
[[nodiscard]] Conditions claim_conditions(const Filter& filter);
/// Over `finding f` and `decision d` (outer joined) alone; empty of values where nothing is asked.
[[nodiscard]] Conditions outcome_conditions(const Filter& filter);
/// `base`, narrowed to rows for which a present finding in `link` meets the filter.
[[nodiscard]] Conditions with_finding(Conditions base, const Filter& filter,
                                      const std::string& link);
/// " LIMIT n", or nothing.
[[nodiscard]] std::string limit_of(const Filter& filter);

}  // namespace recount::store
