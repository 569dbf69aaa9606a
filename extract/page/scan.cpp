// Two sweeps: forward over the flat tree every text is given to its block, backward every block's
// sums are given to its parent. Pruning compares what an element is called with what it holds: a
// name alone never takes away a good part of the page's running text.
#include "extract/page/scan.h"

#include <algorithm>
#include <array>

#include "extract/page/ascii.h"
#include "extract/page/shape.h"

namespace recount::extract {
namespace {

// A shorter text is a label more often than a sentence (Readability's bound).
constexpr std::uint32_t kParagraph = 25;
constexpr double kMostShare = 0.3;
constexpr std::uint32_t kMostOfCard = 450;  // characters of a teaser

constexpr std::array<GumboTag, 27> kNeverText{
    GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,   GUMBO_TAG_EMBED,
    GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,   GUMBO_TAG_INPUT,    GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_SVG,      GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
    GUMBO_TAG_MAP,      GUMBO_TAG_NAV,      GUMBO_TAG_MENU,     GUMBO_TAG_LABEL,
    GUMBO_TAG_APPLET,   GUMBO_TAG_DATALIST, GUMBO_TAG_NOFRAMES, GUMBO_TAG_PROGRESS,
    GUMBO_TAG_TITLE,    GUMBO_TAG_METER,    GUMBO_TAG_RP};
constexpr std::array<GumboTag, 4> kUsuallyFrame{GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER, GUMBO_TAG_HEADER,
                                                GUMBO_TAG_FORM};
constexpr std::array<GumboTag, 40> kInline{
    GUMBO_TAG_A,    GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_B,       GUMBO_TAG_BDI,
    GUMBO_TAG_BDO,  GUMBO_TAG_BIG,   GUMBO_TAG_CITE,    GUMBO_TAG_CODE,    GUMBO_TAG_DATA,
    GUMBO_TAG_DEL,  GUMBO_TAG_DFN,   GUMBO_TAG_EM,      GUMBO_TAG_FONT,    GUMBO_TAG_I,
    GUMBO_TAG_INS,  GUMBO_TAG_KBD,   GUMBO_TAG_LABEL,   GUMBO_TAG_MARK,    GUMBO_TAG_NOBR,
    GUMBO_TAG_Q,    GUMBO_TAG_RUBY,  GUMBO_TAG_RT,      GUMBO_TAG_RP,      GUMBO_TAG_S,
    GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,    GUMBO_TAG_STRIKE,  GUMBO_TAG_STRONG,
    GUMBO_TAG_SUB,  GUMBO_TAG_SUP,   GUMBO_TAG_TIME,    GUMBO_TAG_TT,      GUMBO_TAG_U,
    GUMBO_TAG_VAR,  GUMBO_TAG_WBR,   GUMBO_TAG_IMG,     GUMBO_TAG_UNKNOWN, GUMBO_TAG_BR};
constexpr std::array<std::string_view, 11> kFrameRoles{
    "navigation",  "complementary", "search",  "banner",  "contentinfo", "dialog",
    "alertdialog", "menu",          "tooltip", "toolbar", "alert"};

template <class T, class Items>
bool is_one_of(const T& item, const Items& items) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

bool is_hidden(const Tree& tree, NodeId id) {
  if (tree.has_attribute(id, "hidden")) return true;
  if (tree.attribute(id, "aria-hidden") == "true") return true;
  const std::string_view style = tree.attribute(id, "style");
  if (style.empty()) return false;
  std::string tight = lower_ascii(style);
  std::erase_if(tight, [](char c) { return is_space(c); });
  return tight.find("display:none") != std::string::npos ||
         tight.find("visibility:hidden") != std::string::npos;
}

// Without the host of the page nothing is known to be outside.
bool is_outside(std::string_view href, std::string_view host) {
  const std::size_t scheme = href.find("//");
  if (host.empty() || scheme == std::string_view::npos || scheme > 6) return false;
  const std::string_view rest = href.substr(scheme + 2);
  const std::string_view other = rest.substr(0, rest.find_first_of("/?#:"));
  const auto site = [](std::string_view name) {
    const std::size_t last = name.rfind('.');
    if (last == std::string_view::npos || last == 0) return name;
    const std::size_t before = name.rfind('.', last - 1);
    return before == std::string_view::npos ? name : name.substr(before + 1);
  };
  return !equals_ignoring_case(site(other), site(host));
}

// "… a bipartisan entity has said that close to two million may soon..." is a teaser.
bool breaks_off(std::string_view text) {
  text = trim_ascii(text);
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6") || text.ends_with("...]") ||
         text.ends_with("\xE2\x80\xA6]");
}

bool has_descendant(const Tree& tree, NodeId id, GumboTag tag) {
  for (NodeId i = id + 1; i < tree.end_of(id); ++i) {
    if (!tree.node(i).is_text && tree.node(i).tag == tag) return true;
  }
  return false;
}

}  // namespace

bool is_block(GumboTag tag) { return !is_one_of(tag, kInline); }

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

std::uint32_t visible_length(std::string_view text) {
  std::uint32_t length = 0;
  bool gap = true;
  for (const char c : text) {
    const bool space = is_space(c);
    // Continuation bytes belong to the character that they continue.
    const bool counts = !space && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (counts || (space && !gap)) ++length;
    gap = space;
  }
  return length;
}

Scan::Scan(const Tree& tree, std::string_view host)
    : tree_(tree),
      measures_(tree.size()),
      kinds_(tree.size()),
      ranks_(tree.size()),
      pruned_(tree.size()),
      gone_(tree.size()),
      in_outside_link_(tree.size()),
      in_link_(tree.size()),
      breaks_off_(tree.size()),
      block_(tree.size()) {
  std::unordered_map<std::string, Kinds> known;  // a page repeats its names
  for (NodeId id = 0; id < tree_.size(); ++id) {
    const Node& node = tree_.node(id);
    in_link_[id] = in_link_[node.parent];
    in_outside_link_[id] = in_outside_link_[node.parent];
    block_[id] = block_[node.parent];
    if (node.is_text) continue;
    if (is_block(node.tag)) block_[id] = id;
    if (node.tag == GUMBO_TAG_A && tree_.has_attribute(id, "href")) {
      in_link_[id] = true;
      in_outside_link_[id] = is_outside(tree_.attribute(id, "href"), host);
    }
    if (node.tag == GUMBO_TAG_BODY && body_ == 0) body_ = id;
    name(id, known);
  }
}

void Scan::name(NodeId id, std::unordered_map<std::string, Kinds>& known) {
  std::string names;
  for (const Attribute& a : tree_.attributes(id)) {
    if (a.name == "class" || a.name == "id" || a.name == "itemprop" || a.name == "data-component" ||
        a.name == "data-testid") {
      names.append(a.value.substr(0, 400)).append(" ");
    }
  }
  const ElementNames& words = element_names();
  const GumboTag tag = tree_.node(id).tag;
  // Templates write what kind of page it is on these two; that names no part of it.
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return;
  if (!names.empty()) {
    const auto [at, is_new] = known.try_emplace(names);
    if (is_new) at->second = words.kinds_of(names);
    kinds_[id] = at->second;
  }
  int rank = words.rank_of_itemprop(tree_.attribute(id, "itemprop"));
  if (rank == 0) rank = words.rank_of_tag(gumbo_normalized_tagname(tag));
  for (int r = 1; r <= 3; ++r) {
    const auto kind = static_cast<Kind>(static_cast<int>(Kind::container1) + r - 1);
    if (kinds_[id].has(kind) && (rank == 0 || r < rank)) rank = r;
  }
  ranks_[id] = static_cast<std::uint8_t>(rank);
}

void Scan::add_text(NodeId text) {
  const std::uint32_t length = visible_length(tree_.node(text).text);
  Measure& m = measures_[block_[text]];
  m.own += length;
  if (in_link_[text]) m.own_linked += length;
  if (length > 0) breaks_off_[block_[text]] = breaks_off(tree_.node(text).text);
}

void Scan::judge(NodeId block) {
  Measure& m = measures_[block];
  m.text += m.own;
  m.linked += m.own_linked;
  if (m.own == 0) return;
  const GumboTag tag = tree_.node(block).tag;
  const bool linked = m.own_linked * 2 >= m.own;
  if (is_heading(tag)) return;
  if (m.own >= kParagraph && !linked) {
    m.running += m.own;
    m.blocks += 1;
    m.gain += static_cast<std::int32_t>(m.own);
  } else {
    m.gain -= linked ? static_cast<std::int32_t>(std::min(m.own, 60U)) : 8;
  }
}

void Scan::measure() {
  std::fill(measures_.begin(), measures_.end(), Measure{});
  for (NodeId id = 0; id < tree_.size(); ++id) {
    gone_[id] = pruned_[id] != Pruned::no || (id > 0 && gone_[tree_.node(id).parent]);
    if (!gone_[id] && tree_.node(id).is_text) add_text(id);
  }
  for (NodeId id = tree_.size(); id-- > 1;) {
    if (tree_.node(id).is_text || gone_[id]) continue;
    judge(id);
    const Measure& m = measures_[id];
    Measure& up = measures_[tree_.node(id).parent];
    up.text += m.text;
    up.linked += m.linked;
    up.running += m.running;
    up.gain += m.gain;
    up.blocks += m.blocks;
  }
}

// Highlighters write "comment" and "keyword" on the parts of a program.
bool Scan::is_in_code(NodeId id) const {
  for (int i = 0; i < 4 && id > 0; ++i, id = tree_.node(id).parent) {
    const GumboTag tag = tree_.node(id).tag;
    if (tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_CODE) return true;
  }
  return false;
}

Pruned Scan::reason(NodeId id) const {
  const GumboTag tag = tree_.node(id).tag;
  const ElementNames& words = element_names();
  if (is_one_of(tag, kNeverText)) return Pruned::by_tag;
  if (tag == GUMBO_TAG_FIGCAPTION) return Pruned::caption;
  if (tag == GUMBO_TAG_FIGURE && !has_descendant(tree_, id, GUMBO_TAG_TABLE) &&
      !has_descendant(tree_, id, GUMBO_TAG_BLOCKQUOTE) &&
      !has_descendant(tree_, id, GUMBO_TAG_PRE)) {
    return Pruned::caption;
  }
  if (is_hidden(tree_, id)) return Pruned::hidden;
  if (is_in_code(id)) return Pruned::no;
  if (words.is_fact(tree_.attribute(id, "itemprop"))) return Pruned::by_name;
  if (is_one_of(tree_.attribute(id, "role"), kFrameRoles)) return Pruned::by_role;
  if (is_one_of(tag, kUsuallyFrame)) return Pruned::by_tag;
  const Kinds kinds = kinds_[id];
  for (unsigned k = 0; k < static_cast<unsigned>(Kind::container1); ++k) {
    if (kinds.has(static_cast<Kind>(k))) {
      return static_cast<Kind>(k) == Kind::caption ? Pruned::caption : Pruned::by_name;
    }
  }
  return Pruned::no;
}

// Comments never hold the page's headline or a body that is named as such.
bool Scan::holds_article(NodeId id) const {
  for (NodeId i = id; i < tree_.end_of(id); ++i) {
    const Node& node = tree_.node(i);
    if (node.is_text) continue;
    if (node.tag == GUMBO_TAG_H1) return true;
    if (ranks_[i] == 1 && measures_[i].running * 3 > measures_[body_].running) return true;
  }
  return false;
}

bool Scan::is_strong(NodeId id) const {
  const Kinds kinds = kinds_[id];
  return kinds.has(Kind::comments) || kinds.has(Kind::layer) || kinds.has(Kind::appended);
}

bool Scan::is_guarded(NodeId id, Pruned why) const {
  const GumboTag tag = tree_.node(id).tag;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN) return true;
  if (is_one_of(tag, kNeverText) && tag != GUMBO_TAG_NOSCRIPT) return false;
  const bool comments = is_strong(id);
  if (why == Pruned::by_name && ranks_[id] > 0 && ranks_[id] < 3 && !comments) return true;
  const double share =
      static_cast<double>(measures_[id].running) / std::max(1U, measures_[body_].running);
  if (comments) return share > 0.95 || holds_article(id);
  return share > kMostShare;
}

void Scan::prune() {
  once_.resize(tree_.size());
  own_once_.resize(tree_.size());
  std::transform(measures_.begin(), measures_.end(), own_once_.begin(),
                 [](const Measure& m) { return m.own - m.own_linked; });
  std::transform(measures_.begin(), measures_.end(), once_.begin(),
                 [](const Measure& m) { return m.running; });
  for (NodeId id = 1; id < tree_.size(); ++id) {
    if (tree_.node(id).is_text) continue;
    if (pruned_[tree_.node(id).parent] != Pruned::no) {
      // What lies below is gone already; jump over it.
      id = tree_.end_of(tree_.node(id).parent) - 1;
      continue;
    }
    const Pruned why = reason(id);
    if (why != Pruned::no && !is_guarded(id, why)) pruned_[id] = why;
  }
}

void Scan::restore() {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    const bool soft = pruned_[id] == Pruned::by_name || pruned_[id] == Pruned::hidden ||
                      (pruned_[id] == Pruned::caption && !tree_.node(id).is_text &&
                       tree_.node(id).tag != GUMBO_TAG_FIGCAPTION);
    if (soft && !is_strong(id) && once_[id] > 0) pruned_[id] = Pruned::no;
  }
}

NodeId Scan::card_of(NodeId headline) const {
  NodeId card = tree_.node(headline).parent;
  for (int i = 0; i < 3 && measures_[card].running == 0 && card > body_; ++i) {
    card = tree_.node(card).parent;
  }
  const Measure& m = measures_[card];
  const bool small = m.running > 0 && m.running <= kMostOfCard && m.blocks <= 3;
  return card > body_ && small && ranks_[card] != 1 && !holds_article(card) ? card : 0;
}

void Scan::prune_cards() {
  std::vector<NodeId> cards;
  std::uint32_t sum = 0;
  std::size_t cut = 0;
  for (NodeId id = body_ + 1; id < tree_.size(); ++id) {
    if (tree_.node(id).is_text || gone_[id]) continue;
    const GumboTag tag = tree_.node(id).tag;
    const Measure& m = measures_[id];
    const bool headline =
        (is_heading(tag) || tag == GUMBO_TAG_DIV) && m.own >= 15 && m.own_linked * 10 >= m.own * 9;
    if (!headline && !breaks_off_[id]) continue;
    const NodeId card = headline ? card_of(id) : (m.linked > 0 && m.text <= kMostOfCard ? id : 0);
    if (card == 0 || (!cards.empty() && tree_.contains(cards.back(), card))) continue;
    cards.push_back(card);
    sum += measures_[card].running;
    cut += headline ? 0 : 1;
  }
  if (cards.size() < 2) return;
  const bool most = sum * 5 > measures_[body_].running * 3;
  for (const NodeId card : cards) pruned_[card] = Pruned::card;
  measure();
  if (!most) return;
  // Teasers that are most of the page are what it is about, unless they are a ticker beside an
  // article: then all break off, while a list of pages has whole headlines among them.
  const bool is_ticker = cut * 10 >= cards.size() * 9;
  if (is_ticker && holds_text(shape_of(*this))) return;
  for (const NodeId card : cards) pruned_[card] = Pruned::no;
  measure();
}

}  // namespace recount::extract
