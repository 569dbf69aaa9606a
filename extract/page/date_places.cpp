// Near the headline any short line may hold the date; elsewhere an element must be marked for it,
// and a mark that stands at many elements is that of a list of other articles.
#include "extract/page/date_places.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/page/ascii.h"
#include "extract/page/headline.h"
#include "extract/page/lines.h"
#include "extract/page/metadata_words.h"

namespace recount::extract {
namespace {

constexpr std::size_t kLine = 160;     // characters: no longer a line about the article
constexpr std::size_t kDateline = 40;  // bytes at the begin of a paragraph
constexpr std::uint32_t kList = 3;     // as many elements of one name are a list
constexpr std::size_t kNamed = 300;    // bytes of an element that is named for a date
constexpr NodeId kSmall = 60;          // nodes of an element that is a fact

bool is_of_others(const Scan& scan, NodeId id) {
  for (; id > 0; id = scan.tree().node(id).parent) {
    if (scan.pruned(id) == Pruned::no) continue;
    if (scan.pruned(id) == Pruned::card) return true;
    const Kinds kinds = scan.kinds(id);
    if (kinds.has(Kind::comments) || kinds.has(Kind::related) || kinds.has(Kind::appended) ||
        kinds.has(Kind::layer)) {
      return true;
    }
  }
  return false;
}

bool is_named(const Scan& scan, NodeId id) {
  if (scan.kinds(id).has(Kind::byline)) return true;
  for (const std::string_view name : {"class", "id"}) {
    const std::string value = lower_ascii(scan.tree().attribute(id, name).substr(0, 200));
    const auto& words = metadata_words().dated_names;
    if (!value.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
          return value.find(word) != std::string::npos;
        })) {
      return true;
    }
  }
  return false;
}

bool is_time(const Tree& tree, NodeId id) {
  return !tree.node(id).is_text && tree.node(id).tag == GUMBO_TAG_TIME;
}

// A line about the article is short; of a paragraph only its dateline counts: "Berne, 3 May 2019
// …".
std::optional<std::string> date_in_line(const Scan& scan, NodeId id, DateOrder order) {
  const Tree& tree = scan.tree();
  const Node& node = tree.node(id);
  if (!node.is_text && (!is_block(node.tag) || tree.end_of(id) - id > kSmall)) return std::nullopt;
  const std::string text = node.is_text ? tidy(node.text) : text_below(tree, id);
  if (text.size() < 6) return std::nullopt;
  return first_date(std::string_view(text).substr(0, text.size() > kLine ? kDateline : kLine),
                    order);
}

// "Updated: 17 January 2021"
bool is_labelled(const Tree& tree, NodeId id) {
  if (tree.end_of(id) - id > kSmall) return false;
  const std::string text = tree.node(id).is_text ? tidy(tree.node(id).text) : text_below(tree, id);
  if (text.size() > kLine) return false;
  const std::string line = lower_ascii(text);
  const auto& labels = metadata_words().date_labels;
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    return line.find(label) != std::string::npos;
  });
}

template <class Accept>
std::optional<std::string> first_in(const Scan& scan, NodeId begin, NodeId end, DateOrder order,
                                    Accept accept) {
  for (NodeId id = begin; id < end; ++id) {
    if (!accept(id) || is_of_others(scan, id)) continue;
    if (auto date = date_of(scan.tree(), id, order)) return date;
  }
  return std::nullopt;
}

core::Sourced marked_in(const Scan& scan, NodeId begin, NodeId end, DateOrder order) {
  const Tree& tree = scan.tree();
  if (auto date = first_in(scan, begin, end, order, [&](NodeId id) { return is_time(tree, id); })) {
    return {*date, "time"};
  }
  for (NodeId id = begin; id < end; ++id) {
    if (tree.node(id).is_text || tree.end_of(id) - id > kSmall || !is_named(scan, id)) continue;
    if (is_of_others(scan, id)) continue;
    const std::string text = text_below(tree, id);
    if (text.size() > kNamed) continue;
    if (auto date = first_date(text, order)) return {*date, "byline"};
  }
  return {};
}

core::Sourced line_in(const Scan& scan, NodeId begin, NodeId end, DateOrder order) {
  for (NodeId id = begin; id < end; ++id) {
    if (scan.is_in_link(id) || is_of_others(scan, id)) continue;
    if (auto date = date_in_line(scan, id, order)) return {*date, "headline"};
  }
  return {};
}

template <class Find>
core::Sourced near_headline(const Scan& scan, std::string_view title, DateOrder order, Find find) {
  const Head head = find_head(scan, title);
  core::Sourced after = find(scan, head.at, head.end, order);
  return after.value.empty() ? find(scan, head.begin, head.at, order) : after;
}

// How often each name stands in the page.
std::unordered_map<std::string_view, std::uint32_t> names_of(const Tree& tree) {
  std::unordered_map<std::string_view, std::uint32_t> count;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree.node(id).is_text) continue;
    const std::string_view name = tree.attribute(id, "class");
    if (!name.empty()) ++count[name];
  }
  return count;
}

}  // namespace

std::optional<std::string> date_of(const Tree& tree, NodeId id, DateOrder order) {
  for (const std::string_view name : {"datetime", "content", "title", "data-datetime"}) {
    const std::string_view value = tree.attribute(id, name);
    if (value.empty()) continue;
    if (auto date = read_date(value, order)) return date;
  }
  const std::string text = text_below(tree, id);
  return text.size() <= 200 ? read_date(text, order) : std::nullopt;
}

core::Sourced date_marked_near_headline(const Scan& scan, std::string_view title, DateOrder order) {
  return near_headline(scan, title, order, marked_in);
}

core::Sourced date_written_near_headline(const Scan& scan, std::string_view title,
                                         DateOrder order) {
  return near_headline(scan, title, order, line_in);
}

core::Sourced date_marked(const Scan& scan, DateOrder order) {
  const Tree& tree = scan.tree();
  if (auto date = first_in(scan, scan.body(), tree.size(), order,
                           [&](NodeId id) { return is_time(tree, id); })) {
    return {*date, "time"};
  }
  const auto names = names_of(tree);
  for (NodeId id = scan.body(); id < tree.size(); ++id) {
    if (tree.node(id).is_text || tree.end_of(id) - id > kSmall || !is_named(scan, id)) continue;
    const auto many = names.find(tree.attribute(id, "class"));
    if (many != names.end() && many->second >= kList) continue;
    if (is_of_others(scan, id)) continue;
    const std::string text = text_below(tree, id);
    if (text.size() > kNamed) continue;
    if (auto date = first_date(text, order)) return {*date, "byline"};
  }
  return {};
}

core::Sourced date_in_text(const Scan& scan, DateOrder order) {
  const Tree& tree = scan.tree();
  const auto first = [&](auto accept) -> core::Sourced {
    for (NodeId id = scan.body(); id < tree.size(); ++id) {
      if (!accept(id) || scan.is_in_link(id) || is_of_others(scan, id)) continue;
      if (auto date = date_in_line(scan, id, order)) return {*date, "text"};
    }
    return {};
  };
  if (core::Sourced f = first([&](NodeId id) { return is_labelled(tree, id); }); !f.value.empty()) {
    return f;
  }
  core::Sourced kept = first([&](NodeId id) { return !scan.is_gone(id); });
  return kept.value.empty() ? first([&](NodeId id) { return scan.is_gone(id); }) : kept;
}

}  // namespace recount::extract
