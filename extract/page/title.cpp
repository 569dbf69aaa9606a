// Every source may carry the site's name or be the wrong heading. An <h1> that the document's own
// title contains is the headline; the others follow in the order of how often they are right.
#include "extract/page/title.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "extract/page/ascii.h"
#include "extract/page/lines.h"

namespace recount::extract {
namespace {

constexpr std::array<std::string_view, 9> kSeparators{
    " | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ",
    " \xC2\xBB ", " :: ", " \xC2\xB7 ",     " \xE2\x80\xA2 ",
    " / "};

std::vector<std::string> first_headings(const Scan& scan) {
  std::vector<std::string> found;
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text || tree.node(id).tag != GUMBO_TAG_H1) continue;
    std::string text = text_below(tree, id);
    if (!text.empty()) found.push_back(std::move(text));
  }
  return found;
}

// "Headline | Site": the part that is not the site. Without a site name, the longest part.
std::string without_site(std::string title, std::string_view site) {
  const std::string name = folded(site);
  for (std::size_t i = 0; i < kSeparators.size(); ++i) {
    const std::string_view separator = kSeparators[i];
    const std::size_t last = title.rfind(separator);
    if (last == std::string::npos) continue;
    std::string head = title.substr(0, last);
    std::string tail = title.substr(last + separator.size());
    if (!name.empty() && folded(tail) == name) {
      title = std::move(head);
      i = static_cast<std::size_t>(-1);  // what is left may name the site again
      continue;
    }
    if (!name.empty() && folded(head) == name) return tail;
    const std::size_t first = title.find(separator);
    if (folded(title.substr(0, first)) == name) return title.substr(first + separator.size());
    if (head.size() > tail.size() && head.size() > 10) return head;
  }
  return title;
}

std::string heading_named_by_title(const std::vector<std::string>& headings,
                                   const std::string& document_title) {
  const std::string whole = folded(document_title);
  for (const std::string& heading : headings) {
    const std::string text = folded(heading);
    if (text.size() >= 4 && whole.starts_with(text)) return heading;
  }
  return {};
}

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
  const std::string site(facts.first({"og:site_name"}));
  const std::vector<std::string> headings = first_headings(scan);
  const std::string og(facts.first({"og:title", "twitter:title"}));
  std::string named = heading_named_by_title(headings, og);
  if (named.empty()) named = heading_named_by_title(headings, facts.document_title);
  if (!named.empty() && folded(named) != folded(site)) return {std::move(named), "h1"};
  if (headings.size() == 1 && folded(headings[0]) != folded(site) && headings[0].size() > 15) {
    return {headings.front(), "h1"};
  }
  if (!facts.json_ld.headline.empty()) return {facts.json_ld.headline, "json-ld"};
  if (!og.empty()) return {without_site(og, site), "meta:og:title"};
  if (!facts.document_title.empty()) return {without_site(facts.document_title, site), "title"};
  if (!headings.empty()) return {headings.front(), "h1"};
  return {};
}

}  // namespace recount::extract
