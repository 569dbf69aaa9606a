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
    list.bit = lexicon.lists_.size() - 1;
    if (list.bit >= Lists().size()) return core::fail(bad_entry(file, node, "too many lists"));
    for (const std::string& phrase : *words) {
      const auto spaces = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
      list.longest = std::max(list.longest, spaces + 1);
      list.phrases.emplace(phrase, true);
      lexicon.marks_[phrase.substr(0, phrase.find(' '))].begins.set(list.bit);
      lexicon.marks_[phrase.substr(phrase.rfind(' ') + 1)].ends.set(list.bit);
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

const Lexicon::Marks& Lexicon::marks(std::string_view word) const {
  static const Marks kNone;
  const auto found = marks_.find(word);
  return found == marks_.end() ? kNone : found->second;
}

Lexicon::Lists Lexicon::lists_named(std::string_view ending) const {
  Lists out;
  for (const auto& [name, list] : lists_) {
    if (name.ends_with(ending)) out.set(list.bit);
  }
  return out;
}

std::size_t Lexicon::longest(std::string_view name) const { return list(name).longest; }

}  // namespace recount::rules
