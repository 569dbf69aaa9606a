// A stack of hashed tag names. An end tag pops to its match if there is one within reach; a start
// tag of a self-closing kind first pops its like. `repeated_` adds up what the parser's
// reconstruction of formatting elements would create: b open times p started.
#include "extract/page/nesting.h"

#include <algorithm>
#include <array>

namespace recount::extract {
namespace {

constexpr std::size_t kMostNodes = 400'000;
constexpr std::size_t kReach = 64;
constexpr std::size_t kHopeless = 20;  // times the limit: deep whatever else it is

// A form cannot stand in a form, so that it adds one level at most.
constexpr std::array<std::string_view, 16> kVoid{
    "img", "br",    "meta",   "link", "input", "hr",    "source", "area",
    "col", "embed", "keygen", "wbr",  "param", "track", "base",   "form"};
constexpr std::array<std::string_view, 10> kClosesItsLike{"p",  "li", "option", "tr",    "td",
                                                          "th", "dt", "dd",     "tbody", "select"};
constexpr std::array<std::string_view, 14> kFormatting{"b",      "big",    "code", "em",    "font",
                                                       "i",      "nobr",   "s",    "small", "u",
                                                       "strike", "strong", "tt",   "a"};

template <class Names>
constexpr bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return is_one_of(name, kFormatting) ? hash | 1U : hash & ~1U;
}

constexpr std::array<std::uint32_t, 6> kLevels{hash_of("table"),  hash_of("ul"),
                                               hash_of("ol"),     hash_of("dl"),
                                               hash_of("select"), hash_of("template")};

constexpr bool is_formatting(std::uint32_t hash) { return (hash & 1U) != 0; }

}  // namespace

void Nesting::open(std::string_view name) {
  ++tags_;
  if (is_one_of(name, kVoid)) return;
  if (name == "p") repeated_ += formatting_;
  const std::uint32_t hash = hash_of(name);
  if (is_one_of(name, kClosesItsLike) && has_like(hash)) close(name);
  if (name == "a" && !stack_.empty() && stack_.back() == hash) close(name);
  stack_.push_back(hash);
  ++count_[hash];
  if (is_formatting(hash)) ++formatting_;
  deepest_ = std::max(deepest_, stack_.size());
}

// A list in a list item, or a table in a cell, begins a new level.
bool Nesting::has_like(std::uint32_t hash) const {
  const std::size_t reach = std::min<std::size_t>(stack_.size(), 4);
  for (std::size_t i = 1; i <= reach; ++i) {
    const std::uint32_t open = stack_[stack_.size() - i];
    if (open == hash) return true;
    if (std::find(kLevels.begin(), kLevels.end(), open) != kLevels.end()) return false;
  }
  return false;
}

void Nesting::close(std::string_view name) {
  ++tags_;
  const std::uint32_t hash = hash_of(name);
  const auto count = count_.find(hash);
  if (count == count_.end() || count->second == 0) return;
  const std::size_t reach = std::min(stack_.size(), kReach);
  const auto begin = stack_.rbegin();
  const auto found = std::find(begin, begin + static_cast<std::ptrdiff_t>(reach), hash);
  if (found == begin + static_cast<std::ptrdiff_t>(reach)) return;
  for (auto left = found - begin + 1; left > 0; --left) {
    --count_[stack_.back()];
    if (is_formatting(stack_.back()) && name != "p") --formatting_;
    stack_.pop_back();
  }
}

std::optional<std::string> Nesting::breach(std::size_t depth) const {
  const bool hopeless = deepest_ > kHopeless * depth;
  if (repeated_ > kMostNodes && !hopeless) return "html_too_many_nodes";
  if (deepest_ > depth) return "html_too_deep";
  if (tags_ > kMostNodes) return "html_too_many_nodes";
  return std::nullopt;
}

}  // namespace recount::extract
