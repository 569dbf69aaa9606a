// Tables. "created" says when a text was begun and dc:date anything, so that they stand behind what
// says "published"; the title of a picture serves where the article has none.
#include "crawler/listing_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "crawler/ascii.h"

namespace recount::crawler {
namespace {

/// Namespaces whose names mean something here; every other prefixed name is ignored.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kNamespaces{{
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
    {"http://search.yahoo.com/mrss", "media"},
    {"http://www.w3.org/1999/xhtml", "?"},
}};

constexpr std::array<FieldName, 22> kFields{{
    {"link", Field::link},
    {"loc", Field::link},
    {"guid", Field::guid},
    {"id", Field::id},
    {"feedburner:origlink", Field::original_link},
    {"title", Field::title, 2},
    {"dc:title", Field::title, 2},
    {"news:title", Field::title, 2},
    {"media:title", Field::title, 1},
    {"published", Field::published, 4},
    {"pubdate", Field::published, 3},
    {"issued", Field::published, 3},
    {"dc:issued", Field::published, 3},
    {"news:publication_date", Field::published, 3},
    {"dc:date", Field::published, 2},
    {"date", Field::published, 2},
    {"created", Field::published, 1},
    {"dc:created", Field::published, 1},
    {"updated", Field::modified},
    {"modified", Field::modified},
    {"dc:modified", Field::modified},
    {"lastmod", Field::modified},
}};

}  // namespace

FieldName field_of(std::string_view name) {
  const auto row = std::find_if(kFields.begin(), kFields.end(),
                                [&](const FieldName& entry) { return entry.name == name; });
  return row == kFields.end() ? FieldName{} : *row;
}

std::string prefix_of_namespace(std::string_view uri) {
  const std::string low = lower(trimmed(uri));
  if (low.empty()) return "";
  for (const auto& [known, prefix] : kNamespaces) {
    if (low.starts_with(known)) return std::string(prefix);
  }
  return "?";
}

std::string customary_prefix(std::string_view prefix) {
  if (prefix == "dc" || prefix == "dcterms") return "dc";
  if (prefix == "rdf" || prefix == "news" || prefix == "feedburner" || prefix == "media") {
    return std::string(prefix);
  }
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

}  // namespace recount::crawler
