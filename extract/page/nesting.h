// How deep the open tags of a page nest, told without a tree.
//
//   Nesting n;  n.open("div");  n.open("p");  n.open("p");   // the second <p> closes the first
//   n.breach(512)                                            // nullopt, or the code of the breach
//
// An upper bound within a few levels of what a parser builds. Linear time. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recount::extract {

class Nesting {
 public:
  void open(std::string_view name);
  void close(std::string_view name);
  [[nodiscard]] std::size_t tags() const { return tags_; }
  /// "html_too_deep", or "html_too_many_nodes" where inline tags would be repeated in each block.
  [[nodiscard]] std::optional<std::string> breach(std::size_t depth) const;

 private:
  [[nodiscard]] bool has_like(std::uint32_t hash) const;

  std::vector<std::uint32_t> stack_;
  std::unordered_map<std::uint32_t, std::uint32_t> count_;
  std::size_t deepest_ = 0;
  std::size_t formatting_ = 0;  ///< open <b>, <i>, … that every new block repeats
  std::size_t repeated_ = 0;
  std::size_t tags_ = 0;
};

}  // namespace recount::extract
