// A section page is told from an article by its links: many teasers, each a heading or a line that
// is a link, and little running text beside each (shape.cpp).
#include "extract/page/outcome.h"

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

using core::Outcome;

constexpr std::size_t kTooShort = 120;  // characters: a headline and a half
constexpr std::uint32_t kMany = 8;      // headlines of a list that was pruned
constexpr std::size_t kTeaser = 800;    // characters; behind a paywall marks a teaser

constexpr std::array<std::string_view, 7> kBinaryMarks{
    "\x89PNG", "%PDF-", "GIF8", "\xFF\xD8\xFF", "PK\x03\x04", "RIFF", "\x1F\x8B"};

bool has_flag(const core::Article& article, std::string_view flag) {
  return std::find(article.flags.begin(), article.flags.end(), flag) != article.flags.end();
}

/// Control characters that no text holds, many of them: an archive, an image, noise. UTF-16 holds
/// zeros and says so by its first bytes or the charset of its header.
bool is_binary(std::string_view body) {
  constexpr std::size_t kProbe = 4096;
  const std::string_view head = body.substr(0, kProbe);
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b > 0 && b < 9) || b == 11 || (b > 13 && b < 27) || (b > 27 && b < 32) || b == 127;
  });
  return head.size() >= 512 && static_cast<std::size_t>(controls) * 20 > head.size();
}

}  // namespace

bool is_html(const core::Page& page) {
  const std::string type = lower_ascii(page.content_type.substr(0, page.content_type.find(';')));
  const std::string_view body = trim_ascii(page.body);
  for (const std::string_view mark : kBinaryMarks) {
    if (body.starts_with(mark)) return false;
  }
  if (is_binary(body)) return false;
  if (type.empty() || type.find("html") != std::string::npos) return true;
  const bool text = type.find("text/plain") != std::string::npos ||
                    type.find("octet-stream") != std::string::npos ||
                    type.find("xml") != std::string::npos;
  return text && lower_ascii(body.substr(0, 1024)).find("<html") != std::string::npos;
}

void decide_outcome(core::Article& article, const Shapes& shapes, const PageFacts& facts) {
  const std::size_t length = article.text.size();
  const bool little = length < kTooShort;
  // A page whose text went with its frame may have been nothing but a list.
  const bool list = is_list_of_pages(shapes.pruned) ||
                    (little && shapes.whole.headlines >= kMany && is_list_of_pages(shapes.whole));
  if (list && (little || !facts.is_article)) {
    article.outcome = Outcome::section_page;
  } else if (length == 0) {
    article.outcome = Outcome::no_article;
  } else if (has_flag(article, "paywall") && length < kTeaser) {
    article.outcome = Outcome::paywalled_teaser;
  } else if (little) {
    article.outcome = Outcome::too_short;
  }
}

std::string_view name_of(Pruned why) {
  constexpr std::array<std::string_view, 7> kNames{"not",     "by tag", "hidden", "by role",
                                                   "by name", "card",   "caption"};
  return kNames.at(static_cast<std::size_t>(why));
}

std::string describe(const Scan& scan, NodeId id) {
  const Tree& tree = scan.tree();
  std::string out(gumbo_normalized_tagname(tree.node(id).tag));
  for (const std::string_view name : {"id", "class", "itemprop"}) {
    const std::string_view value = tree.attribute(id, name);
    if (!value.empty()) out.append(" ").append(name).append("=").append(value.substr(0, 100));
  }
  return out + " (" + std::to_string(scan.at(id).running) + " of " + std::to_string(scan.once(id)) +
         " characters)";
}

}  // namespace recount::extract
