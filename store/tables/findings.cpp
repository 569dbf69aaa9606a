// A finding is known by (article, fingerprint, nth): its id, its first sight and the decision about
// it outlive every re-crawl, and a changed figure, which changes the fingerprint, starts afresh.
#include "store/tables/findings.h"

#include <map>
#include <set>

#include "store/json.h"
#include "store/names.h"
#include "store/tables/filter.h"

namespace recount::store {
namespace {

std::string key_of(const core::Finding& finding) {
  if (!finding.fingerprint.empty()) return finding.fingerprint;
  return finding.rule + "|" + finding.arithmetic + "|" + finding.message;
}

/// Fingerprints that this article already had, or about which a person has decided.
std::set<std::string> known_keys(sqlite::Connection& db, ArticleId article) {
  sqlite::Statement row(db,
                        "SELECT fingerprint FROM finding WHERE article = ?1 AND severity >= 2"
                        " UNION SELECT fingerprint FROM decision WHERE article = ?1");
  row.bind(article);
  std::set<std::string> known;
  while (row.step()) known.insert(row.text());
  return known;
}

sqlite::Statement finding_writer(sqlite::Connection& db) {
  return {db,
          "INSERT INTO finding (article, fingerprint, nth, present, rule, verdict, severity,"
          " message, arithmetic, diagnosis, suggestion, computed_low, computed_high, stated_low,"
          " stated_high, unit, series, first_seen, last_seen, exact)"
          " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?17, ?17, ?18)"
          " ON CONFLICT (article, fingerprint, nth) DO UPDATE SET present = 1,"
          " rule = excluded.rule, verdict = excluded.verdict, severity = excluded.severity,"
          " message = excluded.message, arithmetic = excluded.arithmetic,"
          " diagnosis = excluded.diagnosis, suggestion = excluded.suggestion,"
          " computed_low = excluded.computed_low, computed_high = excluded.computed_high,"
          " stated_low = excluded.stated_low, stated_high = excluded.stated_high,"
          " unit = excluded.unit, series = excluded.series, last_seen = excluded.last_seen,"
          " exact = excluded.exact RETURNING id"};
}

FindingId write_finding(sqlite::Statement& writer, ArticleId article, const core::Finding& f,
                        int nth, const std::string& time) {
  writer.bind(article, key_of(f), nth, f.rule, core::name_of(f.verdict), f.severity, f.message,
              f.arithmetic, f.diagnosis, f.suggestion, f.computed.low, f.computed.high,
              f.stated.low, f.stated.high, f.unit, f.baseline ? f.baseline->series_id : "", time,
              to_json(f));
  writer.step();
  const auto id = writer.as<FindingId>();
  while (writer.step()) continue;
  return id;
}

void link_claims(sqlite::Connection& db, FindingId id, const core::Finding& finding,
                 const std::vector<ClaimId>& claims) {
  sqlite::Statement(db, "DELETE FROM finding_claim WHERE finding = ?").run(id);
  sqlite::Statement writer(db, "INSERT INTO finding_claim VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < finding.claims.size(); ++i) {
    const std::size_t index = finding.claims[i];
    if (index >= claims.size()) {
      throw StoreError("finding " + finding.rule + " names claim " + std::to_string(index) +
                       " of " + std::to_string(claims.size()) + ": the article is not kept");
    }
    writer.run(id, i, claims[index]);
  }
}

constexpr std::string_view kFindings =
    "SELECT f.id, f.article, coalesce(d.state, 'open'), coalesce(d.reason, ''), f.first_seen,"
    " f.last_seen, f.rule, f.severity, f.message, f.arithmetic, f.diagnosis, f.suggestion,"
    " f.computed_low, f.computed_high, f.stated_low, f.stated_high, f.unit, f.exact"
    " FROM finding f JOIN article a ON a.id = f.article"
    " LEFT JOIN decision d ON d.article = f.article AND d.fingerprint = f.fingerprint WHERE ";

FindingRow read_row(sqlite::Statement& row) {
  FindingRow out;
  out.id = row.as<FindingId>();
  out.article = row.as<ArticleId>();
  out.state = decision_named(row.text());
  out.reason = row.text();
  out.first_seen = row.text();
  out.last_seen = row.text();
  core::Finding& f = out.finding;
  f.rule = row.text();
  f.severity = row.as<core::Severity>();
  f.message = row.text();
  f.arithmetic = row.text();
  f.diagnosis = row.text();
  f.suggestion = row.text();
  f.computed.low = row.real();
  f.computed.high = row.real();
  f.stated.low = row.real();
  f.stated.high = row.real();
  f.unit = row.text();
  f = with_json(std::move(f), row.text());
  return out;
}

std::vector<FindingRow> read(sqlite::Connection& db, const Conditions& only,
                             const std::string& order) {
  sqlite::Statement row(db, std::string(kFindings) + only.sql + order);
  only.bind(row);
  sqlite::Statement link(db, "SELECT claim FROM finding_claim WHERE finding = ? ORDER BY position");
  std::vector<FindingRow> rows;
  while (row.step()) {
    FindingRow& next = rows.emplace_back(read_row(row));
    link.bind(next.id);
    while (link.step()) next.claims.push_back(link.as<ClaimId>());
  }
  return rows;
}

}  // namespace

std::vector<FindingId> write_findings(sqlite::Connection& db, const Saved& at,
                                      const std::vector<core::Finding>& findings,
                                      const std::vector<ClaimId>& claims, std::int64_t fetched) {
  std::set<std::string> known = known_keys(db, at.article);
  sqlite::Statement(db, "UPDATE finding SET present = 0 WHERE article = ?").run(at.article);
  sqlite::Statement writer = finding_writer(db);
  std::map<std::string, int> count;
  std::vector<FindingId> alarms;
  for (const core::Finding& finding : findings) {
    const std::string key = key_of(finding);
    const FindingId id =
        write_finding(writer, at.article, finding, count[key]++, iso_time(fetched));
    link_claims(db, id, finding, claims);
    if (finding.is_alarm() && known.insert(key).second) alarms.push_back(id);
  }
  return alarms;
}

std::vector<FindingRow> read_findings(sqlite::Connection& db, const Filter& filter) {
  Filter of_article = filter;
  of_article.since.clear();  // a finding has a first sight of its own
  Conditions only = article_conditions(of_article);
  only.sql += " AND f.present";
  if (!filter.since.empty()) only.add("f.first_seen >= ?", filter.since);
  const Conditions outcome = outcome_conditions(filter);
  only.sql += " AND " + outcome.sql;
  only.values.insert(only.values.end(), outcome.values.begin(), outcome.values.end());
  return read(db, only, " ORDER BY f.severity DESC, f.id DESC" + limit_of(filter));
}

std::optional<FindingRow> read_finding(sqlite::Connection& db, FindingId id) {
  Conditions only;
  only.add("f.id = ?", static_cast<std::int64_t>(id));
  std::vector<FindingRow> rows = read(db, only, "");
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

bool write_decision(sqlite::Connection& db, FindingId id, Decision decision,
                    const std::string& reason) {
  sqlite::Transaction change(db);
  sqlite::Statement(db,
                    "DELETE FROM decision WHERE (article, fingerprint) ="
                    " (SELECT article, fingerprint FROM finding WHERE id = ?)")
      .run(id);
  if (decision != Decision::open) {
    sqlite::Statement(db,
                      "INSERT INTO decision SELECT article, fingerprint, ?2, ?3, ?4 FROM finding"
                      " WHERE id = ?1")
        .run(id, name_of(decision), reason, iso_time(now()));
  }
  sqlite::Statement exists(db, "SELECT count(*) FROM finding WHERE id = ?");
  exists.bind(id);
  exists.step();
  const bool found = exists.integer() == 1;
  change.commit();
  return found;
}

}  // namespace recount::store
