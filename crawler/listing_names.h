// What the elements of feeds and sitemaps are called, whatever dialect they are from.
//
//   prefix_of_namespace("http://www.w3.org/2005/Atom")  // "": its names are used bare
//   field_of("dc:date").field == Field::published
//
// Names are lower-case, with the prefix that the namespace has here. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "crawler/discovery.h"

namespace recount::crawler {

enum class Field { none, link, guid, id, original_link, title, published, modified };

struct FieldName {
  std::string_view name;
  Field field = Field::none;
  int rank = 0;  ///< of titles and dates of publication: the higher value stays
};

[[nodiscard]] FieldName field_of(std::string_view name);

/// "?" for a namespace whose names mean nothing here.
[[nodiscard]] std::string prefix_of_namespace(std::string_view uri);

/// What a prefix means that was never declared.
[[nodiscard]] std::string customary_prefix(std::string_view prefix);

[[nodiscard]] ListingKind kind_of_item(std::string_view name);
[[nodiscard]] ListingKind kind_of_root(std::string_view name);

}  // namespace recount::crawler
