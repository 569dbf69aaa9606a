// The lexicon of one language: every phrase that means something to the claim extractor, with its
// class.
//
//   Result<Language> en = load_language(files_below("en/"));
//   Match m = en->match(sentence, i, WordClass::hedge);   // "more than": m.length 2
//
// Loaded from extract/data/<language>/*.toml; each file is a list of tables named after a
// WordClass. Immutable after load; safe for several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "core/result.h"
#include "extract/claims/sentence/sentence.h"
#include "extract/claims/sentence/token.h"
#include "extract/claims/sentence/vocabulary.h"

namespace recount::extract {

/// What a phrase can be; one phrase may be several. docs/lexicons.md says what each entry holds.
enum class WordClass : std::uint8_t {
  cardinal,         ///< value
  scale,            ///< power of ten
  ordinal,          ///< value
  denominator,      ///< value = the part: "third" 0.333333
  multiple,         ///< value = the factor; direction
  vague,            ///< low, high
  unit,             ///< name, kind
  currency,         ///< name = ISO 4217, power of ten (−2 for cents)
  per,              ///< name: "a", "per", "every", "/"
  hedge,            ///< before the figure
  hedge_after,      ///< after it
  change_verb,      ///< direction
  change_noun,      ///< direction
  change_particle,  ///< "up", "down": direction
  level_verb,       ///< "reached", "topped": direction, perhaps a hedge
  comparison,       ///< "more", "fewer", "higher": direction
  quantifier,       ///< adjectives that may stand between figure and noun
  determiner,
  preposition,
  conjunction,
  pronoun,
  auxiliary,
  adverb,
  verb,  ///< common verbs that end a noun phrase
  speech_verb,
  attribution,  ///< "according to"
  source,       ///< what tells figures: "survey"
  month,        ///< value
  weekday,
  period_word,  ///< "last year": name = what it means
  place,        ///< name = code, kind = country|demonym|city|region
  name_word,    ///< a number right after it is part of a name: "Chapter"
  name_phrase,  ///< a phrase that holds a number and is no claim: "Group of Seven"
  plural,       ///< irregular plural: name = singular
  singular_s,   ///< ends in s but is no plural
  superlative,
  ratio_base,     ///< what a percent "of" is a ratio to, not a share: "output", "GDP"
  level_noun,     ///< measured things: a percent of them is a level: "rate", "inflation"
  minus,          ///< "minus", "negative"
  decimal_word,   ///< between the whole and its decimals: "virgule", "Komma"
  fraction_word,  ///< "sur" in "un sur trois"; kind = inverse where the whole comes first (分之)
  partitive,      ///< between a scale and what it counts: "millions de", "d'"
  range_word,     ///< kind = between|and|to
  mention,        ///< "one example": a noun of talk, of which one is no count
  span,           ///< what takes a while and is won or lost: "over two seasons", "lost three games"
  masthead,       ///< behind a people's name it makes the name of a paper or a house: "Journal"
  origin,         ///< people told by where they are from: "refugees"
  leaving,        ///< before "to" a place it tells where something goes: "exports"
  southern,       ///< a place of the south, where summer is in January
  room_verb,      ///< what it holds is people: "serves 12", "sleeps four"
  heat_word,      ///< tells that a bare "C" or "F" is a degree: "temperature", "warming"
  count,
};

[[nodiscard]] constexpr std::uint64_t class_bit(WordClass cls) {
  return 1ULL << static_cast<unsigned>(cls);
}

struct Entry {
  WordClass cls = WordClass::count;
  std::string phrase;
  std::string name;
  std::string kind;
  double value = 0;
  double low = 0;
  double high = 0;
  int power = 0;
  bool glued = false;  ///< only right after the digits: "m" in "$3m"
  std::string exact;   ///< the one spelling of a sign that means something else in small letters
  core::Direction direction = core::Direction::none;
  core::Hedge hedge = core::Hedge::none;
  std::string file;  ///< where it stands, for --explain
  std::size_t line = 0;
};

/// A text of a data file with the quotes that must come out of it.
struct Example {
  std::string text;
  std::vector<std::string> claims;
  std::string file;
};

/// A sentence cut into tokens.
struct Sentence {
  std::string_view text;  ///< the whole part; spans index it
  core::TextSpan span;
  std::vector<Token> tokens;
  std::uint64_t classes = 0;  ///< of all its tokens
  bool numeric = false;       ///< it holds a digit or a number word: no figure is without

  [[nodiscard]] std::string_view view(std::size_t token) const {
    return tokens[token].span.of(text);
  }
  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  /// Nothing but the bytes of one sign: is(i, "-").
  [[nodiscard]] bool is(std::size_t token, std::string_view sign) const {
    return token < tokens.size() && view(token) == sign;
  }
  /// Whether a phrase of one of these classes may stand somewhere in it.
  [[nodiscard]] bool may_hold(std::uint64_t class_bits) const {
    return (classes & class_bits) != 0;
  }
  /// Whether a phrase of one of these classes may begin at the token.
  [[nodiscard]] bool may_begin(std::size_t token, std::uint64_t class_bits) const {
    return token < tokens.size() && (tokens[token].classes & class_bits) != 0;
  }
};

/// `entry` is null where nothing matched; otherwise it lives as long as the language.
struct Match {
  const Entry* entry = nullptr;
  std::size_t length = 0;

  explicit operator bool() const { return entry != nullptr; }
};

class Spellout;

/// How counted nouns are told from other words behind a number.
enum class NounStyle : std::uint8_t {
  plural_s,  ///< by plural endings, as in English
  capital,   ///< by capitals, as in German
  next,      ///< the next word that is no function word
  none,      ///< not at all
};

class Language {
 public:
  struct File {
    std::string name;
    std::string_view bytes;
  };
  [[nodiscard]] static core::Result<Language> load(const std::vector<File>& files);

  [[nodiscard]] Sentence read(std::string_view text, core::TextSpan span) const;
  /// The longest phrase of the class that begins at `token`. Asked many times a token, and
  /// nearly always in vain: the class bits of the token answer that.
  [[nodiscard]] Match match(const Sentence& s, std::size_t token, WordClass cls) const {
    if (!s.may_begin(token, class_bit(cls))) return {};
    return longest(s, token, cls);
  }
  /// The longest phrase of the class that ends right before `end`.
  [[nodiscard]] Match match_before(const Sentence& s, std::size_t end, WordClass cls) const;
  [[nodiscard]] bool is(const Sentence& s, std::size_t token, WordClass cls) const {
    return static_cast<bool>(match(s, token, cls));
  }
  [[nodiscard]] const NumberStyle& style() const { return style_; }
  [[nodiscard]] NounStyle noun_style() const { return noun_style_; }
  /// Reads numbers in words; null for English, whose grammar is its own.
  [[nodiscard]] const Spellout* spellout() const { return spellout_.get(); }
  [[nodiscard]] const Abbreviations& abbreviations() const { return abbreviations_; }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

 private:
  /// Small, and next to those that share a word with it: they are read for most words of a text.
  struct Phrase {
    std::uint32_t entry = 0;
    std::uint32_t words = 0;   ///< where they begin in `words_`
    std::uint32_t second = 0;  ///< of its words; 0 = there is one: most phrases end here
    std::uint16_t length = 0;
    WordClass cls = WordClass::count;  ///< of the entry: most phrases asked are of another
    bool exact = false;                ///< only in the spelling of the entry
  };
  class PhraseIndex {
   public:
    PhraseIndex() = default;
    /// `key` gives the word by which a phrase is found; the order among equals is kept.
    template <class Key>
    PhraseIndex(const std::vector<Phrase>& phrases, std::size_t words, const Key& key);
    [[nodiscard]] std::span<const Phrase> of(std::uint32_t word) const {
      return {phrases_.data() + begins_[word], phrases_.data() + begins_[word + 1]};
    }

   private:
    std::vector<Phrase> phrases_;
    std::vector<std::uint32_t> begins_;  ///< by word id; one more for the end
  };
  friend class LanguageLoader;

  /// What begins and what ends with a word.
  struct WordClasses {
    std::uint64_t first = 0;  ///< a bit a class
    std::uint64_t last = 0;
  };
  [[nodiscard]] Match longest(const Sentence& s, std::size_t token, WordClass cls) const;
  void split_currency_codes(Sentence& s) const;
  [[nodiscard]] bool is_letter_sum(const Sentence& s, std::size_t token) const;
  [[nodiscard]] bool fits(const Sentence& s, std::size_t token, const Phrase& phrase) const;

  NumberStyle style_;
  NounStyle noun_style_ = NounStyle::plural_s;
  std::shared_ptr<const Spellout> spellout_;
  Abbreviations abbreviations_;
  Vocabulary vocabulary_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> words_;  ///< of all phrases, one behind the other
  PhraseIndex by_first_;              ///< word; there by class, then longest first
  PhraseIndex by_last_;
  std::vector<WordClasses> classes_;  ///< by word id
  std::vector<Example> examples_;
};

}  // namespace recount::extract
