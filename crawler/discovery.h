// What a listing names: the entries of a feed, the URLs of a sitemap, the links of a section page.
//
//   Listing found = read_listing(body, "application/rss+xml", "https://news.example/feed.xml");
//   found.kind == ListingKind::rss;  found.articles[0].url == "https://news.example/a"
//
// The kind is told from the content, never from a label: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON
// Feed, urlset, CDF, sitemapindex, news sitemaps, plain lists of URLs, HTML. Broken markup yields
// what can still be read. URLs come out resolved and normalised, each once, in the order of the
// listing; nothing else about them is decided here. At most 1,000 entries of a feed, 50,000 URLs of
// a sitemap, 2,000 links of a page are read. Pure; thread-safe. Sources: RSS 2.0 specification, RFC
// 4287, JSON Feed 1.1, sitemaps.org 0.9, Google news sitemaps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount::crawler {

enum class ListingKind { none, rss, atom, json_feed, sitemap, sitemap_index, url_list, html };

struct Discovered {
  std::string url;        ///< empty for the entry of a feed that has no usable link
  std::string title;      ///< plain text
  std::string published;  ///< ISO 8601, or empty
  std::string modified;   ///< ISO 8601, or empty

  bool operator==(const Discovered&) const = default;
};

struct Listing {
  ListingKind kind = ListingKind::none;
  std::string title;                 ///< of a feed: its own name, plain text
  std::string link;                  ///< of a feed: the page that it belongs to, or empty
  std::vector<Discovered> articles;  ///< for HTML: every link of the page
  std::vector<Discovered> listings;  ///< sitemaps of an index, feeds that a page announces
  bool is_cut = false;               ///< a limit was met
};

/// `base` is the normalised URL that the body came from.
[[nodiscard]] Listing read_listing(std::string_view body, std::string_view content_type,
                                   std::string_view base);

}  // namespace recount::crawler
