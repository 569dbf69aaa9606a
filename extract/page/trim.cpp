// Lines are judged one by one (a title again, a link that stands alone), then the head and the tail
// are worn down as long as their outermost line is no part of an article.
#include "extract/page/trim.h"

#include <algorithm>

#include "extract/page/title.h"

namespace recount::extract {
namespace {

bool is_title_again(const Line& line, const core::Article& article) {
  return line.length < 300 && folded(line.text) == folded(article.title.value);
}

bool is_bare_link(const Line& line) { return line.linked * 10 >= line.length * 9; }

}  // namespace

std::vector<Line> trim_lines(const Scan& /*scan*/, std::vector<Line> lines,
                             core::Article& article) {
  std::erase_if(lines, [&](const Line& l) { return is_title_again(l, article); });
  std::erase_if(lines, [](const Line& l) { return is_bare_link(l); });
  while (!lines.empty() && lines.back().kind == core::BlockKind::heading) lines.pop_back();
  return lines;
}

}  // namespace recount::extract
