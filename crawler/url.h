// URLs: one spelling for each, links resolved as browsers do, and the host that must be spared.
//
//   normalise_url(" HTTP://News.Example:80/a/../b#top")        // "http://news.example/b"
//   resolve_url("https://news.example/a/b", "../c?x=1")        // "https://news.example/c?x=1"
//   without_tracking("https://news.example/c?id=7&utm_source=x")  // "https://news.example/c?id=7"
//   host_key("https://news.example/c")                         // "https://news.example:443"
//   normalise_url("javascript:alert(1)")                       // Error "url_scheme"
//
// A normalised URL is http or https, ASCII, without user, password, fragment and default port; its
// host is lower-case (punycode), its path begins with "/" and has no dot segments, its percent
// codes are upper-case and none of them hides an unreserved character. Normalising twice changes
// nothing. Pure; thread-safe. Sources: RFC 3986 sections 5.2 and 6.2.2, WHATWG URL (trimming,
// backslashes).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace recount::crawler {

/// Longer URLs are traps or data.
inline constexpr std::size_t kMaxUrlBytes = 4096;

/// Codes: "url_too_long", "url_scheme" (not http or https), "url_bad".
[[nodiscard]] core::Result<std::string> normalise_url(std::string_view written);

/// `href` as written on the page at `base`, which must be normalised.
[[nodiscard]] core::Result<std::string> resolve_url(std::string_view base, std::string_view href);

/// `url` without the parameters of data/tracking_parameters.txt; the others keep their order.
[[nodiscard]] std::string without_tracking(std::string_view url);

/// "scheme://host:port" of a normalised URL, port always written.
[[nodiscard]] std::string host_key(std::string_view url);

/// "scheme://host[:port]" of a normalised URL, as it stands there. A view into `url`.
[[nodiscard]] std::string_view origin_of(std::string_view url);

/// Path and query of a normalised URL: what robots.txt rules are matched against. A view.
[[nodiscard]] std::string_view path_and_query(std::string_view url);

/// The host of a normalised URL, without port. A view into `url`.
[[nodiscard]] std::string_view host_of(std::string_view url);

}  // namespace recount::crawler
