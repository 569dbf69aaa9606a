// The tables article and article_version.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// Finds or creates the article, and a new version of it where title, standfirst, captions or text
/// differ from the latest one. `fetched` is when it was read.
[[nodiscard]] Saved write_article(sqlite::Connection& db, const core::Article& article,
                                  std::int64_t fetched);
/// The article stored under the same address (or id, or text, where it has none).
[[nodiscard]] std::optional<ArticleId> find_article(sqlite::Connection& db,
                                                    const core::Article& article);
/// `version` 0 is the latest.
[[nodiscard]] std::optional<ArticleRow> read_article(sqlite::Connection& db, ArticleId id,
                                                     int version);
[[nodiscard]] std::vector<ArticleRow> read_articles(sqlite::Connection& db, const Filter& filter);

}  // namespace recount::store
