// Two versions of one article: a claim is found again by its sentence without figures, or by its
// indicator or subject, and must then say the same.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "rules/across.h"
#include "rules/across/figures.h"
#include "rules/across/wording.h"
#include "rules/data.h"

namespace recount::rules {
namespace {

/// Which claims of the earlier version share a topic with the claim, in reading order.
std::vector<std::size_t> found_again(const std::vector<std::string>& topics, const Topics& before) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool shared = std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
      return std::find(before[i].begin(), before[i].end(), topic) != before[i].end();
    });
    if (shared) out.push_back(i);
  }
  return out;
}

bool identical(const core::Claim& a, const core::Claim& b) { return a.quantity == b.quantity; }

/// The claim's figure before, where every claim found again says something else.
std::optional<std::size_t> changed_from(const core::Claim& now, const core::ArticleClaims& before,
                                        const std::vector<std::size_t>& found) {
  std::optional<std::size_t> first;
  for (const std::size_t i : found) {
    const core::Claim& then = before.claims[i];
    if (!comparable(now, then)) continue;
    if (identical(now, then)) return std::nullopt;
    if (!first) first = i;
  }
  return first;
}

core::OtherFigure figure_of(const Said& before, const core::Claim& claim) {
  const core::Location sentence{claim.where.part, claim.where.caption, claim.sentence};
  return {.article = before.article.url.empty() ? before.article.id : before.article.url,
          .title = before.article.title.value,
          .published = before.article.published.value,
          .version = before.version,
          .quote = claim.quote,
          .sentence = std::string(before.article.quote(sentence))};
}

}  // namespace

std::vector<core::Finding> check_versions(const RuleSet& rules, const Said& now,
                                          const Said& before) {
  const RuleSet::Data& data = rules.data();
  if (!data.enabled("X-VERSION")) return {};
  const Topics topics = topics_of(rules, now.article, now.claims);
  const Topics topics_before = topics_of(rules, before.article, before.claims);
  const Reading reading(now.article, now.claims, data.words);
  std::vector<core::Finding> out;
  for (std::size_t i = 0; i < reading.figures.size(); ++i) {
    const core::Claim& claim = *reading.figures[i].c;
    const auto old = changed_from(claim, before.claims,
                                  found_again(topics[reading.figures[i].claim], topics_before));
    if (!old) continue;
    const core::Claim& then = before.claims.claims[*old];
    const core::OtherFigure where = figure_of(before, then);
    out.push_back(finding(reading, {.rule = "X-VERSION",
                                    .figure = i,
                                    .there = then,
                                    .where = where,
                                    .verdict = core::Verdict::needs_review,
                                    .severity = core::Severity::low,
                                    .message = '"' + claim.quote + "\" was \"" + then.quote +
                                               "\" in an earlier version of this article."}));
  }
  return out;
}

}  // namespace recount::rules
