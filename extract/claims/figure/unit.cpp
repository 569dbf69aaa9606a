#include "extract/claims/figure/unit.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::UnitKind;

UnitKind kind_of(const Entry& e) {
  static constexpr std::array<std::pair<std::string_view, UnitKind>, 6> kKinds{
      {{"percent", UnitKind::percent},
       {"point", UnitKind::point},
       {"physical", UnitKind::physical},
       {"time", UnitKind::time},
       {"age", UnitKind::age},
       {"times", UnitKind::times}}};
  for (const auto& [name, kind] : kKinds) {
    if (e.kind == name) return kind;
  }
  return UnitKind::none;
}

/// "warming of 1.5C", "between 20 C and 35 C": degrees where the words, a sign or a decimal say so;
/// "seat 14C", "an iPhone 5C": none.
bool is_degree_letter(const Sentence& s, std::size_t at, const Language& l) {
  constexpr std::size_t kFar = 40;
  if (at == 0) return false;
  const std::size_t from = at > kFar ? at - kFar : 0;
  for (std::size_t i = from; i < s.size() && i < at + kFar; ++i) {
    if (l.is(s, i, WordClass::heat_word)) return true;
  }
  if (s.tokens[at].spaced || at < 2) return false;
  const bool below = (s.is(at - 2, "-") || s.is(at - 2, "\u2212")) && s.tokens[at - 2].spaced;
  if (below || s.view(at - 1).find('.') != std::string_view::npos) return true;
  const bool governed = l.match_before(s, at - 1, WordClass::preposition) ||
                        l.match_before(s, at - 1, WordClass::auxiliary) ||
                        l.match_before(s, at - 1, WordClass::level_verb) ||
                        l.match_before(s, at - 1, WordClass::hedge);
  return governed && s.view(at - 1).size() == 2;
}

/// "at 30' above": no quotation that it could close, and nothing glued behind it but inches.
bool is_foot_mark(const Sentence& s, std::size_t at) {
  constexpr std::size_t kFar = 60;
  if (s.tokens[at].spaced) return false;
  for (std::size_t i = at; i > 0 && i + kFar > at; --i) {
    if (s.is(i - 1, "'") || s.is(i - 1, "\u2018")) return false;
  }
  return at + 1 >= s.size() || s.tokens[at + 1].spaced ||
         s.tokens[at + 1].kind == TokenKind::number;
}

/// "a current of 5 A.", "after 10 a and": a letter with nothing behind it that it could begin.
bool stands_alone(const Sentence& s, std::size_t at, const Language& l) {
  const std::size_t next = at + 1;
  if (!s.tokens[at].spaced) return false;
  if (next >= s.size() || s.is(next, "/")) return true;
  if (s.is(next, ".")) return next + 1 >= s.size();  // "301 N. Main Street"
  const bool ends = s.tokens[next].kind == TokenKind::sign && !s.is(next, "-") &&
                    (next + 1 >= s.size() || s.tokens[next + 1].spaced);
  return ends || l.is(s, next, WordClass::preposition) || l.is(s, next, WordClass::conjunction) ||
         l.is(s, next, WordClass::auxiliary) || l.is(s, next, WordClass::pronoun);
}

/// "kb", "km": no word that could follow a number in words.
bool is_consonants(std::string_view sign) {
  return sign.size() > 1 && sign != "st" && sign != "ms" &&
         std::all_of(sign.begin(), sign.end(), [](char c) {
           return c >= 'b' && c <= 'z' &&
                  std::string_view("aeiouy").find(c) == std::string_view::npos;
         });
}

/// "a 34" screen": a mark that opens and closes no quotation.
bool is_lone(const Sentence& s, std::size_t at) {
  if (s.tokens[at].spaced) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (i != at && s.is(i, "\"")) return false;
  }
  return true;
}

/// Short signs are units only where they touch the digits, or stand alone behind them as "30 g".
bool sign_fits(const Sentence& s, std::size_t at, const Entry& e, const Language& l,
               bool after_digits) {
  if (!e.glued) return true;
  if (!after_digits && !is_consonants(e.phrase)) return false;
  // "5G" is no gram, "5 Nm" no nanometre: small signs mean what their letters' case says.
  const std::string_view sign = s.view(at);
  if (sign == "ac") return s.tokens[at].spaced;  // "802.11ac" is no area
  if (sign == "A" || sign == "N" || sign == "a" || sign == "d") return stands_alone(s, at, l);
  const bool upper = sign[0] >= 'A' && sign[0] <= 'Z';
  if (sign.size() == 1 && upper && sign.find_first_of("WVJLKCF") == std::string_view::npos)
    return false;
  if (sign == "NM") return false;
  if (sign == "\"") return l.is(s, at + 1, WordClass::adverb) || is_lone(s, at);  // 10" long
  if (sign == "'") return is_foot_mark(s, at);
  if (sign == "C" || sign == "F") return is_degree_letter(s, at, l);
  // "24703 L-202": the letter begins a code.
  const bool code = at + 2 < s.size() && s.tokens[at].spaced && s.is(at + 1, "-") &&
                    !s.tokens[at + 1].spaced && !s.tokens[at + 2].spaced &&
                    s.tokens[at + 2].kind == TokenKind::number;
  if (code) return false;
  if (!s.tokens[at].spaced) return true;
  const std::string_view text = s.view(at);
  return text.size() > 1 || text == "m" || text == "g" || text == "l" || text == "h" ||
         text == "W" || text == "V" || text == "L" ||
         ((text == "s" || text == "t") && stands_alone(s, at, l));
}

/// Wires set compounds apart: "30 - year bonds", "$70 - a - share". A plural would be a new
/// thought.
bool joins_apart(const Sentence& s, std::size_t at, const Language& l) {
  if (at + 2 >= s.size() || !s.tokens[at].spaced || !s.tokens[at + 1].spaced) return false;
  if (is_word(s.view(at + 1), "a") || is_word(s.view(at + 1), "an")) return s.is(at + 2, "-");
  const Match unit = l.match(s, at + 1, WordClass::unit);
  return unit && unit.length == 1 && unit.entry->phrase == unit.entry->name &&
         s.tokens[at + 2].kind == TokenKind::word && is_noun_word(s, at + 2, l);
}

/// "2-year", "35-hour": the hyphen is no part of the unit's name.
std::size_t skip_hyphen(const Sentence& s, std::size_t at, const Language& l) {
  if (s.is(at, "-") && joins_apart(s, at, l)) return at + 1;
  const bool hyphen = (s.is(at, "-") || s.is(at, "\u2010")) && !s.tokens[at].spaced;
  return hyphen && at + 1 < s.size() && !s.tokens[at + 1].spaced ? at + 1 : at;
}

/// "second" and "third" are ordinals too: a unit only in the plural or behind a hyphen or digits.
bool is_ordinal_reading(const Sentence& s, std::size_t at, const Entry& e) {
  return e.phrase == "second" && s.tokens[at].spaced;
}

/// Behind a number some words are money only here and there: "150 kn" and "18 R" in a sentence that
/// speaks of money, "500 won" (never "five won medals": so little money is nothing).
bool is_money_here(const Sentence& s, std::size_t at, const Entry& e, const Language& l,
                   bool after_digits) {
  if (e.kind == "letter") return after_digits && speaks_of_money(s, l);
  if (e.kind == "sum letter") return false;  // "5 N" is a force
  if (e.kind != "many" || at < 2) return true;
  const std::size_t number = s.is(at - 1, "-") ? at - 2 : at - 1;
  return l.match_before(s, number + 1, WordClass::scale) ||
         (s.tokens[number].kind == TokenKind::number && s.view(number).size() > 2);
}

}  // namespace

bool speaks_of_money(const Sentence& s, const Language& l) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    const Match priced = l.match(s, i, WordClass::level_noun);
    if (s.is(i, "£") || (priced && priced.entry->kind == "money")) return true;
  }
  return false;
}

std::optional<Unit> unit_after(const Sentence& s, std::size_t at, const Language& l,
                               bool after_digits) {
  if (const Match m = l.match(s, at, WordClass::unit);
      m && m.entry->kind == "age" && sign_fits(s, at, *m.entry, l, after_digits)) {
    return Unit{at + m.length, m.entry->name, UnitKind::age, 0, m.entry};
  }
  at = skip_hyphen(s, at, l);
  // "75 millions de dollars", "d'euros".
  if (at > 0 && l.is(s, at, WordClass::partitive) && l.match_before(s, at, WordClass::scale)) ++at;
  Match money = l.match(s, at, WordClass::currency);
  if (money && !is_money_here(s, at, *money.entry, l, after_digits)) money = {};
  // "2,688 x 1,242 pixels": the sign between two sides is no factor.
  const bool sides = (s.is(at, "x") || s.is(at, "×")) && at + 1 < s.size() &&
                     s.tokens[at + 1].kind == TokenKind::number;
  const bool letter_money = money && money.entry->kind == "letter";
  const Match unit = l.match(s, at, WordClass::unit);
  if (unit && !letter_money && !sides && sign_fits(s, at, *unit.entry, l, after_digits) &&
      (after_digits || !is_ordinal_reading(s, at, *unit.entry))) {
    return Unit{at + unit.length, unit.entry->name, kind_of(*unit.entry), unit.entry->power,
                unit.entry};
  }
  if (!money) return std::nullopt;
  const bool letter = s.view(at) == "p" && (s.tokens[at].spaced || !after_digits);
  const std::size_t next = at + money.length;
  const bool of_next = next < s.size() && s.tokens[at].spaced && !s.tokens[next].spaced &&
                       s.tokens[next].kind == TokenKind::number;  // "3 USD50 cards"
  if (letter || of_next) return std::nullopt;
  return Unit{at + money.length, money.entry->name, UnitKind::currency, money.entry->power,
              money.entry};
}

std::optional<Unit> currency_before(const Sentence& s, std::size_t at, const Language& l) {
  const Match m = l.match_before(s, at, WordClass::currency);
  if (!m || m.entry->power != 0) return std::nullopt;
  // "C$5" is one sign, "a $5 fine" is not the Australian "A$".
  const bool article =
      is_word(s.view(at - m.length), "a") && (!s.tokens[at - m.length].capital || at == m.length);
  const bool apart = m.length > 1 && s.tokens[at - 1].spaced && article &&
                     m.entry->phrase.find(' ') == std::string::npos;
  if (apart) return Unit{at - 1, "USD", UnitKind::currency, 0, m.entry};
  const std::size_t begin = at - m.length;
  const std::string& kind = m.entry->kind;
  const bool glued = kind == "glued" || kind == "letter" || kind == "sum letter";
  if (glued && s.tokens[at].spaced) return std::nullopt;  // "PS2.7m", "R500m"
  // "10 $ 30 $": each sign belongs to the number before it.
  const bool behind = begin > 0 && s.tokens[begin - 1].kind == TokenKind::number &&
                      s.tokens[begin].spaced && s.tokens[at].spaced && s.is(at + 1, s.view(begin));
  if (behind) return std::nullopt;
  const bool sign =
      s.tokens[at - 1].kind == TokenKind::sign || s.tokens[begin].kind == TokenKind::sign;
  // A word before a number is a currency only as a code or abbreviation: "EUR 5", "Rs 500".
  const std::string_view word = s.view(begin);
  const bool plain_code = m.entry->kind == "code" && s.tokens[at].kind == TokenKind::number;
  const bool short_name = word.size() <= 3 && s.tokens[begin].capital && word != "Won";
  if (!sign && !short_name && !plain_code) return std::nullopt;
  // "10 rmb 20 usd": the code belongs to the number before it.
  const bool taken = begin > 0 && s.tokens[begin - 1].kind == TokenKind::number &&
                     s.tokens[at].spaced && !l.match_before(s, begin - 1, WordClass::currency);
  if (!sign && taken) return std::nullopt;
  return Unit{begin, m.entry->name, UnitKind::currency, 0, m.entry};
}

namespace {

bool may_follow_a(const Sentence& s, std::size_t at, const Language& l, bool money) {
  if (at >= s.size() || s.tokens[at].kind != TokenKind::word) return false;
  const Match unit = l.match(s, at, WordClass::unit);
  if (unit && unit.entry->kind == "time") return true;
  const Match thing = l.match(s, at, WordClass::per);
  const bool head = thing && thing.entry->kind == "head";
  const bool priced = thing && thing.entry->kind == "thing";
  return head || (money && (priced || (unit && unit.entry->kind == "physical")));
}

/// "100,000 people", "1,000 live births", "million": what a rate is per.
std::optional<Per> per_number(const Sentence& s, std::size_t at, const Language& l) {
  auto number = parse_number(s, at, l);
  if (!number) {
    const Match scale = l.match(s, at, WordClass::scale);
    if (!scale || scale.entry->glued) return std::nullopt;
    Per per{at + scale.length, scale.entry->phrase};
    if (const auto noun = parse_noun(s, per.end, l, false)) {
      per.end = noun->end;
      per.name =
          core::Decimal{1, 0}.times_power_of_ten(scale.entry->power).to_string() + " " + noun->unit;
    }
    return per;
  }
  Per per{number->end, number->value.to_string()};
  if (const auto unit = unit_after(s, number->end, l, number->digits)) {
    per.end = unit->end;
    per.name += " " + unit->name;
  } else if (const auto noun = parse_noun(s, number->end, l, false)) {
    per.end = noun->end;
    per.name += " " + noun->unit;
  }
  return per;
}

/// What a rate is per, of the word or phrase `m` at `at`.
std::optional<Per> per_of(const Sentence& s, std::size_t at, const Match& m, const Language& l,
                          bool money) {
  std::size_t i = skip_hyphen(s, at + m.length, l);
  if (s.is(at + m.length, "-") && s.is(at - 1, "-")) i = at + m.length + 1;  // "- a - share"
  if (m.entry->kind == "whole") return Per{i, m.entry->name};
  if (m.entry->kind != "before") return std::nullopt;
  const std::string word = m.entry->phrase;
  if (i >= s.size()) return std::nullopt;
  const bool later =
      i + 1 < s.size() && (is_word(s.view(i + 1), "earlier") || is_word(s.view(i + 1), "ago") ||
                           is_word(s.view(i + 1), "before") || is_word(s.view(i + 1), "later") ||
                           is_word(s.view(i + 1), "after") || is_word(s.view(i + 1), "old"));
  if (later && word != "per") return std::nullopt;
  if (word == "every" && s.tokens[i].kind != TokenKind::sign) {
    if (auto per = per_number(s, i, l)) return per;  // "2 minutes every thirty minutes"
  }
  if (word == "a" || word == "an" || word == "each" || word == "every") {
    if (!may_follow_a(s, i, l, money)) return std::nullopt;
  }
  if (word == "/" && (s.tokens[at].spaced || s.tokens[i].spaced)) return std::nullopt;
  const bool hundreds = word == "/" && s.view(i).starts_with("100");  // "5 l/100km"
  if (hundreds || word == "per" || word.find("every") != std::string::npos || word == "for each") {
    if (auto per = per_number(s, i, l)) return per;
  }
  if (const Match unit = l.match(s, i, WordClass::unit); unit && unit.entry->kind != "percent") {
    return Per{i + unit.length, unit.entry->name};
  }
  if (s.tokens[i].kind != TokenKind::word) return std::nullopt;
  // "per diluted share".
  const Match thing = l.match(s, i + 1, WordClass::per);
  const bool described = thing && thing.entry->kind == "thing" && word == "per" &&
                         !l.is(s, i, WordClass::per) && is_noun_word(s, i, l);
  if (described) return Per{i + 1 + thing.length, thing.entry->phrase};
  // "every full year", "per calendar month".
  if (const Match unit = l.match(s, i + 1, WordClass::unit); unit && unit.entry->kind == "time")
    return Per{i + 1 + unit.length, unit.entry->name};
  // "per qualifying child", "per save file".
  const bool participle = s.view(i).ends_with("ing") || s.view(i).ends_with("ed");
  const bool described_noun = word == "per" && i + 1 < s.size() &&
                              (participle || is_noun_word(s, i, l)) &&
                              s.tokens[i + 1].kind == TokenKind::word && is_noun_word(s, i + 1, l);
  if (described_noun) {
    const std::string head = singular(s, i + 1, l);
    return Per{i + 2, participle ? head : lower_case(s.view(i)) + " " + head};
  }
  return Per{i + 1, singular(s, i, l)};
}

}  // namespace

std::optional<Per> per_after(const Sentence& s, std::size_t at, const Language& l, bool money) {
  at = skip_hyphen(s, at, l);
  const Match m = l.match(s, at, WordClass::per);
  if (!m) return std::nullopt;
  auto per = per_of(s, at, m, l, money);
  if (per) per->entry = m.entry;
  return per;
}

}  // namespace recount::extract
