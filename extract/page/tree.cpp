// Gumbo allocates from an arena with a budget; when that is spent, the arena jumps out of the
// parser and is dropped whole. No C++ object lives in the frames that the jump leaves. The tree is
// never destroyed node by node: Gumbo's own way to do that recurses.
#include "extract/page/tree.h"

#include <algorithm>
#include <csetjmp>
#include <utility>

namespace recount::extract {

class Arena {
 public:
  explicit Arena(std::size_t budget) : budget_(budget) {}

  void* allocate(std::size_t bytes) {
    const std::size_t need = (bytes + 15U) & ~std::size_t{15};
    if (need > budget_) std::longjmp(out, 1);  // NOLINT: C frames only, see above
    budget_ -= need;
    if (need > left_) refill(need);
    char* at = next_;
    next_ += need;
    left_ -= need;
    return at;
  }

  std::jmp_buf out{};

 private:
  static constexpr std::size_t kChunk = 256U << 10U;

  void refill(std::size_t need) {
    const std::size_t size = std::max(kChunk, need);
    chunks_.emplace_back(new char[size]);
    next_ = chunks_.back().get();
    left_ = size;
  }

  std::size_t budget_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // NOLINT: raw storage
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

namespace {

void* allocate(void* arena, std::size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}
void keep(void* /*arena*/, void* /*memory*/) {}

const GumboOutput* parse(Arena& arena, const char* data, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = keep;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out) != 0) return nullptr;  // NOLINT: the parser has no other way to stop
  return gumbo_parse_with_options(&options, data, size);
}

struct Step {
  const GumboNode* node;
  NodeId parent;
  unsigned next_child;
};

class Flattener {
 public:
  explicit Flattener(const Limits& limits) : limits_(limits) {}

  void run(const GumboNode* root) {
    enter(root, 0);
    while (!path_.empty()) {
      Step& step = path_.back();
      const GumboVector& children = step.node->v.element.children;
      if (step.next_child == children.length) {
        nodes[step.parent].end = static_cast<NodeId>(nodes.size());
        path_.pop_back();
        continue;
      }
      enter(static_cast<const GumboNode*>(children.data[step.next_child++]), step.parent);
    }
  }

  [[nodiscard]] bool is_cut() const { return too_deep_; }

  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::deque<std::string> joined;  ///< texts that the parser gave in pieces

 private:
  // Never text, whether the cut before the parse met them or not.
  static bool is_left_out(const GumboNode* from) {
    if (from->type != GUMBO_NODE_ELEMENT) return false;
    const GumboTag tag = from->v.element.tag;
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_SVG;
  }

  void enter(const GumboNode* from, NodeId parent) {
    if (is_left_out(from)) return;
    const auto id = static_cast<NodeId>(nodes.size());
    Node node;
    node.parent = parent;
    node.end = id + 1;
    if (from->type == GUMBO_NODE_ELEMENT || from->type == GUMBO_NODE_TEMPLATE) {
      fill_element(node, from->v.element);
      nodes.push_back(node);
      const bool deep = path_.size() >= limits_.depth;
      too_deep_ = too_deep_ || deep;
      if (from->type == GUMBO_NODE_ELEMENT && !deep) path_.push_back({from, id, 0});
      return;
    }
    if (from->type != GUMBO_NODE_TEXT && from->type != GUMBO_NODE_WHITESPACE &&
        from->type != GUMBO_NODE_CDATA) {
      return;
    }
    node.is_text = true;
    node.text = from->v.text.text;
    if (nodes.back().is_text && nodes.back().parent == parent) {
      join(node.text);
    } else {
      nodes.push_back(node);
    }
  }

  // What a script or a comment parted is one text, as if it had been cut before the parse.
  void join(std::string_view more) {
    Node& last = nodes.back();
    if (joined.empty() || last.text.data() != joined.back().data()) joined.emplace_back(last.text);
    joined.back() += more;
    last.text = joined.back();
  }

  void fill_element(Node& node, const GumboElement& element) {
    node.tag = element.tag;
    node.first_attribute = static_cast<std::uint32_t>(attributes.size());
    node.attribute_count = element.attributes.length;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      attributes.push_back({attribute->name, attribute->value});
    }
  }

  const Limits& limits_;
  std::vector<Step> path_;
  bool too_deep_ = false;
};

}  // namespace

Tree::Tree(std::unique_ptr<Arena> arena, std::deque<std::string> joined, std::vector<Node> nodes,
           std::vector<Attribute> attributes, bool is_cut)
    : arena_(std::move(arena)),
      joined_(std::move(joined)),
      nodes_(std::move(nodes)),
      attributes_(std::move(attributes)),
      is_cut_(is_cut) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
  for (const Attribute& a : attributes(id)) {
    if (a.name == name) return a.value;
  }
  return {};
}

bool Tree::has_attribute(NodeId id, std::string_view name) const {
  const auto all = attributes(id);
  return std::any_of(all.begin(), all.end(), [&](const Attribute& a) { return a.name == name; });
}

core::Result<Tree> parse_tree(std::string_view html, const Limits& limits) {
  auto arena = std::make_unique<Arena>(limits.arena_bytes);
  const GumboOutput* output = parse(*arena, html.data(), html.size());
  if (output == nullptr) {
    return core::fail(core::ErrorKind::skip, "html_too_many_nodes",
                      "the page takes too much memory to parse");
  }
  Flattener flat(limits);
  flat.run(output->root);
  return Tree(std::move(arena), std::move(flat.joined), std::move(flat.nodes),
              std::move(flat.attributes), flat.is_cut());
}

}  // namespace recount::extract
