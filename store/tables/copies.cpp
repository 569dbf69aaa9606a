// Only earlier articles are looked at, so that copies never form a ring, and of each band only the
// newest: copies come within days, and what many texts share must not make a save slow.
#include "store/tables/copies.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "store/near_text.h"

namespace recount::store {
namespace {

constexpr std::int64_t kMostOfBand = 200;
constexpr std::size_t kMostCompared = 8;

struct Near {
  int distance = 0;
  std::int64_t article = 0;

  auto operator<=>(const Near&) const = default;
};

std::set<Near> near_articles(sqlite::Connection& db, ArticleId id, std::uint64_t print) {
  std::set<Near> near;
  sqlite::Statement row(db,
                        "SELECT article, print FROM near_print WHERE band = ? AND article < ?"
                        " ORDER BY article DESC LIMIT ?");
  for (const std::int64_t band : bands_of(print)) {
    row.bind(band, id, kMostOfBand);
    while (row.step()) {
      const std::int64_t article = row.integer();
      const int bits = distance(print, static_cast<std::uint64_t>(row.integer()));
      if (bits <= kNearDistance) near.insert({bits, article});
    }
  }
  return near;
}

std::string text_of(sqlite::Connection& db, std::int64_t article) {
  sqlite::Statement row(db,
                        "SELECT v.text FROM article a JOIN article_version v"
                        " ON v.article = a.id AND v.version = a.version WHERE a.id = ?");
  row.bind(article);
  return row.step() ? row.text() : "";
}

/// The original of the nearest text that stands a comparison.
std::optional<ArticleId> original_of(sqlite::Connection& db, const std::set<Near>& near,
                                     const std::string& text) {
  std::size_t compared = 0;
  for (const Near& candidate : near) {
    if (compared++ == kMostCompared) break;
    if (resemblance(text, text_of(db, candidate.article)) < kNearResemblance) continue;
    const auto id = static_cast<ArticleId>(candidate.article);
    return read_copy(db, id).value_or(id);
  }
  return std::nullopt;
}

}  // namespace

std::optional<ArticleId> write_copy(sqlite::Connection& db, ArticleId id,
                                    const core::Article& article) {
  sqlite::Statement(db, "DELETE FROM near_print WHERE article = ?").run(id);
  const bool is_article = article.outcome == core::Outcome::article;
  const auto print = is_article ? print_of(article.text) : std::nullopt;
  std::optional<ArticleId> original;
  if (print) {
    original = original_of(db, near_articles(db, id, *print), article.text);
    sqlite::Statement row(db, "INSERT OR REPLACE INTO near_print VALUES (?, ?, ?)");
    for (const std::int64_t band : bands_of(*print)) {
      row.run(band, id, static_cast<std::int64_t>(*print));
    }
  }
  sqlite::Statement(db, "UPDATE article SET copy_of = ? WHERE id = ?").run(original, id);
  return original;
}

std::optional<ArticleId> read_copy(sqlite::Connection& db, ArticleId id) {
  sqlite::Statement row(db, "SELECT copy_of FROM article WHERE id = ? AND copy_of IS NOT NULL");
  row.bind(id);
  return row.step() ? std::optional(row.as<ArticleId>()) : std::nullopt;
}

}  // namespace recount::store
