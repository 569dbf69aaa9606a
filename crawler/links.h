// Which links are worth a request, and whose they are.
//
//   is_trap("https://a.example/x/x/x/x/x")                        // true: the path repeats itself
//   looks_like_article("https://a.example/2017/02/rents-rise", "https://a.example/economy")  //
//   true looks_like_article("https://a.example/tag/rents", "https://a.example/economy") // false
//
// URLs are normalised. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace recount::crawler {

/// The registrable domain by the public suffix list: "example.co.uk" of
/// "https://www.example.co.uk/a". A host that has none stands for itself.
[[nodiscard]] std::string site_of(std::string_view url);

/// Endless paths, calendars and parameter mills.
[[nodiscard]] bool is_trap(std::string_view url);

/// For the links of a section page: on the same site, and with a path that articles have.
[[nodiscard]] bool looks_like_article(std::string_view url, std::string_view page);

}  // namespace recount::crawler
