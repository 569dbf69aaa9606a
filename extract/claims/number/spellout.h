// Numbers in words, for languages whose numerals ICU can spell: "dreiundzwanzigtausend",
// "quatre-vingt-dix mille", "cento e vinte e um", 三百五十.
//
//   Spellout german({.locales = {"de"}, .scales = {{"tausend", 3}, …}, .joiners = {"und"}});
//   german.cardinal(sentence, 0)     // 23000, tokens [0, 1)
//   german.denominator(sentence, 1)  // "Fünftel": 5
//
// ICU spells every number below a thousand once, at the first use; text is then read as a chain of
// those and of scale words, whatever spaces or hyphens stand between. Safe for several threads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

struct SpelloutRules {
  struct Word {
    std::string text;
    double value = 0;
  };
  std::vector<std::string> locales;
  std::vector<Word> cardinals;  ///< beside ICU's own: "septante", "anderthalb"
  std::vector<Word> scales;     ///< value = the factor
  std::vector<std::string> joiners;
  bool short_tails = false;                   ///< 四百五 is 450, not 405
  std::vector<std::string> denominator_ends;  ///< "-tel", "-stel" after a cardinal
};

struct Spoken {
  double value = 0;
  std::size_t end = 0;
  double scale = 1;       ///< factor of the last word if it was a scale of a thousand or more
  double head = 0;        ///< what was said before the last joiner that ICU would not write
  double head_scale = 1;  ///< and the scale that it ended in
  bool lone_one = false;  ///< nothing but a word for 1, which may be an article
};

class Spellout {
 public:
  explicit Spellout(SpelloutRules rules);
  ~Spellout();

  /// The longest run of number words that begins at `at`.
  [[nodiscard]] std::optional<Spoken> cardinal(const Sentence& s, std::size_t at) const;
  /// An ordinal that may stand for a part: "tercios", "huitième", "Fünftel".
  [[nodiscard]] std::optional<Spoken> denominator(const Sentence& s, std::size_t at) const;

 private:
  struct Tables;
  [[nodiscard]] const Tables& tables() const;

  SpelloutRules rules_;
  mutable std::unique_ptr<Tables> tables_;
};

}  // namespace recount::extract
