// Written out so that no locale can change what a protocol means.
#include "crawler/ascii.h"

#include <algorithm>
#include <charconv>

namespace recount::crawler {
namespace {

bool same_letter(char a, char b) { return lower(a) == lower(b); }

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_letter);
}

bool contains_ignoring_case(std::string_view text, std::string_view lower_needle) {
  return std::search(text.begin(), text.end(), lower_needle.begin(), lower_needle.end(),
                     same_letter) != text.end();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<std::int64_t> whole_number(std::string_view text, int base) {
  if (text.empty() || text.front() == '-') return std::nullopt;
  std::int64_t value = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value, base);
  if (error != std::errc{} || end != last) return std::nullopt;
  return value;
}

std::optional<unsigned char> hex_byte(std::string_view hex) {
  if (hex.size() < 2) return std::nullopt;
  const auto value = whole_number(hex.substr(0, 2), 16);
  return value ? std::optional(static_cast<unsigned char>(*value)) : std::nullopt;
}

}  // namespace recount::crawler
