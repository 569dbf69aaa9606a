#include "extract/claims/sentence/clause.h"

#include <algorithm>
#include <array>

namespace recount::extract {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// How strongly the sign before token `i` parts what stands on its two sides.
int boundary_of_sign(const Sentence& s, std::size_t i) {
  if (s.tokens[i - 1].kind != TokenKind::sign) return 0;
  const std::string_view sign = s.view(i - 1);
  if (sign == ",") return 1;
  if (is_any(sign, {";", ":", "—", "(", ")", "\"", "“", "”", "[", "]", "|", "•", "·"})) return 2;
  if (sign == "–" && s.tokens[i].spaced) return 2;
  if (sign == "-" && s.tokens[i].spaced && s.tokens[i - 1].spaced) return 2;
  return 0;
}

struct Divider {
  std::string_view word;
  int strength;
};
/// By their length.
constexpr std::array<Divider, 19> kDividers{{
    {"or", 1},     {"as", 1},      {"if", 2},      {"and", 1},      {"but", 2},
    {"who", 2},    {"that", 1},    {"when", 2},    {"after", 1},    {"since", 1},
    {"while", 2},  {"where", 2},   {"which", 2},   {"whose", 2},    {"before", 1},
    {"though", 2}, {"whereas", 2}, {"because", 2}, {"although", 2},
}};

int boundary_of_word(std::string_view word) {
  for (const Divider& d : kDividers) {
    if (d.word.size() > word.size()) break;
    if (is_word(word, d.word)) return d.strength;
  }
  return 0;
}

/// "doubled", "triples": a factor that is a verb.
bool multiplies(const Sentence& s, std::size_t i, const Language& l) {
  const Match m = l.match(s, i, WordClass::multiple);
  return m && m.entry->kind == "verb" && (s.view(i).ends_with("d") || s.view(i).ends_with("s"));
}

bool is_verb(const Sentence& s, std::size_t i, const Language& l) {
  return multiplies(s, i, l) || l.is(s, i, WordClass::auxiliary) ||
         l.is(s, i, WordClass::change_verb) || l.is(s, i, WordClass::level_verb) ||
         l.is(s, i, WordClass::speech_verb) || l.is(s, i, WordClass::verb);
}

bool is_lead(const Sentence& s, std::size_t i, const Language& l) {
  return s.tokens[i].kind == TokenKind::sign || l.is(s, i, WordClass::conjunction) ||
         l.is(s, i, WordClass::preposition) ||
         (l.is(s, i, WordClass::adverb) && s.view(i) != "total" &&
          !(i + 1 < s.size() && is_possessive(s.view(i + 1))));  // "today's offer"
}

bool is_tail(const Sentence& s, std::size_t i, const Language& l) {
  return s.tokens[i].kind == TokenKind::sign || l.is(s, i, WordClass::auxiliary) ||
         l.is(s, i, WordClass::adverb) || l.is(s, i, WordClass::conjunction) ||
         l.is(s, i, WordClass::preposition);
}

}  // namespace

std::vector<int> boundaries(const Sentence& s, const Language& l) {
  // Every divider is one of these in English; other languages only share some of the spellings.
  constexpr std::uint64_t kDividing = class_bit(WordClass::conjunction) |
                                      class_bit(WordClass::preposition) |
                                      class_bit(WordClass::determiner);
  const bool english = l.noun_style() == NounStyle::plural_s;
  std::vector<int> out(s.size());
  for (std::size_t i = 1; i < s.size(); ++i) {
    int own = 0;
    if (s.tokens[i].kind == TokenKind::sign) {
      own = s.is(i, ",") ? 1 : 0;
    } else if (!english || s.may_begin(i, kDividing)) {
      own = boundary_of_word(s.view(i));
    }
    out[i] = std::max(own, boundary_of_sign(s, i));
  }
  return out;
}

TokenRange clause_around(const std::vector<int>& b, std::size_t token, int strength) {
  TokenRange r{token, token + 1};
  while (r.begin > 0 && b[r.begin] < strength) --r.begin;
  while (r.end < b.size() && b[r.end] < strength) ++r.end;
  return r;
}

/// How far a mention is from a figure: tokens between, and a toll for each boundary crossed.
int distance(const std::vector<int>& b, std::size_t from, std::size_t to, int toll) {
  const std::size_t low = std::min(from, to);
  const std::size_t high = std::max(from, to);
  int d = static_cast<int>(high - low);
  for (std::size_t i = low + 1; i <= high && i < b.size(); ++i) d += b[i] * toll;
  return d;
}

/// Boundaries between two tokens.
int crossing(const std::vector<int>& b, std::size_t from, std::size_t to) {
  int n = 0;
  for (std::size_t i = from + 1; i <= to && i < b.size(); ++i) n += b[i];
  return n;
}

std::size_t first_verb(const Sentence& s, TokenRange range, const Language& l) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    // A verb needs something before it; "Cut emissions" begins with one and has no subject.
    if (i > range.begin && is_verb(s, i, l) && !l.is(s, i - 1, WordClass::determiner)) return i;
  }
  return range.end;
}

namespace {

/// "In 2016 the office", "Since its foundation in Geneva it": where the subject begins behind the
/// phrase in front that no comma ends.
std::size_t behind_lead_phrase(const Sentence& s, TokenRange r, const Language& l) {
  for (std::size_t i = r.begin + 2; i < r.end; ++i) {
    const bool begins = l.is(s, i, WordClass::determiner) || l.is(s, i, WordClass::pronoun);
    const bool inside = l.is(s, i - 1, WordClass::preposition) ||
                        l.is(s, i - 1, WordClass::determiner) || is_verb(s, i - 1, l);
    if (begins && !inside) return i;
  }
  return r.begin;
}

}  // namespace

TokenRange trimmed(const Sentence& s, TokenRange r, const Language& l) {
  if (!r.empty() && l.is(s, r.begin, WordClass::preposition)) r.begin = behind_lead_phrase(s, r, l);
  const std::size_t first = r.begin;
  while (!r.empty() && is_lead(s, r.begin, l)) ++r.begin;
  const bool is = r.begin == first + 1 && !r.empty() && is_possessive(s.view(r.begin));
  if (is && r.size() == 1) return {first, first + 1};  // "That's $2"
  if (is) ++r.begin;                                   // "there's a box"
  while (!r.empty() && is_tail(s, r.end - 1, l)) --r.end;
  return r;
}

namespace {

/// "which meant the rate was 5": behind its verb the relative clause has a subject of its own.
bool brings_subject(const Sentence& s, TokenRange clause, const Language& l) {
  if (clause.begin + 1 < s.size() && l.is(s, clause.begin + 1, WordClass::pronoun)) return true;
  for (std::size_t i = clause.begin + 1; i < clause.end; ++i) {
    if (l.is(s, i, WordClass::determiner) && !l.is(s, i - 1, WordClass::preposition) &&
        !l.is(s, i - 1, WordClass::determiner))  // "over the next 50 years"
      return true;
  }
  return false;
}

}  // namespace

TokenRange antecedent(const Sentence& s, const std::vector<int>& b, TokenRange clause,
                      const Language& l) {
  const std::size_t begin = clause.begin;
  if (begin == 0 || brings_subject(s, clause, l)) return {};
  const bool that = is_word(s.view(begin), "that");
  const bool relative = that || is_word(s.view(begin), "who") || is_word(s.view(begin), "which");
  const bool comma = s.is(begin - 1, ",");
  const std::size_t end = comma ? begin - 1 : begin;
  if (!relative || end == 0 || is_verb(s, end - 1, l) || (that && comma)) return {};
  const auto ends = [&](std::size_t i) {  // "younger than five" goes on
    return is_verb(s, i, l) && !l.is(s, i, WordClass::comparison);
  };
  TokenRange r{end, end};
  while (r.begin > 0 && (r.empty() || (b[r.begin] == 0 && !ends(r.begin - 1)))) --r.begin;
  const bool acts = begin + 1 < s.size() && is_verb(s, begin + 1, l);  // "times that exceeded"
  const bool said = r.begin > 0 && l.is(s, r.begin - 1, WordClass::speech_verb);
  const bool ruled = s.view(end - 1).ends_with("ing");
  // "said on Thursday that", "a law requiring that 2 percent of profits go".
  if (that && !acts && (said || ruled)) return {};
  return trimmed(s, r, l);
}

namespace {

/// "Lopez, who denies it, has", "the firm, a maker of toys, had", "Lopez, 42, has": what stands
/// before the pair of commas that ends at `end`.
TokenRange before_insertion(const Sentence& s, const std::vector<int>& b, std::size_t end,
                            const Language& l) {
  constexpr std::size_t kLongest = 16;
  if (end < 3 || !s.is(end - 1, ",")) return {};
  std::size_t comma = end - 2;
  while (comma > 0 && comma + kLongest > end && !s.is(comma, ",")) --comma;
  if (comma == 0 || !s.is(comma, ",")) return {};
  const std::size_t first = comma + 1;
  const bool age = first + 2 == end && s.tokens[first].kind == TokenKind::number;
  const bool inserted =
      age ||
      is_any(lower_case(s.view(first)), {"who", "whose", "which", "a", "an", "the", "such", "like",
                                         "also", "known", "formerly"}) ||
      s.view(first).ends_with("ing") || s.view(first).ends_with("ed");
  if (!inserted) return {};
  TokenRange r{comma, comma};
  while (r.begin > 0 && (r.empty() || (b[r.begin] == 0 && !is_verb(s, r.begin - 1, l)))) --r.begin;
  return trimmed(s, r, l);
}

}  // namespace

namespace {

/// "The price of a truck or van sold in May was": both parts, where the first has no verb.
TokenRange both_parts(const Sentence& s, const std::vector<int>& b, TokenRange r,
                      const Language& l) {
  constexpr std::size_t kLongest = 9;
  const bool joined =
      r.begin > 0 && (is_word(s.view(r.begin), "and") || is_word(s.view(r.begin), "or"));
  if (!joined || s.is(r.begin - 1, ",")) return r;
  std::size_t left = r.begin - 1;
  while (left > 0 && b[left] == 0) --left;
  const bool plain = left + kLongest > r.begin && b[left] < 2 &&
                     (left == 0 || s.is(left - 1, ",")) && !s.is(left, ",") &&
                     !l.is(s, left, WordClass::preposition) &&
                     !l.is(s, left, WordClass::conjunction);
  const TokenRange first{left, r.begin};
  return plain && !is_verb(s, left, l) && first_verb(s, first, l) == first.end
             ? TokenRange{left, r.end}
             : r;
}

/// "Work for groups such as those of 22 and 25 has": what stands before "such as".
TokenRange before_example(const Sentence& s, const std::vector<int>& b, TokenRange r,
                          const Language& l) {
  constexpr std::size_t kReach = 14;
  std::size_t as = r.begin;
  if (is_word(s.view(as), "and") || is_word(s.view(as), "or")) {
    while (as > 0 && as + kReach > r.begin && !is_word(s.view(as), "as")) --as;
  }
  if (as < 2 || !is_word(s.view(as), "as") || !is_word(s.view(as - 1), "such") ||
      first_verb(s, {as, r.end}, l) < r.end) {
    return {};
  }
  TokenRange q{as - 1, as - 1};
  if (s.is(q.end - 1, ",")) q.begin = --q.end;
  while (q.begin > 0 && (q.empty() || b[q.begin] == 0) && !is_verb(s, q.begin - 1, l)) --q.begin;
  return trimmed(s, q, l);
}

/// "Sales boosted by ads rose": the participle describes the noun before it.
bool is_reduced(const Sentence& s, std::size_t i, const Language& l) {
  const bool participle = s.view(i).ends_with("ed") ||
                          is_any(lower_case(s.view(i)),
                                 {"sold", "made", "built", "held", "found", "born", "seen", "given",
                                  "taken", "sent", "paid", "spent", "brought", "bought", "kept"});
  std::size_t next = i + 1;
  while (next < s.size() && l.is(s, next, WordClass::adverb)) ++next;  // "sold locally in"
  return participle && l.is(s, next, WordClass::preposition) && i > 0 &&
         s.tokens[i - 1].kind == TokenKind::word && !l.is(s, i, WordClass::speech_verb) &&
         !l.is(s, i - 1, WordClass::auxiliary) && !l.is(s, i - 1, WordClass::pronoun) &&
         !l.is(s, i - 1, WordClass::adverb);
}

/// "Customers who buy home and car insurance can": the list ends the relative clause of the noun
/// before it.
TokenRange owner_of_list(const Sentence& s, const std::vector<int>& b, TokenRange r,
                         const Language& l) {
  const bool joined =
      r.begin > 0 && (is_word(s.view(r.begin), "and") || is_word(s.view(r.begin), "or"));
  if (!joined || first_verb(s, r, l) < r.end) return {};
  std::size_t who = r.begin - 1;
  while (who > 0 && b[who] == 0) --who;
  const bool relative = is_any(s.view(who), {"who", "which", "that"}) && is_verb(s, who + 1, l);
  return relative ? antecedent(s, b, {who, r.begin}, l) : TokenRange{};
}

}  // namespace

TokenRange subject_before(const Sentence& s, const std::vector<int>& b, std::size_t verb,
                          const Language& l) {
  std::size_t end = verb;
  while (end > 0 && b[end] == 0 && is_tail(s, end - 1, l)) --end;
  if (end == 0) return {};
  if (b[end] > 0) {
    const TokenRange described = antecedent(s, b, {end, end}, l);
    return described.empty() ? before_insertion(s, b, end, l) : described;
  }
  TokenRange r{end, end};
  while (r.begin > 0) {
    --r.begin;
    if (b[r.begin] > 0) break;
  }
  if (const TokenRange described = antecedent(s, b, r, l); !described.empty()) return described;
  r = both_parts(s, b, r, l);
  if (const TokenRange owner = before_example(s, b, r, l); !owner.empty()) return owner;
  if (const TokenRange owner = owner_of_list(s, b, r, l); !owner.empty()) return owner;
  // An earlier verb in the same clause begins a new one: "officials said unemployment fell"; right
  // before the verb a word is none: "the play was ignored".
  const bool noun = r.size() > 1 && !l.is(s, r.end - 2, WordClass::auxiliary);
  for (std::size_t i = noun ? r.end - 1 : r.end; i > r.begin + 1; --i) {
    if (is_reduced(s, i - 1, l)) continue;
    const bool noun_of = is_word(s.view(i - 2), "of");  // "the cost of living in Bolivia"
    if (is_verb(s, i - 1, l) && !l.is(s, i - 2, WordClass::determiner) && !noun_of) {
      r.begin = i;
      break;
    }
  }
  return trimmed(s, r, l);
}

core::TextSpan span_of(const Sentence& s, TokenRange r) {
  if (r.empty()) return {};
  return {s.tokens[r.begin].span.begin, s.tokens[r.end - 1].span.end};
}

}  // namespace recount::extract
