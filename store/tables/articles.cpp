// An article is found again by its URL. A hash over title, captions and text decides whether it is
// a new version; everything else (dates, links, trace) is refreshed in place.
#include "store/tables/articles.h"

#include <xxhash.h>

#include <array>
#include <cstdio>

#include "store/json.h"
#include "store/names.h"
#include "store/tables/filter.h"

namespace recount::store {
namespace {

std::string hash_of(const core::Article& article) {
  // A byte below 2 cannot stand in any of the parts by accident: it keeps "ab"+"c" from "a"+"bc",
  // and a caption from a standfirst.
  std::string all = article.title.value + '\0' + article.text;
  for (const std::string& caption : article.captions) all += '\0' + caption;
  const std::string_view standfirst = article.outside_standfirst();
  if (!standfirst.empty()) all.append(1, '\1').append(standfirst);
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%016llx%016llx",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text.data();
}

/// The canonical URL is not used: too many sites name their front page in all of them.
std::string identity_of(const core::Article& article, const std::string& hash) {
  if (!article.url.empty()) return article.url;
  return article.id.empty() ? "text:" + hash : "id:" + article.id;
}

struct Known {
  std::int64_t id = 0;
  int version = 0;
  std::string hash;
};

std::optional<Known> find(sqlite::Connection& db, const std::string& identity) {
  sqlite::Statement row(db,
                        "SELECT a.id, a.version, v.hash FROM article a JOIN article_version v"
                        " ON v.article = a.id AND v.version = a.version WHERE a.identity = ?");
  row.bind(identity);
  if (!row.step()) return std::nullopt;
  return Known{row.integer(), row.as<int>(), row.text()};
}

std::int64_t insert(sqlite::Connection& db, const std::string& identity, const core::Article& a,
                    const std::string& time) {
  sqlite::Statement(db,
                    "INSERT INTO article (identity, site, first_seen, last_seen, version)"
                    " VALUES (?, ?, ?, ?, 1)")
      .run(identity, a.site, time, time);
  return db.last_id();
}

void write_version(sqlite::Connection& db, const Saved& at, const core::Article& a,
                   const std::string& hash, std::int64_t fetched) {
  sqlite::Statement(
      db,
      "INSERT INTO article_version (article, version, hash, fetched, url, canonical_url, title,"
      " published, modified, language, section, standfirst, text, outcome, exact)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET canonical_url = excluded.canonical_url,"
      " published = excluded.published, modified = excluded.modified,"
      " language = excluded.language, section = excluded.section,"
      " standfirst = excluded.standfirst, outcome = excluded.outcome, exact = excluded.exact")
      .run(at.article, at.version, hash, fetched, a.url, a.canonical_url, a.title.value,
           a.published.value, a.modified.value, a.language, a.section, a.standfirst, a.text,
           core::name_of(a.outcome), to_json(a));
}

std::string select_articles(const std::string& version) {
  return "SELECT a.id, v.version, v.fetched, a.site, v.url, v.canonical_url, v.title, v.published,"
         " v.modified, v.language, v.section, v.standfirst, v.text, v.exact, ifnull(o.identity, '')"
         " FROM article a LEFT JOIN article o ON o.id = a.copy_of JOIN article_version v ON "
         "v.article = a.id AND " +
         version;
}

ArticleRow read_row(sqlite::Statement& row) {
  ArticleRow out;
  out.id = row.as<ArticleId>();
  out.version = row.as<int>();
  out.fetched = row.integer();
  core::Article& a = out.article;
  a.site = row.text();
  a.url = row.text();
  a.canonical_url = row.text();
  a.title.value = row.text();
  a.published.value = row.text();
  a.modified.value = row.text();
  a.language = row.text();
  a.section = row.text();
  a.standfirst = row.text();
  a.text = row.text();
  a = with_json(std::move(a), row.text());
  out.copy_of = row.text();
  return out;
}

}  // namespace

Saved write_article(sqlite::Connection& db, const core::Article& article, std::int64_t fetched) {
  const std::string hash = hash_of(article);
  const std::string identity = identity_of(article, hash);
  const std::string time = iso_time(fetched);
  Saved saved;
  if (const std::optional<Known> known = find(db, identity)) {
    saved.changed = known->hash != hash;
    saved.article = static_cast<ArticleId>(known->id);
    saved.version = known->version + (saved.changed ? 1 : 0);
    sqlite::Statement(db, "UPDATE article SET site = ?, last_seen = ?, version = ? WHERE id = ?")
        .run(article.site, time, saved.version, saved.article);
  } else {
    saved.article = static_cast<ArticleId>(insert(db, identity, article, time));
  }
  write_version(db, saved, article, hash, fetched);
  return saved;
}

std::optional<ArticleId> find_article(sqlite::Connection& db, const core::Article& article) {
  const std::optional<Known> known = find(db, identity_of(article, hash_of(article)));
  return known ? std::optional(static_cast<ArticleId>(known->id)) : std::nullopt;
}

std::optional<ArticleRow> read_article(sqlite::Connection& db, ArticleId id, int version) {
  sqlite::Statement row(
      db, select_articles("v.version = iif(?2 = 0, a.version, ?2)") + " WHERE a.id = ?1");
  row.bind(id, version);
  if (!row.step()) return std::nullopt;
  return read_row(row);
}

std::vector<ArticleRow> read_articles(sqlite::Connection& db, const Filter& filter) {
  const Conditions only = with_finding(article_conditions(filter), filter, "f.article = a.id");
  sqlite::Statement row(db, select_articles("v.version = a.version") + " WHERE " + only.sql +
                                " ORDER BY a.id DESC" + limit_of(filter));
  only.bind(row);
  std::vector<ArticleRow> rows;
  while (row.step()) rows.push_back(read_row(row));
  return rows;
}

}  // namespace recount::store
