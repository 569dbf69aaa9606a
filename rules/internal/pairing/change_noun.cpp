#include "rules/internal/pairing/change_noun.h"

namespace recount::rules {

std::optional<ChangeNoun> change_noun_before(const Reading& r, const Figure& f) {
  const auto leads = r.cue_before(f, "leads_from_noun");
  if (!leads || leads->begin < 2) return std::nullopt;
  const Sentence& s = r.sentence_of(f);
  const std::size_t noun = leads->begin - 1;
  // "A drop at 35 stores", and not "putting the drop at 35 percent"
  if (s.tokens[leads->begin].is("at") && !r.find(s, "puts_the", noun < 4 ? 0 : noun - 4, noun)) {
    return std::nullopt;
  }
  const std::string& word = s.tokens[noun].word;
  if (r.words.has("rise_noun", word)) return ChangeNoun{noun, 1};
  if (r.words.has("fall_noun", word)) return ChangeNoun{noun, -1};
  if (word == "difference") return ChangeNoun{noun, 0};
  return std::nullopt;
}

}  // namespace recount::rules
