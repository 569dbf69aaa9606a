// Three kinds of key, from the surest to the loosest: an indicator, a subject, a wording. The first
// two need a country and a period that the text gives itself.
#include <algorithm>
#include <set>
#include <utility>

#include "core/date.h"
#include "core/series.h"
#include "rules/across.h"
#include "rules/across/wording.h"
#include "rules/baseline/match.h"
#include "rules/data.h"

namespace recount::rules {
namespace {

class NoBaselines : public core::Baselines {
 public:
  [[nodiscard]] std::vector<const core::Series*> find(const std::string& /*indicator*/,
                                                      const std::string& /*place*/) const override {
    return {};
  }
  [[nodiscard]] std::vector<std::string> indicators() const override { return {}; }
  [[nodiscard]] std::vector<const core::Series*> all(
      const std::string& /*indicator*/) const override {
    return {};
  }
};

std::string where_and_when(const std::string& place, const core::Period& period) {
  return ' ' + place + ' ' + core::to_string(period.start) + '/' + core::to_string(period.end);
}

std::string name_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::change: return "change";
    case Aspect::point_change: return "point_change";
    case Aspect::level: break;
  }
  return "level";
}

std::string indicator_key(const Baseline& b, const Figure& f) {
  if (!f.c->period) return {};
  const std::optional<Topic> topic = topic_of(b, f);
  if (!topic) return {};
  const std::string place = place_of(b, *topic->indicator, f.c->place);
  if (place.empty()) return {};
  return "indicator " + topic->indicator->id + ' ' + name_of(topic->aspect) +
         where_and_when(place, *f.c->period);
}

/// The words that carry meaning, sorted: "victims of forced labour" is "labour forced victims".
std::set<std::string> content_words(const std::string& subject, const Lexicon& words) {
  std::set<std::string> out;
  std::string word;
  for (const char c : subject + ' ') {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    if (letter) {
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      continue;
    }
    if (word.size() > 2 && !words.has("stop", word)) out.insert(word);
    word.clear();
  }
  return out;
}

std::string subject_key(const Figure& f, const Lexicon& words) {
  const core::Claim& c = *f.c;
  if (c.place.code.empty() || !c.period || c.kind == core::ClaimKind::rank) return {};
  const std::set<std::string> subject = content_words(c.subject, words);
  if (subject.size() < 2) return {};
  std::string key = "subject " + std::string(core::name_of(c.kind)) + ' ' + c.quantity.unit + '/' +
                    c.quantity.per + where_and_when(c.place.code, *c.period);
  for (const std::string& word : subject) key += ' ' + word;
  return key;
}

}  // namespace

Topics topics_of(const RuleSet& rules, const core::Article& article,
                 const core::ArticleClaims& claims) {
  const RuleSet::Data& data = rules.data();
  const Reading reading(article, claims, data.words);
  const NoBaselines none;
  const Baseline b{reading, data.indicators, none, {}};
  const bool english = article.language.empty() || article.language.starts_with("en");
  Topics topics(claims.claims.size());
  for (const Sentence& sentence : reading.sentences) {
    for (std::size_t nth = 0; nth < sentence.figures.size(); ++nth) {
      const Figure& figure = reading.figures[sentence.figures[nth]];
      std::vector<std::string>& keys = topics[figure.claim];
      std::string key = english ? indicator_key(b, figure) : std::string();
      if (english && key.empty()) key = subject_key(figure, data.words);
      if (!key.empty()) keys.push_back(std::move(key));
      key = wording_key(sentence, nth);
      if (!key.empty()) keys.push_back(std::move(key));
    }
  }
  return topics;
}

}  // namespace recount::rules
