#include "app/across.h"

#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recount::app {
namespace {

/// A topic that very many articles share is compared with the newest of them.
constexpr std::size_t kMostOfTopic = 40;

void append(std::vector<core::Finding>& to, std::vector<core::Finding>&& more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Stored articles by version, each read once.
class Editions {
 public:
  explicit Editions(const store::Store& store) : store_(store) {}

  const core::Article& of(const store::TopicRow& row) {
    const auto key = std::pair(row.article, row.version);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    std::optional<store::ArticleRow> read = store_.article(row.article, row.version);
    return known_.emplace(key, read ? std::move(read->article) : core::Article{}).first->second;
  }

 private:
  const store::Store& store_;
  std::map<std::pair<store::ArticleId, int>, core::Article> known_;
};

std::vector<rules::Elsewhere> elsewhere(const store::Store& store, const rules::Topics& topics,
                                        store::ArticleId self) {
  std::vector<rules::Elsewhere> out;
  Editions editions(store);
  std::map<std::string, bool> asked;
  for (const std::vector<std::string>& keys : topics) {
    for (const std::string& topic : keys) {
      if (!asked.emplace(topic, true).second) continue;
      for (store::TopicRow& row : store.of_topic(topic, self, kMostOfTopic)) {
        core::OtherFigure where = figure_in(editions.of(row), row.claim);
        out.push_back({.topic = topic,
                       .where = std::move(where),
                       .claim = std::move(row.claim),
                       .questioned = row.questioned,
                       .superseded = !row.latest});
      }
    }
  }
  return out;
}

/// The version before the one that `done` is or will be.
std::optional<store::ArticleRow> version_before(const store::Store& store,
                                                const store::ArticleRow& known,
                                                const core::Article& article) {
  const bool same = known.article.text == article.text &&
                    known.article.title.value == article.title.value &&
                    known.article.outside_standfirst() == article.outside_standfirst() &&
                    known.article.captions == article.captions;
  if (!same) return known;
  return known.version > 1 ? store.article(known.id, known.version - 1) : std::nullopt;
}

}  // namespace

core::OtherFigure figure_in(const core::Article& article, const core::Claim& claim) {
  const core::Location sentence{claim.where.part, claim.where.caption, claim.sentence};
  return {.article = article.url.empty() ? article.id : article.url,
          .title = article.title.value,
          .published = article.published.value,
          .version = 0,
          .quote = claim.quote,
          .sentence = std::string(article.quote(sentence))};
}

void check_against_store(const store::Store& store, const rules::RuleSet& rules, Analysed& done) {
  if (done.article.outcome != core::Outcome::article) return;
  const std::optional<store::ArticleRow> known = store.known(done.article);
  const store::ArticleId self = known ? known->id : store::ArticleId{};
  const std::vector<rules::Elsewhere> others = elsewhere(store, done.topics, self);
  append(
      done.findings,
      rules::check_across(rules, {done.article, done.claims, done.topics, done.findings}, others));
  if (!known) return;
  const auto before = version_before(store, *known, done.article);
  if (!before) return;
  append(done.findings,
         rules::check_versions(
             rules, {done.article, done.claims},
             {before->article, store.said(before->id, before->version), before->version}));
}

}  // namespace recount::app
