// JSON-LD, meta, rel=author and by-lines, in this order. A name is a few words that are not a
// sentence, a URL or the site itself.
#include "extract/page/authors.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/page/ascii.h"
#include "extract/page/date_text.h"
#include "extract/page/lines.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

constexpr std::array<std::string_view, 12> kBefore{
    "written by ", "posted by ", "by: ",     "by ",    "von ", "par ",
    "por ",        "autor: ",    "author: ", "text: ", "di ",  "autor "};

std::string without_by(std::string name) {
  bool again = true;
  while (again) {
    const std::string lower = lower_ascii(name);
    const auto before = std::find_if(kBefore.begin(), kBefore.end(), [&](std::string_view word) {
      return lower.starts_with(word) && lower.size() > word.size();
    });
    again = before != kBefore.end();
    if (again) name.erase(0, before->size());
  }
  return name;
}

bool is_name(std::string_view text) {
  if (text.size() < 3 || text.size() > 60) return false;
  if (text.find("http") != std::string_view::npos || text.find('@') != std::string_view::npos) {
    return false;
  }
  if (std::count(text.begin(), text.end(), ' ') > 5) return false;
  if (text.find("www.") != std::string_view::npos || text.find(": ") != std::string_view::npos) {
    return false;
  }
  return !first_date(text, {}).has_value() && !folded(text).empty();
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

void add_name(std::vector<std::string>& authors, std::string name) {
  if (!is_name(name)) return;
  if (std::find(authors.begin(), authors.end(), name) == authors.end()) {
    authors.push_back(std::move(name));
  }
}

void add(std::vector<std::string>& authors, std::string_view text) {
  for (const std::string& part : split(without_by(tidy(text)))) {
    add_name(authors, without_by(std::string(trim_ascii(part))));
  }
}

// What a machine is told is one name; "Ana Ruiz, MD" is not two people.
void add_whole(std::vector<std::string>& authors, std::string_view text) {
  const std::string name = without_by(tidy(text));
  for (const std::string_view separator : {" and ", " & ", "; "}) {
    if (name.find(separator) != std::string::npos) return add(authors, name);
  }
  add_name(authors, name);
}

bool is_author_element(const Tree& tree, NodeId id) {
  return equals_ignoring_case(tree.attribute(id, "rel"), "author") ||
         tree.attribute(id, "itemprop") == "author";
}

// "author-name", "byline": an element whose whole text is a name.
bool is_byline(const Tree& tree, NodeId id) {
  for (const std::string_view name : {"class", "id", "data-testid"}) {
    const std::string value = lower_ascii(tree.attribute(id, name).substr(0, 200));
    for (const std::string_view word :
         {"author", "byline", "by-line", "autor", "writer", "auteur"}) {
      if (value.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

bool is_of_comments(const Scan& scan, NodeId id) {
  for (; id > 0; id = scan.tree().node(id).parent) {
    const Kinds kinds = scan.kinds(id);
    const bool others = kinds.has(Kind::comments) || kinds.has(Kind::related);
    if (others && scan.pruned(id) != Pruned::no) return true;
  }
  return false;
}

std::vector<std::string> from_meta(const PageFacts& facts) {
  std::vector<std::string> authors;
  for (const std::string_view key :
       {"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
        "dcterms.creator", "citation_author", "article:author_name", "twitter:data1"}) {
    const auto found = facts.meta.find(key);
    if (found == facts.meta.end()) continue;
    if (key == "twitter:data1" && lower_ascii(facts.first({"twitter:label1"})) != "written by")
      continue;
    for (const std::string& name : found->second) add_whole(authors, name);
    if (!authors.empty()) break;
  }
  return authors;
}

template <class IsAuthor>
std::vector<std::string> from_elements(const Scan& scan, IsAuthor is_author) {
  std::vector<std::string> authors;
  const Tree& tree = scan.tree();
  for (NodeId id = scan.body(); id < tree.size() && authors.empty(); ++id) {
    if (tree.node(id).is_text || tree.end_of(id) - id > 60 || !is_author(id)) continue;
    if (is_of_comments(scan, id)) continue;
    add(authors, text_below(tree, id));
  }
  return authors;
}

// A short line that begins with "By".
std::vector<std::string> from_text(const Scan& scan) {
  const Tree& tree = scan.tree();
  return from_elements(scan, [&](NodeId id) {
    const Measure& m = scan.at(id);
    if (m.text < 6 || m.text > 80 || !is_block(tree.node(id).tag)) return false;
    const std::string text = text_below(tree, id);
    return without_by(text) != text && is_upper(without_by(text).front());
  });
}

}  // namespace

std::vector<std::string> find_authors(const PageFacts& facts, const Scan& scan) {
  std::vector<std::string> authors;
  for (const std::string& name : facts.json_ld.authors) add_whole(authors, name);
  if (authors.empty()) authors = from_meta(facts);
  const Tree& tree = scan.tree();
  if (authors.empty()) {
    authors = from_elements(scan, [&](NodeId id) { return is_author_element(tree, id); });
  }
  if (authors.empty()) {
    authors = from_elements(scan, [&](NodeId id) { return is_byline(tree, id); });
  }
  return authors.empty() ? from_text(scan) : authors;
}

}  // namespace recount::extract
