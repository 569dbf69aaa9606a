// A parsed page, flat: its elements and texts in document order, so that a subtree is a range.
//
//   Result<Tree> tree = parse_tree(html, limits);
//   for (NodeId c = tree->first_child(n); c < tree->end_of(n); c = tree->end_of(c)) …
//
// `node(i).end` is one past the last descendant of i: every walk is a loop over indices, never a
// recursion. Views live as long as the Tree. Fails with html_too_many_nodes when the parser wants
// more memory than the limits grant. What is deeper than the limits allow is left out. Immutable;
// thread-safe.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/article.h"

namespace recount::extract {

using NodeId = std::uint32_t;

struct Attribute {
  std::string_view name;
  std::string_view value;
};

struct Node {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool is_text = false;
  NodeId parent = 0;
  NodeId end = 0;
  std::string_view text;  ///< of a text node; the name of an unknown tag otherwise
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

class Arena;

class Tree {
 public:
  Tree(std::unique_ptr<Arena> arena, std::deque<std::string> joined, std::vector<Node> nodes,
       std::vector<Attribute> attributes, bool is_cut);
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] NodeId end_of(NodeId id) const { return nodes_[id].end; }
  [[nodiscard]] std::span<const Attribute> attributes(NodeId id) const {
    const Node& n = nodes_[id];
    return std::span(attributes_).subspan(n.first_attribute, n.attribute_count);
  }
  /// Empty if there is none; views live as long as the tree.
  [[nodiscard]] std::string_view attribute(NodeId id, std::string_view name) const;
  [[nodiscard]] bool has_attribute(NodeId id, std::string_view name) const;
  /// Whether elements that were too deep are missing.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  [[nodiscard]] bool contains(NodeId ancestor, NodeId id) const {
    return ancestor <= id && id < nodes_[ancestor].end;
  }

 private:
  std::unique_ptr<Arena> arena_;
  std::deque<std::string> joined_;  ///< what some of the nodes' texts view
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  bool is_cut_;
};

[[nodiscard]] core::Result<Tree> parse_tree(std::string_view html, const Limits& limits);

}  // namespace recount::extract
