// Where clauses of a sentence begin and end, well enough to tell which verb and subject a figure
// has.
//
// No parser: boundaries are punctuation, quotation marks and conjunctions. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/claims/sentence/language.h"

namespace recount::extract {

/// Tokens [begin, end).
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : end - begin; }
};

/// Strength of the boundary right before a token: 0 none, 1 comma or "and", 2 a new clause.
[[nodiscard]] std::vector<int> boundaries(const Sentence& s, const Language& language);

/// The clause that holds `token`, cut at boundaries of at least `strength`.
[[nodiscard]] TokenRange clause_around(const std::vector<int>& boundaries, std::size_t token,
                                       int strength);

/// How far a mention is from a figure: tokens between, and a toll for each boundary crossed.
[[nodiscard]] int distance(const std::vector<int>& boundaries, std::size_t from, std::size_t to,
                           int toll);

/// Boundaries between two tokens, by their strength.
[[nodiscard]] int crossing(const std::vector<int>& boundaries, std::size_t from, std::size_t to);

/// The noun phrase that is the subject of the verb at `verb`: what stands before it in its clause.
/// Empty where the clause begins with its verb.
[[nodiscard]] TokenRange subject_before(const Sentence& s, const std::vector<int>& boundaries,
                                        std::size_t verb, const Language& language);

/// "children who fell ill have", "the rate, which went": what the relative clause, up to the verb
/// in question, describes; empty = it is none.
[[nodiscard]] TokenRange antecedent(const Sentence& s, const std::vector<int>& boundaries,
                                    TokenRange clause, const Language& language);

/// The first verb in `range`; range.end where there is none.
[[nodiscard]] std::size_t first_verb(const Sentence& s, TokenRange range, const Language& language);

/// The text of the tokens as written; empty for an empty range.
[[nodiscard]] core::TextSpan span_of(const Sentence& s, TokenRange range);

/// Without leading conjunctions, adverbs and prepositions, and without trailing signs.
[[nodiscard]] TokenRange trimmed(const Sentence& s, TokenRange range, const Language& language);

}  // namespace recount::extract
