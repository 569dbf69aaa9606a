// A hash map from words that is asked with views of a text, without a copy of each word.
//
//   WordMap<int> counts;
//   counts.find(std::string_view("rose"));
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace recount::rules {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};

template <typename Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

}  // namespace recount::rules
