// The first heading that holds the title, else the first <h1>.
#include "extract/page/headline.h"

#include <algorithm>
#include <string>

#include "extract/page/lines.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

constexpr NodeId kBefore = 40;       // nodes before a headline
constexpr NodeId kAfter = 400;       // … and after it
constexpr std::uint32_t kBody = 80;  // characters: a paragraph of the body

NodeId headline(const Scan& scan, std::string_view title) {
  const Tree& tree = scan.tree();
  const std::string wanted = folded(title);
  NodeId first = 0;
  for (NodeId id = scan.body(); id < tree.size(); ++id) {
    if (tree.node(id).is_text || !is_heading(tree.node(id).tag)) continue;
    const std::string text = folded(text_below(tree, id));
    if (!wanted.empty() && text.find(wanted) != std::string::npos) return id;
    if (first == 0 && tree.node(id).tag == GUMBO_TAG_H1) first = id;
  }
  return first;
}

NodeId end_of_head(const Scan& scan, NodeId headline) {
  const Tree& tree = scan.tree();
  const NodeId last = std::min<NodeId>(tree.size(), tree.end_of(headline) + kAfter);
  int paragraphs = 0;
  for (NodeId id = headline; id < last; ++id) {
    if (tree.node(id).is_text || scan.at(id).own < kBody) continue;
    if (scan.at(id).own_linked * 2 < scan.at(id).own && ++paragraphs == 2) return id;
  }
  return last;
}

}  // namespace

Head find_head(const Scan& scan, std::string_view title) {
  const NodeId at = headline(scan, title);
  if (at == 0) return {};
  const NodeId before = at > kBefore ? at - kBefore : 0;
  return {.begin = std::max(scan.body(), before), .at = at, .end = end_of_head(scan, at)};
}

}  // namespace recount::extract
