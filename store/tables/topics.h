// The table claim_topic: which claims, in whichever articles, speak of the same thing.
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// `topics` runs parallel to `claims`; shorter means that the rest has none.
void write_topics(sqlite::Connection& db, const std::vector<ClaimId>& claims,
                  const std::vector<std::vector<std::string>>& topics);
/// The newest `limit` claims of that topic outside `except`, of every version of their articles.
[[nodiscard]] std::vector<TopicRow> read_topic(sqlite::Connection& db, const std::string& topic,
                                               ArticleId except, std::size_t limit);
[[nodiscard]] std::vector<std::string> read_topics_of(sqlite::Connection& db, ClaimId claim);

}  // namespace recount::store
