// UTF-8: validity, repair, and the one place where byte offsets become code-point offsets.
//
//   is_valid_utf8("caf\xC3\xA9")                     // true
//   CodePointIndex at("é18");  at.code_points(2)     // 1: "é" is two bytes and one code point
//
// Pure; every function is thread-safe. Source: Unicode 15, section 3.9 (table 3-7; U+FFFD by
// maximal subparts).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recount::core {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// `bytes` with each ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string repair_utf8(std::string_view bytes);

[[nodiscard]] std::size_t code_point_count(std::string_view valid_utf8);

/// Appends one code point; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The code point that begins at `position`, and how many bytes it takes (1 for a bad byte).
struct DecodedCodePoint {
  char32_t value = 0xFFFD;
  std::size_t length = 1;
};
[[nodiscard]] DecodedCodePoint decode_utf8(std::string_view bytes, std::size_t position);

/// Converts many byte offsets of one text; costs one pass over the text, then O(1) a question.
/// Offsets past the end count as the end.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view valid_utf8);
  [[nodiscard]] std::size_t code_points(std::size_t byte_offset) const;

 private:
  static constexpr std::size_t kStride = 64;
  std::string text_;
  std::vector<std::size_t> at_stride_;
};

}  // namespace recount::core
