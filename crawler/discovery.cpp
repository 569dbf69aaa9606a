// The first byte and the first tag tell what a listing is; each kind has its reader.
#include "crawler/discovery.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "core/utf8.h"
#include "crawler/ascii.h"
#include "crawler/charset.h"
#include "crawler/dates.h"
#include "crawler/lines.h"
#include "crawler/listing_xml.h"
#include "crawler/markup.h"
#include "crawler/shallow_json.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxFeedItems = 1000;
constexpr std::size_t kMaxSitemapUrls = 50'000;
constexpr std::size_t kMaxPageLinks = 2000;

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Discovered json_item(const nlohmann::json& item, std::string_view base) {
  std::string link = text_at(item, "url");
  if (link.empty()) link = text_at(item, "external_url");
  if (link.empty() && text_at(item, "id").starts_with("http")) link = text_at(item, "id");
  if (link.empty()) return {};
  return {.url = resolve_url(base, link).value_or(""),
          .title = text_at(item, "title"),
          .published = iso_date(text_at(item, "date_published")),
          .modified = iso_date(text_at(item, "date_modified"))};
}

Listing read_json_feed(std::string_view text, std::string_view base) {
  if (!is_shallow_json(text)) return {};
  const auto feed = nlohmann::json::parse(text, nullptr, false);
  if (!feed.is_object() || !feed.contains("items") || !feed["items"].is_array()) return {};
  Listing listing;
  listing.kind = ListingKind::json_feed;
  listing.title = text_at(feed, "title");
  const std::string home = text_at(feed, "home_page_url");
  if (!home.empty()) listing.link = resolve_url(base, home).value_or("");
  std::set<std::string> seen;
  for (const auto& item : feed["items"]) {
    if (!item.is_object()) continue;
    Discovered found = json_item(item, base);
    if (found.url.empty() || !seen.insert(found.url).second) continue;
    listing.articles.push_back(std::move(found));
    listing.is_cut = listing.articles.size() >= kMaxFeedItems;
    if (listing.is_cut) break;
  }
  return listing;
}

Listing read_url_list(std::string_view text) {
  Listing listing;
  std::set<std::string> seen;
  for (const std::string_view line : lines_of(text)) {
    auto url = normalise_url(trimmed(line));
    if (!url || !seen.insert(*url).second) continue;
    listing.is_cut = listing.articles.size() >= kMaxSitemapUrls;
    if (listing.is_cut) break;
    listing.articles.push_back(
        {.url = *std::move(url), .title = {}, .published = {}, .modified = {}});
  }
  if (!listing.articles.empty()) listing.kind = ListingKind::url_list;
  return listing;
}

bool is_raw_text(std::string_view tag) {
  return same_ignoring_case(tag, "script") || same_ignoring_case(tag, "style") ||
         same_ignoring_case(tag, "textarea") || same_ignoring_case(tag, "title");
}

bool is_feed_link(const Token& tag) {
  const std::string type = lower(attribute(tag.attributes, "type").value_or(""));
  return same_ignoring_case(tag.name, "link") &&
         contains_ignoring_case(attribute(tag.attributes, "rel").value_or(""), "alternate") &&
         (type.starts_with("application/rss") || type.starts_with("application/atom") ||
          type.starts_with("application/feed+json"));
}

class PageLinks {
 public:
  explicit PageLinks(std::string_view base) : base_(base) { listing_.kind = ListingKind::html; }

  void take(const Token& tag) {
    const auto href = attribute(tag.attributes, "href");
    if (!href) return;
    if (same_ignoring_case(tag.name, "base")) base_ = resolve_url(base_, *href).value_or(base_);
    if (same_ignoring_case(tag.name, "a")) add(listing_.articles, *href);
    if (is_feed_link(tag)) add(listing_.listings, *href);
  }
  Listing result() && { return std::move(listing_); }

 private:
  void add(std::vector<Discovered>& list, const std::string& href) {
    auto url = resolve_url(base_, href);
    if (!url || !seen_.insert(*url).second) return;
    listing_.is_cut = list.size() >= kMaxPageLinks;
    if (listing_.is_cut) return;
    list.push_back({.url = *std::move(url), .title = {}, .published = {}, .modified = {}});
  }

  std::string base_;
  Listing listing_;
  std::set<std::string> seen_;
};

Listing read_page_links(std::string_view text, std::string_view base) {
  PageLinks links(base);
  Markup markup(text);
  while (const auto token = markup.next()) {
    if (token->kind != Token::Kind::open) continue;
    if (is_raw_text(token->name)) markup.skip_raw(token->name);
    links.take(*token);
  }
  return std::move(links).result();
}

std::string first_tag(std::string_view text) {
  Markup markup(text.substr(0, std::size_t{16} << 10U));
  while (const auto token = markup.next()) {
    if (token->kind == Token::Kind::open) return std::string(token->name);
  }
  return {};
}

}  // namespace

Listing read_listing(std::string_view body, std::string_view content_type, std::string_view base) {
  const std::string text = to_utf8(body, content_type);
  const std::string_view content = trimmed(text);
  if (content.starts_with('{')) return read_json_feed(content, base);
  const std::string tag = first_tag(content);
  if (is_listing_root(tag)) return read_xml_listing(content, base);
  if (tag.empty()) return read_url_list(content);
  Listing broken = contains_ignoring_case(content_type, "html") || same_ignoring_case(tag, "html")
                       ? Listing{}
                       : read_xml_listing(content, base);
  return broken.kind == ListingKind::none ? read_page_links(content, base) : broken;
}

}  // namespace recount::crawler
