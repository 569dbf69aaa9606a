#include "extract/claims/sentence/language.h"

#include <algorithm>

namespace recount::extract {
namespace {

constexpr std::uint64_t kTriggers = class_bit(WordClass::cardinal) | class_bit(WordClass::scale) |
                                    class_bit(WordClass::denominator) |
                                    class_bit(WordClass::multiple) | class_bit(WordClass::ordinal);
// "a few hundred" is told by its last word: its first stands in nearly every sentence.
constexpr std::uint64_t kLastTriggers = class_bit(WordClass::vague);

/// Whether a byte of a word stands at `i`. Typographic signs (U+2000 to U+207F) are none:
/// in “Two thirds” the first word is "Two".
bool is_word_byte(std::string_view s, std::size_t i) {
  const char c = s[i];
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  if (static_cast<unsigned char>(c) < 0x80) return false;
  if (c != '\xE2' || i + 1 >= s.size()) return true;
  return s[i + 1] != '\x80' && s[i + 1] != '\x81';
}

}  // namespace

Sentence Language::read(std::string_view text, core::TextSpan span) const {
  Sentence s{.text = text, .span = span, .tokens = split_tokens(text, span, style_)};
  split_currency_codes(s);
  for (Token& t : s.tokens) {
    t.word = id_of(t.span.of(text));
    t.classes = classes_first_[t.word];
  }
  return s;
}

/// "USD10m", "RM3.06": a currency code glued to its amount is two tokens.
void Language::split_currency_codes(Sentence& s) const {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Token token = s.tokens[i];
    if (token.kind != TokenKind::code) continue;
    const std::string_view word = s.view(i);
    const std::size_t letters = word.find_first_of("0123456789");
    if (letters == std::string_view::npos || letters < 1 || letters > 3) continue;
    const std::uint32_t id = vocabulary_.find(lower_case(word.substr(0, letters)));
    if (id == 0 || (classes_last_[id] & class_bit(WordClass::currency)) == 0) continue;
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
    const auto at = s.tokens.begin() + static_cast<std::ptrdiff_t>(i);
    s.tokens.insert(s.tokens.erase(at + 1, s.tokens.begin() + static_cast<std::ptrdiff_t>(end)),
                    rest.begin(), rest.end());
  }
}

/// "R500m", "R1.2 billion": a letter that is money in front of what can only be a sum; "R8" is not.
bool Language::is_letter_sum(const Sentence& s, std::size_t token) const {
  const std::string_view word = s.view(token);
  const std::uint32_t id = vocabulary_.find(lower_case(word.substr(0, 1)));
  const auto& phrases = by_last_[id];
  const bool letter = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& p) {
    const Entry& e = entries_[p.entry];
    return e.kind == "letter" && e.exact == word.substr(0, 1);
  });
  if (!letter) return false;
  constexpr std::size_t kSum = 4;  // the letter and three figures: "R6700" is a model
  if (token > 0 && !s.tokens[token].spaced && !s.is(token - 1, "(")) return false;  // "21P-R0RR"
  const bool named = token > 0 && s.tokens[token - 1].capital;
  const std::size_t next = token + 1;
  const bool goes_on = next + 1 < s.size() && (s.is(next, ",") || s.is(next, ".")) &&
                       !s.tokens[next].spaced && !s.tokens[next + 1].spaced &&
                       s.tokens[next + 1].kind != TokenKind::word;  // "R1,500", "R1.2bn"
  const std::uint32_t scale = next < s.size() ? id_of(s.view(next)) : 0;
  const std::string_view behind = word.substr(word.find_last_of("0123456789") + 1);
  const bool scaled = behind == "m" || behind == "bn" || behind == "k";  // "R500m"
  return (word.size() == kSum && behind.empty() && !named) || scaled || goes_on ||
         (scale != 0 && (classes_first_[scale] & class_bit(WordClass::scale)) != 0);
}

bool Language::fits(const Sentence& s, std::size_t token, const Phrase& phrase) const {
  if (token + phrase.words.size() > s.size()) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    if (s.tokens[token + i].word != phrase.words[i]) return false;
  }
  return s.tokens[token].word == phrase.words.front();
}

/// "Nm" is a newton metre, "nm" a nanometre.
bool Language::spelled(const Sentence& s, std::size_t token, const Phrase& phrase) const {
  const std::string& exact = entries_[phrase.entry].exact;
  return exact.empty() || s.view(token) == exact;
}

namespace {

constexpr std::size_t kFew = 8;  ///< phrases that are faster read through than searched

}  // namespace

Match Language::longest(const Sentence& s, std::size_t token, WordClass cls) const {
  const std::vector<Phrase>& phrases = by_first_[s.tokens[token].word];
  auto p = phrases.begin();
  if (phrases.size() > kFew) {
    p = std::lower_bound(p, phrases.end(), cls,
                         [](const Phrase& x, WordClass c) { return x.cls < c; });
  }
  const std::uint32_t behind = token + 1 < s.size() ? s.tokens[token + 1].word : 0;
  for (; p != phrases.end() && p->cls <= cls; ++p) {
    if (p->second != 0 && p->second != behind) continue;
    if (p->cls == cls && fits(s, token, *p) && spelled(s, token, *p))
      return {&entries_[p->entry], p->words.size()};
  }
  return {};
}

Match Language::match_before(const Sentence& s, std::size_t end, WordClass cls) const {
  if (end == 0 || end > s.size()) return {};
  const std::uint32_t word = s.tokens[end - 1].word;
  if (word == 0 || (classes_last_[word] & class_bit(cls)) == 0) return {};
  for (const Phrase& p : by_last_[word]) {
    if (p.cls == cls && p.words.size() <= end && fits(s, end - p.words.size(), p) &&
        spelled(s, end - p.words.size(), p)) {
      return {&entries_[p.entry], p.words.size()};
    }
  }
  return {};
}

namespace {

constexpr char kAsWritten = 1;

/// What the typographic sign at the front of `text` is in small letters: an apostrophe and hyphens
/// are plain ones, others stay as written; 0 = it may be anything.
char folded_sign(std::string_view text) {
  const bool general = text.size() == 3 && text.starts_with("\xE2\x80");
  const auto last = general ? static_cast<unsigned char>(text[2]) : 0U;
  if (last < 0x90 || last > 0xBF) return 0;
  if (last == 0x99) return '\'';
  return last == 0x90 || last == 0x91 ? '-' : kAsWritten;
}

}  // namespace

std::uint32_t Language::id_of(std::string_view word) const {
  if (word.size() > Vocabulary::kWidth) return vocabulary_.find(lower_case(word));
  Vocabulary::Field lower{};
  std::size_t length = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      lower[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      continue;
    }
    if (Vocabulary::is_cyrillic(c) && !vocabulary_.has_cyrillic()) return 0;
    // Typographic signs, "don’t" and "“": they have no case, and ICU need not be asked.
    const char sign = folded_sign(word.substr(i, 3));
    if (sign == 0) return vocabulary_.find(lower_case(word));
    if (sign != kAsWritten) {
      lower[length++] = sign;
    } else {
      for (std::size_t k = 0; k < 3; ++k) lower[length++] = word[i + k];
    }
    i += 2;
  }
  return vocabulary_.find(lower, length);
}

Contents Language::scan(std::string_view text, core::TextSpan span) const {
  const std::string_view s = span.of(text);
  std::uint64_t classes = 0;
  std::uint64_t last = 0;
  bool digit = false;
  for (std::size_t i = 0; i < s.size();) {
    if (!is_word_byte(s, i)) {
      digit = digit || (s[i] >= '0' && s[i] <= '9');
      i += static_cast<unsigned char>(s[i]) < 0x80 ? 1 : 3;
      continue;
    }
    const std::size_t begin = i;
    while (i < s.size() && is_word_byte(s, i)) ++i;
    if (const std::uint32_t word = id_of(s.substr(begin, i - begin))) {
      classes |= classes_first_[word];
      last |= classes_last_[word];
    }
  }
  const bool trend =
      (classes & (class_bit(WordClass::change_verb) | class_bit(WordClass::superlative))) != 0;
  const bool placed = (classes & class_bit(WordClass::place)) != 0;
  const bool number = digit || (classes & kTriggers) != 0 || (last & kLastTriggers) != 0;
  return {number || spellout_ != nullptr, trend && placed};
}

}  // namespace recount::extract
