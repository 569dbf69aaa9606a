// JSON-LD, meta, rel=author and by-lines, in this order. A name is a few words that are not a
// sentence, a URL or the site itself.
#include "extract/page/authors.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/page/ascii.h"
#include "extract/page/lines.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

constexpr std::array<std::string_view, 12> kBefore{
    "written by ", "posted by ", "by: ",     "by ",    "von ", "par ",
    "por ",        "autor: ",    "author: ", "text: ", "di ",  "autor "};

std::string without_by(std::string name) {
  const std::string lower = lower_ascii(name);
  for (const std::string_view before : kBefore) {
    if (lower.starts_with(before)) return without_by(name.substr(before.size()));
  }
  return name;
}

bool is_name(std::string_view text, std::string_view site) {
  if (text.size() < 3 || text.size() > 60) return false;
  if (text.find("http") != std::string_view::npos || text.find('@') != std::string_view::npos) {
    return false;
  }
  if (std::count(text.begin(), text.end(), ' ') > 5) return false;
  if (std::any_of(text.begin(), text.end(), [](char c) { return is_digit(c); })) return false;
  return site.empty() || folded(text) != folded(site);
}

// "Ana Ruiz and Ben Lee, AP" is two people and an agency that is left out by its length.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts{std::string(text)};
  for (const std::string_view separator :
       {", ", " and ", " und ", " et ", " y ", " & ", "; ", " | ", " / ", " with "}) {
    std::vector<std::string> next;
    for (std::string& part : parts) {
      std::size_t at = part.find(separator);
      while (at != std::string::npos) {
        next.push_back(part.substr(0, at));
        part.erase(0, at + separator.size());
        at = part.find(separator);
      }
      next.push_back(part);
    }
    parts = std::move(next);
  }
  return parts;
}

void add(std::vector<std::string>& authors, std::string_view text, std::string_view site) {
  for (const std::string& part : split(without_by(tidy(text)))) {
    std::string name = without_by(std::string(trim_ascii(part)));
    if (!is_name(name, site)) continue;
    if (std::find(authors.begin(), authors.end(), name) == authors.end()) {
      authors.push_back(std::move(name));
    }
  }
}

bool is_author_element(const Tree& tree, NodeId id) {
  return equals_ignoring_case(tree.attribute(id, "rel"), "author") ||
         tree.attribute(id, "itemprop") == "author";
}

}  // namespace

std::vector<std::string> find_authors(const PageFacts& facts, const Scan& scan) {
  const std::string site(facts.first({"og:site_name"}));
  std::vector<std::string> authors;
  for (const std::string& name : facts.json_ld.authors) add(authors, name, site);
  if (!authors.empty()) return authors;
  for (const std::string_view key : {"author", "article:author", "dc.creator", "byl",
                                     "parsely-author", "sailthru.author", "dcterms.creator"}) {
    const auto found = facts.meta.find(key);
    if (found == facts.meta.end()) continue;
    for (const std::string& name : found->second) add(authors, name, site);
    if (!authors.empty()) return authors;
  }
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text || !is_author_element(tree, id)) continue;
    add(authors, text_below(tree, id), site);
    if (!authors.empty()) return authors;
  }
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text || !scan.kinds(id).has(Kind::byline)) continue;
    const std::string text = text_below(tree, id);
    if (without_by(text) != text) add(authors, text, site);
    if (!authors.empty()) return authors;
  }
  return authors;
}

}  // namespace recount::extract
