// Lines are judged one by one (a title again, a label, a link that stands alone), then the head and
// the tail are worn down as long as their outermost line is no part of an article. What a rule
// would take is put back when it is a large part of the text.
#include "extract/page/trim.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/page/phrases.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

using core::BlockKind;

constexpr std::size_t kExcerpt = 30;  // bytes that two begins have in common
constexpr double kLastPart = 0.6;     // an end marker counts only after this share of the text

bool is_title_again(const Line& line, const core::Article& article) {
  return line.length < 300 && folded(line.text) == folded(article.title.value);
}

// A line that is a link leads around the own site; a link to another host may be what it is about.
bool is_bare_link(const Line& line) {
  return (line.linked - line.outside) * 10 >= line.length * 9 &&
         line.kind != BlockKind::list_item && line.kind != BlockKind::table_cell;
}

bool says(Where where, const Line& line) {
  return phrases().match(
      where, line.text,
      {.characters = line.length, .has_link = line.linked * 5 >= line.length * 2});
}

// Lists that are nothing but ways around the own site.
void drop_link_lists(std::vector<Line>& lines) {
  std::vector<Line> kept;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].kind == BlockKind::list_item &&
           (lines[end].linked - lines[end].outside) * 10 >= lines[end].length * 9) {
      ++end;
    }
    if (end - i < 2) end = i;
    if (end == i) kept.push_back(std::move(lines[i++]));
    i = std::max(i, end);
  }
  lines = std::move(kept);
}

// The same paragraph again, or one that repeats several others: the text of a hidden copy.
// A copy stands elsewhere; a page that says the same twice in a row means it.
void drop_copies(const Tree& tree, std::vector<Line>& lines) {
  std::unordered_map<std::string, NodeId> seen;
  std::erase_if(lines, [&](const Line& l) {
    // The questions of an interview come back.
    if (l.length < 60 || l.text.ends_with('?')) return false;
    const NodeId parent = tree.node(l.block).parent;
    const auto [first, is_new] = seen.emplace(l.text, parent);
    return !is_new && first->second != parent;
  });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].length < 1500) continue;
    const auto repeated = std::count_if(lines.begin(), lines.end(), [&](const Line& other) {
      return other.length >= 60 && other.length < lines[i].length &&
             lines[i].text.find(other.text) != std::string::npos;
    });
    if (repeated >= 4) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

// "The council has approved a budget that…": the begin of a text that stands on the page in full.
void drop_excerpts(std::vector<Line>& lines) {
  std::unordered_map<std::string, std::string> longest;  // by how it begins
  for (const Line& line : lines) {
    std::string& known = longest[line.text.substr(0, kExcerpt)];
    if (line.text.size() > known.size()) known = line.text;
  }
  std::erase_if(lines, [&](const Line& l) {
    const bool dots = l.text.ends_with("...") || l.text.ends_with("\xE2\x80\xA6");
    if (!dots || l.text.size() <= kExcerpt + 3 || l.length > 300) return false;
    const std::string& whole = longest[l.text.substr(0, kExcerpt)];
    const std::string_view begin = std::string_view(l.text).substr(0, l.text.size() - 3);
    return whole.size() > l.text.size() && whole.starts_with(begin);
  });
}

bool has_words(const Line& line) { return !folded(line.text).empty(); }

bool is_author(const Line& line, const core::Article& article) {
  return std::any_of(article.authors.begin(), article.authors.end(), [&](const std::string& name) {
    return line.length < name.size() + 24 && line.text.find(name) != std::string::npos;
  });
}

std::size_t length_of(const std::vector<Line>& lines) {
  std::size_t sum = 0;
  for (const Line& line : lines) sum += line.length;
  return sum;
}

void cut_at_end_marker(std::vector<Line>& lines) {
  const auto most = static_cast<double>(length_of(lines));
  std::size_t before = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (static_cast<double>(before) >= kLastPart * most && says(Where::end, lines[i])) {
      lines.resize(i);
      return;
    }
    before += lines[i].length;
  }
}

// "Ana Ruiz is a reporter in Lima." below her article.
bool is_about_author(const Line& line, const core::Article& article) {
  static const RE2 verbs(
      "(?i) (?:is|was|are|writes|covers|has|have|joined|works|lives|teaches|can "
      "be|ist|war|schreibt|"
      "arbeitet|est|écrit|es|escribe)\\b.*");
  return line.length < 600 && std::any_of(
                                  article.authors.begin(), article.authors.end(),
                                  [&](const std::string& name) {
                                    if (name.empty() || !line.text.starts_with(name)) return false;
                                    const std::string_view rest =
                                        std::string_view(line.text).substr(name.size());
                                    return RE2::FullMatch({rest.data(), rest.size()}, verbs);
                                  });
}

void trim_tail(std::vector<Line>& lines, const core::Article& article) {
  while (lines.size() > 1) {
    const Line& last = lines.back();
    const bool gone = last.kind == BlockKind::heading || is_bare_link(last) ||
                      ((last.linked - last.outside) * 2 > last.length && last.length < 200) ||
                      is_author(last, article) || is_about_author(last, article) ||
                      says(Where::tail, last);
    if (!gone) return;
    lines.pop_back();
  }
}

void trim_head(std::vector<Line>& lines, const core::Article& article) {
  std::size_t first = 0;
  while (first + 1 < lines.size()) {
    const Line& line = lines[first];
    const bool gone = is_bare_link(line) || is_author(line, article) || says(Where::head, line);
    if (!gone) break;
    ++first;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace

std::vector<Line> trim_lines(const Scan& scan, std::vector<Line> lines,
                             const core::Article& article) {
  std::erase_if(lines, [&](const Line& l) {
    return !has_words(l) || is_title_again(l, article) || is_bare_link(l) ||
           says(Where::anywhere, l);
  });
  drop_copies(scan.tree(), lines);
  drop_excerpts(lines);
  drop_link_lists(lines);
  cut_at_end_marker(lines);
  trim_head(lines, article);
  trim_tail(lines, article);
  return lines;
}

}  // namespace recount::extract
