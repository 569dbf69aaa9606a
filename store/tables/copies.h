// The table near_print, and article.copy_of: which article repeats the text of which.
#pragma once

#include <optional>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace recount::store {

/// Finds the earliest stored article whose text this one's latest version repeats, and keeps both
/// that and the print under which later ones find it. Call it where the text is new.
std::optional<ArticleId> write_copy(sqlite::Connection& db, ArticleId id,
                                    const core::Article& article);

/// As found when the text was stored.
[[nodiscard]] std::optional<ArticleId> read_copy(sqlite::Connection& db, ArticleId id);

}  // namespace recount::store
