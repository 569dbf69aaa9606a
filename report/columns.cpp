// Two short tables of code point ranges, searched in order: what takes no column, what takes two.
#include "report/columns.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"

namespace recount::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Combining marks, joiners, variation selectors, bidirectional controls.
constexpr std::array kZero{
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489},  Range{0x0591, 0x05BD}, Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x0E31, 0x0E31},  Range{0x0E34, 0x0E3A}, Range{0x0E47, 0x0E4E},
    Range{0x17B4, 0x17B5}, Range{0x17B7, 0x17BD},  Range{0x17C6, 0x17C6}, Range{0x17C9, 0x17D3},
    Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},  Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
    Range{0x2060, 0x2069}, Range{0x20D0, 0x20FF},  Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F},
    Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF}};

constexpr std::array kTwo{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                          Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
                          Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                          Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
                          Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF},
                          Range{0x20000, 0x3FFFD}};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& r) { return r.first <= c && c <= r.last; });
}

bool is_command(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool bidirectional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || bidirectional || c == 0x2028 || c == 0x2029;
}

std::string shown(std::string_view text, std::size_t at, core::DecodedCodePoint c) {
  if (is_command(c.value)) return std::string(c.length, ' ');
  if (c.value == 0xFFFD && c.length == 1) return "?";
  return std::string(text.substr(at, c.length));
}

}  // namespace

std::size_t columns_of(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (in(kZero, code_point)) return 0;
  return in(kTwo, code_point) ? 2 : 1;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const core::DecodedCodePoint c = core::decode_utf8(utf8, at);
    width += columns_of(c.value);
    at += c.length;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const core::DecodedCodePoint c = core::decode_utf8(text, at);
    out += shown(text, at, c);
    at += c.length;
  }
  return out;
}

}  // namespace recount::report
