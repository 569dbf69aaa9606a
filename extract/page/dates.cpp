// The machine-readable sources first, in the order of how often they are right; then what is
// written near the headline, then the first date that is written anywhere. A comment's or another
// article's date is no date of this page, so pruned parts count only where they are by-lines.
#include "extract/page/dates.h"

#include <array>
#include <optional>
#include <string>

#include "core/date.h"
#include "extract/page/ascii.h"
#include "extract/page/date_text.h"
#include "extract/page/lines.h"

namespace recount::extract {
namespace {

constexpr std::array<std::string_view, 22> kPublished{"article:published_time",
                                                      "datepublished",
                                                      "og:published_time",
                                                      "date",
                                                      "dc.date",
                                                      "dc.date.issued",
                                                      "dcterms.date",
                                                      "dcterms.issued",
                                                      "pubdate",
                                                      "publishdate",
                                                      "publish-date",
                                                      "parsely-pub-date",
                                                      "sailthru.date",
                                                      "article.published",
                                                      "dcterms.created",
                                                      "dc.date.created",
                                                      "publication_date",
                                                      "rnews:datepublished",
                                                      "originalpublicationdate",
                                                      "displaydate",
                                                      "citation_publication_date",
                                                      "datecreated"};
constexpr std::array<std::string_view, 9> kModified{
    "article:modified_time", "og:updated_time", "datemodified",  "dcterms.modified", "lastmod",
    "last-modified",         "revised",         "modified_time", "dc.date.modified"};

DateOrder order_of(const PageFacts& facts) {
  return {.month_first = facts.html_language.empty() || facts.html_language.starts_with("en-us") ||
                         facts.html_language == "en"};
}

template <class Names>
core::Sourced from_meta(const PageFacts& facts, const Names& names) {
  for (const std::string_view name : names) {
    if (const auto date = read_date(facts.first({name}), order_of(facts))) {
      return {*date, "meta:" + std::string(name)};
    }
  }
  return {};
}

std::optional<std::string> date_of(const Tree& tree, NodeId id, DateOrder order) {
  for (const std::string_view name : {"datetime", "content", "title", "data-datetime"}) {
    const std::string_view value = tree.attribute(id, name);
    if (value.empty()) continue;
    if (auto date = read_date(value, order)) return date;
  }
  const std::string text = text_below(tree, id);
  return text.size() <= 200 ? read_date(text, order) : std::nullopt;
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

bool is_below(const Scan& scan, NodeId id, Kind kind) {
  for (; id > 0; id = scan.tree().node(id).parent) {
    if (scan.kinds(id).has(kind) && scan.pruned(id) != Pruned::no) return true;
  }
  return false;
}

bool is_of_others(const Scan& scan, NodeId id) {
  return is_below(scan, id, Kind::comments) || is_below(scan, id, Kind::related) ||
         is_below(scan, id, Kind::appended) || is_below(scan, id, Kind::layer);
}

core::Sourced from_time(const Scan& scan, DateOrder order) {
  const Tree& tree = scan.tree();
  for (NodeId id = scan.body(); id < tree.size(); ++id) {
    if (tree.node(id).is_text || tree.node(id).tag != GUMBO_TAG_TIME || is_of_others(scan, id)) {
      continue;
    }
    if (auto date = date_of(tree, id, order)) return {*date, "time"};
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

// A date that stands in an element named for it, or after the headline, comes before any other.
bool is_dated(const Scan& scan, NodeId id) {
  const Tree& tree = scan.tree();
  if (scan.kinds(id).has(Kind::byline)) return true;
  for (const std::string_view name : {"class", "id"}) {
    const std::string value = lower_ascii(tree.attribute(id, name).substr(0, 200));
    for (const std::string_view word :
         {"date", "datum", "fecha", "publish", "time", "posted", "created", "stand"}) {
      if (value.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

core::Sourced from_named_element(const Scan& scan, DateOrder order) {
  const Tree& tree = scan.tree();
  for (NodeId id = scan.body(); id < tree.size(); ++id) {
    if (tree.node(id).is_text || !is_dated(scan, id) || tree.end_of(id) - id > 40) continue;
    if (is_of_others(scan, id)) continue;
    const std::string text = text_below(tree, id);
    if (text.size() > 300) continue;
    if (auto date = first_date(text, order)) return {*date, "byline"};
  }
  return {};
}

core::Sourced from_text(const Scan& scan, DateOrder order) {
  const Tree& tree = scan.tree();
  for (NodeId id = scan.body(); id < tree.size(); ++id) {
    const Node& node = tree.node(id);
    if (node.is_text || !is_block(node.tag) || scan.at(id).own == 0 || scan.at(id).own > 300) {
      continue;
    }
    if (tree.end_of(id) - id > 60 || is_of_others(scan, id)) continue;
    if (auto date = first_date(text_below(tree, id), order)) return {*date, "text"};
  }
  return {};
}

}  // namespace

namespace {

core::Sourced from_page(const PageFacts& facts, const Scan& scan, std::string_view url) {
  const DateOrder order = order_of(facts);
  if (const auto date = read_date(facts.json_ld.published, order)) return {*date, "json-ld"};
  if (auto found = from_meta(facts, kPublished); !found.value.empty()) return found;
  if (auto found = from_microdata(scan, "datePublished", order); !found.value.empty()) return found;
  if (auto found = from_url(url); !found.value.empty()) return found;
  if (auto found = from_time(scan, order); !found.value.empty()) return found;
  if (auto found = from_named_element(scan, order); !found.value.empty()) return found;
  return from_text(scan, order);
}

// A time in UTC may be the day after where the page is written; the URL knows that day.
bool is_next_day(const core::Sourced& found, const core::Sourced& by_url) {
  const auto utc = core::parse_date(found.value);
  const auto day = core::parse_date(by_url.value);
  if (!utc || !day || found.value.size() < 16) return false;
  return *utc == core::days_later(*day, 1) || *utc == core::days_later(*day, -1);
}

}  // namespace

core::Sourced find_published(const PageFacts& facts, const Scan& scan, std::string_view url) {
  core::Sourced found = from_page(facts, scan, url);
  core::Sourced by_url = from_url(url);
  return is_next_day(found, by_url) ? by_url : found;
}

core::Sourced find_modified(const PageFacts& facts, const Scan& scan) {
  if (const auto date = read_date(facts.json_ld.modified, order_of(facts))) {
    return {*date, "json-ld"};
  }
  if (auto found = from_meta(facts, kModified); !found.value.empty()) return found;
  return from_microdata(scan, "dateModified", order_of(facts));
}

}  // namespace recount::extract
