// The whole way of one article: page → article → claims → findings, as deep as asked.
//
//   core::Result<app::Analyser> analyser = app::Analyser::load({});
//   app::Analysed done = analyser->analyse(std::move(item), app::Depth::findings);
//
// Loading fails with file:line for a bad rule or lexicon. What a page turned out to be stands in
// its article; only articles are searched for claims. Immutable after load; `analyse` may run on
// several threads at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/input.h"
#include "core/article.h"
#include "core/finding.h"
#include "core/result.h"
#include "core/series.h"
#include "core/statement.h"
#include "extract/claims.h"
#include "rules/across.h"
#include "rules/ruleset.h"

namespace recount::app {

enum class Depth { article, claims, findings };

struct AnalyserOptions {
  std::vector<core::Series> series = {};  ///< besides the bundled ones
  rules::Settings settings = {};
  extract::ClaimOptions claims = {};  ///< `explain` counts for the article too
};

struct Analysed {
  std::string origin;
  core::Article article;
  core::ArticleClaims claims;
  std::vector<core::Finding> findings;
  rules::Topics topics;                ///< of each claim, for articles that speak of the same
  std::optional<core::Error> problem;  ///< the input was no page at all: empty, binary, refused
};

class Analyser {
 public:
  [[nodiscard]] static core::Result<Analyser> load(AnalyserOptions options);

  [[nodiscard]] Analysed analyse(InputItem&& item, Depth depth) const;
  [[nodiscard]] Analysed analyse(core::Article&& article, Depth depth) const;

  [[nodiscard]] const rules::RuleSet& rules() const { return rules_; }

 private:
  Analyser(extract::ClaimExtractor extractor, rules::RuleSet rules,
           std::unique_ptr<core::Baselines> baselines, extract::ClaimOptions options);
  void read_and_check(Analysed& done, Depth depth) const;

  extract::ClaimExtractor extractor_;
  rules::RuleSet rules_;
  std::unique_ptr<core::Baselines> baselines_;
  extract::ClaimOptions options_;
};

}  // namespace recount::app
