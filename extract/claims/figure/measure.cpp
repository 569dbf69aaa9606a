#include "extract/claims/figure/measure.h"

#include <optional>
#include <utility>

#include "extract/claims/figure/unit.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::Form;
using core::UnitKind;

class MeasureReader : private FigureScope {
 public:
  explicit MeasureReader(const FigureScope& scope) : FigureScope(scope) {}

  Figure read(Figure f) const {
    const bool digits = s_.tokens[f.number_end - 1].kind == TokenKind::number ||
                        !s_.tokens[f.number_end - 1].spaced;
    auto unit = unit_after(s_, f.end, l_, digits);
    if (!unit) unit = time_behind_adjectives(f.end);
    if (!unit || is_one_in(f, *unit)) return f;
    if (is_so_many(f, *unit)) {
      f.end = unit->end;
      return f;
    }
    if (unit->kind == UnitKind::times && !is_factor(unit->end))
      return count_of_times(std::move(f), *unit);
    f.hyphened = s_.is(f.end, "-") || is_attribute(f, *unit);
    f.end = unit->end;
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    split_rate(f);
    if (unit->kind == UnitKind::times) f.quantity.form = Form::multiple;
    const bool tenths =
        unit->kind == UnitKind::percent && unit->power > 0 && f.quantity.value.to_double() > 10;
    if (unit->power != 0 && !tenths) shift(f, unit->power);
    if (unit->kind == UnitKind::currency) late_scale(f);
    f.reasons.push_back({"unit", unit->entry});
    take_name_in_front(f);
    if (is_mass(f, *unit)) {
      f.quantity.unit = "pound";
      f.quantity.unit_kind = UnitKind::physical;
    }
    return f;
  }

  Figure read_per(Figure f) const {
    if (f.hyphened || f.quantity.unit_kind == UnitKind::times) return f;
    const bool money = f.quantity.unit_kind == UnitKind::currency;
    std::size_t at = f.end;
    const Match whole = s_.is(at, ",") ? l_.match(s_, at + 1, WordClass::per) : Match{};
    if (whole && whole.entry->kind == "whole") ++at;  // "$7,000, annually"
    if (const auto per = per_after(s_, at, l_, money)) {
      if (f.quantity.unit_kind == UnitKind::percent && word(at, "each")) return f;
      f.quantity.per = per->name;
      f.end = per->end;
      f.reasons.push_back({"per", per->entry});
      const auto more = per_after(s_, f.end, l_, false);
      const bool number = more && more->name.find_first_not_of("0123456789") == std::string::npos;
      if (more && !number) {
        f.quantity.per += " " + more->name;
        f.reasons.push_back({"per", more->entry});
        f.end = more->end;
      }
    } else if (const std::size_t close = money ? conversion_end(f.end) : 0) {
      if (const auto late = per_after(s_, close, l_, money)) f.quantity.per = late->name;
    }
    return f;
  }

 private:
  /// "one day in five": a part of the days.
  [[nodiscard]] bool is_one_in(const Figure& f, const Unit& unit) const {
    return word(f.number_begin, "one") && word(unit.end, "in") &&
           l_.is(s_, unit.end + 1, WordClass::cardinal) && !unit_after(s_, unit.end + 2, l_, false);
  }

  /// "- 6x USB ports" in a list: how many, no factor.
  [[nodiscard]] bool is_so_many(const Figure& f, const Unit& unit) const {
    const bool opens = f.begin == 0 || s_.tokens[f.begin - 1].kind == TokenKind::sign;
    return unit.kind == UnitKind::times && s_.is(unit.end - 1, "x") && opens &&
           parse_noun(s_, unit.end, l_, false);
  }

  /// "9 billion shekels ($2.4 billion) a year": past the same amount in other money; 0 = none.
  [[nodiscard]] std::size_t conversion_end(std::size_t at) const {
    constexpr std::size_t kLongest = 8;
    if (!s_.is(at, "(") || !l_.is(s_, at + 1, WordClass::currency)) return 0;
    for (std::size_t i = at + 2; i < s_.size() && i < at + kLongest; ++i) {
      if (s_.is(i, ")")) return i + 1;
    }
    return 0;
  }

  /// "a 30 degree slope", "a 20 minute walk", "its 61W charger": as if with a hyphen.
  [[nodiscard]] bool is_attribute(const Figure& f, const Unit& unit) const {
    const bool measures = unit.kind == UnitKind::physical || unit.kind == UnitKind::time;
    const bool sign = measures && unit.entry->glued && !s_.tokens[unit.end - 1].spaced;
    if (sign && is_noun_word(s_, unit.end, l_)) return true;
    const bool article = f.begin > 0 && (word(f.begin - 1, "a") || word(f.begin - 1, "an"));
    const bool singular = unit.entry->phrase == unit.entry->name && is_noun_word(s_, unit.end, l_);
    // "10-15 minute bursts", "two week tours": without an article as well.
    const bool plain = unit.kind == UnitKind::time && unit.entry->name.size() > 2 &&
                       unit.end < s_.size() && !s_.tokens[unit.end].capital &&
                       l_.noun_style() == NounStyle::plural_s;
    return measures && (article || plain) && f.quantity.value.to_double() != 1 && singular;
  }

  /// "two more years", "five consecutive months", and not "84 of the day's 240 flights", "the 3,165
  /// of the year before".
  [[nodiscard]] std::optional<Unit> time_behind_adjectives(std::size_t at) const {
    const std::size_t begin = at;
    while (const Match m = l_.match(s_, at, WordClass::quantifier)) at += m.length;
    const auto unit = at > begin ? unit_after(s_, at, l_, false) : std::nullopt;
    const bool owner = unit && unit->end < s_.size() && is_possessive(s_.view(unit->end));
    const bool when = unit && word(begin, "of") && unit->entry->phrase == unit->entry->name;
    return unit && unit->kind == UnitKind::time && !owner && !when ? unit : std::nullopt;
  }

  /// 人民币50元: the money is named on both sides.
  void take_name_in_front(Figure& f) const {
    if (l_.noun_style() != NounStyle::none || f.quantity.unit_kind != UnitKind::currency) return;
    const Match m = l_.match_before(s_, f.begin, WordClass::currency);
    if (m && m.entry->name == f.quantity.unit && m.length > 1) f.begin -= m.length;
  }

  /// "60 mph", "30 fps": one sign for a unit and what it is per.
  static void split_rate(Figure& f) {
    constexpr std::string_view kPer = " per ";
    const std::size_t at = f.quantity.unit.find(kPer);
    if (at == std::string::npos || f.quantity.unit_kind != UnitKind::physical) return;
    f.quantity.per = f.quantity.unit.substr(at + kPer.size());
    f.quantity.unit.resize(at);
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
    if (weighs_elsewhere()) return true;
    constexpr std::size_t kNear = 4;
    for (std::size_t i = f.begin; i > 0 && i + kNear > f.begin; --i) {
      if (s_.view(i - 1).starts_with("weigh")) return true;
    }
    // "two pounds fifty".
    const auto pence = parse_number(s_, f.end, l_);
    const bool coins = pence && !pence->range && pence->value.to_double() < 100 &&
                       (pence->end >= s_.size() || s_.tokens[pence->end].kind == TokenKind::sign);
    return !coins && !speaks_of_money(s_, l_);
  }

  /// "292 million tons, about 4.9 pounds a head": another weight, and no sign of money.
  [[nodiscard]] bool weighs_elsewhere() const {
    bool weight = false;
    for (std::size_t i = 0; i < s_.size(); ++i) {
      if (s_.is(i, "£")) return false;
      const Match unit = l_.match(s_, i, WordClass::unit);
      if (!unit || unit.entry->glued) continue;
      const std::string& name = unit.entry->name;
      weight = weight || name == "ton" || name == "tonne" || name == "kilogram" || name == "ounce";
    }
    return weight;
  }

  static void shift(Figure& f, int power) {
    f.quantity.value = f.quantity.value.times_power_of_ten(power);
    if (!f.quantity.range) return;
    f.quantity.range->low = f.quantity.range->low.times_power_of_ten(power);
    f.quantity.range->high = f.quantity.range->high.times_power_of_ten(power);
  }

  /// "three times as expensive", "2.6 times the rate": a factor; "four times a week": a count.
  [[nodiscard]] bool is_factor(std::size_t i) const {
    const std::string_view unit = s_.view(i - 1);
    const bool sign = unit == "x" || unit == "X" || unit == "×";  // "5X points"
    const bool ends = i >= s_.size() || s_.tokens[i].kind == TokenKind::sign;
    const bool likelier = i + 1 < s_.size() && s_.view(i).ends_with("er") &&
                          (word(i + 1, "to") || word(i + 1, "than"));
    return sign || compares(i) || likelier || l_.is(s_, i, WordClass::comparison) ||
           (ends && moved(i)) || unit == "fold";
  }

  /// "increased three times." has a factor, "ran for mayor three times." a count.
  [[nodiscard]] bool moved(std::size_t end) const {
    constexpr std::size_t kNear = 6;
    for (std::size_t i = end; i > 0 && i + kNear > end; --i) {
      if (l_.match_before(s_, i, WordClass::change_verb) || word(i - 1, "by")) return true;
    }
    return false;
  }

  static Figure count_of_times(Figure f, const Unit& unit) {
    f.end = unit.end;
    f.quantity.unit = "time";
    f.quantity.unit_kind = UnitKind::count;
    return f;
  }
};

}  // namespace

Figure with_measure(const FigureScope& scope, Figure figure) {
  return MeasureReader(scope).read(std::move(figure));
}

Figure with_per(const FigureScope& scope, Figure figure) {
  return MeasureReader(scope).read_per(std::move(figure));
}

}  // namespace recount::extract
