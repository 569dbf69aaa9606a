// The bytes of a feed or sitemap as UTF-8.
//
//   to_utf8("<?xml version='1.0' encoding='iso-8859-1'?><t>caf\xE9</t>", "text/xml")  // "…café…"
//
// What says the charset, in this order: a byte order mark, the Content-Type, the XML declaration;
// otherwise it is UTF-8. A charset that nobody knows, or bytes that are not in it, become U+FFFD
// where they must; the result is always valid UTF-8. Pure; thread-safe.
// Source: RFC 7303 section 3, XML 1.0 appendix F.
#pragma once

#include <string>
#include <string_view>

namespace recount::crawler {

[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view content_type);

}  // namespace recount::crawler
