// One walk along the flat tree. A change of the nearest block element ends the line, so does the
// second <br> of a run; everything else only adds text to it.
#include "extract/page/lines.h"

#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

using core::BlockKind;

// Marks that are not seen: soft hyphen, zero-width space, direction marks, byte-order mark. Joiners
// (U+200C, U+200D) stay: they shape words.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}
bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Bytes from `i` on that stand as they are: visible ASCII, and single blanks between it.
std::size_t plain_run(std::string_view text, std::size_t i) {
  const auto is_visible = [&](std::size_t at) { return text[at] > 0x20 && text[at] < 0x7F; };
  std::size_t end = i;
  while (end < text.size()) {
    const bool single = text[end] == ' ' && end > i && end + 1 < text.size() && is_visible(end + 1);
    if (!is_visible(end) && !single) break;
    ++end;
  }
  return end - i;
}

void append_tidy(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t run = plain_run(text, i);
    out.append(text.substr(i, run));
    i += run;
    if (i == text.size()) break;
    const core::DecodedCodePoint c = core::decode_utf8(text, i);
    if (is_blank(c.value)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (!is_unseen(c.value) && c.value != 0x7F) {
      out.append(text.substr(i, c.length));
    }
    i += c.length;
  }
}

BlockKind kind_of(const Tree& tree, NodeId block) {
  for (NodeId id = block; id > 0; id = tree.node(id).parent) {
    const GumboTag tag = tree.node(id).tag;
    if (is_heading(tag)) return BlockKind::heading;
    if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) {
      return BlockKind::list_item;
    }
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return BlockKind::table_cell;
    if (tag == GUMBO_TAG_BLOCKQUOTE) return BlockKind::quote;
  }
  return BlockKind::paragraph;
}

class Reader {
 public:
  explicit Reader(const Scan& scan) : scan_(scan), tree_(scan.tree()) {}

  void read(NodeId root) {
    std::vector<NodeId> open;
    for (NodeId id = root; id < tree_.end_of(root);) {
      while (!open.empty() && id >= tree_.end_of(open.back())) leave(open);
      const Node& node = tree_.node(id);
      if (node.is_text) {
        add(id);
      } else if (scan_.pruned(id) != Pruned::no) {
        if (is_block(node.tag)) finish();
        id = node.end;
        continue;
      } else {
        enter(open, id);
      }
      ++id;
    }
    while (!open.empty()) leave(open);
    finish();
  }

  std::vector<Line> lines;

 private:
  void enter(std::vector<NodeId>& open, NodeId id) {
    const GumboTag tag = tree_.node(id).tag;
    if (tag == GUMBO_TAG_BR) return line_break();
    if (tag == GUMBO_TAG_HR) return finish();
    if (is_block(tag)) {
      finish();
      line_.block = id;
    }
    if (is_emphasis(tag)) ++emphasis_;
    open.push_back(id);
  }

  void leave(std::vector<NodeId>& open) {
    const NodeId id = open.back();
    open.pop_back();
    if (is_emphasis(tree_.node(id).tag)) --emphasis_;
    if (!is_block(tree_.node(id).tag)) return;
    finish();
    for (NodeId up = tree_.node(id).parent;; up = tree_.node(up).parent) {
      line_.block = up;
      if (up == 0 || is_block(tree_.node(up).tag)) break;
    }
  }

  void line_break() {
    if (breaks_++ > 0) {
      const NodeId block = line_.block;
      const int breaks = breaks_;
      finish();
      line_.block = block;
      breaks_ = breaks;
    } else if (!line_.text.empty() && line_.text.back() != ' ') {
      line_.text.push_back(' ');
    }
  }

  void add(NodeId id) {
    const std::size_t before = line_.text.size();
    append_tidy(line_.text, tree_.node(id).text);
    const std::uint32_t length =
        visible_length(std::string_view(line_.text).substr(before, std::string::npos));
    if (length > 0) breaks_ = 0;
    line_.length += length;
    if (scan_.is_in_link(id)) line_.linked += length;
    if (scan_.is_in_outside_link(id)) line_.outside += length;
    if (emphasis_ > 0) line_.strong += length;
  }

  void finish() {
    breaks_ = 0;
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    const NodeId block = line_.block;
    if (!line_.text.empty()) {
      line_.kind = kind_of(tree_, block);
      lines.push_back(std::move(line_));
    }
    line_ = Line{};
    line_.block = block;
  }

  static bool is_emphasis(GumboTag tag) {
    return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_EM ||
           tag == GUMBO_TAG_I;
  }

  const Scan& scan_;
  const Tree& tree_;
  Line line_;
  int breaks_ = 0;
  int emphasis_ = 0;
};

}  // namespace

std::vector<Line> read_lines(const Scan& scan, const std::vector<NodeId>& roots) {
  Reader reader(scan);
  for (const NodeId root : roots) reader.read(root);
  return std::move(reader.lines);
}

std::string text_below(const Tree& tree, NodeId id) {
  std::string out;
  for (NodeId i = id; i < tree.end_of(id); ++i) {
    const Node& node = tree.node(i);
    if (node.is_text) {
      append_tidy(out, node.text);
    } else if ((node.tag == GUMBO_TAG_BR || is_block(node.tag)) && !out.ends_with(' ') &&
               !out.empty()) {
      out.push_back(' ');
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string tidy(std::string_view text) {
  std::string out;
  append_tidy(out, text);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace recount::extract
