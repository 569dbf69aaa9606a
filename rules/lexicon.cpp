// A list is a set of phrases; matching looks up the longest phrases first, so the length of the
// longest is kept.
#include "rules/lexicon.h"

#include <algorithm>

#include "rules/toml_file.h"

namespace recount::rules {

core::Result<Lexicon> Lexicon::load(std::string_view file, std::string_view bytes) {
  const auto root = parse_toml(file, bytes);
  if (!root) return core::fail(root.error());
  Lexicon lexicon;
  for (const auto& [name, node] : *root) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return core::fail(bad_entry(file, node, "must be a table with words"));
    const auto words = strings(file, *table, "words");
    if (!words) return core::fail(words.error());
    if (words->empty()) return core::fail(bad_entry(file, node, "a list without words"));
    List& list = lexicon.lists_[std::string(name.str())];
    for (const std::string& phrase : *words) {
      const auto spaces = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
      list.longest = std::max(list.longest, spaces + 1);
      list.phrases.insert(phrase);
    }
  }
  return lexicon;
}

const Lexicon::List& Lexicon::list(std::string_view name) const {
  static const List kNothing;
  const auto found = lists_.find(name);
  return found == lists_.end() ? kNothing : found->second;
}

bool Lexicon::has(std::string_view name, std::string_view phrase) const {
  return list(name).phrases.contains(phrase);
}

std::size_t Lexicon::longest(std::string_view name) const { return list(name).longest; }

}  // namespace recount::rules
