// FNV-1a, 64 bits: stable across machines and releases, since its values are stored.
// Source: Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recount::rules {

inline constexpr std::uint64_t kHashSeed = 14695981039346656037ULL;

[[nodiscard]] std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = kHashSeed);
/// Sixteen hexadecimal digits.
[[nodiscard]] std::string hex(std::uint64_t hash);

}  // namespace recount::rules
