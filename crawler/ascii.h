// Characters of protocols: ASCII alone, the same in every locale. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recount::crawler {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }
[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool contains_ignoring_case(std::string_view text, std::string_view lower_needle);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// All of `text` as a non-negative number; nullopt if it is anything else or does not fit.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text, int base = 10);

/// The byte that the first two characters of `hex` spell.
[[nodiscard]] std::optional<unsigned char> hex_byte(std::string_view hex);

}  // namespace recount::crawler
