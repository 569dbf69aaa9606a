// Feeds and sitemaps in XML (see discovery.h, which calls this). Pure; thread-safe.
#pragma once

#include <string_view>

#include "crawler/discovery.h"

namespace recount::crawler {

/// URLs come out as `Listing` says; `text` is UTF-8.
[[nodiscard]] Listing read_xml_listing(std::string_view text, std::string_view base);

/// "rss", "feed", "urlset", …: what a first tag must be for the text to be such a listing.
[[nodiscard]] bool is_listing_root(std::string_view tag);

}  // namespace recount::crawler
