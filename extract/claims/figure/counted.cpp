#include "extract/claims/figure/counted.h"

#include <optional>
#include <string>
#include <utility>

#include "extract/claims/figure/measure.h"
#include "extract/claims/figure/partitive.h"
#include "extract/claims/figure/unit.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::Form;
using core::Hedge;
using core::UnitKind;

class CountedReader : private FigureScope {
 public:
  explicit CountedReader(const FigureScope& scope) : FigureScope(scope) {}

  Figure read(Figure f) const {
    if (f.quantity.form == Form::fraction) {
      read_fraction(f);
      return f;
    }
    if (unit_of_vague(f)) return f;
    if (const Match ish = l_.match(s_, f.end, WordClass::hedge_after); ish && s_.is(f.end, "-")) {
      f.implicit_unit = true;  // "40-ish years"
      return f;
    }
    std::size_t at = f.end;
    if (is_vague(f) && word(at, "of")) ++at;
    if (s_.is(at, "-") && !s_.tokens[at].spaced) ++at;
    const bool hyphen = at > f.end && s_.is(f.end, "-");
    const bool one = (!f.quantity.range && f.quantity.value.to_double() == 1) || hyphen;
    auto noun = word(at, "of") ? std::nullopt : parse_noun(s_, at, l_, one);
    // "a three course meal": the article belongs to a singular.
    if (!noun && is_attributive(f)) noun = parse_noun(s_, at, l_, true);
    if (noun && tells_the_figure(f, *noun)) {
      f.implicit_unit = f.of_them = true;
      return f;
    }
    if (noun && hyphen)
      noun = NounPhrase{noun->begin, noun->begin + 1, singular(s_, noun->begin, l_)};
    if (noun)
      take_noun(f, *noun, hyphen);
    else
      without_noun(f);
    return f;
  }

  Figure modifiers_behind(Figure f) const {
    const Match m = l_.match(s_, f.end, WordClass::hedge_after);
    if (!m) return f;
    const bool plus = m.entry->phrase == "plus" || m.entry->phrase == "+";
    const bool people = f.implicit_unit && is_plural(s_, f.end + 1, l_);  // "20 plus people"
    if (plus && s_.tokens[f.end].spaced && !people) return f;
    if (m.entry->phrase == "on average") return f;
    // "200 or greater than 190": the words belong to the next figure.
    const std::size_t next = f.end + m.length;
    // "39 percent and smaller parties 17 percent": the word belongs to the noun behind it.
    const bool joined = m.entry->phrase.starts_with("and ") && m.length == 2;
    if (joined && next < s_.size() && is_plural(s_, next, l_)) return f;
    if (word(next, "than") || parse_number(s_, next, l_)) return f;
    const Match other = l_.match(s_, f.end + 1, WordClass::hedge);
    if (other && parse_number(s_, f.end + 1 + other.length, l_)) return f;
    if (m.entry->kind == "inclusive") return inclusive(std::move(f), m);
    f.end += m.length;
    if (f.quantity.hedge == Hedge::none) f.quantity.hedge = m.entry->hedge;
    // "300 or more people": the noun stands behind the modifier.
    if (!f.implicit_unit && f.noun_end == f.noun_begin) return with_material(*this, std::move(f));
    if (!f.implicit_unit || !f.quantity.per.empty()) return f;
    if (m.entry->kind == "age" && !f.quantity.scaled) {
      f.quantity.unit = "year";
      f.quantity.unit_kind = UnitKind::age;
      f.implicit_unit = false;
      return f;
    }
    if (const auto unit = unit_after(s_, f.end, l_, true)) {
      f.quantity.unit = unit->name;
      f.quantity.unit_kind = unit->kind;
      f.end = unit->end;
      f.implicit_unit = false;
      return with_material(*this, std::move(f));
    }
    if (const auto noun = parse_noun(s_, f.end, l_, false)) {
      take_noun(f, *noun, false);
      f.implicit_unit = false;
    }
    return f;
  }

  /// "from 5 to 7 per cent", "from 24 to 33 billion euros": what both count stands behind the
  /// second.
  Figure lent(Figure f) const {
    if (const auto unit = unit_of_last_side(f)) {
      f.quantity.unit = unit->name;
      f.quantity.unit_kind = unit->kind;
      f.implicit_unit = false;
      return f;
    }
    const std::size_t hedge = l_.match_before(s_, f.begin, WordClass::hedge).length;
    const std::size_t begin = f.begin - hedge;
    const bool first = f.implicit_unit && !f.quantity.range && begin > 0 &&
                       word(begin - 1, "from") && word(f.end, "to");
    auto second = first ? parse_number(s_, f.end + 1, l_) : std::nullopt;
    if (!second || second->range || second->form != f.quantity.form) return f;
    // "from 24.2 to 33-35 billion": the second is itself a range.
    const bool dash = s_.is(second->end, "-") || s_.is(second->end, "–");
    if (const auto top = dash ? parse_number(s_, second->end + 1, l_) : std::nullopt)
      second = top->form == f.quantity.form ? top : second;
    if (const auto unit = unit_after(s_, second->end, l_, second->digits)) {
      if (unit->power != 0) return f;
      f.quantity.unit = unit->name;
      f.quantity.unit_kind = unit->kind;
    } else if (const auto noun = parse_noun(s_, second->end, l_, false)) {
      f.quantity.unit = noun->unit;
      f.quantity.unit_kind = UnitKind::count;
    } else {
      return f;
    }
    f.implicit_unit = false;
    const bool shares =
        second->of_scale && !f.quantity.scaled && f.quantity.value.to_double() < 1000;
    if (shares && second->power >= 6) {
      f.quantity.value = f.quantity.value.times_power_of_ten(second->power);
      f.quantity.scaled = true;
    }
    return f;
  }

 private:
  /// "11.8 x 6.3 x 8.3 inches": the unit behind the last side is that of all.
  [[nodiscard]] std::optional<Unit> unit_of_last_side(const Figure& f) const {
    if (!f.implicit_unit || f.quantity.range) return std::nullopt;
    std::size_t at = f.end;
    bool digits = false;
    while (word(at, "x") || s_.is(at, "×")) {
      const auto side = parse_number(s_, at + 1, l_);
      if (!side || side->range) return std::nullopt;
      at = side->end;
      digits = side->digits;
    }
    auto unit = at > f.end ? unit_after(s_, at, l_, digits) : std::nullopt;
    return unit && unit->kind == UnitKind::physical ? unit : std::nullopt;
  }

  /// "more than 5000 or equal to it".
  [[nodiscard]] static Figure inclusive(Figure f, const Match& m) {
    Hedge& hedge = f.quantity.hedge;
    if (hedge != Hedge::more_than && hedge != Hedge::less_than) return f;
    hedge = hedge == Hedge::more_than ? Hedge::at_least : Hedge::at_most;
    f.end += m.length;
    return f;
  }

  [[nodiscard]] static bool is_vague(const Figure& f) { return f.quantity.form == Form::vague; }

  void read_fraction(Figure& f) const {
    if (fraction_of_unit(f)) return;
    f.quantity.unit = "fraction";
    f.quantity.unit_kind = UnitKind::fraction;
    read_whole(f);
  }

  [[nodiscard]] bool is_attributive(const Figure& f) const {
    const bool apart = f.end < s_.size() && s_.tokens[f.end].spaced;  // "a 3D model": a code
    return apart && !f.quantity.range && f.begin > 0 &&
           (word(f.begin - 1, "a") || word(f.begin - 1, "an"));
  }

  /// "millions of dollars".
  [[nodiscard]] bool unit_of_vague(Figure& f) const {
    if (!is_vague(f)) return false;
    std::size_t at = f.end;
    if (word(at, "of")) ++at;
    if (s_.is(at, "-") && !s_.tokens[at].spaced) ++at;
    const auto unit = unit_after(s_, at, l_, false);
    if (!unit) return false;
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    f.end = unit->end;
    return true;
  }

  /// No noun follows: what may still tell the unit, and what an ellipsis needs to know.
  void without_noun(Figure& f) const {
    f.implicit_unit = true;
    if (word(f.end, "others")) {  // "killed three people and injured six others"
      f.noun_begin = f.end;
      f.noun_end = ++f.end;
      f.of_them = true;
      return;
    }
    const bool acts = f.end >= s_.size() || l_.is(s_, f.end, WordClass::auxiliary) ||
                      l_.is(s_, f.end, WordClass::verb);
    if (is_vague(f) && (acts || is_crowd(f))) return set_count(f, "person");  // "Dozens were hurt"
    if (const Match crew = f.begin > 1 && word(f.begin - 1, "of")
                               ? l_.match_before(s_, f.begin - 1, WordClass::plural)
                               : Match{}) {
      return set_count(f, crew.entry->name);  // "a crew of 25"
    }
    if (hurts_people(f)) return set_count(f, "person");
    if (in_brackets(f)) return set_count(f, singular(s_, f.begin - 2, l_));
    if (const auto most = counted_as_most(f)) return set_count(f, most->unit);
    f.of_them = word(f.end, "of") || of_the_treated(f);
    f.dangling = !f.of_them && f.end < s_.size() && s_.tokens[f.end].kind == TokenKind::word &&
                 is_noun_word(s_, f.end, l_);
    if (const auto unit = unit_of_partitive(*this, f.end)) {
      f.quantity.unit = unit->name;
      f.quantity.unit_kind = unit->kind;
      f.implicit_unit = false;
    } else if (const auto of = noun_of_partitive(*this, f.end)) {
      set_count(f, of->unit);
      f.noun_begin = of->begin;
      f.noun_end = of->end;
    }
  }

  /// "Of the eight examined, three": what the sentence before counted.
  [[nodiscard]] bool of_the_treated(const Figure& f) const {
    if (f.begin < 2 || f.end + 1 >= s_.size() || !word(f.begin - 1, "the")) return false;
    const bool of = word(f.begin - 2, "of") || word(f.begin - 2, "among");
    return of && s_.view(f.end).ends_with("ed") && s_.is(f.end + 1, ",");
  }

  /// "watched by millions", "an audience of thousands": what nothing names is people.
  [[nodiscard]] bool is_crowd(const Figure& f) const {
    const bool ends = s_.tokens[f.end].kind == TokenKind::sign ||
                      l_.is(s_, f.end, WordClass::conjunction) ||
                      (l_.is(s_, f.end, WordClass::preposition) && !word(f.end, "of"));
    return ends && f.begin > 1 && (word(f.begin - 1, "by") || word(f.begin - 1, "of"));
  }

  [[nodiscard]] static bool is_kind(const Match& m, std::string_view kind) {
    return m && m.entry->kind == kind;
  }

  /// "Flood kills 5", "12 dead, 40 missing".
  [[nodiscard]] bool hurts_people(const Figure& f) const {
    const Match verb = l_.match(s_, f.end, WordClass::verb);
    if (is_kind(verb, "persons") || (f.begin == 0 && is_kind(verb, "accused"))) return true;
    const bool ends = f.end >= s_.size() || s_.tokens[f.end].kind == TokenKind::sign ||
                      l_.is(s_, f.end, WordClass::conjunction) ||
                      l_.is(s_, f.end, WordClass::preposition);
    const std::size_t hedge = l_.match_before(s_, f.begin, WordClass::hedge).length;
    return ends && !s_.is(f.end, "%") &&
           is_kind(l_.match_before(s_, f.begin - hedge, WordClass::verb), "persons");
  }

  /// "the number of vineyards (60) has": a noun before, a verb behind; "many trials (26)." is a
  /// note.
  [[nodiscard]] bool in_brackets(const Figure& f) const {
    if (f.quantity.value.to_double() == 1) return false;  // "127 countries (1) or"
    return f.begin > 1 && s_.is(f.begin - 1, "(") && s_.is(f.end, ")") &&
           is_plural(s_, f.begin - 2, l_) && !s_.tokens[f.begin - 2].capital &&
           f.end + 1 < s_.size() && s_.tokens[f.end + 1].kind == TokenKind::word;
  }

  /// "Won the most gold medals, 12, ahead of", "the fewest errors (3)": the figure in apposition to
  /// what is said to be most.
  [[nodiscard]] std::optional<NounPhrase> counted_as_most(const Figure& f) const {
    constexpr std::size_t kLongest = 4;
    if (f.begin < 4) return std::nullopt;
    const bool comma = s_.is(f.begin - 1, ",") && f.end < s_.size() &&
                       s_.tokens[f.end].kind == TokenKind::sign && !s_.tokens[f.end].spaced;
    const bool bracket = s_.is(f.begin - 1, "(") && s_.is(f.end, ")");
    if ((!comma && !bracket) || !is_plural(s_, f.begin - 2, l_)) return std::nullopt;
    for (std::size_t i = f.begin - 2; i > 1 && f.begin - i <= kLongest + 1; --i) {
      const bool most = (word(i - 1, "most") || word(i - 1, "fewest")) && word(i - 2, "the");
      if (!most) continue;
      auto noun = parse_noun(s_, i, l_, false);
      return noun && noun->end == f.begin - 1 ? noun : std::nullopt;
    }
    return std::nullopt;
  }

  /// "more than the 99,000 analysts had forecast": who told the figure, not what it counts.
  [[nodiscard]] bool tells_the_figure(const Figure& f, const NounPhrase& noun) const {
    const bool the =
        f.begin > 1 && word(f.begin - 1, "the") && l_.is(s_, f.begin - 2, WordClass::preposition);
    if (!the || noun.end != noun.begin + 1) return false;
    const std::size_t verb = l_.is(s_, noun.end, WordClass::auxiliary) ? noun.end + 1 : noun.end;
    return is_kind(l_.match(s_, verb, WordClass::verb), "forecast") &&
           !word(verb + 1, "to");  // "the 40 expected to vote"
  }

  static void set_count(Figure& f, const std::string& unit) {
    f.quantity.unit = unit;
    f.quantity.unit_kind = UnitKind::count;
    f.implicit_unit = false;
  }

  void take_noun(Figure& f, const NounPhrase& noun, bool hyphen) const {
    f.noun_begin = noun.begin;
    f.noun_end = noun.end;
    f.end = noun.end;
    f.hyphened = hyphen;
    f.quantity.unit = noun.unit;
    f.quantity.unit_kind = UnitKind::count;
    f.reasons.push_back({"counted noun"});
    one_in_so_many(f);
  }

  /// "one day in five": a part of them.
  void one_in_so_many(Figure& f) const {
    const bool one = f.number_end == f.number_begin + 1 && word(f.number_begin, "one");
    if (!one || !word(f.end, "in")) return;
    const auto all = parse_number(s_, f.end + 1, l_);
    const bool plain = all && !all->range && all->form == Form::number && !all->digits;
    if (!plain || parse_noun(s_, all->end, l_, false) || unit_after(s_, all->end, l_, false))
      return;
    f.quantity.value = *core::Decimal::from_double(1 / all->value.to_double());
    f.quantity.form = Form::fraction;
    f.quantity.unit = "fraction";
    f.quantity.unit_kind = UnitKind::fraction;
    f.end = f.number_end = all->end;
  }

  /// "half a tonne", "a quarter of a mile": a measure, no share.
  [[nodiscard]] bool fraction_of_unit(Figure& f) const {
    std::size_t at = f.end;
    // "un quart d'heure", "1/4 de milla".
    const bool foreign = l_.spellout() != nullptr && l_.is(s_, at, WordClass::partitive);
    if (word(at, "of")) ++at;
    if (!foreign && !word(at, "a") && !word(at, "an")) return false;
    const auto unit = unit_after(s_, at + 1, l_, false);
    if (!unit || unit->kind == UnitKind::percent || unit->power != 0) return false;
    f.quantity.form = Form::number;
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    f.end = unit->end;
    return true;
  }

  /// "the 20,000 seats", "the combined 4.3 million sales": the noun, whatever counts it.
  [[nodiscard]] std::optional<NounPhrase> noun_behind_number(std::size_t at) const {
    for (const std::size_t i : {at, at + 1}) {
      if (const auto n = parse_number(s_, i, l_)) return parse_noun(s_, n->end, l_, false);
    }
    return parse_noun(s_, at, l_, false);
  }

  /// What a fraction is a part of: "two-thirds of adults"; the quote ends before "of".
  void read_whole(Figure& f) const {
    if (!word(f.end, "of")) return;
    std::size_t at = f.end + 1;
    while (l_.is(s_, at, WordClass::determiner) && at < s_.size()) ++at;
    if (const auto noun = noun_behind_number(at)) {
      f.noun_begin = noun->begin;
      f.noun_end = noun->end;
    }
  }
};

}  // namespace

Figure with_noun(const FigureScope& scope, Figure figure) {
  return CountedReader(scope).read(std::move(figure));
}

Figure with_lent_unit(const FigureScope& scope, Figure figure) {
  return CountedReader(scope).lent(std::move(figure));
}

Figure with_modifiers_behind(const FigureScope& scope, Figure figure) {
  return CountedReader(scope).modifiers_behind(std::move(figure));
}

}  // namespace recount::extract
