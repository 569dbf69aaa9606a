// The words that class and id names are made of, and what they say about an element.
//
//   const ElementNames& v = element_names();
//   v.kinds_of("c-related-posts")   // Kinds with `related`
//   v.rank_of("entry-content")      // 1: a body container of the best rank
//
// Read once from extract/data/page; a bad built-in file throws at first use (a broken build).
// Immutable; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace recount::extract {

enum class Kind : std::uint8_t {
  furniture,
  share,
  related,
  promo,
  byline,
  caption,
  comments,
  layer,
  appended,
  container1,
  container2,
  container3,
  standfirst,
  count
};

/// A set of Kind.
struct Kinds {
  std::uint32_t bits = 0;
  [[nodiscard]] bool has(Kind kind) const {
    return (bits & (1U << static_cast<unsigned>(kind))) != 0;
  }
  void add(Kind kind) { bits |= 1U << static_cast<unsigned>(kind); }
  [[nodiscard]] bool none() const { return bits == 0; }
};

class ElementNames {
 public:
  static ElementNames load();

  /// `names` is a class or id attribute, or several joined by spaces.
  [[nodiscard]] Kinds kinds_of(std::string_view names) const;
  [[nodiscard]] int rank_of_tag(std::string_view tag) const;
  [[nodiscard]] int rank_of_itemprop(std::string_view itemprop) const;
  [[nodiscard]] bool is_fact(std::string_view itemprop) const;

 private:
  struct Entry {
    std::vector<std::string> rest;  ///< the words after the first
    Kind kind = Kind::furniture;
    bool whole = false;  ///< must be all of a class name
  };
  struct Prefix {
    std::string start;
    Kind kind = Kind::furniture;
  };

  void add(std::string_view phrase, Kind kind);
  void match_at(const std::vector<std::string>& words, std::size_t at, Kinds& kinds) const;

  std::unordered_map<std::string, std::vector<Entry>> by_first_word_;
  std::vector<Prefix> prefixes_;
  std::unordered_map<std::string, int> tags_;
  std::unordered_map<std::string, int> itemprops_;
  std::unordered_set<std::string> facts_;
};

[[nodiscard]] const ElementNames& element_names();

}  // namespace recount::extract
