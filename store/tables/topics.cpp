// Rows go with their claim: claims of a version that is read again are replaced, and their topics
// with them.
#include "store/tables/topics.h"

#include <algorithm>

#include "store/tables/claims.h"

namespace recount::store {

void write_topics(sqlite::Connection& db, const std::vector<ClaimId>& claims,
                  const std::vector<std::vector<std::string>>& topics) {
  sqlite::Statement writer(db, "INSERT OR IGNORE INTO claim_topic VALUES (?, ?)");
  for (std::size_t i = 0; i < std::min(claims.size(), topics.size()); ++i) {
    for (const std::string& topic : topics[i]) writer.run(topic, claims[i]);
  }
}

std::vector<TopicRow> read_topic(sqlite::Connection& db, const std::string& topic, ArticleId except,
                                 std::size_t limit) {
  // By the claim of the topic's own key, so that the newest come first without the others being
  // read: a topic of the day has thousands.
  sqlite::Statement row(db,
                        "SELECT c.id, c.article, c.version, c.version = a.version,"
                        " EXISTS (SELECT 1 FROM finding_claim l JOIN finding f ON"
                        " f.id = l.finding WHERE l.claim = c.id AND f.present AND"
                        " f.severity >= 2), " +
                            std::string(kClaimColumns) +
                            " FROM claim_topic t JOIN claim c ON c.id = t.claim"
                            " JOIN article a ON a.id = c.article"
                            " WHERE t.topic = ? AND c.article <> ?"
                            " ORDER BY t.claim DESC LIMIT ?");
  row.bind(topic, except, static_cast<std::int64_t>(limit));
  std::vector<TopicRow> rows;
  while (row.step()) {
    TopicRow& next = rows.emplace_back();
    next.id = row.as<ClaimId>();
    next.article = row.as<ArticleId>();
    next.version = row.as<int>();
    next.latest = row.boolean();
    next.questioned = row.boolean();
    next.claim = read_claim(row);
  }
  return rows;
}

std::vector<std::string> read_topics_of(sqlite::Connection& db, ClaimId claim) {
  sqlite::Statement row(db, "SELECT topic FROM claim_topic WHERE claim = ? ORDER BY topic");
  row.bind(claim);
  std::vector<std::string> topics;
  while (row.step()) topics.push_back(row.text());
  return topics;
}

}  // namespace recount::store
