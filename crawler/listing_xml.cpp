// One walk over the tags with a stack of open elements. An item (item, entry, url, sitemap) opens
// an entry, and the feed is one itself; only direct children are fields, so that the title of a
// picture or of an embedded page is not the title of the article. Prefixes are read as their
// namespace, once declared, and as custom has it where they are not. A closing tag closes
// everything down to its opening one; one that was never opened is nothing.
#include "crawler/listing_xml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/dates.h"
#include "crawler/feed_text.h"
#include "crawler/listing_names.h"
#include "crawler/markup.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxFieldBytes = 4096;
constexpr std::size_t kMaxFeedItems = 1000;
constexpr std::size_t kMaxSitemapUrls = 50'000;

bool is_sitemap(ListingKind kind) {
  return kind == ListingKind::sitemap || kind == ListingKind::sitemap_index;
}

struct Entry {
  Discovered found;
  std::string link;   ///< normalised
  int link_rank = 0;  ///< the higher, the surer
  int title_rank = 0;
  int published_rank = 0;
  int modified_rank = 0;
};

/// The field whose text is being read.
struct OpenField {
  Entry* into = nullptr;
  FieldName name;
  int link_rank = 0;
  TitleForm form = TitleForm::text;
  bool has_elements = false;
  std::string text;
};

/// `link` is normalised, or empty.
void offer_link(Entry& entry, std::string link, int rank) {
  if (link.empty() || rank <= entry.link_rank) return;
  entry.link = std::move(link);
  entry.link_rank = rank;
}

/// A value stays until one comes whose name says it as well, or better.
void offer(std::string& value, int& rank, std::string offered, int offered_rank) {
  if (offered.empty() || offered_rank < rank) return;
  value = std::move(offered);
  rank = offered_rank;
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
    listing_.title = std::move(feed_.found.title);
    listing_.link = std::move(feed_.link);
    return std::move(listing_);
  }

 private:
  struct Frame {
    std::string name;
    bool is_field = false;
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
        declared == prefixes_.end() ? customary_prefix(low.substr(0, colon)) : declared->second;
    return prefix.empty() ? low.substr(colon + 1) : prefix + ":" + low.substr(colon + 1);
  }

  /// What a field that opens here describes: the entry, the feed, or nothing.
  [[nodiscard]] Entry* owner_of(Field field) {
    if (field == Field::none || stack_.empty()) return nullptr;
    const Frame& parent = stack_.back();
    if (entry_) return parent.is_item || parent.name == "news:news" ? &*entry_ : nullptr;
    const bool is_feed = parent.name == "channel" || parent.name == "feed";
    return is_feed && (field == Field::title || field == Field::link) ? &feed_ : nullptr;
  }

  void open(const Token& token) {
    std::string name = canonical(token.name);
    const FieldName field = field_of(name);
    const bool is_item = !entry_ && kind_of_item(name) != ListingKind::none;
    // A field or an item within a field: the field was never closed.
    const bool is_within_field = !stack_.empty() && stack_.back().is_field;
    if (is_within_field && (is_item || field.field != Field::none)) pop();
    Entry* owner = owner_of(field.field);
    if (listing_.kind == ListingKind::none) listing_.kind = kind_of_root(name);
    if (is_item) begin_item(name, token.attributes);
    if (name == "channel") offer_attribute(feed_, token.attributes, "href");
    if (owner != nullptr) {
      begin_field(field, *owner, token.attributes);
    } else {
      note_element(name);
    }
    if (token.is_empty && !is_item) return;
    if (stack_.size() >= kMaxDepth) return;
    stack_.push_back({std::move(name), owner != nullptr, is_item, own_base(token.attributes)});
  }

  void note_element(std::string_view name) {
    field_.has_elements = true;
    if (breaks_words(name)) field_.text += ' ';
  }

  /// RSS 1.0 names an item by rdf:about, the Channel Definition Format by HREF.
  void begin_item(std::string_view name, std::string_view attributes) {
    if (listing_.kind == ListingKind::none) listing_.kind = kind_of_item(name);
    entry_.emplace();
    offer_identity(*entry_, attribute(attributes, "rdf:about").value_or(""), 1);
    offer_attribute(*entry_, attributes, "href");
    entry_->found.modified = iso_date(attribute(attributes, "lastmod").value_or(""));
  }

  void offer_attribute(Entry& entry, std::string_view attributes, std::string_view name) {
    const auto href = attribute(attributes, name);
    if (href) offer_link(entry, resolved_here(*href, attributes), 3);
  }

  void begin_field(const FieldName& name, Entry& owner, std::string_view attributes) {
    field_ = {.into = &owner, .name = name, .text = {}};
    field_.form = title_form(attributes, listing_.kind);
    if (name.field == Field::guid) {
      const auto permanent = lower(attribute(attributes, "ispermalink").value_or("true"));
      field_.link_rank = permanent == "true" ? 2 : 1;
    }
    if (name.field != Field::link) return;
    field_.link_rank = rank_of_link(attributes);
    const auto href = attribute(attributes, "href");
    if (!href) return;
    offer_link(owner, resolved_here(*href, attributes), field_.link_rank);
    field_.link_rank = 0;
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
    if (stack_.empty()) return;
    if (stack_.back().is_item) return take_bare_text(text);
    if (stack_.back().name == "script" || stack_.back().name == "style") return;
    // Text below a field belongs to it: titles may carry markup.
    if (std::none_of(stack_.begin(), stack_.end(), [](const Frame& f) { return f.is_field; })) {
      return;
    }
    std::string& taken = field_.text;
    taken += text.substr(0, kMaxFieldBytes - std::min(kMaxFieldBytes, taken.size()));
  }

  /// "<sitemap>https://…</sitemap>", without a loc: seen in the wild.
  void take_bare_text(std::string_view text) {
    const std::string_view word = trimmed(text);
    if (is_sitemap(listing_.kind) && word.starts_with("http")) offer_identity(*entry_, word, 1);
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
    stack_.pop_back();
    if (frame.is_field) finish_field(frame.base);
    if (frame.is_item) finish_item();
  }

  void finish_field(const std::string& own_base) {
    const std::string_view value = trimmed(field_.text);
    const int rank = field_.name.rank;
    Entry& entry = *field_.into;
    switch (field_.name.field) {
      case Field::link: return offer_written(entry, value, own_base, field_.link_rank);
      case Field::original_link: return offer_written(entry, value, own_base, 5);
      case Field::guid: return offer_identity(entry, value, field_.link_rank);
      case Field::id: return offer_identity(entry, value, 2);
      case Field::title:
        return offer(entry.found.title, entry.title_rank, finished_title(value), rank);
      case Field::published:
        return offer(entry.found.published, entry.published_rank, iso_date(value), rank);
      case Field::modified:
        return offer(entry.found.modified, entry.modified_rank, iso_date(value), rank);
      case Field::none: return;
    }
  }

  /// Where elements stood, what remains is text already.
  [[nodiscard]] std::string finished_title(std::string_view value) const {
    return plain_title(value, field_.has_elements ? TitleForm::text : field_.form);
  }

  void offer_written(Entry& entry, std::string_view href, const std::string& own_base, int rank) {
    const std::string_view base = own_base.empty() ? current_base() : own_base;
    if (!href.empty()) offer_link(entry, resolve_url(base, href).value_or(""), rank);
  }

  /// An identity is a link only if it is a web address by itself.
  static void offer_identity(Entry& entry, std::string_view value, int rank) {
    if (!value.empty()) offer_link(entry, normalise_url(value).value_or(""), rank);
  }

  void finish_item() {
    if (!entry_) return;
    Entry entry = std::move(*entry_);
    entry_.reset();
    entry.found.url = std::move(entry.link);
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
  Entry feed_;
  std::optional<Entry> entry_;
  OpenField field_;
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
