#include "extract/claims/figure/range.h"

#include <optional>
#include <utility>

#include "extract/claims/figure/unit.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::UnitKind;

constexpr double kFarApart = 4;  // "rose by 42,000 to 1.6 million"

class RangeReader : private FigureScope {
 public:
  explicit RangeReader(const FigureScope& scope) : FigureScope(scope) {}

  Figure read(Figure f, const Number& n) const {
    // "between 1.5 million people and 2 million": a unit of its own may stand before the connector.
    const auto own =
        f.quantity.unit_kind == UnitKind::none ? unit_after(s_, f.end, l_, n.digits) : std::nullopt;
    const std::size_t at = own ? own->end : f.end;
    const Connector joint = connector(at);
    if (joint.length == 0 || n.range || from_to(f, at)) return f;
    if (joint.kind == "and" && !opens("between", f.begin)) return f;
    if (own && (joint.kind == "to" || joint.kind == "dash")) {
      if (auto mixed = with_two_units(f, *own, at + joint.length)) return *std::move(mixed);
    }
    const auto second = second_end(f, own, at, at + joint.length);
    if (!second || !is_one_range(f, n, *second, joint, at)) return f;
    f.quantity.range = core::DecimalRange{second->first_value, second->number.value};
    f.quantity.scaled = second->number.scaled;
    f.end = f.number_end = second->number.end;
    if (const Match opening = opener(f.begin); opening && opening.entry->kind != "outside") {
      f.begin -= opening.length;
      f.reasons.push_back({"range", opening.entry});
    }
    f.reasons.push_back({"range", joint.entry});
    return f;
  }

 private:
  /// What joins the two ends: a word or a dash.
  struct Connector {
    std::size_t length = 0;  ///< tokens; 0 = there is none
    std::string_view kind;   ///< and, or, to, dash
    const Entry* entry = nullptr;
  };
  [[nodiscard]] Connector connector(std::size_t i) const {
    // "two- or three-monitor": the hyphen hangs until the second number brings the noun.
    const bool hangs =
        s_.is(i, "-") && !s_.tokens[i].spaced && (word(i + 1, "or") || word(i + 1, "to"));
    if (hangs && s_.tokens[i + 1].spaced) return {2, s_.view(i + 1)};
    const Match m = l_.match(s_, i, WordClass::range_word);
    const bool joins =
        m && (m.entry->kind == "to" || m.entry->kind == "or" || m.entry->kind == "and");
    if (joins) return {m.length, m.entry->kind, m.entry};
    if (s_.is(i, "-") || s_.is(i, "–") || s_.is(i, "—") || s_.is(i, "~") || s_.is(i, "‑")) {
      if (!word(i + 1, "to")) return {1, "dash"};
      return {s_.is(i + 2, "-") && !s_.tokens[i + 2].spaced ? 3U : 2U, "dash"};  // "0-to-60"
    }
    return {};
  }

  /// "30 minutes to 2 hours": both ends in the smaller of two units of one kind.
  [[nodiscard]] std::optional<Figure> with_two_units(Figure f, const Unit& own,
                                                     std::size_t at) const {
    const auto second = parse_number(s_, at, l_);
    const auto larger = second ? unit_after(s_, second->end, l_, second->digits) : std::nullopt;
    const auto factor = larger ? parts_of(larger->name, own.name) : std::nullopt;
    if (!factor || second->range || masked_[at] || moves(f.begin)) return std::nullopt;
    const double high = second->value.to_double() * *factor;
    if (high <= f.quantity.value.to_double()) return std::nullopt;
    f.quantity.range = core::DecimalRange{f.quantity.value, *core::Decimal::from_double(high)};
    f.quantity.unit = own.name;
    f.quantity.unit_kind = own.kind;
    f.number_end = second->end;
    f.end = larger->end;
    f.reasons.push_back({"unit", own.entry});
    return f;
  }

  /// How many of the smaller unit make the larger.
  [[nodiscard]] static std::optional<double> parts_of(std::string_view large,
                                                      std::string_view small) {
    struct Size {
      std::string_view unit;
      int family;
      double of;
    };
    static constexpr Size kSizes[] = {
        {"second", 0, 1},      {"minute", 0, 60}, {"hour", 0, 3600},     {"day", 0, 86400},
        {"week", 0, 604800},   {"month", 1, 1},   {"year", 1, 12},       {"gram", 2, 1},
        {"kilogram", 2, 1000}, {"metre", 3, 1},   {"kilometre", 3, 1000}};
    const Size* a = nullptr;
    const Size* b = nullptr;
    for (const Size& size : kSizes) {
      if (size.unit == small) a = &size;
      if (size.unit == large) b = &size;
    }
    if (a == nullptr || b == nullptr || a->family != b->family || b->of <= a->of)
      return std::nullopt;
    return b->of / a->of;
  }

  /// What opens a range right before `begin`: "between", "desde"; "outside" its quote: "de 5 à 10".
  [[nodiscard]] Match opener(std::size_t begin) const {
    const Match m = l_.match_before(s_, begin, WordClass::range_word);
    const bool opens =
        m && (m.entry->kind == "between" || m.entry->kind == "from" || m.entry->kind == "outside");
    return opens ? m : Match{};
  }
  [[nodiscard]] bool opens(std::string_view kind, std::size_t begin) const {
    const Match m = opener(begin);
    return m && m.entry->kind == kind;
  }

  /// "from 488 to 438" are two levels; "anywhere from 10 to 15" is one range.
  [[nodiscard]] bool from_to(const Figure& f, std::size_t at) const {
    const std::size_t begin = f.begin - l_.match_before(s_, f.begin, WordClass::hedge).length;
    if (!word(at, "to") || begin == 0 || !word(begin - 1, "from")) return false;
    return begin < 2 || !word(begin - 2, "anywhere");
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
                                  const Connector& joint, std::size_t at) const {
    const bool rises = e.first_value.to_double() < e.number.value.to_double();
    if (!rises || n.form != e.number.form) return false;
    if (joint.kind == "or") return !e.number.digits || e.number.bare || e.number.scaled;
    const bool counted = e.unit_follows || parse_noun(s_, e.number.end, l_, false).has_value();
    if (joint.kind == "to") {
      // "de 20 à 100" is one range; with a unit, as in English, two levels.
      if (opens("from", f.begin) || opens("outside", f.begin)) return !e.unit_follows;
      // "rose 2 percent to 4", "up $5 to $9", "by 3 to 8": a change and the level that it led to.
      const bool far = e.number.value.to_double() > kFarApart * e.first_value.to_double();
      if ((e.own_unit || far) && f.begin > 0 && moves(f.begin)) return false;
      // "20 bis 100", "20 tot 100" join two numbers and nothing else; English and Romance "to" may
      // not.
      const bool sure = word(at, "bis") || word(at, "tot");
      const std::size_t begin = f.begin - l_.match_before(s_, f.begin, WordClass::hedge).length;
      const bool of = begin > 0 && word(begin - 1, "of");
      return sure || e.own_unit || counted || of || !e.number.bare;
    }
    const bool dash = joint.kind == "dash";
    const bool loose_dash = dash && s_.tokens[at].spaced && s_.tokens[e.number.begin].spaced;
    return !loose_dash || counted || e.own_unit;
  }

  /// Whether a change stands right before `begin`: "rose", "up", "by".
  [[nodiscard]] bool moves(std::size_t begin) const {
    begin -= l_.match_before(s_, begin, WordClass::hedge).length;
    if (begin == 0) return false;
    if (word(begin - 1, "by")) return true;
    // "raise $5 million to $6 million" collects it.
    const Match verb = l_.match_before(s_, begin, WordClass::change_verb);
    return (verb && verb.entry->kind != "acquire") ||
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
};

}  // namespace

Figure with_range(const FigureScope& scope, const Number& number, Figure figure) {
  return RangeReader(scope).read(std::move(figure), number);
}

}  // namespace recount::extract
