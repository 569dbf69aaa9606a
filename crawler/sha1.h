// SHA-1, for digests in web archives alone: it is what their tools check. Not for security.
// Pure; thread-safe. Source: FIPS 180-4 section 6.1; RFC 4648 section 6 (base 32).
#pragma once

#include <string>
#include <string_view>

namespace recount::crawler {

/// "sha1:" and 32 characters of base 32.
[[nodiscard]] std::string sha1_label(std::string_view bytes);

}  // namespace recount::crawler
