// A table-free decoder after table 3-7 of the Unicode standard. ASCII runs are skipped eight bytes
// at a time, because news text is nearly all ASCII.
#include "core/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace recount::core {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

/// First position at or after `i` that holds a byte >= 0x80.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
  while (i + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & kHighBits) != 0) break;
    i += sizeof word;
  }
  while (i < text.size() && byte_at(text, i) < 0x80U) ++i;
  return i;
}

/// What the lead byte promises: the length, and the allowed range of the second byte.
struct Lead {
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2};
  if (byte == 0xE0) return {3, 0xA0};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3};
  if (byte == 0xF0) return {4, 0x90};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return {4};
  return {};
}

/// Length of the longest well-formed prefix at `i`; `complete` when it is a whole code point.
struct Sequence {
  std::size_t length = 1;
  bool complete = false;
};

Sequence sequence_at(std::string_view text, std::size_t i) {
  const Lead lead = lead_of(byte_at(text, i));
  if (byte_at(text, i) < 0x80U) return {1, true};
  if (lead.length == 0) return {1, false};
  std::size_t n = 1;
  for (; n < lead.length && i + n < text.size(); ++n) {
    const unsigned char next = byte_at(text, i + n);
    const bool fits = n == 1 ? next >= lead.low && next <= lead.high : is_continuation(next);
    if (!fits) return {n, false};
  }
  return {n, n == lead.length};
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
    const Sequence sequence = sequence_at(bytes, i);
    if (!sequence.complete) return false;
    i += sequence.length;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t ascii_end = skip_ascii(bytes, i);
    out.append(bytes.substr(i, ascii_end - i));
    i = ascii_end;
    if (i == bytes.size()) break;
    const Sequence sequence = sequence_at(bytes, i);
    if (sequence.complete) {
      out.append(bytes.substr(i, sequence.length));
    } else {
      out.append("\xEF\xBF\xBD");
    }
    i += sequence.length;
  }
  return out;
}

std::size_t code_point_count(std::string_view valid_utf8) {
  return static_cast<std::size_t>(std::count_if(valid_utf8.begin(), valid_utf8.end(), [](char c) {
    return !is_continuation(static_cast<unsigned char>(c));
  }));
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

DecodedCodePoint decode_utf8(std::string_view bytes, std::size_t position) {
  const char32_t first = byte_at(bytes, position);
  if (first < 0x80U) return {first, 1};
  // Two bytes: most letters of Europe and the Near East.
  if (first >= 0xC2U && first <= 0xDFU && position + 1 < bytes.size()) {
    const unsigned char next = byte_at(bytes, position + 1);
    if (is_continuation(next)) return {((first & 0x1FU) << 6U) | (next & 0x3FU), 2};
  }
  const Sequence sequence = sequence_at(bytes, position);
  if (!sequence.complete) return {0xFFFD, sequence.length};
  char32_t value = first & (0xFFU >> (sequence.length + 1));
  for (std::size_t n = 1; n < sequence.length; ++n) {
    value = (value << 6U) | (byte_at(bytes, position + n) & 0x3FU);
  }
  return {value, sequence.length};
}

CodePointIndex::CodePointIndex(std::string_view valid_utf8) : text_(valid_utf8) {
  at_stride_.reserve(text_.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= text_.size(); begin += kStride) {
    at_stride_.push_back(count);
    count += code_point_count(std::string_view(text_).substr(begin, kStride));
  }
}

std::size_t CodePointIndex::code_points(std::size_t byte_offset) const {
  const std::size_t offset = std::min(byte_offset, text_.size());
  const std::size_t stride = offset / kStride;
  const std::size_t begin = stride * kStride;
  return at_stride_[stride] +
         code_point_count(std::string_view(text_).substr(begin, offset - begin));
}

}  // namespace recount::core
