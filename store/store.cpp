// A thin front: each method is one transaction over the functions in tables/.
#include "store/store.h"

#include <utility>

#include "store/folder.h"
#include "store/names.h"
#include "store/schema.h"
#include "store/sqlite/connection.h"
#include "store/tables/articles.h"
#include "store/tables/claims.h"
#include "store/tables/copies.h"
#include "store/tables/crawl.h"
#include "store/tables/findings.h"
#include "store/tables/series.h"
#include "store/tables/topics.h"
#include "store/tables/watch.h"

namespace recount::store {

class Store::Database {
 public:
  explicit Database(sqlite::Connection connection) : db(std::move(connection)) {}
  sqlite::Connection db;
};

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path) {
  make_folder_of(path);
  sqlite::Connection connection = sqlite::Connection::open(path);
  prepare(connection);
  return Store(std::make_unique<Database>(std::move(connection)));
}

class Store::Group::Change {
 public:
  explicit Change(sqlite::Connection& db) : transaction(db) {}
  sqlite::Transaction transaction;
};

Store::Group::Group(Store& store) : change_(std::make_unique<Change>(store.database_->db)) {}
Store::Group::Group(Group&&) noexcept = default;
Store::Group::~Group() = default;
void Store::Group::commit() { change_->transaction.commit(); }

Saved Store::save(const Reading& reading) {
  sqlite::Connection& db = database_->db;
  const std::int64_t fetched = reading.fetched == 0 ? now() : reading.fetched;
  sqlite::Transaction change(db);
  Saved saved = write_article(db, reading.article, fetched);
  saved.copy_of =
      saved.changed ? write_copy(db, saved.article, reading.article) : read_copy(db, saved.article);
  const std::vector<ClaimId> claims = write_claims(db, saved, reading.claims);
  write_topics(db, claims, reading.topics);
  saved.new_alarms = write_findings(db, saved, reading.findings, claims, fetched);
  write_untold(db, saved.new_alarms);
  if (reading.url) write_url(db, *reading.url);
  change.commit();
  return saved;
}

std::vector<ArticleRow> Store::articles(const Filter& filter) const {
  return read_articles(database_->db, filter);
}

std::optional<ArticleRow> Store::article(ArticleId id, int version) const {
  return read_article(database_->db, id, version);
}

std::optional<ArticleRow> Store::known(const core::Article& article) const {
  const std::optional<ArticleId> id = find_article(database_->db, article);
  return id ? read_article(database_->db, *id, 0) : std::nullopt;
}

core::ArticleClaims Store::said(ArticleId id, int version) const {
  return read_said(database_->db, id, version);
}

std::vector<ClaimRow> Store::claims(const Filter& filter) const {
  return read_claims(database_->db, filter);
}

std::optional<ClaimRow> Store::claim(ClaimId id) const { return read_claim_row(database_->db, id); }

std::vector<TopicRow> Store::of_topic(const std::string& topic, ArticleId except,
                                      std::size_t limit) const {
  return read_topic(database_->db, topic, except, limit);
}

std::vector<std::string> Store::topics_of(ClaimId id) const {
  return read_topics_of(database_->db, id);
}

std::vector<FindingRow> Store::findings(const Filter& filter) const {
  return read_findings(database_->db, filter);
}

std::optional<FindingRow> Store::finding(FindingId id) const {
  return read_finding(database_->db, id);
}

std::vector<FindingId> Store::untold() const { return read_untold(database_->db); }
void Store::tell(const std::vector<FindingId>& alarms) { delete_untold(database_->db, alarms); }

bool Store::decide(FindingId id, Decision decision, const std::string& reason) {
  return write_decision(database_->db, id, decision, reason);
}

void Store::add_source(const core::Source& source) { write_source(database_->db, source); }
bool Store::remove_source(const std::string& url) { return delete_source(database_->db, url); }
std::vector<core::Source> Store::sources() const { return read_sources(database_->db); }

std::vector<Sighting> Store::sightings(const std::string& source, std::size_t limit) const {
  return read_sightings(database_->db, source, limit);
}
SourceSum Store::sum_of(const std::string& source) const { return read_sum(database_->db, source); }
std::int64_t Store::quiet_since(const std::string& source) const {
  return read_quiet(database_->db, source);
}
void Store::keep_quiet(const std::string& source, std::int64_t since) {
  write_quiet(database_->db, source, since);
}

void Store::each_due(std::int64_t now, const std::function<bool(core::UrlState&&)>& take) const {
  read_due(database_->db, now, take);
}
std::optional<core::UrlState> Store::url(const std::string& url) const {
  return read_url(database_->db, url);
}
std::optional<core::HostState> Store::host(const std::string& host) const {
  return read_host(database_->db, host);
}
void Store::keep(const core::UrlState& state) { write_url(database_->db, state); }
void Store::keep(const core::HostState& state) { write_host(database_->db, state); }

void Store::add_series(const std::vector<core::Series>& series) {
  sqlite::Transaction change(database_->db);
  for (const core::Series& next : series) write_series(database_->db, next);
  change.commit();
}
bool Store::remove_series(const std::string& id) { return delete_series(database_->db, id); }
std::vector<core::Series> Store::series() const { return read_series(database_->db); }

std::vector<std::string> Store::check_integrity() const {
  std::vector<std::string> problems;
  try {
    sqlite::Statement row(database_->db, "PRAGMA integrity_check");
    while (row.step()) problems.push_back(row.text());
    if (problems == std::vector<std::string>{"ok"}) problems.clear();
    sqlite::Statement broken(database_->db, "PRAGMA foreign_key_check");
    while (broken.step()) problems.push_back("a row of " + broken.text() + " points nowhere");
  } catch (const StoreError& error) {  // too damaged to be asked
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace recount::store
