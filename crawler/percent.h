// Percent codes of URLs. Pure; thread-safe. Source: RFC 3986 sections 2.1 to 2.4.
#pragma once

#include <string>
#include <string_view>

namespace recount::crawler {

/// Codes of unreserved characters are decoded, the others get upper-case digits.
[[nodiscard]] std::string with_plain_percents(std::string_view url);

/// Blanks, control characters, bytes above ASCII and what RFC 3986 forbids to stand bare, encoded.
[[nodiscard]] std::string with_encoded_outlaws(std::string_view part);

/// Bytes above ASCII encoded, and codes that are there made upper-case.
[[nodiscard]] std::string with_encoded_bytes(std::string_view part);

}  // namespace recount::crawler
