// Each record is written down once, in the order of the documented columns. Byte offsets become
// code points through one index per text of the article, made when it is first needed.
#include "report/record.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/date.h"
#include "core/quantity.h"
#include "core/utf8.h"
#include "report/field.h"

namespace recount::report {
namespace {

class Places {
 public:
  explicit Places(const core::Article& article) : article_(article) {}

  [[nodiscard]] QuotedSpan span_of(const core::Location& at, std::string quote) {
    const core::CodePointIndex& index = index_of(at);
    return {at.part, at.caption, index.code_points(at.span.begin), index.code_points(at.span.end),
            std::move(quote)};
  }

 private:
  [[nodiscard]] const core::CodePointIndex& index_of(const core::Location& at) {
    const std::pair key{at.part, at.caption};
    const auto found = indices_.find(key);
    if (found != indices_.end()) return found->second;
    return indices_.emplace(key, core::CodePointIndex(article_.text_of(at.part, at.caption)))
        .first->second;
  }

  const core::Article& article_;
  std::map<std::pair<core::Part, std::size_t>, core::CodePointIndex> indices_;
};

std::string article_id(const core::Article& article, const Label& label) {
  if (!label.article_id.empty()) return label.article_id;
  return article.id.empty() ? article.url : article.id;
}

/// The slice, or nothing where a span does not fit the text (a store that was edited by hand).
std::string slice(std::string_view text, core::TextSpan span) {
  if (span.end > text.size() || span.empty()) return {};
  return std::string(span.of(text));
}

std::string dated(const std::optional<core::Period>& period, bool start) {
  if (!period) return {};
  return core::to_string(start ? period->start : period->end);
}

Field value_of(const core::Quantity& quantity) {
  if (quantity.range || quantity.form == core::Form::vague) return code("value", "");
  return lexeme("value", quantity.value.to_string());
}

std::string period_of(const core::BaselineFigure& figure) {
  return core::to_string(figure.period.start) + "/" + core::to_string(figure.period.end);
}

std::vector<std::string> quotes_of(const core::Finding& finding) {
  std::vector<std::string> quotes;
  for (const core::Mention& mention : finding.mentions) quotes.push_back(mention.text);
  return quotes;
}

Field spans_of(const core::Finding& finding, Places& places) {
  Field field{.name = "spans", .kind = FieldKind::spans, .json_only = true};
  for (const core::Mention& mention : finding.mentions) {
    field.spans.push_back(places.span_of(mention.where, mention.text));
  }
  return field;
}

void add_baseline(Record& record, const std::optional<core::BaselineFigure>& figure) {
  const core::BaselineFigure none;
  const core::BaselineFigure& baseline = figure ? *figure : none;
  record.push_back(code("series_id", baseline.series_id));
  record.push_back(
      number("baseline_value", figure ? std::optional<double>(baseline.value) : std::nullopt));
  record.push_back(code("baseline_period", figure ? period_of(baseline) : std::string()));
  record.push_back(text("baseline_source", baseline.source));
  record.push_back(code("vintage", baseline.vintage));
}

/// An empty interval at 0 with nothing stated means that no bounds were worked out.
bool has_bounds(const core::Finding& finding) {
  return finding.verdict != core::Verdict::not_checkable || finding.computed != core::Interval{} ||
         finding.stated != core::Interval{};
}

void add_bounds(Record& record, const core::Finding& finding) {
  const auto bound = [known = has_bounds(finding)](double v) {
    return known ? std::optional<double>(v) : std::nullopt;
  };
  record.push_back(number("computed_low", bound(finding.computed.low)));
  record.push_back(number("computed_high", bound(finding.computed.high)));
  record.push_back(number("stated_low", bound(finding.stated.low)));
  record.push_back(number("stated_high", bound(finding.stated.high)));
}

void add_article(Record& record, const core::Article& a, const Label& label) {
  record.push_back(code("article_id", article_id(a, label)));
  record.push_back(code("url", a.url));
  record.push_back(code("site", a.site));
  record.push_back(text("title", a.title.value));
  record.push_back(code("published", a.published.value));
  record.push_back(code("fetched", label.fetched));
  record.push_back(code("language", a.language));
}

/// Of a claim or a number that is none.
template <typename Figure>
void add_place_in_text(Record& record, const core::Article& article, const Figure& c,
                       Places& places) {
  const QuotedSpan at = places.span_of(c.where, c.quote);
  record.push_back(code("part", core::name_of(c.where.part)));
  record.push_back(
      text("sentence", slice(article.text_of(c.where.part, c.where.caption), c.sentence)));
  record.push_back(text("quote", c.quote));
  record.push_back(count("start", at.start));
  record.push_back(count("end", at.end));
}

/// Of a range its ends as written, of any other figure what rounding allows.
core::Interval stated_interval(const core::Quantity& q) {
  if (!q.range) return core::strict_interval(q);
  return {q.range->low.to_double(), q.range->high.to_double()};
}

void add_figure(Record& record, const core::Claim& claim) {
  const core::Quantity& q = claim.quantity;
  const core::Interval strict = stated_interval(q);
  record.push_back(code("kind", core::name_of(claim.kind)));
  record.push_back(code("direction", core::name_of(claim.direction)));
  record.push_back(sign("modifier", core::modifier_sign(q.hedge)));
  record.push_back(value_of(q));
  record.push_back(number("low", strict.low));
  record.push_back(number("high", strict.high));
  record.push_back(text("unit", q.unit));
  record.push_back(text("per", q.per));
  record.push_back(text("subject", claim.subject));
  record.push_back(code("place", claim.place.code));
  record.push_back(code("period_start", dated(claim.period, true)));
  record.push_back(code("period_end", dated(claim.period, false)));
  record.push_back(text("attribution", claim.attribution));
  record.push_back(boolean("quoted", claim.quoted));
}

void add_caption(Record& record, const core::Location& at) {
  if (at.part == core::Part::caption) record.push_back(json_only(count("caption", at.caption)));
}

struct ClaimSource {
  const core::Article& article;
  const core::Claim& claim;
  const Label& label;
};

Record claim_record_at(const ClaimSource& from, const ClaimNotes& notes, Places& places) {
  Record record{code("claim_id", notes.id)};
  add_article(record, from.article, from.label);
  add_place_in_text(record, from.article, from.claim, places);
  add_figure(record, from.claim);
  record.push_back(code("series_id", notes.series_id));
  record.push_back(code("verdict", notes.verdict));
  record.push_back(codes("finding_ids", notes.finding_ids));
  const core::Location& at = from.claim.where;
  const QuotedSpan number = places.span_of({at.part, at.caption, from.claim.number}, {});
  record.push_back(json_only(count("number_start", number.start)));
  record.push_back(json_only(count("number_end", number.end)));
  add_caption(record, at);
  if (!from.claim.trace.empty()) record.push_back(json_only(texts("trace", from.claim.trace)));
  return record;
}

Record left_out_record_at(const core::Article& article, const core::LeftOut& number,
                          const Label& label, Places& places) {
  Record record;
  add_article(record, article, label);
  add_place_in_text(record, article, number, places);
  record.push_back(number.value ? lexeme("value", number.value->to_string()) : code("value", ""));
  record.push_back(text("noun", number.noun));
  record.push_back(code("reason", number.reason));
  add_caption(record, number.where);
  return record;
}

Record finding_record_at(const core::Article& article, const core::Finding& f, const Label& label,
                         const FindingNotes& notes, Places& places) {
  Record record{code("finding_id", notes.id),
                code("rule", f.rule),
                code("verdict", core::name_of(f.verdict)),
                code("severity", core::name_of(f.severity)),
                code("state", notes.state),
                code("url", article.url),
                text("title", article.title.value),
                code("published", article.published.value),
                text("message", f.message)};
  add_bounds(record, f);
  record.push_back(text("unit", f.unit));
  record.push_back(code("diagnosis", f.diagnosis));
  record.push_back(text("suggestion", f.suggestion));
  record.push_back(codes("claim_ids", notes.claim_ids));
  record.push_back(texts("quotes", quotes_of(f)));
  add_baseline(record, f.baseline);
  record.push_back(code("first_seen", notes.first_seen));
  record.push_back(code("last_seen", notes.last_seen));
  const core::OtherFigure other = f.other.value_or(core::OtherFigure{});
  record.push_back(code("other_url", other.article));
  record.push_back(text("other_quote", other.quote));
  record.push_back(json_only(code("article_id", article_id(article, label))));
  record.push_back(json_only(text("arithmetic", f.arithmetic)));
  record.push_back(spans_of(f, places));
  return record;
}

std::string numbered(const std::string& article, std::size_t index) {
  return article + "#" + std::to_string(index + 1);
}

}  // namespace

Record article_record(const core::Article& a, const Label& label) {
  Record record{code("id", article_id(a, label)),
                code("url", a.url),
                text("title", a.title.value),
                texts("authors", a.authors),
                code("published", a.published.value),
                code("modified", a.modified.value),
                code("language", a.language),
                code("outcome", core::name_of(a.outcome)),
                text("text", a.text),
                texts("captions", a.captions),
                code("site", a.site),
                code("canonical_url", a.canonical_url),
                text("section", a.section),
                text("standfirst", a.standfirst),
                code("outcome_code", a.outcome_code),
                code("charset", a.charset),
                codes("flags", a.flags),
                code("fetched", label.fetched),
                code("copy_of", label.copy_of)};
  if (!a.trace.empty()) record.push_back(json_only(texts("trace", a.trace)));
  return record;
}

Record claim_record(const core::Article& article, const core::Claim& claim, const Label& label,
                    const ClaimNotes& notes) {
  Places places(article);
  return claim_record_at({article, claim, label}, notes, places);
}

std::vector<Record> claim_records(const core::Article& article, const core::ArticleClaims& claims,
                                  const Label& label) {
  Places places(article);
  const std::string id = article_id(article, label);
  std::vector<Record> records;
  records.reserve(claims.claims.size());
  for (std::size_t i = 0; i < claims.claims.size(); ++i) {
    const ClaimNotes notes{
        .id = numbered(id, i), .series_id = {}, .verdict = {}, .finding_ids = {}};
    records.push_back(claim_record_at({article, claims.claims[i], label}, notes, places));
  }
  return records;
}

Record left_out_record(const core::Article& article, const core::LeftOut& number,
                       const Label& label) {
  Places places(article);
  return left_out_record_at(article, number, label, places);
}

std::vector<Record> left_out_records(const core::Article& article,
                                     const core::ArticleClaims& claims, const Label& label) {
  Places places(article);
  std::vector<Record> records;
  for (const core::LeftOut& number : claims.left_out)
    records.push_back(left_out_record_at(article, number, label, places));
  return records;
}

Record finding_record(const core::Article& article, const core::Finding& finding,
                      const Label& label, const FindingNotes& notes) {
  Places places(article);
  return finding_record_at(article, finding, label, notes, places);
}

std::vector<Record> finding_records(const core::Article& article,
                                    const std::vector<core::Finding>& findings,
                                    const Label& label) {
  Places places(article);
  const std::string id = article_id(article, label);
  std::vector<Record> records;
  records.reserve(findings.size());
  for (const core::Finding& finding : findings) {
    FindingNotes notes{
        .id = finding.fingerprint, .state = {}, .first_seen = {}, .last_seen = {}, .claim_ids = {}};
    for (const std::size_t index : finding.claims) notes.claim_ids.push_back(numbered(id, index));
    records.push_back(finding_record_at(article, finding, label, notes, places));
  }
  return records;
}

Record telling_record(const core::OtherFigure& figure, const TellingNotes& notes) {
  Record record{code("claim_id", notes.claim_id), code("date", notes.date),
                code("descent", notes.descent),   code("parent_id", notes.parent_id),
                text("quote", figure.quote),      text("sentence", figure.sentence),
                code("url", figure.article),      text("title", figure.title)};
  record.push_back(count("version", static_cast<std::size_t>(figure.version)));
  return record;
}

}  // namespace recount::report
