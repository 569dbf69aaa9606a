// Where something stands in an article.
//
//   text   "about 18 cases fell"
//           0     6  9     15
//   TextSpan{0, 14} is "about 18 cases"
//
// Spans are half-open ranges of UTF-8 *byte* offsets, on code-point boundaries, into a text that is
// never changed afterwards. Only exports speak of code points (core/utf8.h converts).
#pragma once

#include <cstddef>
#include <string_view>

namespace recount::core {

struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(TextSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(TextSpan other) const {
    return begin < other.end && other.begin < end;
  }
  /// The view lives as long as `text`.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  auto operator<=>(const TextSpan&) const = default;
};

/// The parts of an article that carry claims; each is a text of its own. A standfirst is a part
/// only where it stands outside the body.
enum class Part { title, standfirst, body, caption };

/// A span in one of the texts of an article; `caption` tells which caption, and is 0 otherwise.
struct Location {
  Part part = Part::body;
  std::size_t caption = 0;
  TextSpan span;

  auto operator<=>(const Location&) const = default;
};

[[nodiscard]] constexpr std::string_view name_of(Part part) {
  switch (part) {
    case Part::title: return "title";
    case Part::standfirst: return "standfirst";
    case Part::caption: return "caption";
    case Part::body: break;
  }
  return "body";
}

}  // namespace recount::core
