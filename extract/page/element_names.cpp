// Names are cut into words; each word is looked up once, and phrases are compared from their first
// word on. Hundreds of phrases cost one hash look-up a word.
#include "extract/page/element_names.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "extract/data_files.h"
#include "extract/page/ascii.h"

namespace recount::extract {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 10> kKinds{{
    {"furniture", Kind::furniture},
    {"share", Kind::share},
    {"related", Kind::related},
    {"promo", Kind::promo},
    {"byline", Kind::byline},
    {"caption", Kind::caption},
    {"comments", Kind::comments},
    {"layer", Kind::layer},
    {"appended", Kind::appended},
    {"standfirst", Kind::standfirst},
}};

// "has-sidebar" and "no-comments" speak of the page around an element, not of the element.
constexpr std::array<std::string_view, 11> kOther{
    "has", "with", "no", "without", "enabled", "is", "show", "hide", "enable", "single", "type"};

std::vector<std::string> words_of(std::string_view names) {
  std::vector<std::string> words;
  std::string word;
  char last = ' ';
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : names) {
    const bool hump = is_upper(c) && last >= 'a' && last <= 'z';
    if (hump || !is_letter(c)) finish();
    if (is_space(c) && !words.empty() && !words.back().empty()) words.emplace_back();
    if (is_letter(c)) word.push_back(lower_ascii(c));
    last = c;
  }
  finish();
  return words;
}

// A container is named by the end of a class name ("td-post-content"), a vague one by all of it:
// "content-footer" is no content.
bool fits(const std::vector<std::string>& words, std::size_t begin, std::size_t end, bool whole) {
  if (end < words.size() && !words[end].empty()) return false;
  return !whole || begin == 0 || words[begin - 1].empty();
}

Kind kind_named(std::string_view name, const toml::node& at) {
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  throw std::runtime_error("page/vocabulary.toml:" + std::to_string(at.source().begin.line) +
                           ": unknown kind " + std::string(name));
}

toml::table read(std::string_view name) {
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == name) return toml::parse(file.bytes, name);
  }
  throw std::runtime_error("no built-in file " + std::string(name));
}

std::vector<std::string> strings(const toml::table& table, std::string_view key) {
  std::vector<std::string> out;
  const toml::array* array = table[key].as_array();
  if (array == nullptr) return out;
  for (const toml::node& item : *array) out.push_back(item.value_or(std::string()));
  return out;
}

}  // namespace

void ElementNames::add(std::string_view phrase, Kind kind) {
  if (phrase.ends_with('*')) {
    prefixes_.push_back({std::string(phrase.substr(0, phrase.size() - 1)), kind});
    return;
  }
  std::vector<std::string> words = words_of(phrase);
  std::erase(words, std::string());
  if (words.empty()) return;
  std::string first = words.front();
  words.erase(words.begin());
  by_first_word_[first].push_back({std::move(words), kind, phrase.starts_with('=')});
}

ElementNames ElementNames::load() {
  ElementNames v;
  const toml::table words = read("page/vocabulary.toml");
  for (const toml::node& entry : *words["words"].as_array()) {
    const toml::table& table = *entry.as_table();
    const Kind kind = kind_named(table["kind"].value_or(std::string_view()), entry);
    for (const std::string& phrase : strings(table, "words")) v.add(phrase, kind);
  }
  for (const toml::node& entry : *words["itemprop"].as_array()) {
    for (const std::string& fact : strings(*entry.as_table(), "names")) v.facts_.insert(fact);
  }
  const toml::table containers = read("page/containers.toml");
  for (const toml::node& entry : *containers["container"].as_array()) {
    const toml::table& table = *entry.as_table();
    const int rank = table["rank"].value_or(3);
    const auto kind = static_cast<Kind>(static_cast<int>(Kind::container1) + rank - 1);
    for (const std::string& phrase : strings(table, "words")) v.add(phrase, kind);
    for (const std::string& tag : strings(table, "tag")) v.tags_.emplace(tag, rank);
    for (const std::string& prop : strings(table, "itemprop")) v.itemprops_.emplace(prop, rank);
  }
  return v;
}

void ElementNames::match_at(const std::vector<std::string>& words, std::size_t at,
                            Kinds& kinds) const {
  const std::string& word = words[at];
  for (const Prefix& prefix : prefixes_) {
    if (word.starts_with(prefix.start)) kinds.add(prefix.kind);
  }
  const auto found = by_first_word_.find(word);
  if (found == by_first_word_.end()) return;
  for (const Entry& entry : found->second) {
    if (at + 1 + entry.rest.size() > words.size()) continue;
    const auto next = words.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    if (!std::equal(entry.rest.begin(), entry.rest.end(), next)) continue;
    const bool container = entry.kind >= Kind::container1 && entry.kind <= Kind::container3;
    const bool whole = entry.whole || (container && entry.kind != Kind::container1);
    if ((!container && !whole) || fits(words, at, at + 1 + entry.rest.size(), whole)) {
      kinds.add(entry.kind);
    }
  }
}

Kinds ElementNames::kinds_of(std::string_view names) const {
  Kinds kinds;
  const std::vector<std::string> words = words_of(names);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) continue;
    if (i > 0 && std::find(kOther.begin(), kOther.end(), words[i - 1]) != kOther.end()) continue;
    match_at(words, i, kinds);
  }
  return kinds;
}

int ElementNames::rank_of_tag(std::string_view tag) const {
  const auto found = tags_.find(std::string(tag));
  return found == tags_.end() ? 0 : found->second;
}

int ElementNames::rank_of_itemprop(std::string_view itemprop) const {
  const auto found = itemprops_.find(lower_ascii(itemprop));
  return found == itemprops_.end() ? 0 : found->second;
}

bool ElementNames::is_fact(std::string_view itemprop) const {
  return !itemprop.empty() && facts_.contains(lower_ascii(itemprop));
}

const ElementNames& element_names() {
  static const ElementNames shared = ElementNames::load();
  return shared;
}

}  // namespace recount::extract
