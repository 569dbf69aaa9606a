// Which network addresses are the open internet.
//
//   is_public_address(*reinterpret_cast<const sockaddr*>(&v4))   // false for 10.0.0.1
//   is_public_address("::ffff:127.0.0.1")                        // false
//
// Loopback, private, link-local, shared, documentation, multicast and reserved ranges are not, in
// whatever IPv6 dress an IPv4 address comes. Pure; thread-safe.
// Source: the IANA special-purpose registries (RFC 6890 and its updates).
#pragma once

#include <sys/socket.h>

#include <string>

namespace recount::crawler {

[[nodiscard]] bool is_public_address(const sockaddr& address);

/// Of a textual address; what is none is not public.
[[nodiscard]] bool is_public_address(const std::string& text);

/// 169.254.0.0/16 and fe80::/10: metadata services and neighbours, for no source at all.
[[nodiscard]] bool is_link_local_address(const sockaddr& address);
[[nodiscard]] bool is_link_local_address(const std::string& text);

/// "127.0.0.1" or "[::1]", as hosts of URLs are written.
[[nodiscard]] bool is_numeric_host(const std::string& host);

}  // namespace recount::crawler
