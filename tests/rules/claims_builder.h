// Articles with claims built by hand, so that rules are tested apart from the claim extractor.
//
//   Snippet s = snippet("Sales rose {9 percent|pct+} to {12 units|unit} from {11 units|unit}.");
//   rules::check(rules, s.article, s.claims, nullptr);
//
// A figure stands in braces as {quote|what}; what it is:
//   a unit's lemma ("unit", "EUR", "mile")  a level of that unit     abs+ abs-   a change of things
//   pct share  a percent or share           pct+ pct-  a rise, a fall   pp+ pp-   points
//   x2 x0.5    a multiple word              frac0.75   a fraction in words
//   unit/per   a rate
// Behind it may stand '@' and a year: {412 burglaries|burglary@2022}. Digits give the value, a
// scale word and a hedge count as written.
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

[[nodiscard]] Snippet snippet(const std::string& marked, const std::string& title = {},
                              const std::vector<std::string>& captions = {});

}  // namespace recount::rules_test
