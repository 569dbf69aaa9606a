// A stop ends a sentence when what follows looks like a beginning and what precedes is no
// abbreviation. Closing quotes and brackets belong to the sentence that they close.
#include "extract/claims/sentence/sentence.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "extract/claims/sentence/token.h"

namespace recount::extract {
namespace {

bool is_stop(std::string_view text, std::size_t at) {
  const char c = text[at];
  return c == '.' || c == '!' || c == '?';
}

/// Bytes of a closing quote or bracket at `at`; 0 = none.
std::size_t closer(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == '"' || c == '\'' || c == ')' || c == ']') return 1;
  const auto [code, length] = core::decode_utf8(text, at);
  return code == 0x201D || code == 0x2019 || code == 0xBB ? length : 0;
}

/// The word that ends right before `at`.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && text[begin - 1] != '(' &&
         at - begin < 20) {
    --begin;
  }
  return text.substr(begin, at - begin);
}

bool is_initial(std::string_view word) {
  return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

/// "J.D.", "L.A.", "J.R.R.".
bool is_initials(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0 || word.size() > 5) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool right = i % 2 == 0 ? is_initial(word.substr(i, 1)) : word[i] == '.';
    if (!right) return false;
  }
  return true;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(text[at]);
  return !(c >= 'a' && c <= 'z') && c != ',' && c != ';' && c != ')' && c != '-';
}

class Splitter {
 public:
  Splitter(std::string_view text, const Abbreviations& abbreviations)
      : text_(text), abbreviations_(abbreviations) {
    constexpr std::string_view kEnds = "\n.!?";
    for (std::size_t i = 0; i < kEnds.size(); ++i) signs_[i] = {kEnds[i], text.find(kEnds[i])};
  }

  std::vector<core::TextSpan> run() {
    for (std::size_t at = 0; at < text_.size();) {
      at = past_plain(at);
      if (at == text_.size()) break;
      if (text_[at] == '\n') {
        close(at);
        begin_ = ++at;
      } else if (is_stop(text_, at)) {
        at = stop(at);
      } else {
        at = too_long(at) ? cut(at) : at + 1;
      }
    }
    close(text_.size());
    return std::move(spans_);
  }

 private:
  /// Past the bytes that end nothing: most of a text. Where the next of each sign stands is looked
  /// up at once, and only anew when it has been passed.
  [[nodiscard]] std::size_t past_plain(std::size_t at) {
    std::size_t next = std::min(text_.size(), begin_ + kSentenceBytes);
    for (Sign& sign : signs_) {
      if (sign.next < at) sign.next = text_.find(sign.byte, at);
      next = std::min(next, sign.next);
    }
    return std::max(at, next);
  }

  /// Passes the stop at `at` and what closes with it; ends the sentence there if it does.
  std::size_t stop(std::size_t at) {
    std::size_t end = at + 1;
    while (end < text_.size() && is_stop(text_, end)) ++end;
    while (const std::size_t n = closer(text_, end)) end += n;
    std::size_t next = end;
    while (next < text_.size() && text_[next] != '\n') {
      const std::size_t n = space_length(text_, next);
      if (n == 0) break;
      next += n;
    }
    const bool gap = next > end;
    if (next >= text_.size() || !gap || !begins_sentence(text_, next)) return end;
    if (text_[at] == '.' && end == at + 1 && abbreviated(at, next)) return end;
    close(end);
    begin_ = next;
    return next;
  }

  [[nodiscard]] bool abbreviated(std::size_t at, std::size_t next) const {
    const std::string_view word = word_before(text_, at);
    if (is_initial(word)) return true;
    if (!is_initials(word) && !abbreviations_.contains(word)) return false;
    // "in the U.S. The" ends; "U.S. dollars" does not: a dotted one before a capitalised article
    // ends.
    const std::string_view after = text_.substr(next, 4);
    return !(word.find('.') != std::string_view::npos &&
             (after == "The " || after.substr(0, 3) == "It " || after.substr(0, 3) == "In " ||
              after.substr(0, 3) == "He " || after == "She " || after.substr(0, 2) == "A "));
  }

  [[nodiscard]] bool too_long(std::size_t at) const {
    return at - begin_ >= kSentenceBytes &&
           (text_[at] == ' ' || at - begin_ >= kSentenceBytes + 64);
  }

  std::size_t cut(std::size_t at) {
    while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
    close(at);
    begin_ = at;
    return at < text_.size() ? at + 1 : at;
  }

  void close(std::size_t end) {
    while (begin_ < end && space_length(text_, begin_) > 0) begin_ += space_length(text_, begin_);
    if (begin_ < end) spans_.push_back({begin_, end});
  }

  /// Where, from where the reading is, the next of them stands.
  struct Sign {
    char byte = '\0';
    std::size_t next = 0;
  };

  std::string_view text_;
  const Abbreviations& abbreviations_;
  std::array<Sign, 4> signs_;
  std::size_t begin_ = 0;
  std::vector<core::TextSpan> spans_;
};

}  // namespace

std::vector<core::TextSpan> split_sentences(std::string_view text,
                                            const Abbreviations& abbreviations) {
  return Splitter(text, abbreviations).run();
}

}  // namespace recount::extract
