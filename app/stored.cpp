// Rows of one article mostly come together, so the last article is remembered.
#include "app/stored.h"

#include <string_view>
#include <utility>
#include <vector>

#include "app/office.h"
#include "report/record.h"

namespace recount::app {
namespace {

template <class Id>
std::string number_of(Id id) {
  return std::to_string(static_cast<std::int64_t>(id));
}

class Articles {
 public:
  explicit Articles(const store::Store& store) : store_(store) {}

  /// Valid until the next call. An article that is gone is empty.
  const store::ArticleRow& of(store::ArticleId id) {
    if (!last_ || last_->id != id) last_ = store_.article(id).value_or(store::ArticleRow{.id = id});
    return *last_;
  }

 private:
  const store::Store& store_;
  std::optional<store::ArticleRow> last_;
};

report::Label label_of(const store::ArticleRow& row) {
  return {
      .article_id = number_of(row.id), .fetched = iso_time(row.fetched), .copy_of = row.copy_of};
}

report::Record record_of(const store::FindingRow& row, const store::ArticleRow& article) {
  report::FindingNotes notes{.id = id_text(row.id),
                             .state = std::string(name_of(row.state)),
                             .first_seen = row.first_seen,
                             .last_seen = row.last_seen,
                             .claim_ids = {}};
  for (const store::ClaimId id : row.claims) notes.claim_ids.push_back(number_of(id));
  return report::finding_record(article.article, row.finding, label_of(article), notes);
}

report::Record record_of(const store::ClaimRow& row, const store::ArticleRow& article) {
  report::ClaimNotes notes{.id = number_of(row.id),
                           .series_id = row.series_id,
                           .verdict = row.verdict,
                           .finding_ids = {}};
  for (const store::FindingId id : row.findings) notes.finding_ids.push_back(id_text(id));
  return report::claim_record(article.article, row.claim, label_of(article), notes);
}

report::TextStyle style(const core::Article& article, bool colour) {
  return {.origin = article.url, .colour = colour ? report::Colour::on : report::Colour::off};
}

std::size_t write_claims(const store::Store& store, const Listing& listing, std::ostream& out) {
  const std::vector<store::ClaimRow> rows = store.claims(listing.filter);
  RecordWriter writer(out, listing.format, report::claim_columns(), listing.guard);
  Articles articles(store);
  for (const store::ClaimRow& row : rows) {
    const store::ArticleRow& article = articles.of(row.article);
    if (listing.format == Format::text) {
      out << report::claim_text(article.article, row.claim, style(article.article, listing.colour))
          << '\n';
    } else {
      writer.write(record_of(row, article));
    }
  }
  return rows.size();
}

std::size_t write_findings(const store::Store& store, const Listing& listing, std::ostream& out) {
  const std::vector<store::FindingRow> rows = store.findings(listing.filter);
  RecordWriter writer(out, listing.format, report::finding_columns(), listing.guard);
  Articles articles(store);
  for (const store::FindingRow& row : rows) {
    if (listing.format == Format::text) {
      write_finding(store, row, listing.colour, out);
    } else {
      writer.write(record_of(row, articles.of(row.article)));
    }
  }
  return rows.size();
}

std::size_t write_articles(const store::Store& store, const Listing& listing, std::ostream& out) {
  const std::vector<store::ArticleRow> rows = store.articles(listing.filter);
  RecordWriter writer(out, listing.format, report::article_columns(), listing.guard);
  for (const store::ArticleRow& row : rows) {
    if (listing.format == Format::text) {
      out << report::article_text(row.article, style(row.article, listing.colour));
    } else {
      writer.write(report::article_record(row.article, label_of(row)));
    }
  }
  return rows.size();
}

}  // namespace

std::string id_text(store::FindingId id) { return number_of(id); }

std::string_view name_of(store::Decision decision) {
  switch (decision) {
    case store::Decision::accepted: return "accepted";
    case store::Decision::dismissed: return "dismissed";
    case store::Decision::open: break;
  }
  return "open";
}

void write_finding(const store::Store& store, const store::FindingRow& row, bool colour,
                   std::ostream& out) {
  const std::optional<store::ArticleRow> article = store.article(row.article);
  if (!article) return;
  out << report::finding_text(article->article, store.said(row.article), row.finding,
                              style(article->article, colour));
  out << "  finding " << id_text(row.id) << ", " << name_of(row.state);
  if (!row.reason.empty()) out << ": " << row.reason;
  out << "\n\n";
}

std::size_t write_listing(const store::Store& store, const Listing& listing, std::ostream& out) {
  std::size_t rows = 0;
  switch (listing.table) {
    case Table::claims: rows = write_claims(store, listing, out); break;
    case Table::findings: rows = write_findings(store, listing, out); break;
    case Table::articles: rows = write_articles(store, listing, out); break;
  }
  finish(out);
  return rows;
}

}  // namespace recount::app
