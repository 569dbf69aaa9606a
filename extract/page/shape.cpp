// Document order is reading order: a row of paragraphs ends where the next headline begins. An
// article is one long row, whatever stands around it; a section page is many short ones.
#include "extract/page/shape.h"

#include <algorithm>

namespace recount::extract {
namespace {

constexpr std::uint32_t kHeadline = 15;   // characters; less is a label
constexpr std::uint32_t kParagraph = 25;  // as in scan.cpp
constexpr std::uint32_t kLeastHeadlines = 6;
constexpr std::uint32_t kTeaser = 320;   // characters to a headline; more is a text of its own
constexpr std::uint32_t kArticle = 500;  // characters in a row
constexpr std::uint32_t kText = 800;     // … beside teasers that are most of the page
constexpr std::uint32_t kReport = 200;   // … that keep together

// Templates that write everything into a <header> are not frames; scan.cpp guards them alike.
bool is_frame(const Scan& scan, NodeId id) {
  const GumboTag tag = scan.tree().node(id).tag;
  const bool named = tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER ||
                     tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_MENU;
  return named && scan.at(id).running * 10 <= scan.at(scan.body()).running * 3;
}

}  // namespace

Shape shape_of(const Scan& scan) {
  const Tree& tree = scan.tree();
  Shape shape;
  std::uint32_t row = 0;
  std::uint32_t paragraphs = 0;
  for (NodeId id = scan.body(); id < tree.size();) {
    const Node& node = tree.node(id);
    if (!node.is_text && (scan.is_gone(id) || is_frame(scan, id))) {
      id = node.end;
      continue;
    }
    ++id;
    if (node.is_text) continue;
    const Measure& m = scan.at(id - 1);
    if (m.own >= kHeadline && m.own_linked * 10 >= m.own * 7) {
      ++shape.headlines;
      row = paragraphs = 0;
    } else if (m.own >= kParagraph && m.own_linked * 2 < m.own && !is_heading(node.tag)) {
      row += m.own;
      ++paragraphs;
      shape.running += m.own;
    }
    if (row > shape.longest) {
      shape.longest = row;
      shape.paragraphs = paragraphs;
    }
  }
  return shape;
}

bool holds_text(const Shape& shape) { return shape.longest >= kText && shape.paragraphs >= 3; }

bool is_list_of_pages(const Shape& shape) {
  if (shape.headlines < kLeastHeadlines || shape.longest >= kArticle) return false;
  // A short report keeps together; what stands around it has headlines only.
  const bool one_text =
      shape.paragraphs >= 2 && shape.longest >= kReport && shape.longest * 10 >= shape.running * 6;
  return !one_text && shape.running <= shape.headlines * kTeaser;
}

}  // namespace recount::extract
