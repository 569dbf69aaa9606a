#include "extract/claims/figure/front.h"

#include <string>
#include <utility>

#include "extract/claims/figure/unit.h"
#include "extract/claims/sentence/clause.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::UnitKind;

class FrontReader : private FigureScope {
 public:
  explicit FrontReader(const FigureScope& scope) : FigureScope(scope) {}

  Figure read(Figure f, const Number& n) const {
    sign(f, n);
    const bool signed_money = f.begin > 1 && s_.is(f.begin - 1, "-") &&
                              !s_.tokens[f.begin].spaced && !s_.tokens[f.begin - 1].spaced &&
                              l_.match_before(s_, f.begin - 1, WordClass::currency);
    const auto money = currency_before(s_, signed_money ? f.begin - 1 : f.begin, l_);
    if (money && signed_money) f.quantity.value = f.quantity.value.negated();
    if (money) set_currency(f, *money);
    return f;
  }

  Figure around(Figure f) const {
    if (f.quantity.unit_kind == UnitKind::currency)
      money_after(f);
    else
      percent_in_front(f);
    age_in_front(f);
    return f;
  }

 private:
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
    // "- 10 k" and nothing else: a cell of a table.
    const auto unit = f.begin == 1 ? unit_after(s_, n.end, l_, true) : std::nullopt;
    const bool cell = f.begin == 1 && s_.is(0, "-") && (unit ? unit->end : n.end) == s_.size();
    if (!minus_word && !mark && !cell) return;
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
    f.reasons.push_back({"currency", money.entry});
    if (f.begin > 0 && (s_.is(f.begin - 1, "-") || s_.is(f.begin - 1, "−")) &&
        s_.tokens[f.begin - 1].spaced && !s_.tokens[f.begin].spaced) {
      f.quantity.value = f.quantity.value.negated();
      --f.begin;
    }
  }

  /// 百分之五: the percent sign of a language that names it first.
  void percent_in_front(Figure& f) const {
    const Match m = l_.match_before(s_, f.begin, WordClass::unit);
    if (!m || m.entry->kind != "percent_before") return;
    f.begin -= m.length;
    f.quantity.unit = "percent";
    f.quantity.unit_kind = UnitKind::percent;
  }

  /// "a man of age 87"; "Smith, age 87" is who he is, no claim.
  void age_in_front(Figure& f) const {
    constexpr double kOldest = 130;
    const bool told = f.begin > 1 && word(f.begin - 1, "age") && word(f.begin - 2, "of");
    // "a maximum age of 70"; a mean age has years by itself.
    const bool of = f.begin > 2 && word(f.begin - 1, "of") && word(f.begin - 2, "age") &&
                    !word(f.begin - 3, "mean") && !word(f.begin - 3, "average") &&
                    !word(f.begin - 3, "median") && !unit_after(s_, f.end, l_, false);
    if ((!told && !of) || f.quantity.unit_kind != UnitKind::none ||
        f.quantity.value.to_double() > kOldest)
      return;
    if (told) --f.begin;
    f.quantity.unit = "year";
    f.quantity.unit_kind = UnitKind::age;
  }

  /// "$10 Canadian", "£5 Egyptian a head": the people behind the amount whose money it is; what
  /// goes on is "$10 Canadian whisky".
  [[nodiscard]] bool of_people(Figure& f) const {
    const Match people = l_.match(s_, f.end, WordClass::place);
    const std::size_t end = f.end + people.length;
    const bool sign = f.quantity.unit == "USD" || f.quantity.unit == "GBP";
    if (!people || !sign || !s_.tokens[f.end].capital || s_.is(end, "-")) return false;
    if (end < s_.size() && s_.tokens[end].kind != TokenKind::sign &&
        (s_.tokens[end].capital || is_noun_word(s_, end, l_)))
      return false;
    const std::string text = std::string(span_of(s_, {f.end, end}).of(s_.text)) +
                             (f.quantity.unit == "USD" ? " dollars" : " pounds");
    const Sentence money = l_.read(text, {0, text.size()});
    const Match named = l_.match(money, 0, WordClass::currency);
    if (!named || named.length != money.size()) return false;
    f.quantity.unit = named.entry->name;
    f.end = end;
    return true;
  }

  /// "$7.5 million US", "$20 U.S. dollars": a second name of the same money.
  void money_after(Figure& f) const {
    if (of_people(f)) return;
    const auto unit = unit_after(s_, f.end, l_, false);
    const bool next = unit && parse_number(s_, unit->end, l_);  // "rmb 10 usd 20": of the next
    if (unit && !next && unit->kind == UnitKind::currency && unit->power == 0 &&
        s_.tokens[f.end].kind == TokenKind::word) {
      f.quantity.unit = unit->name;
      f.end = unit->end;
    }
  }
};

}  // namespace

Figure with_front(const FigureScope& scope, const Number& number, Figure figure) {
  return FrontReader(scope).read(std::move(figure), number);
}

Figure with_unit_around(const FigureScope& scope, Figure figure) {
  return FrontReader(scope).around(std::move(figure));
}

}  // namespace recount::extract
