// Claims of a version are matched by place (part, caption, span): the same place keeps its id, so
// that links to a claim survive a re-crawl and a better extractor.
#include "store/tables/claims.h"

#include <map>
#include <tuple>

#include "core/interval.h"
#include "core/quantity.h"
#include "store/json.h"
#include "store/tables/filter.h"

namespace recount::store {
namespace {

using Place = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;
using Known = std::multimap<Place, std::int64_t>;

Place place_of(const core::Claim& claim) {
  return {std::string(core::name_of(claim.where.part)),
          static_cast<std::int64_t>(claim.where.caption),
          static_cast<std::int64_t>(claim.where.span.begin),
          static_cast<std::int64_t>(claim.where.span.end)};
}

Known known_claims(sqlite::Connection& db, const Saved& at) {
  sqlite::Statement row(db,
                        "SELECT part, caption, span_begin, span_end, id FROM claim"
                        " WHERE article = ? AND version = ? ORDER BY ordinal");
  row.bind(at.article, at.version);
  Known known;
  while (row.step()) {
    Place place{row.text(), row.integer(), row.integer(), row.integer()};
    known.emplace(std::move(place), row.integer());
  }
  return known;
}

std::optional<std::int64_t> take(Known& known, const Place& place) {
  const auto found = known.find(place);
  if (found == known.end()) return std::nullopt;
  const std::int64_t id = found->second;
  known.erase(found);
  return id;
}

std::optional<double> value_of(const core::Quantity& quantity) {
  if (quantity.range) return std::nullopt;
  return quantity.value.to_double();
}

std::optional<std::string> start_of(const std::optional<core::Period>& period) {
  return period ? std::optional(core::to_string(period->start)) : std::nullopt;
}
std::optional<std::string> end_of(const std::optional<core::Period>& period) {
  return period ? std::optional(core::to_string(period->end)) : std::nullopt;
}

sqlite::Statement claim_writer(sqlite::Connection& db) {
  return {db,
          "INSERT INTO claim (id, article, version, ordinal, part, caption, span_begin,"
          " span_end, quote, kind, direction, value, low, high, unit, per, subject, place,"
          " period_start, period_end, attribution, quoted, exact)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
}

void write_claim(sqlite::Statement& writer, std::optional<std::int64_t> id, const Saved& at,
                 std::size_t ordinal, const core::Claim& c) {
  const core::Interval interval = core::strict_interval(c.quantity);
  writer.run(id, at.article, at.version, ordinal, core::name_of(c.where.part), c.where.caption,
             c.where.span.begin, c.where.span.end, c.quote, core::name_of(c.kind),
             core::name_of(c.direction), value_of(c.quantity), interval.low, interval.high,
             c.quantity.unit, c.quantity.per, c.subject, c.place.code, start_of(c.period),
             end_of(c.period), c.attribution, c.quoted, to_json(c));
}

void write_statements(sqlite::Connection& db, const Saved& at,
                      const std::vector<core::Statement>& statements) {
  sqlite::Statement(db, "DELETE FROM statement WHERE article = ? AND version = ?")
      .run(at.article, at.version);
  sqlite::Statement writer(db,
                           "INSERT INTO statement (article, version, ordinal, quote, subject,"
                           " place, exact) VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const core::Statement& s = statements[i];
    writer.run(at.article, at.version, i, s.quote, s.subject, s.place.code, to_json(s));
  }
}

core::Statement read_statement(sqlite::Statement& row) {
  core::Statement s;
  s.quote = row.text();
  s.subject = row.text();
  s.place.code = row.text();
  return with_json(std::move(s), row.text());
}

/// The findings that speak of a claim, the most severe first: it gives verdict and series.
void add_findings(sqlite::Statement& finder, ClaimRow& claim) {
  finder.bind(claim.id);
  while (finder.step()) {
    claim.findings.push_back(finder.as<FindingId>());
    const std::string verdict = finder.text();
    const std::string series = finder.text();
    if (claim.findings.size() == 1) claim.verdict = verdict;
    if (claim.series_id.empty()) claim.series_id = series;
  }
}

}  // namespace

core::Claim read_claim(sqlite::Statement& row) {
  core::Claim c;
  c.quote = row.text();
  c.quantity.unit = row.text();
  c.quantity.per = row.text();
  c.subject = row.text();
  c.place.code = row.text();
  const std::string start = row.text();
  const std::string end = row.text();
  if (!start.empty()) {
    c.period = core::Period{core::parse_date(start).value_or(core::Date{}),
                            core::parse_date(end).value_or(core::Date{})};
  }
  c.attribution = row.text();
  c.quoted = row.boolean();
  return with_json(std::move(c), row.text());
}

std::vector<ClaimId> write_claims(sqlite::Connection& db, const Saved& at,
                                  const core::ArticleClaims& said) {
  Known known = at.changed ? Known{} : known_claims(db, at);
  sqlite::Statement(db, "DELETE FROM claim WHERE article = ? AND version = ?")
      .run(at.article, at.version);
  sqlite::Statement writer = claim_writer(db);
  std::vector<ClaimId> ids;
  for (const core::Claim& claim : said.claims) {
    const std::optional<std::int64_t> id = take(known, place_of(claim));
    write_claim(writer, id, at, ids.size(), claim);
    ids.push_back(static_cast<ClaimId>(id.value_or(db.last_id())));
  }
  write_statements(db, at, said.statements);
  return ids;
}

namespace {

std::vector<ClaimRow> read_rows(sqlite::Connection& db, const std::string& from_where,
                                const Conditions& only) {
  sqlite::Statement row(
      db, "SELECT c.id, c.article, " + std::string(kClaimColumns) + " FROM claim c " + from_where);
  only.bind(row);
  sqlite::Statement finder(
      db,
      "SELECT f.id, f.verdict, f.series FROM finding_claim l JOIN finding f ON f.id = l.finding"
      " WHERE l.claim = ? AND f.present ORDER BY f.severity DESC, f.id");
  std::vector<ClaimRow> rows;
  while (row.step()) {
    ClaimRow& next = rows.emplace_back();
    next.id = row.as<ClaimId>();
    next.article = row.as<ArticleId>();
    next.claim = read_claim(row);
    add_findings(finder, next);
  }
  return rows;
}

}  // namespace

std::vector<ClaimRow> read_claims(sqlite::Connection& db, const Filter& filter) {
  const Conditions only =
      with_finding(claim_conditions(filter), filter,
                   "f.id IN (SELECT finding FROM finding_claim WHERE claim = c.id)");
  return read_rows(db,
                   "JOIN article a ON a.id = c.article AND a.version = c.version WHERE " +
                       only.sql + " ORDER BY c.article, c.ordinal" + limit_of(filter),
                   only);
}

std::optional<ClaimRow> read_claim_row(sqlite::Connection& db, ClaimId id) {
  Conditions only;
  only.add("c.id = ?", static_cast<std::int64_t>(id));
  std::vector<ClaimRow> rows = read_rows(db, "WHERE " + only.sql, only);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

core::ArticleClaims read_said(sqlite::Connection& db, ArticleId article, int version) {
  const std::string of_version =
      " WHERE article = ?1 AND version = iif(?2 = 0, (SELECT version FROM article WHERE id = ?1),"
      " ?2) ORDER BY ordinal";
  core::ArticleClaims said;
  sqlite::Statement claim(db,
                          "SELECT " + std::string(kClaimColumns) + " FROM claim c" + of_version);
  claim.bind(article, version);
  while (claim.step()) said.claims.push_back(read_claim(claim));
  sqlite::Statement statement(db,
                              "SELECT quote, subject, place, exact FROM statement" + of_version);
  statement.bind(article, version);
  while (statement.step()) said.statements.push_back(read_statement(statement));
  return said;
}

}  // namespace recount::store
