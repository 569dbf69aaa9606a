// One walk over the tags with a stack of open elements. An item (item, entry, url, sitemap) opens
// an entry; only its direct children are fields of it, so that the title of a picture or of an
// embedded page is not the title of the article. Prefixes are read as their namespace, once
// declared, and as custom has it where they are not. A closing tag closes everything down to its
// opening one; one that was never opened is nothing.
#include "crawler/listing_xml.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/dates.h"
#include "crawler/markup.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxFieldBytes = 4096;
constexpr std::size_t kMaxFeedItems = 1000;
constexpr std::size_t kMaxSitemapUrls = 50'000;

/// Namespaces whose names mean something here; every other prefixed name is ignored.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kNamespaces{{
    {"http://www.w3.org/2005/atom", ""},
    {"http://purl.org/atom/ns", ""},
    {"http://purl.org/rss/1.0/modules/", "?"},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/", ""},
    {"http://channel.netscape.com/", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://www.sitemaps.org/schemas/", ""},
    {"http://www.google.com/schemas/sitemap/0", ""},
    {"http://www.google.com/schemas/sitemap-news/", "news"},
    {"http://purl.org/dc/", "dc"},
    {"http://www.w3.org/1999/02/22-rdf", "rdf"},
    {"http://rssnamespace.org/feedburner", "feedburner"},
    {"http://www.w3.org/1999/xhtml", "?"},
}};

enum class Field { none, link, guid, id, original_link, title, published, modified };

constexpr std::array<std::pair<std::string_view, Field>, 21> kFields{{
    {"link", Field::link},
    {"loc", Field::link},
    {"guid", Field::guid},
    {"id", Field::id},
    {"feedburner:origlink", Field::original_link},
    {"title", Field::title},
    {"dc:title", Field::title},
    {"news:title", Field::title},
    {"pubdate", Field::published},
    {"published", Field::published},
    {"issued", Field::published},
    {"created", Field::published},
    {"dc:date", Field::published},
    {"dc:issued", Field::published},
    {"dc:created", Field::published},
    {"news:publication_date", Field::published},
    {"date", Field::published},
    {"updated", Field::modified},
    {"modified", Field::modified},
    {"dc:modified", Field::modified},
    {"lastmod", Field::modified},
}};

Field field_of(std::string_view name) {
  const auto row = std::find_if(kFields.begin(), kFields.end(),
                                [&](const auto& entry) { return entry.first == name; });
  return row == kFields.end() ? Field::none : row->second;
}

std::string prefix_of_namespace(std::string_view uri) {
  const std::string low = lower(trimmed(uri));
  for (const auto& [known, prefix] : kNamespaces) {
    if (low.starts_with(known)) return std::string(prefix);
  }
  return "?";
}

/// What a prefix means that was never declared.
std::string customary(std::string_view prefix) {
  if (prefix == "dc" || prefix == "dcterms") return "dc";
  if (prefix == "rdf" || prefix == "news" || prefix == "feedburner") return std::string(prefix);
  return prefix == "atom" || prefix == "rss" ? "" : "?";
}

ListingKind kind_of_item(std::string_view name) {
  if (name == "item") return ListingKind::rss;
  if (name == "entry") return ListingKind::atom;
  if (name == "url") return ListingKind::sitemap;
  return name == "sitemap" ? ListingKind::sitemap_index : ListingKind::none;
}

ListingKind kind_of_root(std::string_view name) {
  if (name == "rss" || name == "rdf:rdf" || name == "channel") return ListingKind::rss;
  if (name == "feed") return ListingKind::atom;
  if (name == "urlset") return ListingKind::sitemap;
  return name == "sitemapindex" ? ListingKind::sitemap_index : ListingKind::none;
}

bool is_sitemap(ListingKind kind) {
  return kind == ListingKind::sitemap || kind == ListingKind::sitemap_index;
}

struct Entry {
  Discovered found;
  std::string link;  ///< as written
  int rank = 0;      ///< of `link`: the higher, the surer
};

void offer_link(Entry& entry, std::string_view link, int rank) {
  link = trimmed(link);
  if (link.empty() || rank <= entry.rank) return;
  entry.link = link;
  entry.rank = rank;
}

/// How sure it is that an Atom link leads to the article; 0 = it does not.
int rank_of_link(std::string_view attributes) {
  const std::string rel = lower(attribute(attributes, "rel").value_or("alternate"));
  if (rel != "alternate") return 0;
  const std::string type = attribute(attributes, "type").value_or("text/html");
  return contains_ignoring_case(type, "html") ? 4 : 3;
}

class Reader {
 public:
  explicit Reader(std::string_view base) : base_(base) {}

  void take(const Token& token) {
    if (token.kind == Token::Kind::text) return take_text(token.text);
    if (token.kind == Token::Kind::close) return close(canonical(token.name));
    declare(token.attributes);
    open(token);
  }

  Listing result() && {
    while (!stack_.empty()) pop();
    return std::move(listing_);
  }

 private:
  struct Frame {
    std::string name;
    Field field = Field::none;
    bool is_item = false;
    std::string base;  ///< xml:base, where it changes
  };

  void declare(std::string_view attributes) {
    if (attributes.find("xmlns") == attributes.npos) return;
    while (const auto found = next_attribute(attributes)) {
      attributes = found->rest;
      constexpr std::string_view kMark = "xmlns:";
      if (!found->name.starts_with(kMark) || prefixes_.size() >= 100) continue;
      prefixes_[lower(found->name.substr(kMark.size()))] = prefix_of_namespace(found->value);
    }
  }

  [[nodiscard]] std::string canonical(std::string_view name) const {
    std::string low = lower(name);
    const std::size_t colon = low.find(':');
    if (colon == low.npos) return low;
    const auto declared = prefixes_.find(low.substr(0, colon));
    const std::string prefix =
        declared == prefixes_.end() ? customary(low.substr(0, colon)) : declared->second;
    return prefix.empty() ? low.substr(colon + 1) : prefix + ":" + low.substr(colon + 1);
  }

  [[nodiscard]] bool stands_in_item() const {
    if (stack_.empty() || !entry_) return false;
    const Frame& parent = stack_.back();
    return parent.is_item || parent.name == "news:news";
  }

  void open(const Token& token) {
    std::string name = canonical(token.name);
    Field field = field_of(name);
    // A field within a field is one whose sibling was never closed.
    if (field != Field::none && !stack_.empty() && stack_.back().field != Field::none) pop();
    if (!stands_in_item()) field = Field::none;
    const bool is_item = !entry_ && kind_of_item(name) != ListingKind::none;
    if (listing_.kind == ListingKind::none) listing_.kind = kind_of_root(name);
    if (is_item) begin_item(name, token.attributes);
    if (field != Field::none) begin_field(field, token.attributes);
    if (token.is_empty && !is_item) return;
    if (stack_.size() >= kMaxDepth) return;
    stack_.push_back({std::move(name), field, is_item, own_base(token.attributes)});
  }

  void begin_item(std::string_view name, std::string_view attributes) {
    if (listing_.kind == ListingKind::none) listing_.kind = kind_of_item(name);
    entry_.emplace();
    field_rank_ = 1;
    offer_identity(attribute(attributes, "rdf:about").value_or(""));
    offer_identity(attribute(attributes, "href").value_or(""));
  }

  void begin_field(Field field, std::string_view attributes) {
    text_.clear();
    field_rank_ = 4;
    if (field == Field::guid) {
      field_rank_ = lower(attribute(attributes, "ispermalink").value_or("true")) == "true" ? 2 : 1;
    }
    if (field != Field::link) return;
    if (const auto href = attribute(attributes, "href")) {
      offer_link(*entry_, resolved_here(*href, attributes), rank_of_link(attributes));
      field_rank_ = 0;
    }
  }

  [[nodiscard]] std::string own_base(std::string_view attributes) const {
    const auto written = attribute(attributes, "xml:base");
    return written ? resolve_url(current_base(), *written).value_or("") : "";
  }

  [[nodiscard]] std::string_view current_base() const {
    const auto frame = std::find_if(stack_.rbegin(), stack_.rend(),
                                    [](const Frame& f) { return !f.base.empty(); });
    return frame == stack_.rend() ? std::string_view(base_) : std::string_view(frame->base);
  }

  [[nodiscard]] std::string resolved_here(const std::string& href,
                                          std::string_view attributes) const {
    const std::string base = own_base(attributes);
    return resolve_url(base.empty() ? current_base() : base, trimmed(href)).value_or("");
  }

  void take_text(std::string_view text) {
    if (stack_.empty() || !entry_) return;
    if (stack_.back().is_item) return take_bare_text(text);
    // Text below a field belongs to it: titles may carry markup.
    if (std::none_of(stack_.begin(), stack_.end(),
                     [](const Frame& f) { return f.field != Field::none; })) {
      return;
    }
    text_ += text.substr(0, kMaxFieldBytes - std::min(kMaxFieldBytes, text_.size()));
  }

  /// "<sitemap>https://…</sitemap>", without a loc: seen in the wild.
  void take_bare_text(std::string_view text) {
    const std::string_view word = trimmed(text);
    if (is_sitemap(listing_.kind) && word.starts_with("http")) offer_identity(std::string(word));
  }

  void close(const std::string& name) {
    const auto frame = std::find_if(stack_.rbegin(), stack_.rend(),
                                    [&](const Frame& f) { return f.name == name; });
    if (frame == stack_.rend()) return;
    const auto keep = static_cast<std::size_t>(stack_.rend() - frame) - 1;
    while (stack_.size() > keep) pop();
  }

  void pop() {
    const Frame frame = std::move(stack_.back());
    if (frame.field != Field::none && entry_) finish_field(frame);
    stack_.pop_back();
    if (frame.is_item) finish_item();
  }

  void finish_field(const Frame& frame) {
    const std::string value(trimmed(text_));
    Discovered& found = entry_->found;
    switch (frame.field) {
      case Field::link: return offer_written(value, field_rank_);
      case Field::original_link: return offer_written(value, 5);
      case Field::guid:
      case Field::id: return offer_identity(value);
      case Field::title:
        if (found.title.empty()) found.title = value;
        return;
      case Field::published:
        if (found.published.empty()) found.published = iso_date(value);
        return;
      case Field::modified:
        if (found.modified.empty()) found.modified = iso_date(value);
        return;
      case Field::none: return;
    }
  }

  void offer_written(const std::string& href, int rank) {
    if (!href.empty()) offer_link(*entry_, resolve_url(current_base(), href).value_or(""), rank);
  }

  /// An identity is a link only if it is a web address by itself.
  void offer_identity(const std::string& value) {
    const std::string url = normalise_url(value).value_or("");
    if (!url.empty()) offer_link(*entry_, url, std::clamp(field_rank_, 1, 2));
  }

  void finish_item() {
    if (!entry_) return;
    Entry entry = std::move(*entry_);
    entry_.reset();
    entry.found.url = normalise_url(entry.link).value_or("");
    const bool is_index = listing_.kind == ListingKind::sitemap_index;
    auto& list = is_index ? listing_.listings : listing_.articles;
    const std::size_t limit = is_sitemap(listing_.kind) ? kMaxSitemapUrls : kMaxFeedItems;
    listing_.is_cut = listing_.is_cut || list.size() >= limit;
    const bool is_bare = entry.found == Discovered{};
    if (is_bare || (entry.found.url.empty() && is_sitemap(listing_.kind))) return;
    if (list.size() >= limit) return;
    const bool is_new = entry.found.url.empty() || seen_.insert(entry.found.url).second;
    if (is_new) list.push_back(std::move(entry.found));
  }

  std::string base_;
  Listing listing_;
  std::vector<Frame> stack_;
  std::map<std::string, std::string> prefixes_;
  std::optional<Entry> entry_;
  std::string text_;
  int field_rank_ = 0;
  std::set<std::string> seen_;
};

}  // namespace

bool is_listing_root(std::string_view tag) {
  const std::string low = lower(tag);
  const std::size_t colon = low.find(':');
  const std::string local = colon == low.npos ? low : low.substr(colon + 1);
  return local == "rdf" || kind_of_root(local) != ListingKind::none;
}

Listing read_xml_listing(std::string_view text, std::string_view base) {
  Reader reader(base);
  Markup markup(text);
  while (const auto token = markup.next()) reader.take(*token);
  return std::move(reader).result();
}

}  // namespace recount::crawler
