// From left to right. At a token that no time expression and no name phrase covers, a multiple or a
// number may begin; what follows it (range, unit, per, noun) extends the quote to the right,
// currency and modifiers to the left.
#include "extract/claims/figure.h"

#include <optional>
#include <utility>

#include "extract/claims/compound.h"
#include "extract/claims/exclude.h"
#include "extract/claims/figure_scope.h"
#include "extract/claims/modifier.h"
#include "extract/claims/multiple.h"
#include "extract/claims/noun.h"
#include "extract/claims/number.h"
#include "extract/claims/range.h"
#include "extract/claims/unit.h"

namespace recount::extract {
namespace {

using core::Form;
using core::Hedge;
using core::UnitKind;

class FigureFinder : private FigureScope {
 public:
  explicit FigureFinder(const FigureScope& scope) : FigureScope(scope) {}

  std::vector<Figure> run() {
    for (std::size_t i = 0; i < s_.size();) {
      const std::size_t next = masked_[i] ? i + 1 : at(i);
      i = next > i ? next : i + 1;
    }
    return std::move(figures_);
  }

 private:
  /// Tries to read a figure at `i`; returns where to go on.
  std::size_t at(std::size_t i) {
    if (auto f = parse_multiple(*this, i)) return keep(std::move(*f));
    const auto number = parse_number(s_, i, l_);
    if (!number) return i + 1;
    if (!never_a_figure(s_, *number, l_).empty()) return past_chain(number->end);
    auto figure = read(*number);
    if (!figure) return number->end;
    return keep(std::move(*figure));
  }

  /// Past the rest of "4-0" or "555-0199", which the same reason excludes.
  [[nodiscard]] std::size_t past_chain(std::size_t end) const {
    while (end + 1 < s_.size() && !s_.tokens[end].spaced &&
           (s_.is(end, "-") || s_.is(end, "–") || s_.is(end, ":")) &&
           s_.tokens[end + 1].kind == TokenKind::number) {
      end += 2;
    }
    return end;
  }

  std::size_t keep(Figure figure) {
    const std::size_t end = figure.end;
    figures_.push_back(std::move(figure));
    return end;
  }

  // ---- numbers ---------------------------------------------------------------------------------

  [[nodiscard]] std::optional<Figure> read(const Number& n) const {
    Figure f{.begin = n.begin, .end = n.end, .number_begin = n.begin, .number_end = n.end};
    f.quantity.value = n.value;
    f.quantity.range = n.range;
    f.quantity.form = n.form;
    f.quantity.scaled = n.scaled;
    sign(f, n);
    const bool signed_money = f.begin > 1 && s_.is(f.begin - 1, "-") &&
                              !s_.tokens[f.begin].spaced && !s_.tokens[f.begin - 1].spaced &&
                              l_.match_before(s_, f.begin - 1, WordClass::currency);
    const auto money = currency_before(s_, signed_money ? f.begin - 1 : f.begin, l_);
    if (money && signed_money) f.quantity.value = f.quantity.value.negated();
    if (money) set_currency(f, *money);
    f = with_range(*this, n, std::move(f));
    if (money) {
      money_after(f);
    } else if (!unit_in_front(f) && !read_unit(f)) {
      read_noun(f, n);
    }
    read_per(f);
    read_material(f);
    f = with_smaller_part(*this, std::move(f));
    if (f.quantity.unit_kind == UnitKind::none || f.quantity.unit_kind == UnitKind::count) {
      if (!bare_in_a_name(s_, n, l_, f.implicit_unit).empty()) return std::nullopt;
    }
    f = with_modifiers(*this, std::move(f));
    extend_right(f);
    if (f.implicit_unit && !stands_alone(f, n)) return std::nullopt;
    if (f.quantity.form == Form::fraction && is_part_of_name(f)) return std::nullopt;
    return f;
  }

  /// "minus 5", "−5", "-5 °C".
  void sign(Figure& f, const Number& n) const {
    if (f.begin == 0) return;
    if (const Match minus = l_.match_before(s_, f.begin, WordClass::minus);
        minus && !n.digits && !n.range && !is_hedge(f.begin, minus.length)) {
      f.quantity.value = f.quantity.value.negated();
      f.begin -= minus.length;
      return;
    }
    if (!n.digits) return;
    if (s_.is(f.begin - 1, "+") && !s_.tokens[f.begin].spaced) {
      --f.begin;
      return;
    }
    const bool plus_or_minus = f.begin >= 3 && word(f.begin - 2, "or") && word(f.begin - 3, "plus");
    if (plus_or_minus) return;
    const bool joined = s_.is(f.begin - 1, "-") && f.begin > 1 && word(f.begin - 2, "minus") &&
                        !s_.tokens[f.begin].spaced;
    if (joined) {
      f.quantity.value = f.quantity.value.negated();
      f.begin -= 2;
      return;
    }
    const bool minus_word =
        l_.match_before(s_, f.begin, WordClass::minus).length == 1 && !is_hedge(f.begin, 1);
    const bool mark = (s_.is(f.begin - 1, "-") || s_.is(f.begin - 1, "−")) &&
                      !s_.tokens[f.begin].spaced && s_.tokens[f.begin - 1].spaced;
    if (!minus_word && !mark) return;
    f.quantity.value = f.quantity.value.negated();
    --f.begin;
  }

  /// "au moins 5" is no minus.
  [[nodiscard]] bool is_hedge(std::size_t end, std::size_t longer_than) const {
    return l_.match_before(s_, end, WordClass::hedge).length > longer_than;
  }

  void set_currency(Figure& f, const Unit& money) const {
    f.begin = money.end;
    f.quantity.unit = money.name;
    f.quantity.unit_kind = UnitKind::currency;
    f.trace.push_back("currency \"" + money.entry->phrase + "\" (" + money.entry->file + ")");
    if (f.begin > 0 && (s_.is(f.begin - 1, "-") || s_.is(f.begin - 1, "−")) &&
        s_.tokens[f.begin - 1].spaced && !s_.tokens[f.begin].spaced) {
      f.quantity.value = f.quantity.value.negated();
      --f.begin;
    }
  }

  /// 百分之五: the percent sign of a language that names it first.
  [[nodiscard]] bool unit_in_front(Figure& f) const {
    const Match m = l_.match_before(s_, f.begin, WordClass::unit);
    if (!m || m.entry->kind != "percent_before") return false;
    f.begin -= m.length;
    f.quantity.unit = "percent";
    f.quantity.unit_kind = UnitKind::percent;
    return true;
  }

  /// "$7.5 million US", "$20 U.S. dollars": a second name of the same money.
  void money_after(Figure& f) const {
    const auto unit = unit_after(s_, f.end, l_, false);
    if (unit && unit->kind == UnitKind::currency && unit->power == 0 &&
        s_.tokens[f.end].kind == TokenKind::word) {
      f.quantity.unit = unit->name;
      f.end = unit->end;
    }
  }

  // ---- units -----------------------------------------------------------------------------------

  bool read_unit(Figure& f) const {
    const bool digits = s_.tokens[f.number_end - 1].kind == TokenKind::number ||
                        !s_.tokens[f.number_end - 1].spaced;
    const auto unit = unit_after(s_, f.end, l_, digits);
    if (!unit) return false;
    if (unit->kind == UnitKind::times && !is_factor(unit->end)) return count_of_times(f, *unit);
    f.hyphened = s_.is(f.end, "-");
    f.end = unit->end;
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    if (unit->kind == UnitKind::times) f.quantity.form = Form::multiple;
    const bool tenths = unit->kind == UnitKind::percent && f.quantity.value.to_double() > 10;
    if (unit->power != 0 && !tenths) shift(f, unit->power);
    if (unit->kind == UnitKind::currency) late_scale(f);
    f.trace.push_back("unit \"" + unit->entry->phrase + "\" (" + unit->entry->file + ")");
    if (is_mass(f, *unit)) {
      f.quantity.unit = "pound";
      f.quantity.unit_kind = UnitKind::physical;
    }
    return true;
  }

  /// "75 USD million".
  void late_scale(Figure& f) const {
    const Match m = l_.match(s_, f.end, WordClass::scale);
    if (!m || m.entry->glued || m.entry->power < 6 || f.quantity.scaled || f.quantity.range) return;
    f.quantity.value = f.quantity.value.times_power_of_ten(m.entry->power);
    f.quantity.scaled = true;
    f.end += m.length;
  }

  /// "264 pounds of meat", "weighs 9 pounds": a mass, not money.
  [[nodiscard]] bool is_mass(const Figure& f, const Unit& unit) const {
    if (unit.name != "GBP" || (unit.entry->phrase != "pounds" && unit.entry->phrase != "pound"))
      return false;
    if (f.quantity.scaled) return false;
    if (f.hyphened || (word(f.end, "of") && !l_.is(s_, f.end + 1, WordClass::determiner)))
      return true;
    for (std::size_t i = 0; i < s_.size(); ++i) {
      const Match priced = l_.match(s_, i, WordClass::level_noun);
      if (s_.is(i, "£") || (priced && priced.entry->kind == "money")) return false;
    }
    return true;
  }

  static void shift(Figure& f, int power) {
    f.quantity.value = f.quantity.value.times_power_of_ten(power);
    if (!f.quantity.range) return;
    f.quantity.range->low = f.quantity.range->low.times_power_of_ten(power);
    f.quantity.range->high = f.quantity.range->high.times_power_of_ten(power);
  }

  /// "three times as expensive", "2.6 times the rate": a factor; "four times a week": a count.
  [[nodiscard]] bool is_factor(std::size_t i) const {
    return compares(i) || l_.is(s_, i, WordClass::comparison) || i >= s_.size() ||
           s_.tokens[i].kind == TokenKind::sign || s_.view(i - 1) == "fold";
  }

  static bool count_of_times(Figure& f, const Unit& unit) {
    f.end = unit.end;
    f.quantity.unit = "time";
    f.quantity.unit_kind = UnitKind::count;
    return true;
  }

  /// "half a tonne", "a quarter of a mile": a measure, no share.
  [[nodiscard]] bool fraction_of_unit(Figure& f) const {
    std::size_t at = f.end;
    if (word(at, "of")) ++at;
    if (!word(at, "a") && !word(at, "an")) return false;
    const auto unit = unit_after(s_, at + 1, l_, false);
    if (!unit || unit->kind == UnitKind::percent || unit->kind == UnitKind::currency) return false;
    f.quantity.form = Form::number;
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    f.end = unit->end;
    return true;
  }

  void read_noun(Figure& f, const Number& n) const {
    if (f.quantity.form == Form::fraction) {
      if (fraction_of_unit(f)) return;
      f.quantity.unit = "fraction";
      f.quantity.unit_kind = UnitKind::fraction;
      read_whole(f);
      return;
    }
    std::size_t at = f.end;
    if (n.range && word(at, "of")) ++at;
    if (s_.is(at, "-") && !s_.tokens[at].spaced) ++at;
    if (const auto money = n.range ? unit_after(s_, at, l_, false) : std::nullopt) {
      f.quantity.unit = money->name;
      f.quantity.unit_kind = money->kind;
      f.end = money->end;
      return;
    }
    const bool hyphen = at > f.end && s_.is(f.end, "-");
    const bool one = (!f.quantity.range && f.quantity.value.to_double() == 1) || hyphen;
    auto noun = partitive(at) ? std::nullopt : parse_noun(s_, at, l_, one);
    if (noun && hyphen)
      noun = NounPhrase{noun->begin, noun->begin + 1, singular(s_, noun->begin, l_)};
    if (noun) return take_noun(f, *noun, hyphen);
    f.implicit_unit = true;
    if (n.range && n.form == Form::vague &&
        (f.end >= s_.size() || l_.is(s_, f.end, WordClass::auxiliary) ||
         l_.is(s_, f.end, WordClass::verb))) {
      f.quantity.unit = "person";  // "Dozens were hurt"
      f.quantity.unit_kind = UnitKind::count;
      f.implicit_unit = false;
      return;
    }
    if (const Match crew = f.begin > 1 && word(f.begin - 1, "of")
                               ? l_.match_before(s_, f.begin - 1, WordClass::plural)
                               : Match{}) {
      f.quantity.unit = crew.entry->name;  // "a crew of 25"
      f.quantity.unit_kind = UnitKind::count;
      f.implicit_unit = false;
      return;
    }
    f.of_them = word(f.end, "of");
    f.dangling = f.end < s_.size() && s_.tokens[f.end].kind == TokenKind::word &&
                 is_noun_word(s_, f.end, l_);
    if (const auto of = noun_of_partitive(f.end)) {
      f.quantity.unit = of->unit;
      f.quantity.unit_kind = UnitKind::count;
      f.noun_begin = of->begin;
      f.noun_end = of->end;
      f.implicit_unit = false;
    }
  }

  void take_noun(Figure& f, const NounPhrase& noun, bool hyphen) const {
    f.noun_begin = noun.begin;
    f.noun_end = noun.end;
    f.end = noun.end;
    f.hyphened = hyphen;
    f.quantity.unit = noun.unit;
    f.quantity.unit_kind = UnitKind::count;
    f.trace.push_back("counted noun \"" + noun.unit + "\"");
  }

  /// "two of the five reactors", "three of them".
  [[nodiscard]] bool partitive(std::size_t i) const { return word(i, "of"); }

  [[nodiscard]] std::optional<NounPhrase> noun_of_partitive(std::size_t i) const {
    if (!word(i, "of")) return std::nullopt;
    std::size_t at = i + 1;
    while (l_.is(s_, at, WordClass::determiner) || l_.is(s_, at, WordClass::pronoun)) ++at;
    if (const auto n = parse_number(s_, at, l_)) at = n->end;
    return parse_noun(s_, at, l_, false);
  }

  /// What a fraction is a part of: "two-thirds of adults" is a share of adults; the quote ends
  /// before "of".
  void read_whole(Figure& f) const {
    if (!word(f.end, "of")) return;
    std::size_t at = f.end + 1;
    while (l_.is(s_, at, WordClass::determiner) && at < s_.size()) ++at;
    if (const auto noun = parse_noun(s_, at, l_, false)) {
      f.noun_begin = noun->begin;
      f.noun_end = noun->end;
    }
  }

  void read_per(Figure& f) const {
    if (f.hyphened || f.quantity.unit_kind == UnitKind::times) return;
    const bool money = f.quantity.unit_kind == UnitKind::currency;
    std::size_t at = f.end;
    if (const auto per = per_after(s_, at, l_, money)) {
      if (f.quantity.unit_kind == UnitKind::percent && word(at, "each")) return;
      f.quantity.per = per->name;
      f.end = per->end;
      f.implicit_unit = false;
      if (const auto more = per_after(s_, f.end, l_, false)) {
        f.quantity.per += " " + more->name;
        f.end = more->end;
      }
    }
  }

  /// "200 grams of flour", "2,000 hours of sunshine a year": the stuff belongs to the quote.
  void read_material(Figure& f) const {
    const UnitKind kind = f.quantity.unit_kind;
    const bool measured =
        kind == UnitKind::physical || kind == UnitKind::time || f.quantity.form == Form::vague;
    if (!measured || !word(f.end, "of") || f.hyphened) return;
    std::size_t at = f.end + 1;
    if (at >= s_.size() || s_.tokens[at].kind != TokenKind::word ||
        l_.is(s_, at, WordClass::determiner) || l_.is(s_, at, WordClass::pronoun)) {
      return;
    }
    const auto noun = parse_noun(s_, at, l_, false);
    f.noun_begin = at;
    f.noun_end = noun && noun->end <= at + 3 ? noun->end : at + 1;
    while (!noun && f.noun_end < at + 3 && f.noun_end < s_.size() &&
           is_noun_word(s_, f.noun_end, l_))
      ++f.noun_end;
    f.end = f.noun_end;
    if (f.quantity.per.empty()) read_per(f);
  }

  /// "300 or more", "40 or so".
  void extend_right(Figure& f) const {
    const Match m = l_.match(s_, f.end, WordClass::hedge_after);
    if (!m) return;
    if ((m.entry->phrase == "plus" || m.entry->phrase == "+") && s_.tokens[f.end].spaced) return;
    if (m.entry->phrase == "on average") return;
    // "200 or greater than 190": the words belong to the next figure.
    const std::size_t next = f.end + m.length;
    if (word(next, "than") || parse_number(s_, next, l_)) return;
    f.end += m.length;
    if (f.quantity.hedge == Hedge::none) f.quantity.hedge = m.entry->hedge;
    // "300 or more people": the noun stands behind the modifier.
    if (!f.implicit_unit) return;
    if (const auto unit = unit_after(s_, f.end, l_, true)) {
      f.quantity.unit = unit->name;
      f.quantity.unit_kind = unit->kind;
      f.end = unit->end;
      f.implicit_unit = false;
    } else if (const auto noun = parse_noun(s_, f.end, l_, false)) {
      take_noun(f, *noun, false);
      f.implicit_unit = false;
    }
  }

  /// "a third-party audit", "the second half", "this half": ordinals and halves of a game or a
  /// year.
  [[nodiscard]] bool is_part_of_name(const Figure& f) const {
    const bool hyphen = s_.is(f.end, "-") && f.end + 1 < s_.size() && !s_.tokens[f.end + 1].spaced;
    if (hyphen || s_.tokens[f.number_begin].kind == TokenKind::number) return hyphen;
    if (f.number_begin == 0 || f.number_end != f.number_begin + 1) return false;
    for (const std::string_view w : {"this", "first", "second", "last", "other", "next", "final",
                                     "better", "top", "bottom", "back", "latter", "each"}) {
      if (word(f.number_begin - 1, w)) return true;
    }
    return word(f.number_begin - 1, "the") && !word(f.end, "of");
  }

  /// A number without a unit is a figure when it is more than a stray digit.
  [[nodiscard]] bool stands_alone(const Figure& f, const Number& n) const {
    const double v =
        f.quantity.range ? f.quantity.range->high.to_double() : f.quantity.value.to_double();
    if (!n.digits && v == 1) return f.begin == 0 && f.end == s_.size();
    const bool hyphened = s_.is(f.end, "-") && !s_.tokens[f.end].spaced && f.end + 1 < s_.size() &&
                          !s_.tokens[f.end + 1].spaced;
    return !hyphened;
  }

  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const Sentence& s, const std::vector<TimeExpression>& times,
                                 const Language& language) {
  std::vector<bool> masked = name_phrases(s, language);
  for (const TimeExpression& t : times) {
    for (std::size_t i = t.begin; i < t.end; ++i) masked[i] = true;
  }
  return FigureFinder(FigureScope(s, language, masked)).run();
}

}  // namespace recount::extract
