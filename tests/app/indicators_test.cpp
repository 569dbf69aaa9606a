// The sentences of rules/data/indicators.toml, read as articles of their own: each must be told, or
// not be told, to speak of its indicator.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "app/analysis.h"
#include "app/article_lines.h"
#include "extract/claims.h"
#include "rules/across.h"
#include "rules/data.h"

using namespace recount;

namespace {

bool speaks_of(const rules::RuleSet& rules, const std::string& sentence, const std::string& id) {
  static const auto extractor = extract::ClaimExtractor::load();
  REQUIRE(extractor);
  core::Article article;
  article.language = "en";
  article.published = {"2024-06-01", "test"};
  article.text = sentence;
  article.blocks = app::blocks_of(article.text);
  const core::ArticleClaims claims = extractor->read(article);
  const std::string key = "indicator " + id + ' ';
  const rules::Topics topics = rules::topics_of(rules, article, claims);
  return std::any_of(topics.begin(), topics.end(), [&](const auto& keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const std::string& k) { return k.starts_with(key); });
  });
}

}  // namespace

TEST_CASE("every sentence of an indicator speaks of it, or does not, as it says") {
  const auto rules = rules::RuleSet::load();
  REQUIRE(rules);
  for (const rules::Indicator& indicator : rules->data().indicators.all) {
    CAPTURE(indicator.id);
    CHECK_FALSE(indicator.yes.empty());
    for (const std::string& sentence : indicator.yes) {
      CAPTURE(sentence);
      CHECK(speaks_of(*rules, sentence, indicator.id));
    }
    for (const std::string& sentence : indicator.no) {
      CAPTURE(sentence);
      CHECK_FALSE(speaks_of(*rules, sentence, indicator.id));
    }
  }
}
