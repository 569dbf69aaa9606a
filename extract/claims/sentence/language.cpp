#include "extract/claims/sentence/language.h"

#include <algorithm>

namespace recount::extract {
namespace {

constexpr std::uint64_t kFirstOfNumber =
    class_bit(WordClass::cardinal) | class_bit(WordClass::scale) |
    class_bit(WordClass::denominator) | class_bit(WordClass::multiple) |
    class_bit(WordClass::ordinal);
// "a few hundred" is told by its last word: its first stands in nearly every sentence.
constexpr std::uint64_t kLastOfNumber = class_bit(WordClass::vague);

constexpr std::string_view kApostropheBytes = "'\u2019";

}  // namespace

Sentence Language::read(std::string_view text, core::TextSpan span) const {
  Sentence s{.text = text, .span = span, .tokens = split_tokens(text, span, style_)};
  split_currency_codes(s);
  WordClasses held;
  bool digits = false;
  const auto note = [&](std::uint32_t word) {
    held.first |= classes_[word].first;
    held.last |= classes_[word].last;
  };
  for (Token& t : s.tokens) {
    const std::string_view word = t.span.of(text);
    t.word = vocabulary_.find(word);
    t.classes = classes_[t.word].first;
    digits = digits || t.kind == TokenKind::number || t.kind == TokenKind::code;
    note(t.word);
    if (!t.contracted) continue;  // "two'll do": each word for itself
    const std::size_t mark = word.find_first_of(kApostropheBytes);
    note(vocabulary_.find(word.substr(0, mark)));
    note(vocabulary_.find(word.substr(word.find_first_not_of(kApostropheBytes, mark))));
  }
  s.classes = held.first;
  s.numeric = digits || (held.first & kFirstOfNumber) != 0 || (held.last & kLastOfNumber) != 0;
  return s;
}

/// "USD10m", "RM3.06": a currency code glued to its amount is two tokens.
void Language::split_currency_codes(Sentence& s) const {
  const auto is_code = [](const Token& t) { return t.kind == TokenKind::code; };
  if (std::none_of(s.tokens.begin(), s.tokens.end(), is_code)) return;  // as nearly always
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Token& token = s.tokens[i];
    if (!is_code(token)) continue;
    const std::string_view word = s.view(i);
    const std::size_t letters = word.find_first_of("0123456789");
    if (letters == std::string_view::npos || letters < 1 || letters > 3) continue;
    const std::uint32_t id = vocabulary_.find(word.substr(0, letters));
    if (id == 0 || (classes_[id].last & class_bit(WordClass::currency)) == 0) continue;
    if (letters == 1 && !is_letter_sum(s, i)) continue;
    // What the code hid may be longer than the token: "USD1,700" stopped at the comma.
    std::size_t end = i + 1;
    while (end < s.size() && !s.tokens[end].spaced && s.tokens[end].kind != TokenKind::word) ++end;
    const std::size_t cut = token.span.begin + letters;
    auto rest = split_tokens(s.text, {cut, s.tokens[end - 1].span.end}, style_);
    // "PS2.7m" is money that lost its sign, a "PS5" is none.
    const bool name = word.substr(0, letters) == "PS" && s.tokens[end - 1].span.end - cut < 3;
    if (rest.empty() || name) continue;
    rest.front().spaced = false;
    s.tokens[i].span.end = cut;
    s.tokens[i].kind = TokenKind::word;
    s.tokens[i].contracted = false;
    const auto at = s.tokens.begin() + static_cast<std::ptrdiff_t>(i);
    s.tokens.insert(s.tokens.erase(at + 1, s.tokens.begin() + static_cast<std::ptrdiff_t>(end)),
                    rest.begin(), rest.end());
  }
}

/// "R500m", "R1.2 billion": a letter that is money in front of what can only be a sum; "R8" is not.
bool Language::is_letter_sum(const Sentence& s, std::size_t token) const {
  const std::string_view word = s.view(token);
  const std::uint32_t id = vocabulary_.find(word.substr(0, 1));
  const auto phrases = by_last_.of(id);
  const auto money = [&](std::string_view kind) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& p) {
      const Entry& e = entries_[p.entry];
      return e.kind == kind && e.exact == word.substr(0, 1);
    });
  };
  const bool letter = money("letter");
  if (!letter && !money("sum letter")) return false;
  constexpr std::size_t kSum = 4;  // the letter and three figures: "R6700" is a model
  if (token > 0 && !s.tokens[token].spaced && !s.is(token - 1, "(")) return false;  // "21P-R0RR"
  const bool named = token > 0 && s.tokens[token - 1].capital;
  const std::size_t next = token + 1;
  const bool goes_on = next + 1 < s.size() && (s.is(next, ",") || s.is(next, ".")) &&
                       !s.tokens[next].spaced && !s.tokens[next + 1].spaced &&
                       s.tokens[next + 1].kind != TokenKind::word;  // "R1,500", "R1.2bn"
  const std::uint32_t scale = next < s.size() ? vocabulary_.find(s.view(next)) : 0;
  const std::string_view behind = word.substr(word.find_last_of("0123456789") + 1);
  const bool scaled = behind == "m" || behind == "bn" || behind == "k";  // "R500m"
  return (letter && word.size() == kSum && behind.empty() && !named) || scaled || goes_on ||
         (scale != 0 && (classes_[scale].first & class_bit(WordClass::scale)) != 0);
}

/// Word by word; "Nm" is a newton metre, "nm" a nanometre.
bool Language::fits(const Sentence& s, std::size_t token, const Phrase& phrase) const {
  if (token + phrase.length > s.size()) return false;
  for (std::size_t i = 0; i < phrase.length; ++i) {
    if (s.tokens[token + i].word != words_[phrase.words + i]) return false;
  }
  return !phrase.exact || s.view(token) == entries_[phrase.entry].exact;
}

namespace {

constexpr std::size_t kFew = 8;  ///< phrases that are faster read through than searched

}  // namespace

Match Language::longest(const Sentence& s, std::size_t token, WordClass cls) const {
  const std::span<const Phrase> phrases = by_first_.of(s.tokens[token].word);
  auto p = phrases.begin();
  if (phrases.size() > kFew) {
    p = std::lower_bound(p, phrases.end(), cls,
                         [](const Phrase& x, WordClass c) { return x.cls < c; });
  }
  const std::uint32_t behind = token + 1 < s.size() ? s.tokens[token + 1].word : 0;
  for (; p != phrases.end() && p->cls <= cls; ++p) {
    if (p->second != 0 && p->second != behind) continue;
    if (p->cls == cls && fits(s, token, *p)) return {&entries_[p->entry], p->length};
  }
  return {};
}

Match Language::match_before(const Sentence& s, std::size_t end, WordClass cls) const {
  if (end == 0 || end > s.size()) return {};
  const std::uint32_t word = s.tokens[end - 1].word;
  if (word == 0 || (classes_[word].last & class_bit(cls)) == 0) return {};
  for (const Phrase& p : by_last_.of(word)) {
    if (p.cls == cls && p.length <= end && fits(s, end - p.length, p))
      return {&entries_[p.entry], p.length};
  }
  return {};
}

}  // namespace recount::extract
