// JSON-LD, meta, rel=author, by-lines and lines that begin with "By", in this order. A machine that
// names the site or an organisation is believed only where no person is named.
#include "extract/page/authors.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "extract/page/ascii.h"
#include "extract/page/byline.h"
#include "extract/page/headline.h"
#include "extract/page/lines.h"
#include "extract/page/metadata_words.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

using Names = std::vector<std::string>;

constexpr NodeId kSmall = 60;         // nodes of an element that is a by-line
constexpr NodeId kNear = 60;          // nodes between two by-lines of one article
constexpr std::uint32_t kLine = 110;  // characters of a line that begins with "By"
constexpr std::size_t kMostAuthors = 20;

void add(Names& authors, std::string name) {
  if (name.empty() || authors.size() >= kMostAuthors) return;
  if (std::find(authors.begin(), authors.end(), name) == authors.end()) {
    authors.push_back(std::move(name));
  }
}

void add_all(Names& authors, Names names) {
  for (std::string& name : names) add(authors, std::move(name));
}

// What a machine is told is one name; "Ana Ruiz, MD" is not two people.
void add_whole(Names& authors, std::string_view text) {
  const std::string name = without_by(tidy(text));
  if (!may_be_author(name)) return add_all(authors, read_byline(name));
  for (const std::string_view join : {" and ", " & ", "; ", " und "}) {
    if (name.find(join) != std::string::npos) return add_all(authors, read_byline(name));
  }
  add(authors, name);
}

bool is_part_of(std::string_view name, std::string_view site) {
  return name.size() >= 3 && site.size() >= 3 &&
         (site.find(name) != std::string_view::npos || name.find(site) != std::string_view::npos);
}

bool is_no_person(const PageFacts& facts, const std::string& name) {
  static const RE2 host(R"((?:[\w-]+\.)+[a-z]{2,6})");
  const auto& organisations = facts.json_ld.organisations;
  return RE2::FullMatch(name, host) || name == facts.json_ld.section ||
         name == facts.first({"article:section"}) ||
         std::find(organisations.begin(), organisations.end(), name) != organisations.end();
}

// The site itself, by its name or its host, or an organisation. Who writes a page of their own
// bears the site's name too, so that such a name is only put behind others.
bool is_site(const PageFacts& facts, const core::Article& article, const std::string& name) {
  const std::string bare = folded(name);
  const std::string host = host_of(article.canonical_url);
  if (is_part_of(bare, folded(host.substr(0, host.rfind('.'))))) return true;
  if (is_no_person(facts, name)) return true;
  for (const std::string_view site :
       {std::string_view(article.site), std::string_view(facts.json_ld.site),
        facts.first({"og:site_name", "application-name"})}) {
    if (is_part_of(bare, folded(site))) return true;
  }
  return false;
}

// "Ana Ruiz, News 9"
std::string without_site(const PageFacts& facts, const core::Article& article, std::string name) {
  const std::size_t comma = name.rfind(", ");
  if (comma != std::string::npos && is_site(facts, article, name.substr(comma + 2))) {
    name.resize(comma);
  }
  return name;
}

Names from_json_ld(const Names& names) {
  Names authors;
  for (const std::string& name : names) add_whole(authors, name);
  return authors;
}

Names from_meta(const PageFacts& facts) {
  Names authors;
  for (const std::string& key : metadata_words().author_meta) {
    const auto found = facts.meta.find(key);
    if (found == facts.meta.end()) continue;
    for (const std::string& name : found->second) add_whole(authors, name);
    if (!authors.empty()) return authors;
  }
  const auto& labels = metadata_words().author_labels;
  const std::string label = lower_ascii(facts.first({"twitter:label1"}));
  if (std::find(labels.begin(), labels.end(), label) != labels.end()) {
    add_whole(authors, facts.first({"twitter:data1"}));
  }
  return authors;
}

bool is_author_element(const Tree& tree, NodeId id) {
  return equals_ignoring_case(tree.attribute(id, "rel"), "author") ||
         tree.attribute(id, "itemprop") == "author" || tree.attribute(id, "property") == "author" ||
         tree.node(id).tag == GUMBO_TAG_ADDRESS;
}

bool is_byline(const Tree& tree, NodeId id) {
  for (const std::string_view name : {"class", "id", "data-testid"}) {
    const std::string value = lower_ascii(tree.attribute(id, name).substr(0, 200));
    const auto& words = metadata_words().author_names;
    if (value.find("comment") != std::string::npos ||
        value.find("withauthor") != std::string::npos) {
      continue;
    }
    if (!value.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
          return value.find(word) != std::string::npos;
        })) {
      return true;
    }
  }
  return false;
}

// Comments, teasers and the frame of the page name other people.
bool is_of_others(const Scan& scan, NodeId id) {
  for (; id > 0; id = scan.tree().node(id).parent) {
    if (scan.pruned(id) == Pruned::no) continue;
    const Kinds kinds = scan.kinds(id);
    if (kinds.has(Kind::comments) || kinds.has(Kind::related) || kinds.has(Kind::appended) ||
        scan.pruned(id) == Pruned::card) {
      return true;
    }
  }
  return false;
}

// The names in the texts of one element. Each text is read for itself, so that "Ana Ruiz" and the
// "Follow" beside it are not one name; another name needs a join between the two.
class BylineReader {
 public:
  explicit BylineReader(const Tree& tree) : tree_(tree) {}

  Names read(NodeId id) {
    for (NodeId i = id; i < tree_.end_of(id) && !done_; ++i) {
      if (tree_.node(i).is_text) take(tidy(tree_.node(i).text));
    }
    return std::move(names_);
  }

 private:
  void take(std::string text) {
    if (text.empty()) return;
    if (is_join(text)) {
      joined_ = true;
      return;
    }
    const std::size_t word = text.find(' ');
    if (word != std::string::npos && is_join(text.substr(0, word))) {
      joined_ = true;
      text.erase(0, word + 1);
    } else if (text.starts_with(", ") || text.starts_with("& ")) {
      joined_ = true;
      text.erase(0, 2);
    }
    if (!names_.empty() && !joined_) {
      done_ = true;
      return;
    }
    Names found = read_byline(text);
    if (found.empty()) {
      done_ = !names_.empty();
      return;
    }
    for (std::string& name : found) {
      // After a name, a single word is a degree, a place or an agency.
      if (names_.empty() || name.find(' ') != std::string::npos) add(names_, std::move(name));
    }
    const std::size_t last = text.rfind(' ');
    joined_ = text.ends_with(',') || text.ends_with('&') ||
              (last != std::string::npos && is_join(text.substr(last + 1)));
  }

  const Tree& tree_;
  Names names_;
  bool joined_ = false;
  bool done_ = false;
};

bool is_near(const Tree& tree, NodeId one, NodeId next) {
  if (tree.node(one).tag != tree.node(next).tag || next > one + kNear ||
      tree.attribute(one, "class") != tree.attribute(next, "class")) {
    return false;
  }
  for (NodeId i = tree.end_of(one); i < next; ++i) {
    const std::string text = tree.node(i).is_text ? tidy(tree.node(i).text) : std::string();
    if (!text.empty() && !is_join(text)) return false;
  }
  return true;
}

struct Range {
  NodeId begin = 0;
  NodeId end = 0;
};

// The first element that holds names, and those of its kind that follow it at once.
template <class IsAuthor, class IsWanted>
Names from_elements(const Scan& scan, Range range, IsAuthor is_author, IsWanted is_wanted) {
  Names authors;
  const Tree& tree = scan.tree();
  NodeId last = 0;
  for (NodeId id = range.begin; id < range.end; ++id) {
    const Node& node = tree.node(id);
    if (node.is_text || node.end - id > kSmall || !is_author(id) || is_of_others(scan, id)) {
      continue;
    }
    if (last != 0 && !is_near(tree, last, id)) continue;
    Names found = BylineReader(tree).read(id);
    if (found.empty()) add(found, read_account(text_below(tree, id)));
    std::erase_if(found, [&](const std::string& name) { return !is_wanted(name); });
    if (found.empty()) continue;
    add_all(authors, std::move(found));
    last = id;
    id = node.end - 1;
  }
  return authors;
}

// "Text: Ana Ruiz", as a line of its own. An account needs a mark; in a plain line one word is a
// place or the rest of a phrase.
template <class IsWanted>
Names from_lines(const Scan& scan, Range range, IsWanted is_wanted) {
  const Tree& tree = scan.tree();
  for (NodeId id = range.begin; id < range.end; ++id) {
    const Node& node = tree.node(id);
    if (!node.is_text && (!is_block(node.tag) || node.end - id > kSmall)) continue;
    const std::string text = node.is_text ? tidy(node.text) : text_below(tree, id);
    if (text.size() < 6 || text.size() > kLine || !begins_with_by(text)) continue;
    if (is_of_others(scan, id)) continue;
    Names found = read_byline(text);
    std::erase_if(found, [&](const std::string& name) {
      return name.find(' ') == std::string::npos || !is_wanted(name);
    });
    if (!found.empty()) return found;
  }
  return {};
}

bool is_one_word(const Names& names) {
  return names.size() == 1 && names.front().find(' ') == std::string::npos;
}

// A machine that knows only "Ana" means the Ana Ruiz of the by-line, and by an account anyone
// there.
Names in_full(Names told, Names seen) {
  if (seen.size() != 1 || is_one_word(seen)) return told;
  const std::string& account = told.front();
  const bool same =
      seen.front().starts_with(account + " ") || folded(seen.front()) == folded(account);
  return same ? seen : told;
}

template <class... Sources>
Names first_of(Sources... sources) {
  Names found;
  (void)((found = sources(), !found.empty()) || ...);
  return found;
}

}  // namespace

Names find_authors(const PageFacts& facts, const Scan& scan, const core::Article& article) {
  const Tree& tree = scan.tree();
  const Head head = find_head(scan, article.title.value);
  const Range near{head.begin, head.end};
  const Range page{scan.body(), tree.size()};
  const auto marked = [&](NodeId id) { return is_author_element(tree, id); };
  const auto named = [&](NodeId id) { return is_byline(tree, id); };
  Names instead;  // a site or an organisation, where no person is named
  // A by-line that names the site is that of its owner, unless a machine has told as much.
  const auto wanted = [&](const std::string& name) {
    if (std::find(instead.begin(), instead.end(), name) != instead.end()) return false;
    if (!is_no_person(facts, name)) return true;
    add(instead, name);
    return false;
  };
  const auto told = [&](const Names& written) {
    Names kept;
    for (const std::string& whole : written) {
      std::string name = without_site(facts, article, whole);
      Names& which = is_site(facts, article, name) ? instead : kept;
      add(which, std::move(name));
    }
    return kept;
  };
  const auto in_head = [&] {
    return first_of([&] { return from_elements(scan, near, marked, wanted); },
                    [&] { return from_elements(scan, near, named, wanted); },
                    [&] { return from_lines(scan, near, wanted); });
  };
  Names authors = first_of([&] { return told(from_json_ld(facts.json_ld.authors)); },
                           [&] { return told(from_meta(facts)); },
                           [&] { return told(from_json_ld(facts.json_ld.other_authors)); });
  if (is_one_word(authors)) authors = in_full(std::move(authors), in_head());
  if (!authors.empty()) return authors;
  authors = first_of(
      in_head, [&] { return from_elements(scan, page, marked, wanted); },
      [&] { return from_elements(scan, page, named, wanted); },
      [&] { return from_lines(scan, page, wanted); });
  if (authors.empty() && !instead.empty()) authors.push_back(instead.front());
  return authors;
}

}  // namespace recount::extract
