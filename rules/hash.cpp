#include "rules/hash.h"

namespace recount::rules {

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string hex(std::uint64_t hash) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = out.size(); i > 0; --i, hash >>= 4U) out[i - 1] = kDigits[hash & 15U];
  return out;
}

}  // namespace recount::rules
