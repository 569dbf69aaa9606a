// From left to right. At a token that no time expression and no name phrase covers, a multiple or a
// number may begin; what follows it (range, unit, per, noun) extends the quote to the right,
// currency and modifiers to the left.
#include "extract/claims/figure.h"

#include <optional>

#include "extract/claims/exclude.h"
#include "extract/claims/noun.h"
#include "extract/claims/number.h"
#include "extract/claims/unit.h"

namespace recount::extract {
namespace {

using core::Form;
using core::Hedge;
using core::UnitKind;

class FigureFinder {
 public:
  FigureFinder(const Sentence& s, const std::vector<TimeExpression>& times, const Language& l)
      : s_(s), l_(l), masked_(name_phrases(s, l)) {
    for (const TimeExpression& t : times) {
      for (std::size_t i = t.begin; i < t.end; ++i) masked_[i] = true;
    }
  }

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
    if (const auto f = multiple(i)) return keep(*f);
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

  [[nodiscard]] bool word(std::size_t i, std::string_view w) const {
    return i < s_.size() && is_word(s_.view(i), w);
  }

  // ---- multiples -------------------------------------------------------------------------------

  /// "doubled", "more than tripled", "twice", "fivefold", "2.5-fold".
  [[nodiscard]] std::optional<Figure> multiple(std::size_t i) const {
    if (word(i, "twice") || word(i, "thrice")) {
      if (const auto per = per_after(s_, i + 1, l_, false)) return times_per(i, *per);
    }
    const Match m = l_.match(s_, i, WordClass::multiple);
    if (!m || (m.entry->kind.empty() && !compares(i + m.length))) return std::nullopt;
    // "a double room", "the triple champion": an adjective, no factor.
    const bool adjective =
        m.entry->kind == "verb" && i > 0 && l_.is(s_, i - 1, WordClass::determiner) &&
        !l_.match_before(s_, i, WordClass::hedge) && !word(i + 1, "the") && !word(i + 1, "that");
    if (adjective || is_base_noun(i, m)) return std::nullopt;
    Figure f{.begin = i, .end = i + m.length, .number_begin = i, .number_end = i + m.length};
    f.quantity.value = *core::Decimal::from_double(m.entry->value);
    f.quantity.form = Form::multiple;
    f.quantity.unit = "times";
    f.quantity.unit_kind = UnitKind::times;
    f.verb = m.entry->kind == "verb";
    f.direction = m.entry->direction;
    f.trace.push_back("multiple \"" + m.entry->phrase + "\" (" + m.entry->file + ")");
    extend_left(f);
    return f;
  }

  /// "twice a day".
  [[nodiscard]] Figure times_per(std::size_t i, const Per& per) const {
    Figure f{.begin = i, .end = per.end, .number_begin = i, .number_end = i + 1};
    f.quantity.value = {word(i, "twice") ? 2 : 3, 0};
    f.quantity.unit = "time";
    f.quantity.unit_kind = UnitKind::count;
    f.quantity.per = per.name;
    return f;
  }

  /// "the doubles match", "a triple-double": the base forms are verbs only before an object or at
  /// the end.
  [[nodiscard]] bool is_base_noun(std::size_t i, const Match& m) const {
    const std::string& phrase = m.entry->phrase;
    if (m.entry->kind != "verb" || phrase.ends_with("ed") || phrase.ends_with("ing")) return false;
    if (i > 0 && s_.is(i - 1, "-")) return true;
    const std::size_t next = i + m.length;
    return next < s_.size() && s_.tokens[next].kind == TokenKind::word &&
           !l_.is(s_, next, WordClass::determiner) && !l_.is(s_, next, WordClass::preposition);
  }

  /// "twice as many", "twice the rate": not "twice a week", "he won twice".
  [[nodiscard]] bool compares(std::size_t i) const {
    return word(i, "as") || word(i, "the") || word(i, "that") || word(i, "its") ||
           word(i, "their") || word(i, "what");
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
    read_range(f, n);
    if (money) {
      money_after(f);
    } else if (!unit_in_front(f) && !read_unit(f)) {
      read_noun(f, n);
    }
    read_per(f);
    read_material(f);
    compound(f);
    if (f.quantity.unit_kind == UnitKind::none || f.quantity.unit_kind == UnitKind::count) {
      if (!bare_in_a_name(s_, n, l_, f.implicit_unit).empty()) return std::nullopt;
    }
    extend_left(f);
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

  // ---- ranges ----------------------------------------------------------------------------------

  /// The connector of a range at `i`: its length, 0 = none.
  [[nodiscard]] std::size_t connector(std::size_t i, bool between) const {
    if (word(i, "to") || word(i, "or") || (between && word(i, "and"))) return 1;
    if (s_.is(i, "-") || s_.is(i, "–") || s_.is(i, "—") || s_.is(i, "~") || s_.is(i, "‑")) {
      return word(i + 1, "to") ? 2 : 1;
    }
    return 0;
  }

  /// "from 488 to 438" are two levels; "anywhere from 10 to 15" is one range.
  [[nodiscard]] bool from_to(const Figure& f, std::size_t at) const {
    if (!word(at, "to") || f.begin == 0 || !word(f.begin - 1, "from")) return false;
    if (f.begin < 2) return true;
    return !word(f.begin - 2, "anywhere");
  }

  void read_range(Figure& f, const Number& n) const {
    const bool between = f.begin > 0 && (word(f.begin - 1, "between") || word(f.begin - 1, "both"));
    // "between 1.5 million people and 2 million": a unit of its own may stand before the connector.
    const auto own =
        f.quantity.unit_kind == UnitKind::none ? unit_after(s_, f.end, l_, n.digits) : std::nullopt;
    const std::size_t at = own ? own->end : f.end;
    const std::size_t gap = connector(at, between);
    if (gap == 0 || n.range || from_to(f, at)) return;
    const auto second = second_end(f, own, at, at + gap);
    if (!second || !is_one_range(f, n, *second, at)) return;
    f.quantity.range = core::DecimalRange{second->first_value, second->number.value};
    f.quantity.scaled = second->number.scaled;
    f.end = f.number_end = second->number.end;
    if (between) --f.begin;
    f.trace.emplace_back(between ? "range \"between … and\"" : "range");
  }

  /// The upper end of a range and what stands around it.
  struct SecondEnd {
    Number number;
    core::Decimal first_value;  // of the lower end, with the scale that both share
    bool own_unit = false;      // the lower end has a unit or currency of its own
    bool unit_follows = false;
  };

  [[nodiscard]] std::optional<SecondEnd> second_end(const Figure& f, const std::optional<Unit>& own,
                                                    std::size_t connector_at,
                                                    std::size_t at) const {
    const bool prefix = f.quantity.unit_kind == UnitKind::currency;
    const auto money = second_currency(at);
    if (money && !prefix && f.quantity.unit_kind == UnitKind::none && own &&
        own->kind != UnitKind::currency)
      return std::nullopt;
    if (money && own) return std::nullopt;
    if (prefix && !money && word(connector_at, "or")) return std::nullopt;
    const auto b = parse_number(s_, money.value_or(at), l_);
    if (!b || b->range || masked_[b->begin]) return std::nullopt;
    const auto after = unit_after(s_, b->end, l_, b->digits);
    if (own && (!after || own->name != after->name) && own->kind != UnitKind::age)
      return std::nullopt;
    if (prefix && after && after->kind != UnitKind::currency) return std::nullopt;
    SecondEnd e{*b, f.quantity.value, own || prefix, after.has_value()};
    const bool shares_scale =
        b->of_scale && f.quantity.value.to_double() < 1000 && !f.quantity.scaled && !own;
    if (shares_scale) e.first_value = e.first_value.times_power_of_ten(b->power);
    return e;
  }

  [[nodiscard]] bool is_one_range(const Figure& f, const Number& n, const SecondEnd& e,
                                  std::size_t at) const {
    const bool rises = e.first_value.to_double() < e.number.value.to_double();
    if (!rises || n.form != e.number.form) return false;
    if (word(at, "or")) return !e.number.digits || e.number.bare || e.number.scaled;
    const bool counted = e.unit_follows || parse_noun(s_, e.number.end, l_, false).has_value();
    if (word(at, "to")) {
      // "rose 2 percent to 4", "up $5 to $9", "by 3 to 8": a change and the level that it led to.
      if (e.own_unit && f.begin > 0 && moves(f.begin)) return false;
      return e.own_unit || counted || word(f.begin > 0 ? f.begin - 1 : 0, "of") || !e.number.bare;
    }
    const bool dash = !word(at, "and");
    const bool loose_dash = dash && s_.tokens[at].spaced && s_.tokens[e.number.begin].spaced;
    return !loose_dash || counted || e.own_unit;
  }

  /// Whether a change stands right before `begin`: "rose", "up", "by".
  [[nodiscard]] bool moves(std::size_t begin) const {
    begin -= l_.match_before(s_, begin, WordClass::hedge).length;
    if (begin == 0) return false;
    if (word(begin - 1, "by")) return true;
    return l_.match_before(s_, begin, WordClass::change_verb) ||
           l_.match_before(s_, begin, WordClass::change_particle);
  }

  /// The token behind a currency sign at `i`.
  [[nodiscard]] std::optional<std::size_t> second_currency(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::currency);
    if (!m) return std::nullopt;
    const bool sign =
        s_.tokens[i + m.length - 1].kind == TokenKind::sign || s_.tokens[i].kind == TokenKind::sign;
    if (!sign) return std::nullopt;
    return i + m.length;
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
    f.trace.push_back("unit \"" + unit->entry->phrase + "\" (" + unit->entry->file + ")");
    if (is_mass(f, *unit)) {
      f.quantity.unit = "pound";
      f.quantity.unit_kind = UnitKind::physical;
    }
    return true;
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

  /// "eight minutes and 20 seconds", "thirteen dollars and forty-five cents".
  void compound(Figure& f) const {
    const UnitKind kind = f.quantity.unit_kind;
    if (f.quantity.range || f.hyphened ||
        (kind != UnitKind::time && kind != UnitKind::currency && kind != UnitKind::physical))
      return;
    std::size_t at = f.end;
    if (l_.is(s_, at, WordClass::conjunction) && s_.view(at) != "or") ++at;
    const auto number = parse_number(s_, at, l_);
    if (number && kind == UnitKind::currency && is_change(f, *number)) {
      add_change(f, *number, -2);
      f.end = f.number_end = number->end;
      return;
    }
    if (!number || number->range || (at < s_.size() && masked_[at])) return;
    const auto unit = unit_after(s_, number->end, l_, number->digits);
    if (!unit) return;
    const auto factor = smaller_part(f.quantity.unit, *unit);
    if (!factor) return;
    if (unit->kind == UnitKind::currency) {
      add_change(f, *number, unit->power);
      f.end = f.number_end = unit->end;
      return;
    }
    const double in_small = f.quantity.value.to_double() * *factor + number->value.to_double();
    f.quantity.unit = unit->name;
    f.quantity.value = *core::Decimal::from_double(in_small);
    f.end = f.number_end = unit->end;
  }

  /// "15 dollars 50", "zwei Euro fünfzig": cents that are not called so.
  [[nodiscard]] bool is_change(const Figure& f, const Number& n) const {
    const double v = n.value.to_double();
    const bool cents = !n.range && n.value.exponent == 0 && v >= 1 && v < 100;
    const bool ends = n.end == s_.size() || s_.is(n.end, ".") || s_.is(n.end, ",");
    return cents && ends && f.quantity.value.exponent >= 0 && !f.quantity.scaled &&
           s_.tokens[f.end - 1].kind == TokenKind::word;
  }

  static void add_change(Figure& f, const Number& small, int power) {
    const double sum =
        f.quantity.value.to_double() + small.value.times_power_of_ten(power).to_double();
    f.quantity.value = *core::Decimal::from_double(sum);
  }

  /// How many of the smaller unit make the larger: minutes and seconds, feet and inches.
  [[nodiscard]] static std::optional<double> smaller_part(const std::string& large,
                                                          const Unit& small) {
    if (small.kind == UnitKind::currency) {
      const bool cents = small.name == large || small.entry->phrase.substr(0, 4) == "cent";
      return cents && small.power < 0 ? std::optional(100.0) : std::nullopt;
    }
    struct Pair {
      std::string_view large;
      std::string_view small;
      double factor;
    };
    static constexpr Pair kPairs[] = {{"minute", "second", 60}, {"hour", "minute", 60},
                                      {"year", "month", 12},    {"foot", "inch", 12},
                                      {"pound", "ounce", 16},   {"stone", "pound", 14}};
    for (const Pair& p : kPairs) {
      if (p.large == large && p.small == small.name) return p.factor;
    }
    return std::nullopt;
  }

  // ---- modifiers -------------------------------------------------------------------------------

  /// Takes the modifiers in front into the quote; the one nearest to the number decides first.
  void extend_left(Figure& f) const {
    for (int i = 0; i < 3; ++i) {
      if (f.begin == 0 || masked_[f.begin - 1]) return;
      const Match m = l_.match_before(s_, f.begin, WordClass::hedge);
      if (!m || !hedge_fits(f, m)) return;
      f.begin -= m.length;
      if (f.quantity.hedge == Hedge::none) f.quantity.hedge = m.entry->hedge;
      if (m.entry->kind == "age" && (f.implicit_unit || f.quantity.unit == "year")) {
        f.quantity.unit = "year";
        f.quantity.unit_kind = UnitKind::age;
        f.implicit_unit = false;
      }
      f.trace.push_back("modifier \"" + m.entry->phrase + "\" (" + m.entry->file + ")");
    }
  }

  /// "over" after a verb of place or time, "below" as an adverb: no modifiers. "rose above 5": one.
  [[nodiscard]] bool hedge_fits(const Figure& f, const Match& m) const {
    const std::string& phrase = m.entry->phrase;
    if (phrase == "a record") return false;
    const bool spans_time =
        f.quantity.unit_kind == UnitKind::time && (phrase == "over" || phrase == "within");
    if (!spans_time) return true;
    // "over two years" is when; "for over two years" is how long.
    const std::size_t begin = f.begin - m.length;
    return begin > 0 && (l_.is(s_, begin - 1, WordClass::preposition) ||
                         l_.is(s_, begin - 1, WordClass::auxiliary));
  }

  /// "300 or more", "40 or so".
  void extend_right(Figure& f) const {
    const Match m = l_.match(s_, f.end, WordClass::hedge_after);
    if (!m) return;
    if ((m.entry->phrase == "plus" || m.entry->phrase == "+") && s_.tokens[f.end].spaced) return;
    if (m.entry->phrase == "on average") return;
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

  const Sentence& s_;
  const Language& l_;
  std::vector<bool> masked_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const Sentence& s, const std::vector<TimeExpression>& times,
                                 const Language& language) {
  return FigureFinder(s, times, language).run();
}

}  // namespace recount::extract
