// A container that the page names as the article's is taken when it holds nearly as much running
// text as the best that density finds. Density is a maximum: every paragraph is worth its length,
// every link list and label costs, and the smallest element that keeps nearly the whole best sum is
// the body. A body that is split over siblings of the same class is put together again.
#include "extract/page/content.h"

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"
#include "extract/page/lines.h"
#include "extract/page/title.h"

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

// The element whose own paragraphs are the most text: a body's paragraphs are siblings, teasers are
// not.
NodeId heart(const Scan& scan) {
  const Tree& tree = scan.tree();
  std::vector<std::uint32_t> direct(tree.size());
  for (NodeId id = scan.body() + 1; id < tree.size(); ++id) {
    const Measure& m = scan.at(id);
    if (tree.node(id).is_text || scan.is_gone(id) || m.own < 80 || m.own_linked * 2 > m.own)
      continue;
    direct[tree.node(id).parent] += m.own;
  }
  return static_cast<NodeId>(std::max_element(direct.begin(), direct.end()) - direct.begin());
}

std::uint32_t running_of(const Scan& scan, const std::vector<NodeId>& roots) {
  std::uint32_t sum = 0;
  for (const NodeId id : roots) sum += scan.at(id).running;
  return sum;
}

// The rest of a page may outweigh a short body as long as no text of its own kind stands outside.
bool holds_heart(const Scan& scan, const std::vector<NodeId>& roots, NodeId heart, NodeId dense) {
  const bool inside = std::any_of(roots.begin(), roots.end(), [&](NodeId id) {
    return scan.tree().contains(id, heart) || id == heart;
  });
  return inside && running_of(scan, roots) * 4 >= scan.at(dense).running &&
         scan.at(heart).blocks >= 3;
}

std::string_view class_of(const Scan& scan, NodeId id) {
  return scan.tree().attribute(id, "class");
}

// The highest element around `id` that holds none of the `others`.
NodeId wrapper_of(const Tree& tree, NodeId id, const std::vector<NodeId>& others) {
  NodeId wrapper = id;
  while (wrapper > 0) {
    const NodeId up = tree.node(wrapper).parent;
    const bool shared = std::any_of(others.begin(), others.end(), [&](NodeId other) {
      return other != id && tree.contains(up, other);
    });
    if (shared) break;
    wrapper = up;
  }
  return wrapper;
}

// An article of its own begins with a headline that stands outside its body, or is marked as one.
bool is_own_article(const Scan& scan, NodeId wrapper, NodeId body) {
  const Tree& tree = scan.tree();
  for (NodeId i = wrapper; i < tree.end_of(wrapper); ++i) {
    if (tree.node(i).is_text || (tree.contains(body, i) && i != body)) continue;
    const GumboTag tag = tree.node(i).tag;
    if (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_ARTICLE) return true;
  }
  for (NodeId i = body; i < tree.end_of(body); ++i) {
    if (!tree.node(i).is_text && tree.node(i).tag == GUMBO_TAG_H1) return true;
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view names) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    if (i < names.size() && !is_space(names[i])) continue;
    const std::string_view word = names.substr(begin, i - begin);
    // Numbers and filing differ from one article to the next.
    const bool particular = word.find_first_of("0123456789") != std::string_view::npos ||
                            word.starts_with("category-") || word.starts_with("tag-");
    if (!word.empty() && !particular) words.push_back(word);
    begin = i + 1;
  }
  return words;
}

bool have_like_names(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::vector<std::string_view> first = words_of(a.substr(0, 400));
  const std::vector<std::string_view> second = words_of(b.substr(0, 400));
  const auto common = std::count_if(first.begin(), first.end(), [&](std::string_view word) {
    return std::find(second.begin(), second.end(), word) != second.end();
  });
  return common > 0 &&
         static_cast<std::size_t>(common) * 10 >= 7 * std::max(first.size(), second.size());
}

std::vector<NodeId> alike(const Scan& scan, NodeId id) {
  const Tree& tree = scan.tree();
  std::vector<NodeId> found;
  for (NodeId i = scan.body(); i < tree.size(); ++i) {
    if (tree.node(i).is_text || scan.is_gone(i) || tree.node(i).tag != tree.node(id).tag) continue;
    if (!found.empty() && tree.contains(found.back(), i)) continue;
    if (scan.rank(i) != scan.rank(id) || scan.at(i).running == 0) continue;
    if (have_like_names(class_of(scan, i), class_of(scan, id))) found.push_back(i);
  }
  return found;
}

bool is_headed(const Scan& scan, NodeId wrapper, std::string_view title) {
  const Tree& tree = scan.tree();
  for (NodeId i = wrapper; i < tree.end_of(wrapper); ++i) {
    const GumboTag tag = tree.node(i).tag;
    if (tree.node(i).is_text || !is_heading(tag) || tag > GUMBO_TAG_H3) continue;
    if (folded(text_below(tree, i)) == title) return true;
  }
  return false;
}

// The first that is more than a teaser.
NodeId first_of(const Scan& scan, const std::vector<NodeId>& all) {
  std::uint32_t most = 0;
  for (const NodeId id : all) most = std::max(most, scan.at(id).running);
  return *std::find_if(all.begin(), all.end(),
                       [&](NodeId id) { return scan.at(id).running * 4 >= most; });
}

struct Named {
  std::vector<NodeId> roots;
  bool is_headed = false;  ///< by the page's title; the others are articles of their own
};

// Parts of one body are put together; of several articles the first is the page's own.
Named with_siblings(const Scan& scan, NodeId id, const std::string& title) {
  if (class_of(scan, id).empty()) return {{id}, false};
  std::vector<NodeId> all = alike(scan, id);
  if (all.size() < 2) return {{id}, false};
  const Tree& tree = scan.tree();
  std::ptrdiff_t own = 0;
  for (const NodeId i : all) {
    const NodeId wrapper = wrapper_of(tree, i, all);
    if (!is_own_article(scan, wrapper, i)) continue;
    ++own;
    if (!title.empty() && is_headed(scan, wrapper, title)) return {{i}, true};
  }
  if (own * 2 > static_cast<std::ptrdiff_t>(all.size())) return {{first_of(scan, all)}, false};
  const NodeId up = tree.node(tree.node(id).parent).parent;
  std::erase_if(all, [&](NodeId i) { return !tree.contains(up, i); });
  return {std::move(all), false};
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

Content choose_content(const Scan& scan, std::string_view title) {
  const std::string wanted = folded(title);
  const NodeId dense = densest(scan);
  const NodeId core = heart(scan);
  const std::uint32_t running = scan.at(dense).running;
  for (int rank = 1; rank <= 3; ++rank) {
    const NodeId id = best_of_rank(scan, rank);
    if (id == 0) continue;
    Named named = with_siblings(scan, id, wanted);
    const double nearly = kNearly[static_cast<std::size_t>(rank - 1)];
    const std::uint32_t held = running_of(scan, named.roots);
    if (held >= nearly * running || (named.is_headed && held >= kEnough) ||
        holds_heart(scan, named.roots, core, dense)) {
      return {std::move(named.roots), "named container"};
    }
  }
  if (running >= kEnough) return {{dense}, "density"};
  return {{scan.body()}, "whole body"};
}

}  // namespace recount::extract
