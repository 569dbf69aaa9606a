// An article of three figures that do not agree, for the tests of every format.
#pragma once

#include <string>

#include "core/article.h"
#include "core/finding.h"
#include "core/statement.h"

namespace recount::report::test {

inline core::TextSpan find_span(const std::string& text, const std::string& part) {
  const std::size_t begin = text.find(part);
  return {begin, begin + part.size()};
}

inline core::Article sample_article() {
  core::Article a;
  a.id = "cafe";
  a.url = "https://news.example/cafe";
  a.site = "news.example";
  a.title = {"Cafés close", "h1"};
  a.published = {"2017-02-07", "json-ld"};
  a.language = "en";
  a.text = "In Orléans it rained.\nCafés fell from 220 to 174, or 18 percent, in 2016.\nThe end.";
  return a;
}

inline core::Claim claim_on(const core::Article& a, const std::string& quote) {
  core::Claim c;
  c.quote = quote;
  c.where = {core::Part::body, 0, find_span(a.text, quote)};
  c.sentence = find_span(a.text, "Cafés fell from 220 to 174, or 18 percent, in 2016.");
  c.quantity.value = *core::Decimal::parse(quote.substr(0, quote.find(' ')));
  return c;
}

inline core::ArticleClaims sample_claims(const core::Article& a) {
  core::ArticleClaims claims;
  for (const char* quote : {"220", "174", "18 percent"}) {
    claims.claims.push_back(claim_on(a, quote));
  }
  core::Claim& percent = claims.claims.back();
  percent.kind = core::ClaimKind::relative_change;
  percent.direction = core::Direction::down;
  percent.quantity.unit = "percent";
  percent.quantity.unit_kind = core::UnitKind::percent;
  percent.subject = "Cafés";
  percent.place = {"FRA", "Orléans"};
  percent.period = core::Period::year(2016);
  return claims;
}

inline core::Finding sample_finding(const core::ArticleClaims& claims) {
  core::Finding f;
  f.rule = "I-LEVELS-PCT";
  f.verdict = core::Verdict::inconsistent;
  f.severity = core::Severity::high;
  f.message = "18 percent and the two levels do not agree";
  f.arithmetic = "(174 - 220) / 220 = -20.9 %; the text says -18 %";
  f.suggestion = "18 % should be 21 %";
  f.computed = {-21.3, -20.5};
  f.stated = {-18.5, -17.5};
  f.unit = "percent";
  f.fingerprint = "f00d";
  for (std::size_t i = 0; i < claims.claims.size(); ++i) {
    f.claims.push_back(i);
    f.mentions.push_back({claims.claims[i].where, claims.claims[i].quote});
  }
  return f;
}

}  // namespace recount::report::test
