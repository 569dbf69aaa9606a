#include "extract/claims/language.h"

#include <algorithm>

namespace recount::extract {
namespace {

constexpr std::uint64_t bit(WordClass cls) { return 1ULL << static_cast<unsigned>(cls); }

constexpr std::uint64_t kTriggers = bit(WordClass::cardinal) | bit(WordClass::scale) |
                                    bit(WordClass::denominator) | bit(WordClass::multiple) |
                                    bit(WordClass::vague) | bit(WordClass::ordinal);

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Sentence Language::read(std::string_view text, core::TextSpan span) const {
  Sentence s{.text = text, .span = span, .tokens = split_tokens(text, span, style_)};
  split_currency_codes(s);
  for (Token& t : s.tokens) t.word = vocabulary_.find(lower_case(t.span.of(text)));
  return s;
}

/// "USD10m", "RM3.06": a currency code glued to its amount is two tokens.
void Language::split_currency_codes(Sentence& s) const {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Token token = s.tokens[i];
    if (token.kind != TokenKind::code) continue;
    const std::string_view word = s.view(i);
    const std::size_t letters = word.find_first_of("0123456789");
    if (letters == std::string_view::npos || letters < 2 || letters > 3) continue;
    const std::uint32_t id = vocabulary_.find(lower_case(word.substr(0, letters)));
    if (id == 0 || (classes_last_[id] & bit(WordClass::currency)) == 0) continue;
    // What the code hid may be longer than the token: "USD1,700" stopped at the comma.
    std::size_t end = i + 1;
    while (end < s.size() && !s.tokens[end].spaced && s.tokens[end].kind != TokenKind::word) ++end;
    const std::size_t cut = token.span.begin + letters;
    auto rest = split_tokens(s.text, {cut, s.tokens[end - 1].span.end}, style_);
    if (rest.empty()) continue;
    rest.front().spaced = false;
    s.tokens[i].span.end = cut;
    s.tokens[i].kind = TokenKind::word;
    const auto at = s.tokens.begin() + static_cast<std::ptrdiff_t>(i);
    s.tokens.insert(s.tokens.erase(at + 1, s.tokens.begin() + static_cast<std::ptrdiff_t>(end)),
                    rest.begin(), rest.end());
  }
}

bool Language::fits(const Sentence& s, std::size_t token, const Phrase& phrase) const {
  if (token + phrase.words.size() > s.size()) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    if (s.tokens[token + i].word != phrase.words[i]) return false;
  }
  return s.tokens[token].word == phrase.words.front();
}

Match Language::match(const Sentence& s, std::size_t token, WordClass cls) const {
  if (token >= s.size()) return {};
  const std::uint32_t word = s.tokens[token].word;
  if (word == 0 || (classes_first_[word] & bit(cls)) == 0) return {};
  for (const Phrase& p : by_first_[word]) {
    if (entries_[p.entry].cls == cls && fits(s, token, p)) {
      return {&entries_[p.entry], p.words.size()};
    }
  }
  return {};
}

Match Language::match_before(const Sentence& s, std::size_t end, WordClass cls) const {
  if (end == 0 || end > s.size()) return {};
  const std::uint32_t word = s.tokens[end - 1].word;
  if (word == 0 || (classes_last_[word] & bit(cls)) == 0) return {};
  for (const Phrase& p : by_last_[word]) {
    if (entries_[p.entry].cls == cls && p.words.size() <= end && fits(s, end - p.words.size(), p)) {
      return {&entries_[p.entry], p.words.size()};
    }
  }
  return {};
}

bool Language::may_hold_figure(std::string_view text, core::TextSpan span) const {
  const std::string_view s = span.of(text);
  if (std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  std::string lower;
  for (std::size_t i = 0; i < s.size();) {
    if (!word_byte(s[i])) {
      ++i;
      continue;
    }
    lower.clear();
    bool ascii = true;
    for (; i < s.size() && word_byte(s[i]); ++i) {
      ascii = ascii && static_cast<unsigned char>(s[i]) < 0x80;
      lower.push_back(s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + 32) : s[i]);
    }
    if (!ascii) lower = lower_case(lower);
    const std::uint32_t word = vocabulary_.find(lower);
    if (word != 0 && (classes_first_[word] & kTriggers) != 0) return true;
  }
  return false;
}

}  // namespace recount::extract
