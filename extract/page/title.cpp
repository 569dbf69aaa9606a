// Every source may carry the site's name, a kicker, or be the wrong heading. A heading that the
// document's own title contains is the headline; the others follow in the order of how often they
// are right.
#include "extract/page/title.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/page/ascii.h"
#include "extract/page/lines.h"
#include "extract/page/metadata_words.h"

namespace recount::extract {
namespace {

constexpr std::size_t kShortest = 8;   // bytes of a headline that another source confirms
constexpr std::size_t kAlone = 15;     // … of one that none does
constexpr std::size_t kSureTail = 15;  // … of a tail of a heading that another source repeats

constexpr std::size_t kKicker = 5;  // … of what stands before such a tail

struct Heading {
  GumboTag tag = GUMBO_TAG_H1;
  std::string text;
  bool is_brand = false;
};

bool has_part(std::string_view names, const MetadataWords::Words& words) {
  const std::string lower = lower_ascii(names.substr(0, 200));
  return !lower.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return lower.find(word) != std::string::npos;
  });
}

// A kicker, a date or a label within a heading.
bool is_label(const Tree& tree, NodeId id) {
  const GumboTag tag = tree.node(id).tag;
  return tag == GUMBO_TAG_TIME || tag == GUMBO_TAG_SMALL || tag == GUMBO_TAG_BUTTON ||
         has_part(tree.attribute(id, "class"), metadata_words().heading_labels);
}

std::string without_colon(std::string text) {
  while (!text.empty() && (text.front() == ':' || text.front() == ' ')) text.erase(0, 1);
  return text;
}

std::string heading_text(const Tree& tree, NodeId heading) {
  std::string text;
  for (NodeId id = heading + 1; id < tree.end_of(heading);) {
    const Node& node = tree.node(id);
    if (!node.is_text && is_label(tree, id)) {
      id = node.end;
      text.push_back(' ');
      continue;
    }
    if (node.is_text) {
      text += node.text;
    } else if (is_block(node.tag) || node.tag == GUMBO_TAG_BR) {
      text.push_back(' ');
    }
    ++id;
  }
  std::string bare = without_colon(tidy(text));
  return folded(bare).size() >= kShortest ? bare : text_below(tree, heading);
}

// "/", "https://news.example/": a heading that leads home is the site's name.
bool leads_home(std::string_view href) {
  const std::size_t host = href.find("://");
  if (host == std::string_view::npos) return href == "/" || href == "./";
  const std::size_t path = href.find('/', host + 3);
  return path == std::string_view::npos || path + 1 == href.size();
}

bool is_brand(const Tree& tree, NodeId heading) {
  for (NodeId id = heading; id < tree.end_of(heading); ++id) {
    if (tree.node(id).is_text) continue;
    if (tree.node(id).tag == GUMBO_TAG_A && leads_home(trim_ascii(tree.attribute(id, "href")))) {
      return true;
    }
  }
  NodeId id = heading;
  for (int up = 0; up < 3 && id > 0; ++up, id = tree.node(id).parent) {
    for (const std::string_view name : {"class", "id"}) {
      if (has_part(tree.attribute(id, name), metadata_words().brand_names)) return true;
    }
  }
  return false;
}

std::vector<Heading> headings_of(const Tree& tree) {
  std::vector<Heading> found;
  for (NodeId id = 0; id < tree.size() && found.size() < 200; ++id) {
    const Node& node = tree.node(id);
    if (node.is_text || node.tag < GUMBO_TAG_H1 || node.tag > GUMBO_TAG_H3) continue;
    std::string text = heading_text(tree, id);
    if (!text.empty()) found.push_back({node.tag, std::move(text), is_brand(tree, id)});
  }
  return found;
}

bool is_host(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  return dot != std::string_view::npos && dot + 2 < text.size() && dot > 1 &&
         text.find(' ') == std::string_view::npos && text.size() - dot <= 7;
}

struct Parts {
  std::string head;
  std::string tail;
};

Parts parts_at(const std::string& title, std::size_t at, std::size_t length) {
  return {title.substr(0, at), title.substr(at + length)};
}

// "Headline | Site": the part that is not the site. Without a site name, the longest part.
std::string without_site(std::string title, std::string_view site) {
  const std::string name = folded(site);
  const auto is_site = [&](const std::string& part) {
    return (!name.empty() && folded(part) == name) || is_host(part);
  };
  const auto& separators = metadata_words().title_separators;
  for (std::size_t i = 0; i < separators.size(); ++i) {
    const std::string& separator = separators[i];
    const std::size_t last = title.rfind(separator);
    if (last == std::string::npos) continue;
    Parts end = parts_at(title, last, separator.size());
    if (is_site(end.tail)) {
      title = std::move(end.head);
      i = static_cast<std::size_t>(-1);  // what is left may name the site again
      continue;
    }
    if (is_site(end.head)) return end.tail;
    Parts begin = parts_at(title, title.find(separator), separator.size());
    if (is_site(begin.head)) return begin.tail;
    if (end.head.size() > end.tail.size() && end.head.size() > 10) return end.head;
  }
  return title;
}

// "SITE: Headline" and "Site - Headline" end with it, "Headline | Site" begins with it.
bool names(const std::string& title, const std::string& heading, bool anywhere) {
  const std::string text = folded(heading);
  const std::string whole = folded(title);
  if (text.size() < 4 || whole.empty()) return false;
  return whole.starts_with(text) || (anywhere && text.size() >= kShortest && whole.ends_with(text));
}

class Finder {
 public:
  Finder(const PageFacts& facts, const Scan& scan)
      : facts_(facts),
        site_(facts.first({"og:site_name"})),
        og_(facts.first({"og:title", "twitter:title"})),
        headings_(headings_of(scan.tree())) {}

  core::Sourced find() const {
    for (const bool anywhere : {false, true}) {
      for (const std::string* title : {&og_, &facts_.document_title}) {
        if (const Heading* h = named_by(*title, GUMBO_TAG_H1, anywhere)) return {trimmed(*h), "h1"};
      }
    }
    for (const GumboTag tag : {GUMBO_TAG_H2, GUMBO_TAG_H3}) {
      for (const std::string* title : {&og_, &facts_.document_title}) {
        const Heading* h = named_by(*title, tag, true);
        if (h != nullptr && is_most_of(h->text, *title)) return {h->text, "heading"};
      }
    }
    if (const Heading* h = only_one()) return {trimmed(*h), "h1"};
    if (!facts_.json_ld.headline.empty()) return {facts_.json_ld.headline, "json-ld"};
    if (!og_.empty()) return {without_site(og_, site_), "meta:og:title"};
    if (!facts_.document_title.empty())
      return {without_site(facts_.document_title, site_), "title"};
    if (!headings_.empty()) return {headings_.front().text, "h1"};
    return {};
  }

 private:
  const Heading* named_by(const std::string& title, GumboTag tag, bool anywhere) const {
    for (const Heading& h : headings_) {
      if (h.tag == tag && !h.is_brand && folded(h.text) != folded(site_) &&
          names(title, h.text, anywhere)) {
        return &h;
      }
    }
    return nullptr;
  }

  // A lesser heading may be a section of the article whose first words are those of the title.
  bool is_most_of(const std::string& heading, const std::string& title) const {
    const std::string text = folded(heading);
    return text.size() >= kShortest && text.size() * 2 >= folded(without_site(title, site_)).size();
  }

  const Heading* only_one() const {
    const Heading* found = nullptr;
    for (const Heading& h : headings_) {
      if (h.tag != GUMBO_TAG_H1 || h.is_brand || folded(h.text) == folded(site_)) continue;
      if (found != nullptr) return nullptr;
      found = &h;
    }
    return found != nullptr && found->text.size() > kAlone ? found : nullptr;
  }

  // A kicker without a mark: what JSON-LD or og:title repeat of the heading's end is the headline.
  std::string trimmed(const Heading& heading) const {
    const std::string whole = folded(heading.text);
    for (const std::string& title : {facts_.json_ld.headline, without_site(og_, site_)}) {
      const std::string tail = folded(title);
      if (tail.size() >= kSureTail && tail.size() + kKicker <= whole.size() &&
          whole.ends_with(tail)) {
        return title;
      }
    }
    return heading.text;
  }

  const PageFacts& facts_;
  std::string site_;
  std::string og_;
  std::vector<Heading> headings_;
};

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter(c) || is_digit(c)) {
      out.push_back(lower_ascii(c));
    } else if (byte >= 0xC3 ||
               (byte >= 0x80 && !out.empty() && static_cast<unsigned char>(out.back()) >= 0xC3)) {
      if (byte != 0xE2) out.push_back(c);
    }
  }
  return out;
}

core::Sourced find_title(const PageFacts& facts, const Scan& scan) {
  return Finder(facts, scan).find();
}

}  // namespace recount::extract
