// Each claim is held against the claims that share a topic with it. Silence is the rule: the other
// figure must be comparable, of the same scope, still stand, and be the only one its article gives.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "rules/across.h"
#include "rules/across/figures.h"
#include "rules/across/wording.h"
#include "rules/data.h"

namespace recount::rules {
namespace {

using core::Severity;
using core::Verdict;

/// From here on two sentences were not written independently of each other.
constexpr double kCopied = 0.6;
/// Monthly reports repeat their sentences with new figures; a copyist works within days.
constexpr int kDaysOfCopying = 7;

class Across {
 public:
  Across(const RuleSet::Data& data, const Checked& checked, const std::vector<Elsewhere>& elsewhere)
      : data_(data),
        checked_(checked),
        elsewhere_(elsewhere),
        reading_(checked.article, checked.claims, data.words) {}

  [[nodiscard]] std::vector<core::Finding> findings() const {
    std::vector<core::Finding> out;
    for (std::size_t i = 0; i < reading_.figures.size(); ++i) {
      if (auto found = check(i); found && data_.enabled(found->rule)) {
        out.push_back(*std::move(found));
      }
    }
    return out;
  }

 private:
  [[nodiscard]] const core::Claim& claim(std::size_t figure) const {
    return *reading_.figures[figure].c;
  }

  [[nodiscard]] std::vector<const Elsewhere*> sharing(std::size_t figure) const {
    const std::vector<std::string>& topics = checked_.topics[reading_.figures[figure].claim];
    std::vector<const Elsewhere*> out;
    for (const Elsewhere& e : elsewhere_) {
      const bool shared = std::find(topics.begin(), topics.end(), e.topic) != topics.end();
      if (shared && comparable(claim(figure), e.claim)) out.push_back(&e);
    }
    return out;
  }

  /// That a figure was corrected says more than that its correction differs.
  static std::pair<core::Severity, bool> rank(const core::Finding& f) {
    return {f.severity, f.rule == "X-STALE"};
  }

  [[nodiscard]] std::optional<core::Finding> check(std::size_t figure) const {
    const std::vector<const Elsewhere*> all = sharing(figure);
    std::optional<core::Finding> best;
    for (const Elsewhere* e : all) {
      std::optional<core::Finding> found = compare(figure, *e, all);
      if (found && (!best || rank(*found) > rank(*best))) best = std::move(found);
    }
    return best;
  }

  [[nodiscard]] std::optional<core::Finding> compare(
      std::size_t figure, const Elsewhere& e, const std::vector<const Elsewhere*>& all) const {
    const bool same = same_figure(claim(figure), e.claim);
    if (e.superseded) {
      return same && corrected(e, all) ? std::optional(stale(figure, e)) : std::nullopt;
    }
    if (scope_of(sentence(figure)) != scope_of(e.where.sentence)) return scope(figure, e);
    if (same) {
      const core::Interval here = core::strict_interval(claim(figure).quantity);
      const bool copied = here.meets(core::strict_interval(e.claim.quantity)) &&
                          likeness(sentence(figure), e.where.sentence) >= kCopied;
      return copied ? std::optional(copy(figure, e)) : std::nullopt;
    }
    if (e.questioned || settled(figure) || said_too(figure, e) || says_too(figure, e, all))
      return std::nullopt;
    if (e.topic.starts_with("wording") && !copied_in_time(claim(figure), e)) return std::nullopt;
    return conflict(figure, e);
  }

  [[nodiscard]] std::string sentence(std::size_t figure) const {
    const core::Claim& c = claim(figure);
    return std::string(checked_.article.quote(
        {c.where.part, c.where.caption, reading_.sentence_of(reading_.figures[figure]).span}));
  }

  /// Words that make the counted population another one: "women", "urban", "aged".
  [[nodiscard]] std::set<std::string> scope_of(const std::string& sentence) const {
    std::set<std::string> scope;
    std::string word;
    for (const char c : sentence + ' ') {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
      if (letter) {
        word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        continue;
      }
      if (data_.words.has("scope", word)) scope.insert(word);
      word.clear();
    }
    return scope;
  }

  /// The other article's present version gives another figure for the same topic.
  [[nodiscard]] static bool corrected(const Elsewhere& old,
                                      const std::vector<const Elsewhere*>& all) {
    const auto is_now = [&](const Elsewhere* e) {
      return !e->superseded && e->where.article == old.where.article && e->topic == old.topic;
    };
    const bool stands = std::any_of(all.begin(), all.end(), [&](const Elsewhere* e) {
      return is_now(e) && same_figure(e->claim, old.claim);
    });
    return !stands && std::any_of(all.begin(), all.end(), is_now);
  }

  /// An official series has spoken about this claim, or it is an alarm already.
  [[nodiscard]] bool settled(std::size_t figure) const {
    const std::size_t index = reading_.figures[figure].claim;
    return std::any_of(
        checked_.findings.begin(), checked_.findings.end(), [&](const core::Finding& f) {
          const bool judged = f.rule.starts_with("B-") && f.verdict != Verdict::not_checkable;
          return (judged || f.is_alarm()) &&
                 std::find(f.claims.begin(), f.claims.end(), index) != f.claims.end();
        });
  }

  /// This article gives the other figure as well ("revised from").
  [[nodiscard]] bool said_too(std::size_t figure, const Elsewhere& e) const {
    for (std::size_t i = 0; i < reading_.figures.size(); ++i) {
      if (i != figure && comparable(claim(i), e.claim) && same_figure(claim(i), e.claim) &&
          shares(i, e.topic)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool shares(std::size_t figure, const std::string& topic) const {
    const std::vector<std::string>& topics = checked_.topics[reading_.figures[figure].claim];
    return std::find(topics.begin(), topics.end(), topic) != topics.end();
  }

  /// The other article gives this figure as well.
  [[nodiscard]] bool says_too(std::size_t figure, const Elsewhere& e,
                              const std::vector<const Elsewhere*>& all) const {
    return std::any_of(all.begin(), all.end(), [&](const Elsewhere* other) {
      return !other->superseded && other->where.article == e.where.article &&
             same_figure(claim(figure), other->claim);
    });
  }

  [[nodiscard]] bool copied_in_time(const core::Claim& here, const Elsewhere& e) const {
    if (here.period && e.claim.period && *here.period != *e.claim.period) return false;
    if (here.place != e.claim.place) return false;
    const auto published = checked_.article.published_date();
    const auto there = core::parse_date(e.where.published);
    if (!published || !there) return false;
    const auto days = std::chrono::sys_days(*published) - std::chrono::sys_days(*there);
    return std::abs(days.count()) <= kDaysOfCopying;
  }

  /// Two articles may differ by a revision of the official figure between them.
  [[nodiscard]] bool within_revision(const core::Claim& here, const Elsewhere& e) const {
    const core::Interval a = core::strict_interval(here.quantity);
    const core::Interval b = core::strict_interval(e.claim.quantity);
    const double size = std::max(std::abs(a.low), std::abs(a.high));
    return !std::isfinite(size) || a.gap(b) <= size * data_.parameter("X-CONFLICT", "revision");
  }

  [[nodiscard]] core::Finding conflict(std::size_t figure, const Elsewhere& e) const {
    const bool sure = !e.topic.starts_with("subject") && !within_revision(claim(figure), e);
    return made(figure, e, "X-CONFLICT", Verdict::needs_review,
                sure ? Severity::medium : Severity::low,
                " and " + quoted(e.claim.quote) + " in another article do not agree.");
  }
  [[nodiscard]] core::Finding stale(std::size_t figure, const Elsewhere& e) const {
    return made(figure, e, "X-STALE", Verdict::needs_review, Severity::medium,
                " stood in an earlier version of the other article, which has since changed it.");
  }
  [[nodiscard]] core::Finding copy(std::size_t figure, const Elsewhere& e) const {
    return made(figure, e, "X-COPY", Verdict::consistent, Severity::none,
                " stands in another article in the same words: one source, not two.");
  }
  [[nodiscard]] core::Finding scope(std::size_t figure, const Elsewhere& e) const {
    return made(figure, e, "X-SCOPE", Verdict::not_checkable, Severity::none,
                " and " + quoted(e.claim.quote) + " in another article count different groups.");
  }

  static std::string quoted(const std::string& text) { return '"' + text + '"'; }

  [[nodiscard]] core::Finding made(std::size_t figure, const Elsewhere& e, std::string rule,
                                   Verdict verdict, Severity severity,
                                   const std::string& message) const {
    return finding(reading_, {.rule = std::move(rule),
                              .figure = figure,
                              .there = e.claim,
                              .where = e.where,
                              .verdict = verdict,
                              .severity = severity,
                              .message = quoted(claim(figure).quote) + message});
  }

  const RuleSet::Data& data_;
  const Checked& checked_;
  const std::vector<Elsewhere>& elsewhere_;
  Reading reading_;
};

}  // namespace

std::vector<core::Finding> check_across(const RuleSet& rules, const Checked& checked,
                                        const std::vector<Elsewhere>& elsewhere) {
  if (elsewhere.empty()) return {};
  return Across(rules.data(), checked, elsewhere).findings();
}

}  // namespace recount::rules
