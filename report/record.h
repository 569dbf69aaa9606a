// One line of an export, before anybody decides on commas or braces.
//
//   report::Label label{.article_id = "7", .fetched = "2017-02-07T09:00:00Z"};
//   for (const report::Record& r : report::claim_records(article, claims, label)) csv.write(r);
//
// A record names its fields in the order of the documented columns (docs/files.md); CSV and JSON
// Lines print the same records. Offsets are code points. A field without a value, or with an
// infinite bound, is `missing`. Plain values; pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/finding.h"
#include "core/statement.h"

namespace recount::report {

/// What a cell holds decides how each format prints it.
enum class FieldKind {
  missing,
  text,     ///< free text from outside: CSV guards it against formula injection
  code,     ///< a word, date, URL or id; missing where empty
  sign,     ///< one of our own signs: "=", ">="
  number,   ///< `value` is its lexeme, never scientific
  boolean,  ///< "true" or "false"
  texts,    ///< a list of free texts
  codes,    ///< a list of ids
  spans,    ///< JSON only
};

/// A place in a text of the article, in code points, with the text that stands there.
struct QuotedSpan {
  core::Part part = core::Part::body;
  std::size_t caption = 0;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string text;

  bool operator==(const QuotedSpan&) const = default;
};

struct Field {
  std::string name;
  FieldKind kind = FieldKind::missing;
  std::string value = {};
  std::vector<std::string> list = {};
  std::vector<QuotedSpan> spans = {};
  bool json_only = false;  ///< not a column of the CSV

  bool operator==(const Field&) const = default;
};

using Record = std::vector<Field>;

/// What the article itself does not know. Without a store, ids are made of the article's own id.
struct Label {
  std::string article_id;  ///< empty = Article::id, or else its URL
  std::string fetched;     ///< ISO 8601, or empty
  std::string copy_of;     ///< address of the article whose text this one repeats, or empty
};

/// What a store knows of a claim besides.
struct ClaimNotes {
  std::string id;
  std::string series_id;
  std::string verdict;
  std::vector<std::string> finding_ids;
};

/// What a store knows of a finding besides.
struct FindingNotes {
  std::string id;
  std::string state;
  std::string first_seen;
  std::string last_seen;
  std::vector<std::string> claim_ids;
};

[[nodiscard]] Record article_record(const core::Article& article, const Label& label = {});

[[nodiscard]] Record claim_record(const core::Article& article, const core::Claim& claim,
                                  const Label& label, const ClaimNotes& notes);
/// All claims of an article that is in no store; claim ids are "ARTICLE#1", "ARTICLE#2", ….
[[nodiscard]] std::vector<Record> claim_records(const core::Article& article,
                                                const core::ArticleClaims& claims,
                                                const Label& label = {});

[[nodiscard]] Record left_out_record(const core::Article& article, const core::LeftOut& number,
                                     const Label& label);
/// The numbers of an article that are no claims.
[[nodiscard]] std::vector<Record> left_out_records(const core::Article& article,
                                                   const core::ArticleClaims& claims,
                                                   const Label& label = {});

[[nodiscard]] Record finding_record(const core::Article& article, const core::Finding& finding,
                                    const Label& label, const FindingNotes& notes);
/// All findings of an article that is in no store; a finding's id is its fingerprint.
[[nodiscard]] std::vector<Record> finding_records(const core::Article& article,
                                                  const std::vector<core::Finding>& findings,
                                                  const Label& label = {});

/// One article's telling of a figure, in its family tree.
struct TellingNotes {
  std::string claim_id;
  std::string date;
  std::string descent;    ///< first, independent, copied, changed
  std::string parent_id;  ///< the claim it descends from, or empty
};
[[nodiscard]] Record telling_record(const core::OtherFigure& figure, const TellingNotes& notes);

}  // namespace recount::report
