// Words, numbers and signs of one sentence, each with its bytes and its id in a language's
// vocabulary.
//
//   split_tokens("about 18 cases", {0, 14}, style)   // three tokens
//
// A token never spans a space. "Germany's" is two tokens, "twenty-three" three, "$3bn" three,
// "MH370" one, "1,234.5" one. Linear time. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace recount::extract {

enum class TokenKind : std::uint8_t {
  word,
  number,  ///< digits with their grouping and decimal marks
  code,    ///< letters and digits glued together, or dotted numbers: "MH370", "3.11.2"
  sign,
};

struct Token {
  core::TextSpan span;
  std::uint64_t classes = 0;  ///< a bit for each WordClass of the phrases that begin with it
  std::uint32_t word = 0;     ///< vocabulary id of the lower-case form; 0 = not in the vocabulary
  TokenKind kind = TokenKind::word;
  bool spaced = false;      ///< white space stands before it
  bool capital = false;     ///< begins with an upper-case letter
  bool contracted = false;  ///< an apostrophe stands inside: "don't"
};

/// How a language writes numbers with digits.
struct NumberStyle {
  char decimal = '.';
  char group = ',';
  bool space_groups = false;  ///< "1 234 567"
  bool elision = false;       ///< an apostrophe ends a word: "d'euros" is two
};

/// Letters folded to lower case, typographic apostrophes and hyphens to plain ones.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Whether a token reads as `lower`, an ASCII word in lower case. Costs no allocation, and where
/// the lengths differ no call.
[[nodiscard]] bool is_same_word(std::string_view token, std::string_view lower);
[[nodiscard]] inline bool is_word(std::string_view token, std::string_view lower) {
  return token.size() == lower.size() && is_same_word(token, lower);
}

/// "'s" behind a word, with either apostrophe.
[[nodiscard]] inline bool is_possessive(std::string_view token) {
  return token == "'s" || token == "’s" || token == "’S" || token == "'S";
}

/// Length of the white space at `at` (ASCII, no-break and thin spaces); 0 if there is none.
[[nodiscard]] std::size_t space_length(std::string_view text, std::size_t at);

/// The tokens of `range`; words are left at id 0.
[[nodiscard]] std::vector<Token> split_tokens(std::string_view text, core::TextSpan range,
                                              const NumberStyle& style);

}  // namespace recount::extract
