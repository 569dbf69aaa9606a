// All tables hold folded spellings: lower case, no accents, spaces, hyphens or soft hyphens. A run
// of tokens is glued together the same way and cut by longest match. The parts of a number then
// behave as on a stack: a cardinal must fit below what came before it, a scale multiplies all that
// is smaller than itself.
#include "extract/claims/number/spellout.h"

#include <unicode/rbnf.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"

namespace recount::extract {
namespace {

constexpr std::size_t kMaxTokens = 24;
constexpr std::size_t kMaxMisses = 3;
constexpr std::size_t kMaxWordBytes = 60;
constexpr double kSmallestTail = 100;
constexpr std::size_t kStartBytes = 3;
constexpr double kSmallestRegular = 4;  // thirds and halves have names of their own

/// The plain Latin letter of an accented one; 0 = it stays, 1 = it is dropped.
char plain_letter(char32_t c) {
  struct Range {
    char32_t low;
    char32_t high;
    char letter;
  };
  static constexpr Range kRanges[] = {{0xAD, 0xAD, 1},   {0xE0, 0xE5, 'a'}, {0xE7, 0xE7, 'c'},
                                      {0xE8, 0xEB, 'e'}, {0xEC, 0xEF, 'i'}, {0xF1, 0xF1, 'n'},
                                      {0xF2, 0xF6, 'o'}, {0xF9, 0xFC, 'u'}, {0x2010, 0x2011, 1},
                                      {0x301, 0x301, 1}};
  for (const Range& r : kRanges) {
    if (c >= r.low && c <= r.high) return r.letter;
  }
  return 0;
}

std::string fold(std::string_view text) {
  const std::string lower = lower_case(text);
  std::string out;
  for (std::size_t i = 0; i < lower.size();) {
    const auto [code, length] = core::decode_utf8(lower, i);
    const char letter = plain_letter(code);
    if (code == 0xDF)
      out += "ss";
    else if (letter > 1)
      out.push_back(letter);
    else if (letter == 0 && code != ' ' && code != '-' && code != 0xA0)
      out.append(lower, i, length);
    i += length;
  }
  return out;
}

/// German and Dutch writers without umlauts: "fuenf".
std::string without_umlauts(std::string text) {
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{"ü", "ue"}, {"ö", "oe"}, {"ä", "ae"}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

using Table = std::unordered_map<std::string, double>;

void learn(Table& table, const std::string& text, double value) {
  table.try_emplace(fold(text), value);
  table.try_emplace(fold(without_umlauts(lower_case(text))), value);
  // Spanish written in one word: "treintaicinco".
  if (const std::size_t y = text.find(" y "); y != std::string::npos)
    table.try_emplace(fold(text.substr(0, y) + "i" + text.substr(y + 3)), value);
}

/// The value of a chain of parts; see the idea above.
class Chain {
 public:
  [[nodiscard]] bool cardinal(double value) {
    if (!parts_.empty()) {
      const double last = parts_.back();
      if (last <= value || closed_ || value == 0) return false;
      double room = 1;
      while (room <= value) room *= 10;
      if (value > 0 && std::fmod(last, room) != 0) return false;
    }
    closed_ = value != std::floor(value);
    parts_.push_back(value);
    return true;
  }

  [[nodiscard]] bool scale(double factor) {
    if (std::fmod(factor, 10) != 0) return dozens(factor);
    double group = 0;
    while (!parts_.empty() && parts_.back() < factor) {
      group += parts_.back();
      parts_.pop_back();
    }
    const bool scaled = group == 0 && !parts_.empty();
    if (scaled && (parts_.back() <= factor || factor >= 1e5)) {
      parts_.back() *= factor;  // "万亿", "mil millones", "crore lakh": a scale of a scale
      return true;
    }
    const double product = (group == 0 ? 1 : group) * factor;
    if (!parts_.empty() && parts_.back() <= product && factor < 1e4) return false;
    parts_.push_back(product);
    closed_ = false;
    return true;
  }

  /// "three hundred and two dozen" are 300 and 24: the last part alone is counted in dozens.
  [[nodiscard]] bool dozens(double factor) {
    if (parts_.empty()) parts_.push_back(1);
    if (const double low = std::fmod(parts_.back(), 100); low > 0 && parts_.back() > 100) {
      parts_.back() -= low;  // ICU spells both in one word of its table
      parts_.push_back(low);
    }
    parts_.back() *= factor;
    closed_ = true;
    return true;
  }

  [[nodiscard]] double value() const {
    double sum = 0;
    for (const double p : parts_) sum += p;
    return sum;
  }

 private:
  std::vector<double> parts_;
  bool closed_ = false;
};

}  // namespace

struct Spellout::Tables {
  Table cardinals;
  Table scales;
  Table denominators;
  std::unordered_set<std::string> joiners;
  std::unordered_set<std::string> starts;
  std::vector<std::string> ends;
  std::size_t longest = 0;
  bool short_tails = false;
  std::once_flag once;

  void build(const SpelloutRules& rules) {
    short_tails = rules.short_tails;
    for (const std::string& locale : rules.locales) spell(locale);
    for (const auto& w : rules.cardinals) learn(cardinals, w.text, w.value);
    for (const auto& w : rules.scales) learn(scales, w.text, w.value);
    for (const std::string& j : rules.joiners) joiners.insert(fold(j));
    for (const std::string& end : rules.denominator_ends) ends.push_back(fold(end));
    cardinals.erase("");
    scales.erase("");
    for (const Table* t : {&cardinals, &scales, &denominators}) {
      for (const auto& [word, value] : *t) note(word);
    }
  }

  void spell(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(locale.c_str()),
                                            status);
    if (U_FAILURE(status)) return;
    for (std::int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
      const icu::UnicodeString name = format.getRuleSetName(i);
      const bool ordinal = name.indexOf("ordinal") >= 0;
      const bool cardinal = name.indexOf("cardinal") >= 0 || name.endsWith("numbering");
      if (ordinal || cardinal) spell(format, name, ordinal ? denominators : cardinals);
    }
  }

  static void spell(const icu::RuleBasedNumberFormat& format, const icu::UnicodeString& rules,
                    Table& table) {
    const bool parts = rules.indexOf("ordinal") >= 0;
    for (std::int64_t n = parts ? 3 : 0; n < 1000; n += parts && n >= 100 ? 100 : 1)
      spell_one(format, rules, n, table);
    if (!parts) return;
    for (std::int64_t n = 1000; n <= 1'000'000'000'000; n *= 1000)
      spell_one(format, rules, n, table);
  }

  static void spell_one(const icu::RuleBasedNumberFormat& format, const icu::UnicodeString& rules,
                        std::int64_t n, Table& table) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString spelled;
    icu::FieldPosition position;
    format.format(n, rules, spelled, position, status);
    std::string text;
    spelled.toUTF8String(text);
    if (U_SUCCESS(status)) learn(table, text, static_cast<double>(n));
  }

  /// "doscientosmilésimos", "Fünftel": a cardinal with an ending.
  [[nodiscard]] std::optional<Spoken> with_ending(const std::string& text) const {
    for (const std::string& end : ends) {
      if (text.size() <= end.size() || !text.ends_with(end)) continue;
      auto spoken = read(text.substr(0, text.size() - end.size()));
      if (spoken && spoken->value >= kSmallestRegular) return spoken;
    }
    return std::nullopt;
  }

  void note(const std::string& word) {
    longest = std::max(longest, word.size());
    for (std::size_t n = 1; n <= kStartBytes && n <= word.size(); ++n)
      starts.insert(word.substr(0, n));
  }

  /// The longest entry of `table` at `at`: its value and length.
  [[nodiscard]] std::optional<std::pair<double, std::size_t>> longest_at(const Table& table,
                                                                         const std::string& text,
                                                                         std::size_t at) const {
    for (std::size_t n = std::min({longest, text.size() - at, kMaxWordBytes}); n > 0; --n) {
      if (const auto it = table.find(text.substr(at, n)); it != table.end())
        return std::pair{it->second, n};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t joiner_at(const std::string& text, std::size_t at) const {
    for (std::size_t n = std::min<std::size_t>(6, text.size() - at); n > 0; --n) {
      if (joiners.contains(text.substr(at, n))) return n;
    }
    return 0;
  }

  /// The scale in which a number of ICU's table ends: 100 of 四百.
  [[nodiscard]] static double last_scale(double value) {
    double scale = 1;
    while (value >= kSmallestTail && std::fmod(value, scale * 10) == 0) scale *= 10;
    return scale;
  }

  /// The whole of `text` as one number.
  [[nodiscard]] std::optional<Spoken> read(const std::string& text) const {
    Chain chain;
    Spoken out;
    double tail_scale = 1;  // of the word right before: 百 in 四百五
    std::size_t at = 0;
    while (at < text.size()) {
      const auto c = longest_at(cardinals, text, at);
      const auto s = longest_at(scales, text, at);
      const bool tail = short_tails && c && tail_scale >= kSmallestTail && c->first < 10 &&
                        at + c->second == text.size();
      if (tail && chain.cardinal(c->first * tail_scale / 10)) {
        out.scale = 1;
        at += c->second;
      } else if (s && (!c || s->second >= c->second) && chain.scale(s->first)) {
        tail_scale = s->first;
        out.scale = s->first >= 1000 ? s->first : 1;
        at += s->second;
      } else if (c && chain.cardinal(c->first)) {
        out.scale = tail_scale = 1;
        at += c->second;
        if (short_tails) tail_scale = last_scale(c->first);
      } else if (s && c && chain.scale(s->first)) {
        out.scale = s->first >= 1000 ? s->first : 1;  // 一十五: 十 and not 十五
        tail_scale = 1;
        at += s->second;
      } else {
        const std::size_t n = at > 0 ? joiner_at(text, at) : 0;
        if (n == 0 || at + n == text.size()) return std::nullopt;
        tail_scale = 1;
        out.head = chain.value();
        out.head_scale = out.scale;
        at += n;
      }
    }
    out.value = chain.value();
    out.lone_one = out.value == 1;
    return out;
  }
};

Spellout::Spellout(SpelloutRules rules)
    : rules_(std::move(rules)), tables_(std::make_unique<Tables>()) {}
Spellout::~Spellout() = default;

const Spellout::Tables& Spellout::tables() const {
  std::call_once(tables_->once, [this] { tables_->build(rules_); });
  return *tables_;
}

namespace {

bool joins(const Sentence& s, std::size_t i, std::size_t at) {
  const bool hyphen = s.is(i, "-") || s.is(i, "\u2010") || s.is(i, "\u2011") || s.is(i, "\u00AD");
  return hyphen && i > at && i + 1 < s.size() && !s.tokens[i].spaced && !s.tokens[i + 1].spaced;
}

/// Glues tokens together from `at` and keeps the longest run that `read` takes.
template <class Read>
std::optional<Spoken> longest_run(const Sentence& s, std::size_t at, const Read& read) {
  std::optional<Spoken> best;
  std::string glued;
  std::size_t misses = 0;
  for (std::size_t i = at; i < s.size() && i < at + kMaxTokens && misses < kMaxMisses; ++i) {
    if (joins(s, i, at)) continue;
    if (s.tokens[i].kind != TokenKind::word) break;
    glued += fold(s.view(i));
    if (auto spoken = read(glued)) {
      best = spoken;
      best->end = i + 1;
      misses = 0;
    } else {
      ++misses;
    }
  }
  return best;
}

}  // namespace

std::optional<Spoken> Spellout::cardinal(const Sentence& s, std::size_t at) const {
  if (at >= s.size() || s.tokens[at].kind != TokenKind::word) return std::nullopt;
  const Tables& t = tables();
  if (!t.starts.contains(fold(s.view(at)).substr(0, kStartBytes))) return std::nullopt;
  return longest_run(s, at, [&](const std::string& text) { return t.read(text); });
}

std::optional<Spoken> Spellout::denominator(const Sentence& s, std::size_t at) const {
  if (at >= s.size() || s.tokens[at].kind != TokenKind::word) return std::nullopt;
  const Tables& t = tables();
  if (!t.starts.contains(fold(s.view(at)).substr(0, kStartBytes))) return std::nullopt;
  return longest_run(s, at, [&](const std::string& text) -> std::optional<Spoken> {
    if (const auto it = t.denominators.find(text); it != t.denominators.end())
      return Spoken{.value = it->second};
    // Spanish and Portuguese plurals that ICU lacks: "octavos", "décimas".
    if (text.size() > 4 && text.back() == 's') {
      const auto one = t.denominators.find(text.substr(0, text.size() - 1));
      if (one != t.denominators.end()) return Spoken{.value = one->second};
    }
    return t.with_ending(text);
  });
}

}  // namespace recount::extract
