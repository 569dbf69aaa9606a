// Measures of every element: how much running text it holds, how much of that is links, and whether
// its name says that it is not part of the article.
//
//   Scan scan(tree);  scan.measure();  scan.prune();  scan.measure();
//   scan.at(id).running   // characters in paragraphs below `id` that were not pruned
//
// A paragraph is a block element with text of its own, whatever its tag: pages write <div> and <br>
// where they mean <p>. Linear in the tree. Not thread-safe.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/page/element_names.h"
#include "extract/page/tree.h"

namespace recount::extract {

struct Measure {
  std::uint32_t own = 0;         ///< characters directly in this block
  std::uint32_t own_linked = 0;  ///< … of them inside links
  std::uint32_t text = 0;        ///< characters below
  std::uint32_t linked = 0;      ///< … of them inside links
  std::uint32_t running = 0;     ///< … of them in paragraphs
  std::int32_t gain = 0;         ///< running text less a price for what is not
  std::uint32_t blocks = 0;      ///< paragraphs below
};

enum class Pruned : std::uint8_t { no, by_tag, hidden, by_role, by_name, card, caption };

class Scan {
 public:
  /// `host` of the page: a link to another host is no way around the own site.
  explicit Scan(const Tree& tree, std::string_view host = {});

  void measure();
  void prune();
  /// Teasers of other articles: a linked headline over a few words. After prune() and measure();
  /// measures again.
  void prune_cards();
  /// Takes back what was pruned for its name or as hidden, comments apart.
  void restore();

  [[nodiscard]] const Tree& tree() const { return tree_; }
  [[nodiscard]] const Measure& at(NodeId id) const { return measures_[id]; }
  [[nodiscard]] Kinds kinds(NodeId id) const { return kinds_[id]; }
  [[nodiscard]] int rank(NodeId id) const { return ranks_[id]; }
  [[nodiscard]] Pruned pruned(NodeId id) const { return pruned_[id]; }
  void set_pruned(NodeId id, Pruned why) { pruned_[id] = why; }
  [[nodiscard]] bool is_gone(NodeId id) const { return gone_[id]; }
  /// Characters in paragraphs before anything was pruned.
  [[nodiscard]] std::uint32_t once(NodeId id) const { return once_.empty() ? 0 : once_[id]; }
  /// Characters directly in this block and in no link, before anything was pruned.
  [[nodiscard]] std::uint32_t length_once(NodeId id) const {
    return own_once_.empty() ? 0 : own_once_[id];
  }
  [[nodiscard]] NodeId body() const { return body_; }
  [[nodiscard]] bool is_in_link(NodeId id) const { return in_link_[id]; }
  [[nodiscard]] bool is_in_outside_link(NodeId id) const { return in_outside_link_[id]; }

 private:
  void name(NodeId id, std::unordered_map<std::string, Kinds>& known);
  [[nodiscard]] Pruned reason(NodeId id) const;
  [[nodiscard]] bool is_guarded(NodeId id, Pruned why) const;
  [[nodiscard]] bool holds_article(NodeId id) const;
  [[nodiscard]] bool is_in_code(NodeId id) const;
  [[nodiscard]] bool is_strong(NodeId id) const;
  [[nodiscard]] NodeId card_of(NodeId headline) const;
  void add_text(NodeId text);
  void judge(NodeId block);

  const Tree& tree_;
  std::vector<Measure> measures_;
  std::vector<Kinds> kinds_;
  std::vector<std::uint8_t> ranks_;
  std::vector<Pruned> pruned_;
  std::vector<bool> gone_;  ///< pruned, or below something that was
  std::vector<bool> in_outside_link_;
  std::vector<bool> in_link_;     ///< inside <a href>
  std::vector<bool> breaks_off_;  ///< the block's last text ends in an ellipsis
  std::vector<std::uint32_t> once_;
  std::vector<std::uint32_t> own_once_;
  std::vector<NodeId> block_;  ///< the nearest block at or above
  NodeId body_ = 0;
};

[[nodiscard]] bool is_block(GumboTag tag);
[[nodiscard]] bool is_heading(GumboTag tag);
/// Characters of `text` with runs of white space counted as one.
[[nodiscard]] std::uint32_t visible_length(std::string_view text);

}  // namespace recount::extract
