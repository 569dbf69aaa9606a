// A container that the page names as the article's is taken when it holds nearly as much running
// text as the best that density finds. Density is a maximum: every paragraph is worth its length,
// every link list and label costs, and the smallest element that keeps nearly the whole best sum is
// the body. A body that is split over siblings of the same class is put together again.
#include "extract/page/content.h"

#include <algorithm>
#include <array>

namespace recount::extract {
namespace {

constexpr std::uint32_t kEnough = 250;                   // characters; less is no body
constexpr std::array<double, 3> kNearly{0.5, 0.6, 0.7};  // of the densest, by rank of the name

NodeId densest(const Scan& scan) {
  NodeId best = scan.body();
  for (NodeId id = scan.body(); id < scan.tree().size(); ++id) {
    if (scan.is_gone(id) || scan.tree().node(id).is_text) continue;
    if (scan.at(id).gain > scan.at(best).gain) best = id;
  }
  // Go down while one child keeps nearly everything.
  const double floor = 0.97 * scan.at(best).gain;
  for (NodeId id = best + 1; id < scan.tree().end_of(best); ++id) {
    if (scan.at(id).gain >= floor && scan.at(id).blocks > 1) best = id;
  }
  return best;
}

std::string_view class_of(const Scan& scan, NodeId id) {
  return scan.tree().attribute(id, "class");
}

std::uint32_t running_of(const Scan& scan, const std::vector<NodeId>& roots) {
  std::uint32_t sum = 0;
  for (const NodeId id : roots) sum += scan.at(id).running;
  return sum;
}

// Siblings and cousins of the same signature, unless each has a heading of its own to be an
// article.
std::vector<NodeId> with_siblings(const Scan& scan, NodeId id) {
  const Tree& tree = scan.tree();
  const std::string_view name = class_of(scan, id);
  if (name.empty() || scan.rank(id) != 1) return {id};
  const NodeId up = tree.node(tree.node(id).parent).parent;
  std::vector<NodeId> roots;
  for (NodeId i = up; i < tree.end_of(up); ++i) {
    if (tree.node(i).is_text || scan.is_gone(i) || tree.node(i).tag != tree.node(id).tag) continue;
    if (!roots.empty() && tree.contains(roots.back(), i)) continue;
    if (class_of(scan, i) == name && scan.at(i).running > 0) roots.push_back(i);
  }
  return roots;
}

NodeId best_of_rank(const Scan& scan, int rank) {
  std::uint32_t most = 0;
  for (NodeId id = 0; id < scan.tree().size(); ++id) {
    if (scan.rank(id) == rank && !scan.is_gone(id)) most = std::max(most, scan.at(id).running);
  }
  if (most == 0) return 0;
  NodeId best = 0;
  for (NodeId id = 0; id < scan.tree().size(); ++id) {
    if (scan.rank(id) != rank || scan.is_gone(id)) continue;
    const Measure& m = scan.at(id);
    if (m.running * 10 < most * 9) continue;
    if (best == 0 || scan.tree().contains(best, id)) best = id;
  }
  return best;
}

}  // namespace

Content choose_content(const Scan& scan) {
  const NodeId dense = densest(scan);
  const std::uint32_t running = scan.at(dense).running;
  for (int rank = 1; rank <= 3; ++rank) {
    const NodeId id = best_of_rank(scan, rank);
    if (id == 0) continue;
    std::vector<NodeId> roots = with_siblings(scan, id);
    const double nearly = kNearly[static_cast<std::size_t>(rank - 1)];
    if (running_of(scan, roots) >= nearly * running) {
      return {std::move(roots), "named container"};
    }
  }
  if (running >= kEnough) return {{dense}, "density"};
  return {{scan.body()}, "whole body"};
}

}  // namespace recount::extract
