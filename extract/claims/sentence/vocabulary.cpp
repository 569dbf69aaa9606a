#include "extract/claims/sentence/vocabulary.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "extract/claims/sentence/token.h"

namespace recount::extract {
namespace {

/// The same bit of each of eight bytes.
constexpr std::uint64_t in_each_byte(std::uint64_t bits) { return bits * 0x0101010101010101ULL; }
constexpr std::uint64_t kHighBits = in_each_byte(0x80);

/// Eight bytes at once: those from 'A' to 'Z' become small letters, all others stay.
std::uint64_t in_small_letters(std::uint64_t bytes) {
  const std::uint64_t low = bytes & ~kHighBits;
  const std::uint64_t from_a = low + in_each_byte(0x80 - 'A');
  const std::uint64_t beyond_z = low + in_each_byte(0x80 - 'Z' - 1);
  const std::uint64_t capitals = from_a & ~beyond_z & ~bytes & kHighBits;
  return bytes | (capitals >> 2U);  // 'a' is 'A' with the bit 0x20
}

template <class Integer>
Integer load(const char* bytes) {
  Integer value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint16_t mark_of(std::uint64_t hash) {
  constexpr unsigned kHighest = 48;  // the low bits say where to look
  return static_cast<std::uint16_t>(hash >> kHighest) | 1U;
}

/// The first byte of a Cyrillic letter, small or not; no Latin letter has it.
bool is_cyrillic(char c) { return c >= '\xD0' && c <= '\xD3'; }

bool any_cyrillic(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_cyrillic);
}

}  // namespace

Vocabulary::Short Vocabulary::short_word(std::string_view word) {
  const char* begin = word.data();
  const std::size_t n = word.size();
  const auto length = static_cast<std::uint32_t>(n);
  if (n > 8) {
    return {load<std::uint64_t>(begin), load<std::uint64_t>(begin + n - 8), length};
  }
  if (n >= 4) {
    const std::uint64_t back = load<std::uint32_t>(begin + n - 4);
    return {load<std::uint32_t>(begin) | (back << 32U), 0, length};
  }
  if (n == 0) return {};
  const auto byte = [&](std::size_t i) -> std::uint64_t {
    return static_cast<unsigned char>(begin[i]);
  };
  return {byte(0) | (byte(n / 2) << 8U) | (byte(n - 1) << 16U), 0, length};
}

std::uint64_t Vocabulary::hash_of(const Short& word) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
  std::uint64_t h = (word.front ^ word.length) * kOdd;
  h = (h ^ (h >> 32U) ^ word.back) * kOdd;
  return h ^ (h >> 32U);
}

std::uint32_t Vocabulary::add(std::string_view lower) {
  if (const std::uint32_t known = find_lower(lower)) return known;
  has_cyrillic_ = has_cyrillic_ || any_cyrillic(lower);
  ++size_;
  if (lower.size() > kShort) {
    long_.emplace(lower, size_);
    return size_;
  }
  if (size_ > slots_.size() / 2) grow();
  insert({.word = short_word(lower), .id = size_});
  return size_;
}

void Vocabulary::insert(const Slot& slot) {
  const std::uint64_t hash = hash_of(slot.word);
  std::size_t at = hash & (slots_.size() - 1);
  while (marks_[at] != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
  marks_[at] = mark_of(hash);
}

void Vocabulary::grow() {
  const std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.size() * 2);
  marks_.assign(slots_.size(), 0);
  for (const Slot& slot : old) {
    if (slot.id != 0) insert(slot);
  }
}

std::uint32_t Vocabulary::find_short(const Short& lower) const {
  const std::uint64_t hash = hash_of(lower);
  const std::uint16_t mark = mark_of(hash);
  std::size_t at = hash & (slots_.size() - 1);
  for (; marks_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (marks_[at] == mark && slots_[at].word == lower) return slots_[at].id;
  }
  return 0;
}

std::uint32_t Vocabulary::find_lower(std::string_view lower) const {
  if (lower.size() <= kShort) return find_short(short_word(lower));
  const auto it = long_.find(std::string(lower));
  return it == long_.end() ? 0 : it->second;
}

/// Letters beyond ASCII, typographic signs and long words.
std::uint32_t Vocabulary::find_folded(std::string_view word) const {
  if (!has_cyrillic_ && any_cyrillic(word)) return 0;  // most expensive to fold, and never known
  return find_lower(lower_case(word));
}

std::uint32_t Vocabulary::find(std::string_view word) const {
  if (word.size() > kShort) return find_folded(word);
  Short known = short_word(word);
  if (((known.front | known.back) & kHighBits) != 0) return find_folded(word);
  known.front = in_small_letters(known.front);
  if (known.back != 0) known.back = in_small_letters(known.back);
  return find_short(known);
}

}  // namespace recount::extract
