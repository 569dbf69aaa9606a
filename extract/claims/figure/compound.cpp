#include "extract/claims/figure/compound.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/claims/figure/modifier.h"
#include "extract/claims/figure/unit.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::UnitKind;

class CompoundReader : private FigureScope {
 public:
  explicit CompoundReader(const FigureScope& scope) : FigureScope(scope) {}

  /// "eight minutes and 20 seconds", "thirteen dollars and forty-five cents".
  Figure read(Figure f) const {
    const UnitKind kind = f.quantity.unit_kind;
    if (f.quantity.range || (f.hyphened && f.quantity.unit != "foot") ||
        (kind != UnitKind::time && kind != UnitKind::currency && kind != UnitKind::physical))
      return f;
    std::size_t at = f.end;
    if (const std::size_t end = s_.is(at, "-") ? 0 : std::max(half_behind(f), and_a_half(at))) {
      f.quantity.value = *core::Decimal::from_double(f.quantity.value.to_double() + 0.5);
      f.end = end;
      return f;
    }
    const bool joined = f.hyphened && s_.is(at, "-") && !s_.tokens[at].spaced;
    if (joined || (l_.is(s_, at, WordClass::conjunction) && s_.view(at) != "or")) ++at;
    if (kind == UnitKind::currency && (word(at, "con") || word(at, "com")))
      ++at;  // "25 euros con 50"
    const auto number = parse_number(s_, at, l_);
    if (number && kind == UnitKind::currency && is_change(f, *number)) {
      add_change(f, *number, -2);
      f.end = f.number_end = number->end;
      return f;
    }
    if (!number || number->range || (at < s_.size() && masked_[at])) return f;
    auto unit = unit_after(s_, number->end, l_, number->digits);
    if (!unit) unit = inches(f, *number);
    if (!unit) return f;
    const auto factor = smaller_part(f.quantity.unit, *unit);
    if (!factor) return f;
    if (unit->kind == UnitKind::currency) {
      add_change(f, *number, unit->power);
      f.end = f.number_end = unit->end;
      return unit->power == -1 ? with_last_coins(std::move(f)) : f;
    }
    const double in_small = f.quantity.value.to_double() * *factor + number->value.to_double();
    f.quantity.unit = unit->name;
    f.quantity.value = *core::Decimal::from_double(in_small);
    f.end = f.number_end = unit->end;
    return f;
  }

  [[nodiscard]] std::optional<Figure> one_and_a_half(std::size_t at) const {
    if (!word(at, "a") && !word(at, "an")) return std::nullopt;
    const auto unit = unit_after(s_, at + 1, l_, false);
    const bool measures =
        unit && (unit->kind == UnitKind::time || unit->kind == UnitKind::physical);
    const std::size_t end = measures ? and_a_half(unit->end) : 0;
    if (end == 0) return std::nullopt;
    Figure f{.begin = at, .end = end, .number_begin = at, .number_end = end};
    f.quantity.value = {15, -1};
    f.quantity.unit = unit->name;
    f.quantity.unit_kind = unit->kind;
    f.reasons.push_back({"unit", unit->entry});
    return with_modifiers(*this, std::move(f));
  }

 private:
  /// "two miles and a half", never "and a half-hour". 0 = none.
  [[nodiscard]] std::size_t and_a_half(std::size_t at) const {
    const bool half = word(at, "and") && word(at + 1, "a") && word(at + 2, "half");
    const std::size_t end = at + 3;
    const bool of_another = s_.is(end, "-") || is_noun_word(s_, end, l_);
    return half && !of_another ? end : 0;
  }

  /// 三年半, 一吨半: a half of the unit that it follows; 半年 and 半导体 begin with it. 0 = none.
  [[nodiscard]] std::size_t half_behind(const Figure& f) const {
    if (l_.noun_style() != NounStyle::none || f.quantity.value.exponent < 0) return 0;
    const Match half = l_.match(s_, f.end, WordClass::denominator);
    if (!half || half.entry->value != 0.5) return 0;
    const std::size_t end = f.end + half.length;
    const bool ends = end >= s_.size() || s_.tokens[end].kind == TokenKind::sign;
    static constexpr std::string_view kAfter[] = {"的", "后", "後", "前", "以", "内", "內",
                                                  "来", "來", "时", "時", "多", "左", "之"};
    const bool follows =
        !ends && std::find(std::begin(kAfter), std::end(kAfter), s_.view(end)) != std::end(kAfter);
    return ends || follows ? end : 0;
  }

  /// 一块五毛五: the last figure counts the hundredths, without their name.
  [[nodiscard]] Figure with_last_coins(Figure f) const {
    const auto last = parse_number(s_, f.end, l_);
    if (!last || last->range || last->value.exponent != 0 || last->value.to_double() > 9) return f;
    if (last->end < s_.size() && s_.tokens[last->end].kind != TokenKind::sign) return f;
    add_change(f, *last, -2);
    f.end = f.number_end = last->end;
    return f;
  }

  /// "5 ft 2 in", "6'2\"", "5-foot-11": behind feet, what is no unit elsewhere.
  [[nodiscard]] std::optional<Unit> inches(const Figure& f, const Number& n) const {
    const std::size_t at = n.end;
    if (f.quantity.unit != "foot") return std::nullopt;
    const bool bare = n.bare && n.value.exponent == 0 && n.value.to_double() < 12;
    if (bare && word(f.end - 1, "foot") && !l_.is(s_, at, WordClass::preposition))
      return Unit{at, "inch", UnitKind::physical, 0, nullptr};
    const bool sign = s_.is(at, "\"") && !s_.tokens[at].spaced;
    const bool ends = at + 1 >= s_.size() || s_.tokens[at + 1].kind == TokenKind::sign ||
                      l_.is(s_, at + 1, WordClass::adverb);
    if (!sign && !(word(at, "in") && ends)) return std::nullopt;
    return Unit{at + 1, "inch", UnitKind::physical, 0, nullptr};
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
};

}  // namespace

Figure with_smaller_part(const FigureScope& scope, Figure figure) {
  return CompoundReader(scope).read(std::move(figure));
}

std::optional<Figure> one_and_a_half(const FigureScope& scope, std::size_t at) {
  return CompoundReader(scope).one_and_a_half(at);
}

}  // namespace recount::extract
