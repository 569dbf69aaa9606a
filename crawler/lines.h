// Text in pieces. The views live as long as `text`. Pure; thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace recount::crawler {

/// At every `separator`; the empty pieces are kept.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Lines that end in LF, CR or CRLF.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace recount::crawler
