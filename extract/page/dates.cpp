// The machine-readable sources first, in the order of how often they are right; then what is
// written near the headline, then what scripts carry, then the first date that is written anywhere.
#include "extract/page/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/date.h"
#include "extract/page/ascii.h"
#include "extract/page/date_places.h"
#include "extract/page/date_text.h"
#include "extract/page/metadata_words.h"
#include "extract/page/script_dates.h"

namespace recount::extract {
namespace {

// Where numbers are written 31.12.2019 or 2019-12-31, a slash is a program's, in its own order.
bool is_without_slashes(std::string_view language) {
  constexpr std::array<std::string_view, 14> kDots{"de", "pl", "cs", "sk", "ru", "uk", "fi",
                                                   "sv", "da", "nb", "no", "tr", "hu", "hr"};
  return std::find(kDots.begin(), kDots.end(), language.substr(0, 2)) != kDots.end();
}

DateOrder order_of(const PageFacts& facts) {
  const std::string_view language = facts.html_language;
  return {.month_first = language.empty() || language.starts_with("en-us") || language == "en" ||
                         is_without_slashes(language)};
}

template <class Names>
core::Sourced from_meta(const PageFacts& facts, const Names& names) {
  for (const std::string& name : names) {
    if (const auto date = read_date(facts.first({name}), order_of(facts))) {
      return {*date, "meta:" + name};
    }
  }
  return {};
}

core::Sourced from_microdata(const Scan& scan, std::string_view itemprop, DateOrder order) {
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text || tree.node(id).tag == GUMBO_TAG_META) continue;
    if (!equals_ignoring_case(tree.attribute(id, "itemprop"), itemprop)) continue;
    if (auto date = date_of(tree, id, order)) return {*date, "microdata"};
  }
  return {};
}

core::Sourced from_url(std::string_view url) {
  for (std::size_t i = 0; i + 11 <= url.size(); ++i) {
    const std::string_view part = url.substr(i, 11);
    if (is_digit(part[0]) || !is_digit(part[1]) || !is_digit(part[4])) continue;
    if ((part[5] != '/' && part[5] != '-' && part[5] != '_') || part[5] != part[8]) continue;
    if (const auto date =
            first_date(std::string(part.substr(1, 4)) + "-" + std::string(part.substr(6, 2)) + "-" +
                           std::string(part.substr(9, 2)),
                       {})) {
      return {*date, "url"};
    }
  }
  return {};
}

core::Sourced from_attributes(const Scan& scan, DateOrder order) {
  const auto& names = metadata_words().published_attributes;
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text) continue;
    for (const Attribute& a : tree.attributes(id)) {
      if (!a.name.starts_with("data-")) continue;
      if (std::find(names.begin(), names.end(), a.name) == names.end()) continue;
      if (auto date = read_date(a.value, order)) return {*date, "attribute"};
    }
  }
  return {};
}

// What the page calls its own address, if the crawler's is not known or names no day.
core::Sourced from_addresses(const PageFacts& facts, const core::Article& article) {
  for (const std::string_view url : {std::string_view(article.url),
                                     std::string_view(facts.canonical), facts.first({"og:url"})}) {
    if (core::Sourced found = from_url(url); !found.value.empty()) return found;
  }
  return {};
}

// Pictures are filed under the day on which they are put up.
core::Sourced from_image(const PageFacts& facts) {
  core::Sourced found = from_url(facts.first({"og:image", "twitter:image"}));
  if (!found.value.empty()) found.source = "image";
  return found;
}

core::Sourced sourced(const std::optional<std::string>& date, std::string_view source) {
  return date ? core::Sourced{*date, std::string(source)} : core::Sourced{};
}

core::Sourced from_page(const PageFacts& facts, const Scan& scan, const core::Article& article) {
  const DateOrder order = order_of(facts);
  const auto first = [](auto... sources) {
    core::Sourced found;
    (void)((found = sources(), !found.value.empty()) || ...);
    return found;
  };
  return first([&] { return sourced(read_date(facts.json_ld.published, order), "json-ld"); },
               [&] { return from_meta(facts, metadata_words().published_meta); },
               [&] { return from_microdata(scan, "datePublished", order); },
               [&] { return from_addresses(facts, article); },
               [&] { return sourced(read_date(facts.json_ld.other_published, order), "json-ld"); },
               [&] { return from_attributes(scan, order); },
               [&] { return date_marked_near_headline(scan, article.title.value, order); },
               [&] { return from_meta(facts, metadata_words().weak_published_meta); },
               [&] { return date_written_near_headline(scan, article.title.value, order); },
               [&] { return sourced(read_date(first_key_date(facts.scripts), order), "script"); },
               [&] { return date_marked(scan, order); }, [&] { return date_in_text(scan, order); },
               [&] { return from_image(facts); }, [&] { return find_modified(facts, scan); });
}

bool is_next_day(const core::Sourced& found, const core::Sourced& other, int days) {
  const auto utc = core::parse_date(found.value);
  const auto day = core::parse_date(other.value);
  return utc && day && found.value.size() >= 16 && *utc == core::days_later(*day, days);
}

bool is_utc(std::string_view time) {
  return time.ends_with('Z') || time.ends_with("+00:00") || time.ends_with("+0000");
}

}  // namespace

// A time in UTC may be the day after where the page is written. The address knows that day, and so
// does what stands under the headline; a later day there may be that of an edit.
core::Sourced find_published(const PageFacts& facts, const Scan& scan,
                             const core::Article& article) {
  core::Sourced found = from_page(facts, scan, article);
  if (!is_utc(found.value)) return found;
  core::Sourced by_url = from_addresses(facts, article);
  if (is_next_day(found, by_url, 1) || is_next_day(found, by_url, -1)) return by_url;
  core::Sourced seen = date_written_near_headline(scan, article.title.value, order_of(facts));
  return is_next_day(found, seen, 1) ? seen : found;
}

core::Sourced find_modified(const PageFacts& facts, const Scan& scan) {
  if (const auto date = read_date(facts.json_ld.modified, order_of(facts))) {
    return {*date, "json-ld"};
  }
  if (auto found = from_meta(facts, metadata_words().modified_meta); !found.value.empty())
    return found;
  return from_microdata(scan, "dateModified", order_of(facts));
}

}  // namespace recount::extract
