// Holds an article against other articles, and against its own earlier version.
//
//   rules::Topics topics = rules::topics_of(rules, article, claims);  // keys for an index
//   … elsewhere = claims of other articles that share a key …
//   rules::check_across(rules, {article, claims, topics, findings}, elsewhere);
//   rules::check_versions(rules, {article, claims}, {before, claims_before});
//
// A topic is what a claim speaks of, as a string that two articles can share: an indicator with
// place and period, a subject with place and period, or the wording of its sentence with the
// figures left out. A new article is thus compared through an index, never with all others.
// X-CONFLICT, X-COPY, X-STALE, X-SCOPE and X-VERSION; English text only, but for X-COPY. Pure and
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/finding.h"
#include "core/statement.h"
#include "rules/ruleset.h"

namespace recount::rules {

/// By claim; most claims have none or one.
using Topics = std::vector<std::vector<std::string>>;

[[nodiscard]] Topics topics_of(const RuleSet& rules, const core::Article& article,
                               const core::ArticleClaims& claims);

/// A claim of another article that shares a topic with one of this.
struct Elsewhere {
  std::string topic;
  core::OtherFigure where;
  core::Claim claim;
  bool questioned = false;  ///< an alarm of its own article names it
  bool superseded =
      false;  ///< stands in an earlier version only; its article may say otherwise now
};

struct Checked {
  const core::Article& article;
  const core::ArticleClaims& claims;
  const Topics& topics;
  /// What was found so far: a figure that an official series settled, or that is an alarm already,
  /// is not held against other articles.
  const std::vector<core::Finding>& findings;
};
[[nodiscard]] std::vector<core::Finding> check_across(const RuleSet& rules, const Checked& checked,
                                                      const std::vector<Elsewhere>& elsewhere);

struct Said {
  const core::Article& article;
  const core::ArticleClaims& claims;
  int version = 0;
};
/// X-VERSION: figures that `now` gives otherwise than `before` did, in the same words or on the
/// same topic.
[[nodiscard]] std::vector<core::Finding> check_versions(const RuleSet& rules, const Said& now,
                                                        const Said& before);

}  // namespace recount::rules
