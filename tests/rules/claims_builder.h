// Articles with claims built by hand, so that rules are tested apart from the claim extractor.
//
//   Snippet s = snippet("Sales rose {9 percent:pct+} to {12 units:unit} from {11 units:unit}.");
//   rules::check(rules, s.article, s.claims, nullptr);
//
// A figure stands in braces as {quote:kind} with kind one of
//   level (default): {12 units:unit}     the unit's lemma follows the colon
//   pct, pct+, pct-   a percent: level or share, rise, fall        pp+ pp-   points
//   abs+ abs- :unit   an absolute change                            x        a multiple ("doubled")
// A '@' and a year at the end give the period: {412 burglaries:burglary@2022}.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/statement.h"

namespace recount::rules_test {

struct Snippet {
  core::Article article;
  core::ArticleClaims claims;
};

/// `marked` is the body; `title` and `captions` may hold marked figures as well.
[[nodiscard]] Snippet snippet(const std::string& marked, const std::string& title = {},
                              const std::vector<std::string>& captions = {},
                              const std::string& date = "2023-03-01");

}  // namespace recount::rules_test
