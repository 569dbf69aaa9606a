// Backwards from the body to the last headline before it: the first block that is long enough for a
// sentence, is named as a standfirst, and has no links is it.
#include "extract/page/standfirst.h"

namespace recount::extract {
namespace {

constexpr std::uint32_t kLeast = 60;
constexpr std::uint32_t kMost = 900;
constexpr NodeId kReach = 600;  // nodes; a standfirst is near

bool is_named(const Scan& scan, NodeId id) {
  for (int up = 0; up < 3 && id > 0; ++up, id = scan.tree().node(id).parent) {
    if (scan.kinds(id).has(Kind::standfirst)) return true;
  }
  return false;
}

bool is_caption(const Tree& tree, NodeId id) {
  for (int up = 0; up < 4 && id > 0; ++up, id = tree.node(id).parent) {
    const GumboTag tag = tree.node(id).tag;
    if (tag == GUMBO_TAG_FIGURE || tag == GUMBO_TAG_FIGCAPTION) return true;
  }
  return false;
}

bool follows_headline(const Scan& scan, NodeId id) {
  const NodeId first = id > kReach ? id - kReach : 0;
  for (NodeId i = id; i-- > first;) {
    if (!scan.tree().node(i).is_text && scan.tree().node(i).tag == GUMBO_TAG_H1) return true;
  }
  return false;
}

}  // namespace

std::optional<NodeId> find_standfirst(const Scan& scan, const std::vector<NodeId>& roots) {
  const NodeId body = roots.front();
  const Tree& tree = scan.tree();
  const NodeId first = body > kReach ? body - kReach : 0;
  for (NodeId id = body; id-- > first;) {
    if (tree.node(id).is_text || tree.contains(id, body)) continue;
    if (tree.node(id).tag == GUMBO_TAG_H1) return std::nullopt;
    if (!is_block(tree.node(id).tag) || scan.pruned(id) == Pruned::hidden) continue;
    const std::uint32_t length = scan.length_once(id);
    if (length < kLeast || length > kMost || !is_named(scan, id)) continue;
    if (is_caption(tree, id)) continue;
    if (follows_headline(scan, id)) return id;
  }
  return std::nullopt;
}

}  // namespace recount::extract
