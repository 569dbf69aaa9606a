// An article as the rules read it: sentences of words and figures, in text order.
//
//   "Sales rose to {9 million} from {8 million}."
//   tokens  sales rose to # from # .        # = a figure (a claim with its hedge and unit words)
//
//   Reading reading(article, claims, words);
//   reading.cue_before(reading.figures[1], "from")   // true: "from" stands right before it
//
// Words are lower case. A stretch of text without claims counts as one sentence per block, so that
// a remark between figures ("several answers were allowed") is seen. Refers to the article, claims
// and lexicon, which must outlive it. Building is linear in the text. Private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/statement.h"
#include "rules/diagnosis.h"
#include "rules/lexicon.h"

namespace recount::rules {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Token {
  core::TextSpan span;
  std::string word;            ///< lower case; "#" for a figure
  std::size_t figure = kNone;  ///< index into Reading::figures
  const Lexicon::Marks* marks = nullptr;

  [[nodiscard]] bool is(std::string_view other) const { return word == other; }
  [[nodiscard]] bool is_figure() const { return figure != kNone; }
};

/// The tokens of a sentence in a row. Before the first and behind the last stands a token that is
/// nothing, so that a rule may look at the neighbours of any figure.
class Tokens {
 public:
  using const_iterator = std::vector<Token>::const_iterator;

  [[nodiscard]] const Token& operator[](std::size_t i) const {
    return i < row_.size() ? row_[i] : nothing();
  }
  [[nodiscard]] std::size_t size() const { return row_.size(); }
  [[nodiscard]] bool empty() const { return row_.empty(); }
  [[nodiscard]] const_iterator begin() const { return row_.begin(); }
  [[nodiscard]] const_iterator end() const { return row_.end(); }

  void add(Token token) { row_.push_back(std::move(token)); }

 private:
  [[nodiscard]] static const Token& nothing();

  std::vector<Token> row_;
};

struct Sentence {
  core::Part part = core::Part::body;
  std::size_t caption = 0;
  core::TextSpan span;
  std::size_t paragraph = 0;
  Tokens tokens;
  std::vector<std::size_t> figures;
};

struct Figure {
  std::size_t claim = 0;  ///< index into ArticleClaims::claims
  const core::Claim* c = nullptr;
  std::size_t sentence = 0;
  std::size_t token = 0;

  [[nodiscard]] const core::Quantity& quantity() const { return c->quantity; }
  [[nodiscard]] double value() const { return face_value(c->quantity); }
  [[nodiscard]] Stated stated() const {
    return {core::strict_interval(c->quantity), core::loose_interval(c->quantity)};
  }
};

/// Tokens of one sentence that match a phrase: [begin, end).
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Reading {
 public:
  Reading(const core::Article& article, const core::ArticleClaims& claims, const Lexicon& words);

  [[nodiscard]] const Sentence& sentence_of(const Figure& f) const { return sentences[f.sentence]; }

  /// A phrase of `list` ends right before the figure; determiners and fillers ("a record", "only",
  /// "the year's") between them are skipped, at most six words.
  [[nodiscard]] std::optional<Match> cue_before(const Figure& f, std::string_view list) const;
  /// A phrase of `list` begins right behind the figure.
  [[nodiscard]] std::optional<Match> cue_after(const Figure& f, std::string_view list) const;
  /// The first phrase of `list` that lies in tokens [begin, end) of the sentence.
  [[nodiscard]] std::optional<Match> find(const Sentence& s, std::string_view list,
                                          std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::optional<Match> find(const Sentence& s, std::string_view list) const {
    return find(s, list, 0, s.tokens.size());
  }
  /// A word in tokens [begin, end) that points back: "it", "the number", and not "the number of
  /// farms", which names its own.
  [[nodiscard]] std::optional<Match> anaphor(const Sentence& s, std::size_t begin,
                                             std::size_t end) const;
  /// Tokens around a position up to the next ';', ':' or dash, and a comma with conjunction.
  [[nodiscard]] Match clause(const Sentence& s, std::size_t token) const;

  std::vector<Sentence> sentences;
  std::vector<Figure> figures;
  const core::Article& article;
  const core::ArticleClaims& claims;
  const Lexicon& words;
  const Lexicon::Lists fields;  ///< words of one field: a measure, what it counts and what is done
  const Lexicon::Lists things;  ///< nouns for one thing

 private:
  [[nodiscard]] static std::optional<Match> match_at(const Sentence& s, const Lexicon::List& list,
                                                     std::size_t begin, std::size_t end);
  void add_text(core::Part part, std::size_t caption);
  void add_sentence(core::Part part, std::size_t caption, core::TextSpan span,
                    std::vector<std::size_t>& pending);
};

/// The phrase of at most `longest` words that ends (or begins) at a token, as one string.
[[nodiscard]] std::string phrase(const Sentence& s, std::size_t begin, std::size_t end);
/// Where the tokens stand in the article.
[[nodiscard]] core::Location location(const Sentence& s, const Match& tokens);

}  // namespace recount::rules
