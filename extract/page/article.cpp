// The stages in their order: decode, cut, parse, prune, choose, read lines, trim, write out. Each
// is a pure function of its own; this file only passes values along and says how it ended.
#include "extract/article.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/utf8.h"
#include "extract/page/ascii.h"
#include "extract/page/content.h"
#include "extract/page/decode.h"
#include "extract/page/lines.h"
#include "extract/page/markup.h"
#include "extract/page/metadata.h"
#include "extract/page/outcome.h"
#include "extract/page/scan.h"
#include "extract/page/standfirst.h"
#include "extract/page/tree.h"
#include "extract/page/trim.h"
#include "extract/page/uncut.h"

namespace recount::extract {
namespace {

using core::Article;
using core::Outcome;

Article refused(Article article, const core::Error& error) {
  article.outcome = error.code == "not_html" ? Outcome::not_html : Outcome::refused;
  article.outcome_code = error.code;
  return article;
}

void write_lines(Article& article, const std::vector<Line>& lines) {
  article.text.clear();
  article.blocks.clear();
  for (const Line& line : lines) {
    if (!article.text.empty()) article.text.push_back('\n');
    const std::size_t begin = article.text.size();
    article.text += line.text;
    article.blocks.push_back({line.kind, {begin, article.text.size()}});
  }
}

void read_links(Article& article, const Tree& tree, std::size_t most) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text || tree.node(id).tag != GUMBO_TAG_A) continue;
    const std::string_view href = trim_ascii(tree.attribute(id, "href"));
    if (href.empty()) continue;
    if (article.links.size() == most) {
      article.flags.emplace_back("html_many_links");
      return;
    }
    article.links.emplace_back(href);
  }
}

void explain(Article& article, const Scan& scan, const Content& content, const Shape& shape) {
  article.trace.push_back("stage: " + content.stage);
  article.trace.push_back("shape: " + std::to_string(shape.headlines) + " headlines, " +
                          std::to_string(shape.running) + " characters, " +
                          std::to_string(shape.longest) + " in a row");
  for (const NodeId root : content.roots) article.trace.push_back("root: " + describe(scan, root));
  for (NodeId id = 0; id < scan.tree().size(); ++id) {
    if (scan.pruned(id) == Pruned::no || scan.once(id) == 0) continue;
    article.trace.push_back("pruned " + std::string(name_of(scan.pruned(id))) + ": " +
                            describe(scan, id));
  }
}

/// The lines that trimming took; it takes whole ones and keeps their order.
void explain_trim(Article& article, const std::vector<Line>& all, const std::vector<Line>& kept) {
  std::size_t next = 0;
  for (const Line& line : all) {
    const bool stays =
        next < kept.size() && kept[next].block == line.block && kept[next].text == line.text;
    if (stays) {
      ++next;
    } else {
      article.trace.push_back("trimmed: " + line.text);
    }
  }
}

// Pruning under-delivers where a template names everything "promo": then names count for nothing.
Shapes prune(Scan& scan) {
  Shapes shapes{.whole = shape_of(scan), .pruned = {}};
  const std::uint32_t before = scan.at(scan.body()).running;
  scan.prune();
  scan.measure();
  if (scan.at(scan.body()).running * 4 < before) {
    scan.restore();
    scan.measure();
  }
  shapes.pruned = shape_of(scan);
  scan.prune_cards();
  return shapes;
}

bool ends_a_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

// The lead of German, Spanish or Polish pages begins the text. The deck of English pages sums it up
// from outside: a part of its own, which the checker holds against the body. Under a headline a
// deck may be a mere phrase; only sentences begin a text.
bool begins_text(const std::string& standfirst, const std::string& language) {
  return ends_a_sentence(standfirst) && language != "en";
}

void add_standfirst(Article& article, const Scan& scan, const Content& content,
                    std::vector<Line>& lines, bool explain) {
  const auto at = find_standfirst(scan, content.roots);
  if (!at) return;
  article.standfirst = text_below(scan.tree(), *at);
  if (explain) article.trace.push_back("standfirst: " + describe(scan, *at));
  const bool again = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return line.text.find(article.standfirst) != std::string::npos;
  });
  if (again || !begins_text(article.standfirst, article.language)) return;
  Line line;
  line.text = article.standfirst;
  line.kind = core::BlockKind::standfirst;
  line.block = *at;
  line.length = visible_length(line.text);
  lines.insert(lines.begin(), std::move(line));
  write_lines(article, lines);
}

Article from_tree(Article article, const Tree& tree, const Markup& markup,
                  const ArticleOptions& options) {
  if (tree.is_cut()) article.flags.emplace_back("html_too_deep");
  if (markup.is_cut) article.flags.emplace_back("html_too_many_nodes");
  read_links(article, tree, options.limits.links);
  const std::string host = host_of(article.url);
  Scan scan(tree, host);
  scan.measure();
  const PageFacts facts = read_facts(scan, markup);
  const Shapes shapes = prune(scan);
  fill_metadata(article, facts, scan, options.limits.title_characters);
  const Content content = choose_content(scan, article.title.value);
  std::vector<Line> lines = read_lines(scan, content.roots);
  const std::vector<Line> all = options.explain ? lines : std::vector<Line>();
  lines = trim_lines(scan, std::move(lines), article);
  if (options.explain) explain_trim(article, all, lines);
  write_lines(article, lines);
  fill_language(article, facts);
  add_standfirst(article, scan, content, lines, options.explain);
  article.captions = read_captions(scan, content.roots);
  decide_outcome(article, shapes, facts);
  if (options.explain) explain(article, scan, content, shapes.pruned);
  return article;
}

core::Result<Decoded> decode(const core::Page& page, const Limits& limits) {
  if (page.body.size() > limits.body_bytes) {
    return core::fail(core::ErrorKind::skip, "html_too_big", page.url + ": the body is too big");
  }
  if (trim_ascii(page.body).empty()) {
    return core::fail(core::ErrorKind::skip, "empty_document", page.url + ": nothing there");
  }
  if (!is_html(page)) {
    return core::fail(core::ErrorKind::skip, "not_html", page.url + ": not an HTML page");
  }
  return decode_page(page.body, page.content_type);
}

enum class Parse : std::uint8_t { cut, whole };

/// What the host says of this page in its files, and the server in its header; the page itself has
/// the last word (fill_flags).
void add_opt_outs(Article& article, const core::Page& page) {
  const auto says = [&](std::string_view flag) {
    return std::find(page.flags.begin(), page.flags.end(), flag) != page.flags.end();
  };
  const bool is_told = !page.tdm_reservation.empty();
  if (is_told ? page.tdm_reservation == "1" : says("tdmrep_reserved")) {
    article.flags.emplace_back("tdm_reserved");
  }
  if (says("ai_txt_disallowed")) article.flags.emplace_back("ai_txt_disallowed");
}

core::Article extract(const core::Page& page, const ArticleOptions& options, Parse parse) {
  Article article;
  article.url = page.final_url.empty() ? page.url : page.final_url;
  auto decoded = decode(page, options.limits);
  if (!decoded) return refused(std::move(article), decoded.error());
  article.charset = decoded->charset;
  if (decoded->guessed) article.flags.emplace_back("charset_guessed");
  note_robots(article, page.robots_tag);
  add_opt_outs(article, page);
  const auto markup = cut_markup(decoded->text, options.limits);
  if (!markup) return refused(std::move(article), markup.error());
  const bool whole = parse == Parse::whole && !markup->is_cut;
  const auto tree = parse_tree(whole ? decoded->text : markup->html, options.limits);
  if (!tree) return refused(std::move(article), tree.error());
  return from_tree(std::move(article), *tree, *markup, options);
}

}  // namespace

core::Article extract_article(const core::Page& page, const ArticleOptions& options) {
  return extract(page, options, Parse::cut);
}

core::Article extract_uncut(const core::Page& page, const ArticleOptions& options) {
  return extract(page, options, Parse::whole);
}

}  // namespace recount::extract
