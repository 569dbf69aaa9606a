// How wide a text stands on a terminal.
//
//   display_width("日本 18")   // 7: each of the two ideographs takes two columns
//
// Combining marks take none, wide East Asian characters and emoji two (Unicode 15, UAX #11). Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recount::report {

[[nodiscard]] std::size_t columns_of(char32_t code_point);
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// `text` without anything that a terminal would obey: control characters, escape sequences' first
/// byte, bidirectional overrides. Each becomes as many spaces as it had bytes, so that byte offsets
/// stay true; ill-formed bytes become '?'.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace recount::report
