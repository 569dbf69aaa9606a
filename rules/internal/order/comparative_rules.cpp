// "Lake Orm (212 metres) is deeper than Lake Vessel (243 metres)": a comparative tells which of two
// sides has the larger figure. Each side has its own figure, in apposition to its name, or both
// stand behind the second side ("more than Vessel: 212 against 243"). What is compared must be what
// the figures measure: a town with 41,000 people may well have more schools than one with 75,000.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/levels.h"
#include "rules/internal/pairing/likeness.h"
#include "rules/internal/pairing/limits.h"
#include "rules/internal/pairing/sides.h"
#include "rules/internal/pairing/wholes.h"

namespace recount::rules {
namespace {

struct Comparative {
  Match where;  ///< from "more" or "deeper" to the "than" it leads to, or the verb that outdoes
  bool more = true;
  bool of_number = false;  ///< "more", "fewer": what is counted stands behind
};

bool denied(const Article& a, const Sentence& s, std::size_t begin) {
  return a.reading.find(s, "denies", begin > 3 ? begin - 3 : 0, begin).has_value();
}

/// "Deeper … than" at a token, with at most one side between the two words.
std::optional<Comparative> comparative_at(const Article& a, const Sentence& s, std::size_t i) {
  constexpr std::size_t kReach = 14;
  const std::string& word = s.tokens[i].word;
  const auto is = [&](const char* list) { return a.reading.words.has(list, word); };
  if (is("outdoes")) return Comparative{{i, i + 1}, true, false};
  // "Finished above Vessel with 45 points to 51"
  if (a.reading.find(s, "finishes", i > 0 ? i - 1 : 0, i)) {
    if (is("finishes_above")) return Comparative{{i, i + 1}, true, false};
    if (is("finishes_below")) return Comparative{{i, i + 1}, false, false};
  }
  const bool more = is("comparative_more");
  if ((!more && !is("comparative_less")) || denied(a, s, i)) return std::nullopt;
  for (std::size_t t = i + 1; t < std::min(i + kReach, s.tokens.size()); ++t) {
    if (s.tokens[t].is("than")) {
      const bool number =
          s.tokens[i].is("more") || s.tokens[i].is("fewer") || s.tokens[i].is("less");
      return Comparative{{i, t + 1}, more, number};
    }
    if (s.tokens[t].is(";") || s.tokens[t].is(":")) break;
  }
  return std::nullopt;
}

bool closes(const Token& t) {
  return t.word.empty() || t.is(",") || t.is(".") || t.is(")") || t.is(";") || t.is("–");
}

/// "(212 metres)", ", 45,", ", at 4.1 percent,", "with a depth of 212 metres".
bool in_apposition(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& before = s.tokens[f.token - 1];
  const Token& behind = s.tokens[f.token + 1];
  if (before.is("(")) return behind.is(")");
  if (before.is(",")) return closes(behind);
  for (std::size_t i = f.token; i-- > 0 && f.token - i <= 5;) {
    if (a.reading.words.has("has_measure", s.tokens[i].word)) return true;
    if (s.tokens[i].is_figure() || s.tokens[i].is(",")) break;
  }
  return false;
}

/// The figure of the side in front: in apposition, at the start ("At 4.1 percent, the north …"), or
/// the subject itself ("the north's 4.1 percent is higher").
bool of_first_side(const Article& a, const Figure& f, const Comparative& c) {
  const Sentence& s = a.reading.sentence_of(f);
  const bool opens = f.token == 1 && (s.tokens[0].is("at") || s.tokens[0].is("with"));
  // "12 years older than", and "the north's 4.1 percent exceeds", "… is higher than"
  const bool verb = a.reading.words.has("outdoes", s.tokens[c.where.begin].word);
  const std::size_t gap = c.where.begin > f.token ? c.where.begin - f.token : 0;
  const bool subject =
      (verb && gap == 1) ||
      (!verb && gap == 2 && a.reading.words.has("copula", s.tokens[f.token + 1].word));
  // "Higher than in 2015 (410) and than in 2016 (560)": a side that something is compared with.
  if (a.reading.find(s, "behind_than", 0, f.token)) return false;
  return opens || in_apposition(a, f) || (subject && !c.of_number && unit_written(f));
}

bool of_second_side(const Article& a, const Figure& f, const Comparative& c) {
  const Sentence& s = a.reading.sentence_of(f);
  const Token& before = s.tokens[f.token - 1];
  const bool owned = before.word.ends_with("'s") || before.word.ends_with("s'");
  const bool right = f.token - c.where.end <= 1 && before.is("the");
  // "than on Monday, when they opened at 38 and rose to 41"
  const bool ends = closes(s.tokens[f.token + 1]);
  return (in_apposition(a, f) && ends) || owned || right;
}

bool is_exact_level(const Figure& f) {
  const core::ClaimKind kind = f.c->kind;
  const bool level = kind == core::ClaimKind::level || kind == core::ClaimKind::share ||
                     kind == core::ClaimKind::rate || kind == core::ClaimKind::ratio;
  return level && !f.quantity().range && f.quantity().form == core::Form::number;
}

/// Two exact levels of one unit; the second may leave it out.
bool can_be_compared(const Figure& x, const Figure& y) {
  const bool one_unit = x.quantity().unit == y.quantity().unit || !unit_written(y);
  const bool one_base = x.quantity().per == y.quantity().per || y.quantity().per.empty();
  return is_exact_level(x) && is_exact_level(y) && one_unit && one_base &&
         (unit_written(x) || !unit_written(y));
}

/// What the adjective compares is what the figure measures.
bool measured_by(const Article& a, const std::string& word, const Figure& f) {
  const core::Quantity& q = f.quantity();
  const auto is = [&](const char* list) { return a.reading.words.has(list, word); };
  if (is("compares_extent")) return q.unit_kind == core::UnitKind::physical;
  if (is("compares_age")) {
    const bool bare = !unit_written(f) && f.value() < 130;
    return bare || q.unit_kind == core::UnitKind::age || q.unit == "year";
  }
  if (is("compares_price")) return q.unit_kind == core::UnitKind::currency;
  if (is("compares_size")) {
    return q.unit_kind == core::UnitKind::physical ||
           a.reading.words.has("size_unit", last_word(q.unit));
  }
  return !unit_written(f) || q.unit_kind != core::UnitKind::count;
}

/// "More people live in Kep (41,000) than": the noun behind "more" is that of the figure, or one
/// that it measures ("more rain (640 mm)"), and stands in front of it.
bool counted_by(const Article& a, const Sentence& s, const Comparative& c, const Figure& f) {
  const bool behind = f.token > c.where.begin;
  const std::string unit = last_word(f.quantity().unit);
  std::size_t nouns = 0;
  for (std::size_t i = c.where.begin + 1; i + 1 < c.where.end && !s.tokens[i].is_figure(); ++i) {
    if (a.reading.words.has("stop", s.tokens[i].word) || s.tokens[i].is("(")) break;
    ++nouns;
    if (unit_written(f) && !unit.empty() && stem(s.tokens[i].word) == stem(unit)) return true;
  }
  const bool count = f.quantity().unit_kind == core::UnitKind::count && unit_written(f);
  return behind && !count && (nouns > 0 || f.quantity().unit_kind == core::UnitKind::currency);
}

bool fits(const Article& a, const Sentence& s, const Comparative& c, const Figure& x) {
  if (c.of_number) return counted_by(a, s, c, x);
  const std::string& word = s.tokens[c.where.begin].word;
  const bool verb = a.reading.words.has("outdoes", word) ||
                    a.reading.words.has("finishes_above", word) ||
                    a.reading.words.has("finishes_below", word);
  return verb || measured_by(a, word, x);
}

core::Finding compared(const Article& a, const Sentence& s, const Comparative& c, std::size_t x,
                       std::size_t y) {
  const std::size_t end = std::min(c.where.end, c.where.begin + 1);
  const std::string words = phrase(s, c.where.begin, end) + (c.where.end > end ? " than" : "");
  return c.more ? larger(a, x, y, words) : larger(a, y, x, words);
}

/// Each side has its figure: the last in front of "than" and the next behind it.
std::optional<core::Finding> side_by_side(const Article& a, const Sentence& s,
                                          const Comparative& c) {
  constexpr std::size_t kReach = 9;
  for (const std::size_t i : s.figures) {
    const std::size_t j = i + 1;
    if (j > s.figures.back()) break;
    const Figure& x = a.reading.figures[i];
    const Figure& y = a.reading.figures[j];
    if (x.token >= c.where.end || y.token < c.where.end) continue;
    const bool near = y.token - c.where.end <= kReach &&
                      (c.where.begin < x.token || c.where.begin - x.token <= kReach + 3);
    const bool sides = near && of_first_side(a, x, c) && of_second_side(a, y, c);
    if (!sides || !can_be_compared(x, y) || !fits(a, s, c, x)) return std::nullopt;
    return compared(a, s, c, i, j);
  }
  return std::nullopt;
}

/// "More than Vessel: 212 against 243", "above Vessel with 45 points to 51": both behind the second
/// side, in the order of the sides.
std::optional<core::Finding> both_behind(const Article& a, const Sentence& s,
                                         const Comparative& c) {
  constexpr std::size_t kReach = 8;
  for (const std::size_t i : s.figures) {
    const Figure& x = a.reading.figures[i];
    if (x.token < c.where.end) {
      if (x.token > c.where.begin) return std::nullopt;
      continue;
    }
    if (i == s.figures.back()) return std::nullopt;
    const Figure& y = a.reading.figures[i + 1];
    const Token& sign = s.tokens[x.token - 1];
    const bool opened = sign.is(":") || sign.is(",") || sign.is("–") || sign.is("with") ||
                        (sign.is("at") && s.tokens[x.token - 2].is(","));
    const bool set_off = s.tokens[y.token - 1].is("to") || a.reading.cue_before(y, "set_against");
    const bool near = x.token - c.where.end <= kReach && x.token > c.where.end &&
                      y.token - x.token <= 5 && closes(s.tokens[y.token + 1]);
    if (!opened || !set_off || !near || !can_be_compared(x, y)) return std::nullopt;
    const bool noun = !c.of_number || unit_written(x) || c.where.end - c.where.begin > 2;
    return noun && (c.of_number || fits(a, s, c, x)) ? std::optional(compared(a, s, c, i, i + 1))
                                                     : std::nullopt;
  }
  return std::nullopt;
}

/// The figure that is the name's: the first behind it, or one right in front of "in the north".
std::size_t figure_of(const Article& a, const Sentence& s, const std::string& name) {
  constexpr std::size_t kReach = 5;
  constexpr std::size_t kPlace = 3;
  for (std::size_t t = 0; t < s.tokens.size(); ++t) {
    if (!s.tokens[t].is(name)) continue;
    for (const std::size_t i : s.figures) {
      const std::size_t at = a.reading.figures[i].token;
      const bool placed =
          at < t && t - at <= kPlace && a.reading.words.has("where", s.tokens[at + 1].word);
      if (placed) return i;
      if (at > t) return at - t <= kReach ? i : kNone;
    }
  }
  return kNone;
}

/// What is said of a name: "Norway sold the most boats of the two", "… making Norway the larger".
struct Ranked {
  std::string name;
  Match words;
  bool more = true;
};

std::optional<Ranked> ranked_in(const Article& a, const Sentence& s, std::size_t begin) {
  constexpr std::size_t kReach = 6;
  const std::size_t name = begin + (s.tokens[begin].is("the") ? 1 : 0);
  const std::string& word = s.tokens[name].word;
  if (word.empty() || a.reading.words.has("anaphor", word) || a.reading.words.has("stop", word)) {
    return std::nullopt;
  }
  const std::size_t end = std::min(name + kReach, s.tokens.size());
  if (const auto most = a.reading.find(s, "ranks_most", name + 1, end))
    return Ranked{word, *most, true};
  if (const auto least = a.reading.find(s, "ranks_least", name + 1, end)) {
    return Ranked{word, *least, false};
  }
  for (std::size_t t = name + 1; t < end; ++t) {
    const auto c = comparative_at(a, s, t);
    if (c && c->of_number) return Ranked{word, c->where, c->more};
  }
  return std::nullopt;
}

/// "The most boats of the two": how many they are is no figure of theirs.
bool number_of_all(const Article& a, std::size_t i) {
  constexpr double kMost = 9;
  const Figure& f = a.reading.figures[i];
  return f.value() <= kMost && a.reading.cue_before(f, "of");
}

std::vector<std::size_t> levels_of(const Article& a, const Sentence& s) {
  std::vector<std::size_t> out = s.figures;
  std::erase_if(out, [&](std::size_t i) { return number_of_all(a, i); });
  return out;
}

/// The figures of `s` are of one kind, and `ranked` puts one of them before the others.
std::optional<core::Finding> put_first(const Article& a, const Sentence& s, const Ranked& ranked) {
  const std::vector<std::size_t> levels = levels_of(a, s);
  const std::size_t own = figure_of(a, s, ranked.name);
  if (own == kNone || levels.size() < 2) return std::nullopt;
  const Figure& x = a.reading.figures[own];
  std::size_t rival = kNone;
  for (const std::size_t i : levels) {
    const Figure& y = a.reading.figures[i];
    const bool alike = can_be_compared(x, y) || can_be_compared(y, x);
    if (i == own) continue;
    if (!alike || a.changing[i] != a.changing[own]) return std::nullopt;
    const bool further =
        rival == kNone || (y.value() > a.reading.figures[rival].value()) == ranked.more;
    if (further) rival = i;
  }
  const std::string words = ranked.more ? "more" : "fewer";
  return ranked.more ? larger(a, own, rival, words) : larger(a, rival, own, words);
}

/// What is compared is named where the figures stand: "boats", "coverage", "cases".
bool same_measure(const Article& a, const Sentence& before, const Sentence& s, const Match& words) {
  std::string noun = last_word(a.reading.figures[before.figures.front()].quantity().unit);
  for (std::size_t i = words.begin; i < s.tokens.size(); ++i) {
    const std::string& word = s.tokens[i].word;
    if (word.size() < 4 || a.reading.words.has("stop", word)) continue;
    if (!noun.empty() && stem(word) == stem(noun)) return true;
    const bool there = std::any_of(before.tokens.begin(), before.tokens.end(),
                                   [&](const Token& t) { return t.word == word; });
    if (there && !a.reading.words.has("where", word)) return true;
  }
  return false;
}

/// "Norway sold 410 boats and Denmark 560. Norway sold the most.": the sentence behind compares
/// those that have just been told by name.
std::optional<core::Finding> named_before(const Article& a, std::size_t n) {
  const Sentence& s = a.reading.sentences[n];
  if (n == 0 || s.tokens.size() < 4 || !levels_of(a, s).empty()) return std::nullopt;
  const Sentence& before = a.reading.sentences[n - 1];
  if (before.figures.size() < 2 || before.part != s.part) return std::nullopt;
  const auto ranked = ranked_in(a, s, 0);
  const bool same = ranked && same_measure(a, before, s, ranked->words);
  return same ? put_first(a, before, *ranked) : std::nullopt;
}

/// "…, which made Vietnam the larger exporter of the two": behind the figures that it compares.
std::optional<core::Finding> named_behind(const Article& a, const Sentence& s) {
  const std::vector<std::size_t> levels = levels_of(a, s);
  if (levels.size() < 2) return std::nullopt;
  const std::size_t last = a.reading.figures[levels.back()].token;
  const auto made = a.reading.find(s, "makes_it", last + 1, s.tokens.size());
  const auto ranked = made ? ranked_in(a, s, made->end) : std::nullopt;
  return ranked ? put_first(a, s, *ranked) : std::nullopt;
}

/// "Vietnam remained the bigger exporter, shipping 1.32 million tonnes against Brazil's 1.58
/// million": the subject's figure, and that of the other behind "against".
std::optional<core::Finding> against_the_other(const Article& a, const Sentence& s) {
  constexpr std::size_t kReach = 6;
  const std::vector<std::size_t> levels = levels_of(a, s);
  if (levels.size() != 2) return std::nullopt;
  const Figure& x = a.reading.figures[levels[0]];
  const Figure& y = a.reading.figures[levels[1]];
  const std::size_t front = y.token > kReach ? y.token - kReach : 0;
  const auto against = a.reading.find(s, "set_against", std::max(front, x.token), y.token);
  const bool owned = s.tokens[y.token - 1].word.ends_with("'s") ||
                     a.reading.words.has("has_measure", s.tokens[y.token - 1].word);
  const auto ranked = ranked_in(a, s, 0);
  const bool subject = ranked && ranked->words.begin > 0 && ranked->words.end < x.token &&
                       a.reading.words.has("stays", s.tokens[ranked->words.begin - 1].word);
  const bool number = ranked && s.tokens[ranked->words.end - 1].is("than");
  if (!against || !owned || !subject || number || !can_be_compared(x, y)) return std::nullopt;
  return ranked->more ? larger(a, levels[0], levels[1], "the larger")
                      : larger(a, levels[1], levels[0], "the smaller");
}

}  // namespace

Findings check_comparatives(const Article& a) {
  Findings out;
  for (std::size_t n = 0; n < a.reading.sentences.size(); ++n) {
    if (auto found = named_before(a, n)) out.push_back(*std::move(found));
    const Sentence& s = a.reading.sentences[n];
    if (s.figures.size() < 2) continue;
    if (auto found = named_behind(a, s)) out.push_back(*std::move(found));
    if (auto found = against_the_other(a, s)) out.push_back(*std::move(found));
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      const auto c = comparative_at(a, s, i);
      if (!c) continue;
      auto found = side_by_side(a, s, *c);
      if (!found) found = both_behind(a, s, *c);
      if (found) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
