// Values with every field set, so that a forgotten column shows.
#pragma once

#include <limits>

#include "store/store.h"

namespace recount::tests {

inline core::Article sample_article() {
  core::Article a;
  a.id = "piece-1";
  a.url = "https://news.example/a?id=1";
  a.canonical_url = "https://news.example/a";
  a.site = "news.example";
  a.title = {"Harvest falls by a \"third\"", "json-ld"};
  a.authors = {"Ann Lee", "Bo Ödegård"};
  a.published = {"2026-11-20T09:00:00+07:00", "meta:article:published_time"};
  a.modified = {"2026-11-21", "time"};
  a.language = "en";
  a.section = "Economy";
  a.standfirst = "A dry year.";
  a.text = "The harvest fell to 80 tonnes.\nLast year it was 120 tonnes – a record.";
  a.blocks = {{core::BlockKind::standfirst, {0, 30}}, {core::BlockKind::quote, {31, 71}}};
  a.captions = {"A field, 2025", ""};
  a.outcome = core::Outcome::paywalled_teaser;
  a.outcome_code = "code";
  a.charset = "UTF-8";
  a.flags = {"paywall"};
  a.links = {"/b", "https://other.example/c\xFF"};
  a.trace = {"content: json-ld"};
  return a;
}

inline core::Claim sample_claim() {
  core::Claim c;
  c.where = {core::Part::caption, 1, {20, 29}};
  c.number = {20, 22};
  c.sentence = {0, 30};
  c.quote = "80 tonnes";
  c.quantity = {.value = *core::Decimal::parse("80"),
                .range = std::nullopt,
                .scaled = true,
                .form = core::Form::fraction,
                .hedge = core::Hedge::more_than,
                .unit = "tonne",
                .unit_kind = core::UnitKind::physical,
                .per = "year"};
  c.kind = core::ClaimKind::share;
  c.direction = core::Direction::down;
  c.subject = "harvest";
  c.subject_span = core::TextSpan{4, 11};
  c.place = {"KHM", "Cambodia"};
  c.period = core::Period::year(2026);
  c.attribution = "the ministry";
  c.quoted = true;
  c.trace = {"units: tonnes"};
  return c;
}

/// A range, with nothing else known.
inline core::Claim sample_range() {
  core::Claim c;
  c.where.span = {49, 52};
  c.quote = "18 to 20";
  c.quantity.range = core::DecimalRange{*core::Decimal::parse("1.80"), *core::Decimal::parse("20")};
  return c;
}

inline core::Statement sample_statement() {
  core::Statement s;
  s.kind = core::StatementKind::superlative;
  s.where = {core::Part::body, 0, {63, 71}};
  s.sentence = {31, 71};
  s.quote = "a record";
  s.direction = core::Direction::up;
  s.subject = "harvest";
  s.place = {"WLD", "the world"};
  s.period = core::Period::month(2025, 2);
  return s;
}

inline core::Finding sample_finding() {
  core::Finding f;
  f.rule = "I-LEVELS-PCT";
  f.verdict = core::Verdict::inconsistent;
  f.severity = core::Severity::high;
  f.message = "These figures do not agree.";
  f.arithmetic = "100 * (80 - 120) / 120 = -33.3";
  f.diagnosis = "wrong_base";
  f.suggestion = "50 % should be 33 %";
  f.computed = {-33.5, -33.1};
  f.stated = core::Interval::at_least(50);
  f.unit = "percent";
  f.only_by_rounding = true;
  f.mentions = {{{core::Part::body, 0, {20, 29}}, "80 tonnes"}};
  f.claims = {1, 0};
  f.baseline = core::BaselineFigure{"wb:x:KHM",   core::Period::year(2016), 0.1 + 0.2, "World Bank",
                                    "2017-07-01", "https://x.example"};
  f.other = core::OtherFigure{.article = "https://other.example/b",
                              .title = "Harvest",
                              .published = "2026-11-19",
                              .version = 2,
                              .quote = "90 tonnes",
                              .sentence = "It was 90 tonnes."};
  f.fingerprint = "print-1";
  return f;
}

inline store::Reading sample_reading() {
  store::Reading r;
  r.article = sample_article();
  r.claims.claims = {sample_claim(), sample_range()};
  r.claims.statements = {sample_statement()};
  r.findings = {sample_finding()};
  r.fetched = 1'795'000'000;  // 2026-11-18
  return r;
}

}  // namespace recount::tests
