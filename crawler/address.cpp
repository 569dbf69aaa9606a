// Every address becomes sixteen bytes, IPv4 as ::ffff:a.b.c.d; the forbidden ranges are prefixes of
// those. Two IPv6 ranges carry an IPv4 address that some router would unwrap: it is looked at too.
#include "crawler/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace recount::crawler {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

struct Range {
  Bytes prefix;
  unsigned bits;
};

constexpr Range v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, unsigned bits) {
  return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, 0}, 96 + bits};
}
constexpr Range v6(std::array<std::uint16_t, 4> head, unsigned bits) {
  Range range{{}, bits};
  for (std::size_t i = 0; i < head.size(); ++i) {
    range.prefix[2 * i] = static_cast<std::uint8_t>(head[i] >> 8U);
    range.prefix[2 * i + 1] = static_cast<std::uint8_t>(head[i] & 0xFFU);
  }
  return range;
}

constexpr std::array<Range, 24> kForbidden{
    v4(0, 0, 0, 8),
    v4(10, 0, 0, 8),
    v4(100, 64, 0, 10),
    v4(127, 0, 0, 8),
    v4(169, 254, 0, 16),
    v4(172, 16, 0, 12),
    v4(192, 0, 0, 24),
    v4(192, 0, 2, 24),
    v4(192, 88, 99, 24),
    v4(192, 168, 0, 16),
    v4(198, 18, 0, 15),
    v4(198, 51, 100, 24),
    v4(203, 0, 113, 24),
    v4(224, 0, 0, 4),
    v4(240, 0, 0, 4),
    v6({0, 0, 0, 0}, 80),           // unspecified, loopback, IPv4-compatible
    v6({0x64, 0xFF9B, 1, 0}, 48),   // local NAT64
    v6({0x100, 0, 0, 0}, 64),       // discard
    v6({0x2001, 0, 0, 0}, 23),      // protocol assignments, Teredo
    v6({0x2001, 0xDB8, 0, 0}, 32),  // documentation
    v6({0x3FFF, 0, 0, 0}, 20),      // documentation
    v6({0xFC00, 0, 0, 0}, 7),       // unique local
    v6({0xFE80, 0, 0, 0}, 9),       // link-local, site-local
    v6({0xFF00, 0, 0, 0}, 8),       // multicast
};

bool is_in(const Bytes& address, const Range& range) {
  const std::size_t whole = range.bits / 8;
  if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole),
                  range.prefix.begin())) {
    return false;
  }
  const unsigned rest = range.bits % 8;
  if (rest == 0) return true;
  const unsigned mask = 0xFFU << (8 - rest) & 0xFFU;
  return ((address[whole] ^ range.prefix[whole]) & mask) == 0;
}

Bytes mapped(const std::uint8_t* four) {
  Bytes out{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, four[0], four[1], four[2], four[3]};
  return out;
}

bool is_v4(const Bytes& address) {
  return is_in(address, {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0}, 96});
}

/// The IPv4 address within NAT64 (64:ff9b::/96) or 6to4 (2002::/16).
std::optional<Bytes> wrapped(const Bytes& address) {
  if (is_in(address, {{0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 96})) {
    return mapped(&address[12]);
  }
  if (address[0] == 0x20 && address[1] == 0x02) return mapped(&address[2]);
  return std::nullopt;
}

bool is_forbidden(const Bytes& address) {
  const bool is_mapped = is_v4(address);
  return std::any_of(kForbidden.begin(), kForbidden.end(), [&](const Range& range) {
    return (is_mapped == (range.bits > 96)) && is_in(address, range);
  });
}

bool is_public(const Bytes& address) {
  const auto inner = wrapped(address);
  return !is_forbidden(address) && !(inner && is_forbidden(*inner));
}

bool is_link_local(const Bytes& address) {
  const Range links = v4(169, 254, 0, 16);
  const auto inner = wrapped(address);
  return is_in(address, links) || (inner && is_in(*inner, links)) ||
         is_in(address, v6({0xFE80, 0, 0, 0}, 10));
}

std::optional<Bytes> bytes_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    std::array<std::uint8_t, 4> four{};
    std::memcpy(four.data(), &in.sin_addr, four.size());
    return mapped(four.data());
  }
  if (address.sa_family != AF_INET6) return std::nullopt;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Bytes sixteen{};
  std::memcpy(sixteen.data(), &in.sin6_addr, sixteen.size());
  return sixteen;
}

std::optional<Bytes> parsed(const std::string& text) {
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return mapped(four.data());
  Bytes sixteen{};
  const std::string plain = text.substr(0, text.find('%'));
  if (inet_pton(AF_INET6, plain.c_str(), sixteen.data()) == 1) return sixteen;
  return std::nullopt;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  const auto bytes = bytes_of(address);
  return bytes && is_public(*bytes);
}

bool is_public_address(const std::string& text) {
  const auto bytes = parsed(text);
  return bytes && is_public(*bytes);
}

bool is_link_local_address(const sockaddr& address) {
  const auto bytes = bytes_of(address);
  return bytes && is_link_local(*bytes);
}

bool is_link_local_address(const std::string& text) {
  const auto bytes = parsed(text);
  return bytes && is_link_local(*bytes);
}

bool is_numeric_host(const std::string& host) {
  const bool is_bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  return parsed(is_bracketed ? host.substr(1, host.size() - 2) : host).has_value();
}

}  // namespace recount::crawler
