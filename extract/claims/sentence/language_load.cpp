// Reads the lexicon files. A table's name is its class, its `words` are phrases cut by the same
// tokenizer that cuts sentences, so that "km/h" or "two-thirds" match however they are spaced.
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "extract/claims/number/spellout.h"
#include "extract/claims/sentence/language.h"

namespace recount::extract {
namespace {

using core::Direction;
using core::Hedge;

template <class T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

constexpr Names<WordClass, static_cast<std::size_t>(WordClass::count)> kClasses{{
    {"cardinal", WordClass::cardinal},
    {"scale", WordClass::scale},
    {"ordinal", WordClass::ordinal},
    {"denominator", WordClass::denominator},
    {"multiple", WordClass::multiple},
    {"vague", WordClass::vague},
    {"unit", WordClass::unit},
    {"currency", WordClass::currency},
    {"per", WordClass::per},
    {"hedge", WordClass::hedge},
    {"hedge_after", WordClass::hedge_after},
    {"change_verb", WordClass::change_verb},
    {"change_noun", WordClass::change_noun},
    {"change_particle", WordClass::change_particle},
    {"level_verb", WordClass::level_verb},
    {"comparison", WordClass::comparison},
    {"quantifier", WordClass::quantifier},
    {"determiner", WordClass::determiner},
    {"preposition", WordClass::preposition},
    {"conjunction", WordClass::conjunction},
    {"pronoun", WordClass::pronoun},
    {"auxiliary", WordClass::auxiliary},
    {"adverb", WordClass::adverb},
    {"verb", WordClass::verb},
    {"speech_verb", WordClass::speech_verb},
    {"attribution", WordClass::attribution},
    {"source", WordClass::source},
    {"month", WordClass::month},
    {"weekday", WordClass::weekday},
    {"period_word", WordClass::period_word},
    {"place", WordClass::place},
    {"name_word", WordClass::name_word},
    {"name_phrase", WordClass::name_phrase},
    {"plural", WordClass::plural},
    {"singular_s", WordClass::singular_s},
    {"superlative", WordClass::superlative},
    {"ratio_base", WordClass::ratio_base},
    {"level_noun", WordClass::level_noun},
    {"minus", WordClass::minus},
    {"decimal_word", WordClass::decimal_word},
    {"fraction_word", WordClass::fraction_word},
    {"partitive", WordClass::partitive},
    {"range_word", WordClass::range_word},
    {"mention", WordClass::mention},
    {"span", WordClass::span},
    {"masthead", WordClass::masthead},
    {"origin", WordClass::origin},
    {"leaving", WordClass::leaving},
    {"southern", WordClass::southern},
    {"room_verb", WordClass::room_verb},
    {"heat_word", WordClass::heat_word},
}};

constexpr Names<Direction, 3> kDirections{
    {{"none", Direction::none}, {"up", Direction::up}, {"down", Direction::down}}};

constexpr Names<Hedge, 8> kHedges{{{"none", Hedge::none},
                                   {"about", Hedge::about},
                                   {"nearly", Hedge::nearly},
                                   {"just_over", Hedge::just_over},
                                   {"more_than", Hedge::more_than},
                                   {"at_least", Hedge::at_least},
                                   {"less_than", Hedge::less_than},
                                   {"at_most", Hedge::at_most}}};

constexpr Names<NounStyle, 4> kNounStyles{{{"plural_s", NounStyle::plural_s},
                                           {"capital", NounStyle::capital},
                                           {"next", NounStyle::next},
                                           {"none", NounStyle::none}}};

template <class T, std::size_t N>
std::optional<T> named(const Names<T, N>& names, std::string_view name) {
  for (const auto& [n, value] : names) {
    if (n == name) return value;
  }
  return std::nullopt;
}

std::string text_of(const toml::table& t, std::string_view key) {
  return t[key].value_or(std::string());
}

std::vector<std::string> list_of(const toml::table& t, std::string_view key) {
  std::vector<std::string> list;
  if (const toml::array* words = t[key].as_array()) {
    for (const toml::node& word : *words) list.push_back(word.value_or(std::string()));
  }
  return list;
}

}  // namespace

/// Counts the phrases of each word, then puts each behind those of the words before.
template <class Key>
Language::PhraseIndex::PhraseIndex(const std::vector<Phrase>& phrases, std::size_t words,
                                   const Key& key)
    : phrases_(phrases.size()), begins_(words + 1) {
  for (const Phrase& p : phrases) ++begins_[key(p) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<std::uint32_t> next = begins_;
  for (const Phrase& p : phrases) phrases_[next[key(p)]++] = p;
}

class LanguageLoader {
 public:
  core::Result<Language> load(const std::vector<Language::File>& files) {
    for (const Language::File& file : files) read_file(file);
    if (error_) return core::fail(*error_);
    index();
    add_spellout();
    return std::move(language_);
  }

 private:
  void complain(std::size_t line, const std::string& what) {
    if (error_) return;
    const std::string where = file_ + (line > 0 ? ":" + std::to_string(line) : "");
    error_ = core::Error{core::ErrorKind::fix_input, "bad_lexicon", where + ": " + what};
  }

  void read_file(const Language::File& file) {
    file_ = file.name;
    toml::table root;
    try {
      root = toml::parse(file.bytes, file.name);
    } catch (const toml::parse_error& e) {
      return complain(e.source().begin.line, std::string(e.description()));
    }
    for (const auto& [key, node] : root) read_section(key.str(), node);
  }

  void read_section(std::string_view key, const toml::node& node) {
    const std::size_t line = node.source().begin.line;
    if (key == "style") return read_style(*node.as_table());
    if (key == "abbreviations") return read_abbreviations(*node.as_array());
    const toml::array* rows = node.as_array();
    if (rows == nullptr) return complain(line, "\"" + std::string(key) + "\" is no list of tables");
    const auto cls = named(kClasses, key);
    if (!cls && key != "example")
      return complain(line, "unknown section \"" + std::string(key) + "\"");
    for (const toml::node& row : *rows) {
      const toml::table* table = row.as_table();
      if (table == nullptr) return complain(row.source().begin.line, "a table is expected");
      if (cls)
        read_entry(*cls, *table);
      else
        read_example(*table);
    }
  }

  void read_style(const toml::table& t) {
    language_.style_.decimal = text_of(t, "decimal").substr(0, 1)[0];
    language_.style_.group = text_of(t, "group").substr(0, 1)[0];
    language_.style_.space_groups = t["space_groups"].value_or(false);
    language_.style_.elision = t["elision"].value_or(false);
    const auto nouns = named(kNounStyles, t["nouns"].value_or(std::string_view("plural_s")));
    if (!nouns) complain(t.source().begin.line, "unknown \"nouns\"");
    language_.noun_style_ = nouns.value_or(NounStyle::plural_s);
    spelling_.locales = list_of(t, "spellout");
    spelling_.short_tails = t["short_tails"].value_or(false);
    spelling_.joiners = list_of(t, "joiners");
    spelling_.denominator_ends = list_of(t, "denominator_ends");
  }

  /// Number words of the lexicon join those that ICU spells.
  void add_spellout() {
    if (spelling_.locales.empty()) return;
    for (const Entry& e : language_.entries_) {
      if (e.cls == WordClass::cardinal) spelling_.cardinals.push_back({e.phrase, e.value});
      if (e.cls != WordClass::scale || e.glued) continue;
      spelling_.scales.push_back({e.phrase, e.value != 0 ? e.value : std::pow(10.0, e.power)});
    }
    language_.spellout_ = std::make_shared<const Spellout>(std::move(spelling_));
  }

  void read_abbreviations(const toml::array& list) {
    for (const toml::node& word : list) {
      language_.abbreviations_.add(lower_case(word.value_or(std::string_view())));
    }
  }

  void read_example(const toml::table& t) {
    Example example{.text = text_of(t, "text"), .claims = {}, .file = file_};
    if (const toml::array* claims = t["claims"].as_array()) {
      for (const toml::node& c : *claims) example.claims.push_back(c.value_or(std::string()));
    }
    language_.examples_.push_back(std::move(example));
  }

  void read_entry(WordClass cls, const toml::table& t) {
    Entry entry{.cls = cls};
    entry.file = file_;
    entry.line = t.source().begin.line;
    entry.name = text_of(t, "name");
    entry.kind = text_of(t, "kind");
    entry.value = t["value"].value_or(0.0);
    entry.low = t["low"].value_or(0.0);
    entry.high = t["high"].value_or(0.0);
    entry.power = t["power"].value_or(0);
    entry.glued = t["glued"].value_or(false);
    read_names(t, entry);
    const bool exact = t["exact"].value_or(false);
    const toml::array* words = t["words"].as_array();
    if (words == nullptr || words->empty()) return complain(entry.line, "\"words\" is missing");
    for (const toml::node& word : *words) add(entry, word.value_or(std::string()), exact);
  }

  void read_names(const toml::table& t, Entry& entry) {
    const auto direction = named(kDirections, t["direction"].value_or(std::string_view("none")));
    const auto hedge = named(kHedges, t["hedge"].value_or(std::string_view("none")));
    if (!direction) complain(entry.line, "unknown direction");
    if (!hedge) complain(entry.line, "unknown hedge");
    entry.direction = direction.value_or(Direction::none);
    entry.hedge = hedge.value_or(Hedge::none);
  }

  void add(Entry entry, const std::string& phrase, bool exact) {
    entry.phrase = lower_case(phrase);
    std::vector<std::uint32_t>& words = language_.words_;
    Language::Phrase p{.entry = static_cast<std::uint32_t>(language_.entries_.size()),
                       .words = static_cast<std::uint32_t>(words.size()),
                       .cls = entry.cls,
                       .exact = exact};
    for (const Token& token :
         split_tokens(entry.phrase, {0, entry.phrase.size()}, language_.style_)) {
      words.push_back(language_.vocabulary_.add(token.span.of(entry.phrase)));
    }
    p.length = static_cast<std::uint16_t>(words.size() - p.words);
    if (p.length == 0) return complain(entry.line, "an empty phrase");
    if (p.length > 1) p.second = words[p.words + 1];
    if (exact) entry.exact = phrase;
    if (entry.name.empty()) entry.name = entry.phrase;
    language_.entries_.push_back(std::move(entry));
    phrases_.push_back(p);
  }

  void index() {
    Language& l = language_;
    const std::size_t n = l.vocabulary_.size() + 1;
    // By class, so that the phrases of one are found fast; the longest of a class first.
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const auto& a, const auto& b) {
      return a.cls != b.cls ? a.cls < b.cls : a.length > b.length;
    });
    const auto first = [&](const Language::Phrase& p) { return l.words_[p.words]; };
    const auto last = [&](const Language::Phrase& p) { return l.words_[p.words + p.length - 1]; };
    l.by_first_ = Language::PhraseIndex(phrases_, n, first);
    l.by_last_ = Language::PhraseIndex(phrases_, n, last);
    l.classes_.resize(n);
    for (const Language::Phrase& p : phrases_) {
      l.classes_[first(p)].first |= class_bit(p.cls);
      l.classes_[last(p)].last |= class_bit(p.cls);
    }
  }

  Language language_;
  SpelloutRules spelling_;
  std::vector<Language::Phrase> phrases_;
  std::string file_;
  std::optional<core::Error> error_;
};

core::Result<Language> Language::load(const std::vector<File>& files) {
  return LanguageLoader().load(files);
}

}  // namespace recount::extract
