// Words to small numbers, whatever the case of their letters.
//
//   words.add("cases") == 7;   words.find("Cases") == 7;   words.find("unheard-of") == 0
//
// Every token of every text is looked up, so that a short word is never read byte by byte: it is
// told by its first and its last eight bytes. Immutable once the lexicon is loaded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recount::extract {

class Vocabulary {
 public:
  /// The number of a word that is in lower case; a new one for a new word.
  std::uint32_t add(std::string_view lower);
  /// The number of a word as it is written; 0 = it is none of these.
  [[nodiscard]] std::uint32_t find(std::string_view word) const;
  [[nodiscard]] bool contains(std::string_view word) const { return find(word) != 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  /// A word of at most kShort bytes; the last eight are looked at where it has more than eight, and
  /// overlap the first.
  struct Short {
    std::uint64_t front = 0;
    std::uint64_t back = 0;
    std::uint32_t length = 0;
    bool operator==(const Short&) const = default;
  };
  struct Slot {
    Short word;
    std::uint32_t id = 0;
  };
  static constexpr std::size_t kShort = 16;
  static constexpr std::size_t kSlots = 1024;  ///< to begin with

  [[nodiscard]] static Short short_word(std::string_view word);
  [[nodiscard]] static std::uint64_t hash_of(const Short& word);
  [[nodiscard]] std::uint32_t find_short(const Short& lower) const;
  [[nodiscard]] std::uint32_t find_lower(std::string_view lower) const;
  [[nodiscard]] std::uint32_t find_folded(std::string_view word) const;
  void insert(const Slot& slot);
  void grow();

  /// Open addressing: a power of two, at most half full.
  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
  /// Some bits of each slot's hash, 0 = empty: this small table is always at hand, a slot is only
  /// read for a likely word.
  std::vector<std::uint16_t> marks_ = std::vector<std::uint16_t>(kSlots);
  std::unordered_map<std::string, std::uint32_t> long_;
  std::uint32_t size_ = 0;
  bool has_cyrillic_ = false;
};

}  // namespace recount::extract
