// The machine-readable sources first, in the order of how often they are right.
#include "extract/page/dates.h"

#include <array>
#include <optional>
#include <string>

#include "core/date.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

// Before the web there are no pages; a date in the far future is a template's.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2035;

bool is_plausible(std::string_view iso) {
  const auto date = core::parse_date(iso);
  if (!date || iso.size() < 10) return false;
  const int year = static_cast<int>(date->year());
  return year >= kFirstYear && year <= kLastYear;
}

std::optional<std::string> plausible(std::string_view value) {
  const std::string_view trimmed = trim_ascii(value);
  if (is_plausible(trimmed)) return std::string(trimmed);
  return std::nullopt;
}

constexpr std::array<std::string_view, 15> kPublished{"article:published_time",
                                                      "datepublished",
                                                      "og:published_time",
                                                      "date",
                                                      "dc.date",
                                                      "dc.date.issued",
                                                      "dcterms.date",
                                                      "pubdate",
                                                      "publishdate",
                                                      "publish-date",
                                                      "parsely-pub-date",
                                                      "sailthru.date",
                                                      "article.published",
                                                      "dcterms.created",
                                                      "publication_date"};
constexpr std::array<std::string_view, 5> kModified{"article:modified_time", "og:updated_time",
                                                    "datemodified", "dcterms.modified", "lastmod"};

template <class Names>
core::Sourced from_meta(const PageFacts& facts, const Names& names) {
  for (const std::string_view name : names) {
    if (const auto date = plausible(facts.first({name}))) {
      return {*date, "meta:" + std::string(name)};
    }
  }
  return {};
}

core::Sourced from_time(const Scan& scan) {
  const Tree& tree = scan.tree();
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text) continue;
    const bool published = tree.attribute(id, "itemprop") == "datePublished";
    if (tree.node(id).tag != GUMBO_TAG_TIME && !published) continue;
    for (const std::string_view name : {"datetime", "content"}) {
      if (const auto date = plausible(tree.attribute(id, name))) return {*date, "time"};
    }
  }
  return {};
}

// "/2019/11/18/…" and "/2019-11-18-…".
core::Sourced from_url(std::string_view url) {
  for (std::size_t i = 0; i + 11 <= url.size(); ++i) {
    const std::string_view part = url.substr(i, 11);
    if (part[0] != '/' || (part[5] != '/' && part[5] != '-') || part[5] != part[8]) continue;
    std::string iso(part.substr(1));
    iso[4] = iso[7] = '-';
    if (is_plausible(iso)) return {iso, "url"};
  }
  return {};
}

}  // namespace

core::Sourced find_published(const PageFacts& facts, const Scan& scan, std::string_view url) {
  if (const auto date = plausible(facts.json_ld.published)) return {*date, "json-ld"};
  if (auto found = from_meta(facts, kPublished); !found.value.empty()) return found;
  if (auto found = from_url(url); !found.value.empty()) return found;
  return from_time(scan);
}

core::Sourced find_modified(const PageFacts& facts, const Scan& /*scan*/) {
  if (const auto date = plausible(facts.json_ld.modified)) return {*date, "json-ld"};
  return from_meta(facts, kModified);
}

}  // namespace recount::extract
