// One pass over the bytes. What a byte begins is told by its class; a number then eats its grouping
// and decimal marks only where digits follow them, so that the full stop of a sentence stays a
// sign.
#include "extract/claims/sentence/token.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

#include "core/utf8.h"

namespace recount::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Asked of every byte of a text.
constexpr std::array<bool, 256> kAsciiLetters = [] {
  std::array<bool, 256> letters{};
  for (std::size_t i = 0; i < 26; ++i) letters['a' + i] = letters['A' + i] = true;
  return letters;
}();
bool is_ascii_letter(char c) { return kAsciiLetters[static_cast<unsigned char>(c)]; }

/// Chinese writes no spaces: each character is a token.
bool is_han(char32_t c) {
  return c >= 0x2E80 && u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SCRIPT) == USCRIPT_HAN;
}
/// A letter, or a mark above or below one.
bool is_letter(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalpha(code) != 0 || u_charType(code) == U_NON_SPACING_MARK;
}

/// What ICU says of all that UTF-8 writes in two bytes, asked once: letters with accents, Greek,
/// Cyrillic, Hebrew and Arabic ones.
using TwoByteLetters = std::bitset<0x800>;
const TwoByteLetters& two_byte_letters() {
  static const TwoByteLetters letters = [] {
    TwoByteLetters found;
    for (char32_t c = 0x80; c < found.size(); ++c) found[c] = is_letter(c);
    return found;
  }();
  return letters;
}

bool is_wide_digit(char32_t c) { return c >= 0xFF10 && c <= 0xFF19; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

class Splitter {
 public:
  Splitter(std::string_view text, core::TextSpan range, const NumberStyle& style)
      : text_(text.substr(0, range.end)), style_(style), at_(range.begin) {}

  std::vector<Token> run() {
    tokens_.reserve((text_.size() - at_) / 5 + 4);
    bool spaced = true;
    while (at_ < text_.size()) {
      if (const std::size_t n = space_length(text_, at_); n > 0) {
        at_ += n;
        spaced = true;
        continue;
      }
      Token token = next();
      token.spaced = spaced;
      tokens_.push_back(token);
      spaced = false;
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  Token next() {
    const char c = byte(at_);
    const bool mark = c == '.' || c == style_.decimal;
    if (is_digit(c) || (mark && is_digit(byte(at_ + 1)) && opens_number())) {
      const Token token = number();
      // ".234" where a comma divides: the full stop is a sign.
      return token.span.size() > 0 ? token : take(1, TokenKind::sign);
    }
    if (is_ascii_letter(c)) return plain_word();
    if (is_ascii(c)) return apostrophe_s() ? take(2, TokenKind::word) : take(1, TokenKind::sign);
    return beyond_ascii();
  }

  [[nodiscard]] bool follows_word() const {
    return !tokens_.empty() && tokens_.back().span.end == at_;
  }

  /// " .534", "$.50", "(-.5": a number may begin with its mark.
  [[nodiscard]] bool opens_number() const {
    if (!follows_word()) return true;
    const std::string_view last = tokens_.back().span.of(text_);
    return last == "$" || last == "£" || last == "€" || last == "(" || last == "-" || last == "+";
  }

  /// "'s" after a word is a token of its own.
  [[nodiscard]] bool apostrophe_s() const {
    return byte(at_) == '\'' && (byte(at_ + 1) == 's' || byte(at_ + 1) == 'S') &&
           !is_ascii_letter(byte(at_ + 2)) && follows_word();
  }

  Token beyond_ascii() {
    const auto [code, length] = core::decode_utf8(text_, at_);
    if (code == 0x2019 && (byte(at_ + 3) == 's') && !is_ascii_letter(byte(at_ + 4)) &&
        follows_word()) {
      return take(4, TokenKind::word);
    }
    if (is_wide_digit(code)) return wide_number();
    if (u_isalpha(static_cast<UChar32>(code)) != 0) return word(code, length);
    return take(length, TokenKind::sign);
  }

  /// "１２．５": digits as wide as an ideograph, perhaps mixed with plain ones.
  Token wide_number() {
    Token token{.span = {at_, at_}, .kind = TokenKind::number};
    while (const std::size_t n = wide_part(at_)) at_ += n;
    token.span.end = at_;
    return token;
  }

  [[nodiscard]] std::size_t wide_part(std::size_t i) const {
    if (i >= text_.size()) return 0;
    const auto [code, length] = core::decode_utf8(text_, i);
    if (is_wide_digit(code) || is_digit(byte(i))) return length;
    const bool mark = code == 0xFF0E || code == 0xFF0C || code == '.' || code == ',';
    if (!mark || i + length >= text_.size()) return 0;
    const auto next = core::decode_utf8(text_, i + length).value;
    return is_wide_digit(next) || is_digit(byte(i + length)) ? length : 0;
  }

  Token take(std::size_t length, TokenKind kind) {
    Token token{.span = {at_, at_ + length}, .kind = kind};
    at_ += length;
    return token;
  }

  /// Past the letters of one and two bytes at `i`: most words are nothing else.
  [[nodiscard]] std::size_t past_letters(std::size_t i) const {
    while (i < text_.size()) {
      if (is_ascii_letter(text_[i])) {
        ++i;
      } else if (is_two_byte_letter(i)) {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  [[nodiscard]] bool is_two_byte_letter(std::size_t i) const {
    const auto lead = static_cast<unsigned char>(text_[i]);
    const auto next = static_cast<unsigned char>(byte(i + 1));
    if (lead < 0xC2 || lead > 0xDF || (next & 0xC0U) != 0x80U) return false;
    return letters_[((lead & 0x1FU) << 6U) | (next & 0x3FU)];
  }

  /// Bytes of the letter, digit or inner apostrophe at `i`; 0 = the word ends.
  [[nodiscard]] std::size_t word_part(std::size_t i) const {
    const char c = byte(i);
    if (is_ascii_letter(c) || is_digit(c)) return 1;
    if (style_.elision && is_apostrophe(i))
      return elided(i) ? core::decode_utf8(text_, i).length : 0;
    if (c == '\'') return is_ascii_letter(byte(i + 1)) && !possessive(i, 1) ? 1 : 0;
    if (is_ascii(c)) return 0;
    const auto [code, length] = core::decode_utf8(text_, i);
    if (code == 0x2019) return is_ascii_letter(byte(i + 3)) && !possessive(i, 3) ? 3 : 0;
    if (is_han(code)) return 0;
    return is_letter(code) ? length : 0;
  }

  /// A letter follows, or nothing at all (a phrase of the lexicon).
  [[nodiscard]] bool elided(std::size_t i) const {
    const std::size_t next = i + core::decode_utf8(text_, i).length;
    return next >= text_.size() || is_ascii_letter(byte(next)) || !is_ascii(byte(next));
  }

  [[nodiscard]] bool is_apostrophe(std::size_t i) const {
    if (i >= text_.size()) return false;
    return byte(i) == '\'' || core::decode_utf8(text_, i).value == 0x2019;
  }

  [[nodiscard]] bool possessive(std::size_t i, std::size_t mark) const {
    const char s = byte(i + mark);
    return (s == 's' || s == 'S') && !is_ascii_letter(byte(i + mark + 1));
  }

  Token plain_word() {
    Token token{.span = {at_, past_letters(at_)}, .kind = TokenKind::word};
    token.capital = byte(at_) <= 'Z';
    at_ = token.span.end;
    const char next = byte(at_);
    if (!is_ascii(next) || is_digit(next) || next == '\'') extend(token);
    return token;
  }

  Token word(char32_t first, std::size_t length) {
    Token token = take(length, TokenKind::word);
    token.capital = u_isupper(static_cast<UChar32>(first)) != 0;
    if (!is_han(first)) extend(token);
    return token;
  }

  /// Whatever else belongs to the word that has been read so far.
  void extend(Token& token) {
    // "$US55": the letters after the sign belong to the currency.
    const std::size_t begin = token.span.begin;
    const bool prefixed =
        !tokens_.empty() && tokens_.back().span.end == begin && byte(begin - 1) == '$';
    at_ = past_letters(at_);
    while (const std::size_t n = word_part(at_)) {
      if (is_digit(byte(at_)) && prefixed) break;
      if (style_.elision && is_apostrophe(at_)) {
        at_ += n;
        break;
      }
      if (is_digit(byte(at_))) token.kind = TokenKind::code;
      const std::string_view part = text_.substr(at_, n);
      token.contracted = token.contracted || part == "'" || part == "\u2019";
      at_ = past_letters(at_ + n);
    }
    token.span.end = at_;
  }

  [[nodiscard]] std::size_t digits_at(std::size_t i) const {
    std::size_t n = 0;
    while (is_digit(byte(i + n))) ++n;
    return n;
  }

  /// Length of the grouping mark at `at_`, if a group of digits follows it.
  [[nodiscard]] std::size_t group_mark() const {
    std::size_t mark = 0;
    if (byte(at_) == style_.group || byte(at_) == '\'') mark = 1;
    if (mark == 0 && !is_ascii(byte(at_))) mark = space_length(text_, at_);
    if (mark == 0 && style_.space_groups && byte(at_) == ' ') mark = 1;
    if (mark == 0) return 0;
    const std::size_t n = digits_at(at_ + mark);
    const bool lakh = n == 2 && byte(at_ + mark + 2) == style_.group && style_.group == ',';
    return n == 3 || lakh ? mark : 0;
  }

  Token number() {
    Token token{.span = {at_, at_}, .kind = TokenKind::number};
    at_ += digits_at(at_);
    const std::size_t first = at_ - token.span.begin;
    while (first >= 1 && first <= 3) {
      const std::size_t mark = group_mark();
      if (mark == 0) break;
      at_ += mark;
      at_ += digits_at(at_);
    }
    if (wide_follows()) {
      while (const std::size_t n = wide_part(at_)) at_ += n;
    }
    std::size_t marks = foreign_decimals() ? 1 : 0;
    while (is_decimal_mark()) {
      ++at_;
      at_ += digits_at(at_);
      ++marks;
    }
    if (marks > 1) token.kind = TokenKind::code;
    token.span.end = at_;
    return token;
  }

  /// "2４", "7.２": plain digits go on in wide ones.
  [[nodiscard]] bool wide_follows() const {
    const std::size_t i = byte(at_) == '.' || byte(at_) == ',' ? at_ + 1 : at_;
    return i < text_.size() && !is_ascii(byte(i)) &&
           is_wide_digit(core::decode_utf8(text_, i).value);
  }

  /// "0.8" where the comma is the decimal mark: no group has one or two digits.
  bool foreign_decimals() {
    if (style_.decimal != ',' || byte(at_) != '.') return false;
    const std::size_t n = digits_at(at_ + 1);
    const bool dotted = byte(at_ + 1 + n) == '.' && is_digit(byte(at_ + 2 + n));
    if (n == 0 || n == 3 || dotted) return false;
    at_ += 1 + n;
    return true;
  }

  [[nodiscard]] bool is_decimal_mark() const {
    return byte(at_) == style_.decimal && is_digit(byte(at_ + 1));
  }

  std::string_view text_;
  NumberStyle style_;
  const TwoByteLetters& letters_ = two_byte_letters();
  std::size_t at_;
  std::vector<Token> tokens_;
};

/// ASCII, or typographic signs (U+2000 to U+207F), which have no case: nothing for ICU.
bool is_plain(std::string_view s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_ascii(s[i])) continue;
    const std::string_view block = s.substr(i, 2);
    if (block != "\xE2\x80" && block != "\xE2\x81") return false;
    i += 2;
  }
  return true;
}

/// The plain sign that a typographic apostrophe or hyphen stands for; 0 = it is none.
char plain_sign(std::string_view sign) {
  if (sign == "\u2019") return '\'';
  return sign == "\u2010" || sign == "\u2011" ? '-' : '\0';
}

/// ASCII letters small and those signs plain; all else stays.
std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = small(c);
  for (std::size_t at = out.find('\xE2'); at != std::string::npos; at = out.find('\xE2', at + 1)) {
    const char sign = plain_sign(std::string_view(out).substr(at, 3));
    if (sign != '\0') out.replace(at, 3, 1, sign);
  }
  return out;
}

std::string lower_case_by_icu(std::string_view text) {
  std::string lower;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toLower(icu::Locale::getRoot())  // not that of the machine
      .toUTF8String(lower);
  return lower;
}

}  // namespace

std::string lower_case(std::string_view text) {
  return is_plain(text) ? folded(text) : folded(lower_case_by_icu(text));
}

bool is_same_word(std::string_view token, std::string_view lower) {
  return std::equal(token.begin(), token.end(), lower.begin(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); });
}

std::size_t space_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii(c)) return c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;
  const auto [code, length] = core::decode_utf8(text, at);
  const bool space = code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
                     code == 0x205F || code == 0x3000 || code == 0xFEFF;
  return space ? length : 0;
}

std::vector<Token> split_tokens(std::string_view text, core::TextSpan range,
                                const NumberStyle& style) {
  return Splitter(text, range, style).run();
}

}  // namespace recount::extract
