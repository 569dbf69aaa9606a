// A section page is told from an article by its links: many teasers, each a heading or a line that
// is a link, and little running text beside them.
#include "extract/page/outcome.h"

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

using core::Outcome;

constexpr std::size_t kTooShort = 120;  // characters: a headline and a half
constexpr std::size_t kTeaser = 800;    // characters; behind a paywall marks a teaser

constexpr std::array<std::string_view, 7> kBinaryMarks{
    "\x89PNG", "%PDF-", "GIF8", "\xFF\xD8\xFF", "PK\x03\x04", "RIFF", "\x1F\x8B"};

// Headings of other articles: links that stand alone.
std::size_t teasers(const Scan& scan) {
  std::size_t count = 0;
  for (NodeId id = scan.body(); id < scan.tree().size(); ++id) {
    if (scan.tree().node(id).is_text || scan.is_gone(id)) continue;
    const Measure& m = scan.at(id);
    if (is_heading(scan.tree().node(id).tag) && m.own >= 12 && m.own_linked * 10 >= m.own * 8) {
      ++count;
    }
  }
  return count;
}

bool has_flag(const core::Article& article, std::string_view flag) {
  return std::find(article.flags.begin(), article.flags.end(), flag) != article.flags.end();
}

bool has_long_paragraph(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [](const Line& l) { return l.length >= 80 && l.linked * 2 < l.length; });
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

void decide_outcome(core::Article& article, const Scan& scan, const Content& content,
                    const PageFacts& facts, const std::vector<Line>& lines) {
  const std::size_t length = article.text.size();
  const std::size_t headlines = teasers(scan);
  if (length == 0) {
    article.outcome = headlines >= 5 ? Outcome::section_page : Outcome::no_article;
  } else if (headlines >= 6 && !facts.is_article && !has_long_paragraph(lines)) {
    article.outcome = Outcome::section_page;
  } else if (has_flag(article, "paywall") && length < kTeaser) {
    article.outcome = Outcome::paywalled_teaser;
  } else if (length < kTooShort) {
    article.outcome = Outcome::too_short;
  }
  (void)content;
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
