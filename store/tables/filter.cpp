// Every question is one condition with one value, so that nothing a person types becomes SQL.
#include "store/tables/filter.h"

#include <utility>

#include "store/names.h"

namespace recount::store {

void Conditions::add(const std::string& condition, Value value) {
  sql += " AND " + condition;
  values.push_back(std::move(value));
}

void Conditions::bind(sqlite::Statement& statement) const {
  for (const auto& value : values) {
    std::visit([&statement](const auto& v) { statement.bind_next(v); }, value);
  }
}

Conditions article_conditions(const Filter& filter) {
  Conditions only;
  if (filter.article) only.add("a.id = ?", static_cast<std::int64_t>(*filter.article));
  if (!filter.site.empty()) only.add("a.site = ?", filter.site);
  if (!filter.since.empty()) only.add("a.first_seen >= ?", filter.since);
  return only;
}

Conditions claim_conditions(const Filter& filter) {
  Conditions only = article_conditions(filter);
  if (filter.value) {
    only.add("c.value >= ?", filter.value->low);
    only.add("c.value <= ?", filter.value->high);
  }
  if (!filter.unit.empty()) only.add("c.unit = ?", filter.unit);
  if (!filter.place.empty()) only.add("c.place = ?", filter.place);
  return only;
}

Conditions outcome_conditions(const Filter& filter) {
  Conditions only;
  if (!filter.rule.empty()) only.add("f.rule = ?", filter.rule);
  if (filter.verdict) only.add("f.verdict = ?", std::string(core::name_of(*filter.verdict)));
  if (filter.min_severity != core::Severity::none) {
    only.add("f.severity >= ?", static_cast<std::int64_t>(filter.min_severity));
  }
  if (filter.state) {
    only.add("coalesce(d.state, 'open') = ?", std::string(name_of(*filter.state)));
  }
  return only;
}

Conditions with_finding(Conditions base, const Filter& filter, const std::string& link) {
  const Conditions only = outcome_conditions(filter);
  if (only.values.empty()) return base;
  base.sql +=
      " AND EXISTS (SELECT 1 FROM finding f LEFT JOIN decision d ON d.article = f.article"
      " AND d.fingerprint = f.fingerprint WHERE f.present AND " +
      link + " AND " + only.sql + ")";
  base.values.insert(base.values.end(), only.values.begin(), only.values.end());
  return base;
}

std::string limit_of(const Filter& filter) {
  return filter.limit == 0 ? "" : " LIMIT " + std::to_string(filter.limit);
}

}  // namespace recount::store
