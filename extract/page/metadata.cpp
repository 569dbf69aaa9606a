// Facts are gathered once from the whole page, before pruning. Each field then has its own order of
// trust, best first; what decided is kept as the value's source.
#include "extract/page/metadata.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"
#include "extract/page/authors.h"
#include "extract/page/dates.h"
#include "extract/page/language.h"
#include "extract/page/lines.h"
#include "extract/page/title.h"

namespace recount::extract {
namespace {

void read_meta(PageFacts& facts, const Tree& tree, NodeId id) {
  const std::string content = tidy(tree.attribute(id, "content"));
  if (content.empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop"}) {
    const std::string name = lower_ascii(trim_ascii(tree.attribute(id, key)));
    if (!name.empty()) facts.meta[name].push_back(content);
  }
}

void read_element(PageFacts& facts, const Tree& tree, NodeId id) {
  switch (tree.node(id).tag) {
    case GUMBO_TAG_META: return read_meta(facts, tree, id);
    case GUMBO_TAG_HTML: facts.html_language = lower_ascii(tree.attribute(id, "lang")); return;
    case GUMBO_TAG_TITLE:
      if (facts.document_title.empty()) facts.document_title = text_below(tree, id);
      return;
    case GUMBO_TAG_LINK:
      if (facts.canonical.empty() && equals_ignoring_case(tree.attribute(id, "rel"), "canonical")) {
        facts.canonical = trim_ascii(tree.attribute(id, "href"));
      }
      return;
    default: return;
  }
}

std::string without_www(const std::string& host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

// A page may name its own address, but not make itself another host's page.
std::string canonical_url(const core::Article& article, const PageFacts& facts) {
  if (facts.canonical.empty()) return article.url;
  const std::string host = host_of(facts.canonical);
  if (host.empty()) return article.url;
  const std::string own = host_of(article.url);
  return own.empty() || without_www(own) == without_www(host) ? facts.canonical : article.url;
}

void fill_flags(core::Article& article, const PageFacts& facts) {
  const auto robots = facts.meta.find("robots");
  if (robots != facts.meta.end()) {
    for (const std::string& directives : robots->second) note_robots(article, directives);
  }
  const auto reservation = facts.meta.find("tdm-reservation");
  if (reservation != facts.meta.end()) {
    std::erase(article.flags, "tdm_reserved");
    if (reservation->second.front() == "1") article.flags.emplace_back("tdm_reserved");
  }
  const std::string tier = lower_ascii(facts.first({"article:content_tier"}));
  if (!facts.json_ld.is_free || tier == "locked" || tier == "metered") {
    article.flags.emplace_back("paywall");
  }
  if (facts.json_ld.bad_blocks > 0) article.flags.emplace_back("json_ld_ignored");
}

void fill_title(core::Article& article, const PageFacts& facts, const Scan& scan,
                std::size_t most) {
  article.title = find_title(facts, scan);
  if (core::code_point_count(article.title.value) <= most) return;
  std::size_t end = 0;
  for (std::size_t i = 0; i < most; ++i) {
    end += core::decode_utf8(article.title.value, end).length;
  }
  article.title.value.resize(end);
  article.flags.emplace_back("title_truncated");
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = url.substr(scheme + 3);
  return lower_ascii(rest.substr(0, rest.find_first_of("/?#:")));
}

std::string_view PageFacts::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = meta.find(name);
    if (found != meta.end()) return found->second.front();
  }
  return {};
}

PageFacts read_facts(const Scan& scan, const Markup& markup) {
  PageFacts facts;
  facts.json_ld = read_json_ld(markup.json_ld);
  facts.scripts = markup.scripts;
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (!tree.node(id).is_text) read_element(facts, tree, id);
  }
  facts.is_article = facts.json_ld.is_article || lower_ascii(facts.first({"og:type"})) == "article";
  return facts;
}

void note_robots(core::Article& article, std::string_view directives) {
  const std::string said = lower_ascii(directives);
  for (const std::string_view flag : {"noindex", "nosnippet"}) {
    const bool is_noted =
        std::find(article.flags.begin(), article.flags.end(), flag) != article.flags.end();
    if (!is_noted && said.find(flag) != std::string::npos) article.flags.emplace_back(flag);
  }
}

void fill_metadata(core::Article& article, const PageFacts& facts, const Scan& scan,
                   std::size_t title_characters) {
  article.canonical_url = canonical_url(article, facts);
  article.site = facts.first({"og:site_name", "application-name"});
  if (article.site.empty()) article.site = facts.json_ld.site;
  if (article.site.empty()) article.site = without_www(host_of(article.url));
  fill_title(article, facts, scan, title_characters);
  article.authors = find_authors(facts, scan, article);
  article.published = find_published(facts, scan, article);
  article.modified = find_modified(facts, scan);
  article.section = facts.first({"article:section", "section"});
  if (article.section.empty()) article.section = facts.json_ld.section;
  fill_flags(article, facts);
}

void fill_language(core::Article& article, const PageFacts& facts) {
  article.language = language_of(facts.html_language, article.text);
}

std::vector<std::string> read_captions(const Scan& scan, const std::vector<NodeId>& roots) {
  std::vector<std::string> captions;
  for (const NodeId root : roots) {
    const NodeId end = scan.tree().end_of(root);
    for (NodeId id = root; id < end; ++id) {
      const Node& node = scan.tree().node(id);
      if (node.is_text ||
          (node.tag != GUMBO_TAG_FIGCAPTION && !scan.kinds(id).has(Kind::caption))) {
        continue;
      }
      std::string text = text_below(scan.tree(), id);
      if (!text.empty() && std::find(captions.begin(), captions.end(), text) == captions.end()) {
        captions.push_back(std::move(text));
      }
      id = node.end - 1;
    }
  }
  return captions;
}

}  // namespace recount::extract
