// Keeps everything: sources, crawl state, articles with their versions, claims, findings,
// decisions.
//
//   store::Store db = store::Store::open("recount.db");     // creates and migrates
//   db.save({.article = a, .claims = c, .findings = f, .url = state});
//   for (const store::FindingRow& row : db.findings({.min_severity = core::Severity::medium})) …
//
// One SQLite database in WAL mode, one writer. `save` is one transaction: article, claims, findings
// and crawl state together, or nothing. A store that cannot be opened, read or written throws
// StoreError with the path and what to do; nothing already stored is lost. One Store belongs to one
// thread; open another for another thread (readers never block the writer).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/finding.h"
#include "core/interval.h"
#include "core/series.h"
#include "core/source.h"
#include "core/statement.h"

namespace recount::store {

class StoreError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Another run holds the lock.
class StoreLocked : public StoreError {
  using StoreError::StoreError;
};

enum class ArticleId : std::int64_t {};
enum class FindingId : std::int64_t {};
enum class ClaimId : std::int64_t {};

/// What one page gave, kept in one transaction.
struct Reading {
  core::Article article = {};
  core::ArticleClaims claims = {};
  std::vector<core::Finding> findings = {};
  std::vector<std::vector<std::string>> topics = {};  ///< of each claim: what it speaks of
  std::optional<core::UrlState> url = {};  ///< crawl state of the page, if it was crawled
  std::int64_t fetched = 0;
};

/// What `save` did: an unchanged text is no new version; `new_alarms` are findings (medium or high)
/// whose fingerprint this article did not have before and that no decision silences.
struct Saved {
  ArticleId article{};
  int version = 1;
  bool changed = true;
  std::optional<ArticleId> copy_of = {};  ///< the stored article whose text this one repeats
  std::vector<FindingId> new_alarms;
};

enum class Decision { open, accepted, dismissed };

struct Filter {
  std::string since = {};  ///< ISO date of first sight, or empty
  std::string site = {};
  std::string rule = {};
  core::Severity min_severity = core::Severity::none;
  std::optional<core::Verdict> verdict = {};
  std::optional<Decision> state = {};
  std::optional<ArticleId> article = {};
  std::size_t limit = 0;  ///< 0 = all

  // Of claims alone: the same figure, wherever it stands.
  std::optional<core::Interval> value = {};
  std::string unit = {};
  std::string place = {};
};

struct ArticleRow {
  ArticleId id{};
  core::Article article;  ///< the latest version
  std::int64_t fetched = 0;
  int version = 1;
  std::string copy_of = {};  ///< address of the earlier article whose text this one repeats
};

struct ClaimRow {
  ClaimId id{};
  ArticleId article{};
  core::Claim claim;
  std::vector<FindingId> findings;
  std::string verdict;  ///< of its most severe finding, or empty
  std::string series_id;
};

struct FindingRow {
  FindingId id{};
  ArticleId article{};
  core::Finding finding;
  std::vector<ClaimId> claims;
  Decision state = Decision::open;
  std::string reason;  ///< of the decision
  std::string first_seen;
  std::string last_seen;
};

/// A claim found by its topic, in any version of its article.
struct TopicRow {
  ClaimId id{};
  ArticleId article{};
  int version = 1;
  bool latest = true;       ///< its article still says so
  bool questioned = false;  ///< an alarm of its own article names it
  core::Claim claim;
};

/// When an article was first named to us, and when it was published as its source says (0 = it does
/// not say the time). Seconds since 1970.
struct Sighting {
  std::int64_t first_seen = 0;
  std::int64_t published = 0;
};

/// The URLs that a source brought, in sum.
struct SourceSum {
  std::size_t stored = 0;                          ///< pages read and kept
  std::map<std::string, std::size_t> errors = {};  ///< URLs by the kind of their last failure
};

class Store {
 public:
  /// Creates the file and its folder where they are missing, and migrates an older schema.
  [[nodiscard]] static Store open(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Everything that is written while a group lives is one transaction: hundreds of small writes
  /// then cost one wait for the disk. Other writers wait meanwhile, so it lives for a moment only.
  /// Destroyed without `commit`, nothing of it was written.
  class Group {
   public:
    explicit Group(Store& store);
    Group(Group&&) noexcept;
    Group& operator=(Group&&) = delete;
    ~Group();
    void commit();

   private:
    class Change;
    std::unique_ptr<Change> change_;
  };

  Saved save(const Reading& reading);

  /// Articles: newest first. Claims: in reading order, oldest article first. Findings: those of the
  /// latest reading, most severe first, then newest.
  [[nodiscard]] std::vector<ArticleRow> articles(const Filter& filter = {}) const;
  /// `version` 0 is the latest.
  [[nodiscard]] std::optional<ArticleRow> article(ArticleId id, int version = 0) const;
  /// The latest version of what is stored at the article's address.
  [[nodiscard]] std::optional<ArticleRow> known(const core::Article& article) const;
  /// What a version of the article says, in reading order; findings of the latest index `claims`.
  [[nodiscard]] core::ArticleClaims said(ArticleId id, int version = 0) const;
  [[nodiscard]] std::vector<ClaimRow> claims(const Filter& filter = {}) const;
  [[nodiscard]] std::optional<ClaimRow> claim(ClaimId id) const;
  /// Claims of one topic outside `except`, newest first; found by an index.
  [[nodiscard]] std::vector<TopicRow> of_topic(const std::string& topic, ArticleId except,
                                               std::size_t limit) const;
  [[nodiscard]] std::vector<std::string> topics_of(ClaimId id) const;
  [[nodiscard]] std::vector<FindingRow> findings(const Filter& filter = {}) const;
  [[nodiscard]] std::optional<FindingRow> finding(FindingId id) const;
  /// New alarms that nobody was told of yet, whichever run found them; `tell` takes them out.
  [[nodiscard]] std::vector<FindingId> untold() const;
  void tell(const std::vector<FindingId>& alarms);
  /// False where there is no such finding.
  bool decide(FindingId id, Decision decision, const std::string& reason);

  void add_source(const core::Source& source);  ///< the same URL again replaces it
  bool remove_source(const std::string& url);
  [[nodiscard]] std::vector<core::Source> sources() const;
  /// Of the source's articles, the newest first.
  [[nodiscard]] std::vector<Sighting> sightings(const std::string& source, std::size_t limit) const;
  [[nodiscard]] SourceSum sum_of(const std::string& source) const;
  /// The last article before a silence that was told of; 0 = none.
  [[nodiscard]] std::int64_t quiet_since(const std::string& source) const;
  void keep_quiet(const std::string& source, std::int64_t since);

  /// Gives `take` what is due at `now` until it is false: listings, the longest overdue first; then
  /// articles, those first that became due last. `take` must not write to the store.
  void each_due(std::int64_t now, const std::function<bool(core::UrlState&&)>& take) const;
  [[nodiscard]] std::optional<core::UrlState> url(const std::string& url) const;
  [[nodiscard]] std::optional<core::HostState> host(const std::string& host) const;
  void keep(const core::UrlState& state);
  void keep(const core::HostState& state);

  void add_series(const std::vector<core::Series>& series);
  bool remove_series(const std::string& id);
  [[nodiscard]] std::vector<core::Series> series() const;

  /// Empty when sound, else what is wrong.
  [[nodiscard]] std::vector<std::string> check_integrity() const;

 private:
  class Database;
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

/// The lock of a run: taken on `path` + ".lock" and held until destroyed. Throws StoreLocked.
class RunLock {
 public:
  explicit RunLock(const std::string& store_path);
  RunLock(RunLock&&) noexcept;
  RunLock& operator=(RunLock&&) noexcept;
  ~RunLock();

  /// True where the crawl before was begun and never ended: it was killed.
  [[nodiscard]] bool begin_crawl();
  void end_crawl();

 private:
  int file_ = -1;
};

}  // namespace recount::store
