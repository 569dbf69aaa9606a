// Lines that are no part of an article wherever they stand, at its head, or at its tail.
//
//   phrases().match(Where::tail, "Photo: Mountain Press", {.characters = 21})   // true
//
// Read once from extract/data/page/phrases.toml; a bad built-in pattern throws at first use.
// Immutable; thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>

namespace recount::extract {

enum class Where : std::uint8_t { anywhere, head, tail, end };

struct LineFacts {
  std::size_t characters = 0;
  bool has_link = false;  ///< a good part of the line is a link
};

class Phrases {
 public:
  Phrases(Phrases&&) noexcept;
  Phrases& operator=(Phrases&&) noexcept;
  ~Phrases();
  static Phrases load();

  [[nodiscard]] bool match(Where where, std::string_view line, LineFacts facts) const;
  /// What first use does for each rule by itself: for tests. Throws where a pattern is bad.
  void compile_all() const;

 private:
  class Rule;
  Phrases();
  std::array<std::deque<Rule>, 4> rules_;  ///< a rule keeps its place
};

[[nodiscard]] const Phrases& phrases();

}  // namespace recount::extract
