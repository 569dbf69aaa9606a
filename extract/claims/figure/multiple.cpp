#include "extract/claims/figure/multiple.h"

#include <utility>

#include "extract/claims/figure/modifier.h"
#include "extract/claims/figure/unit.h"

namespace recount::extract {
namespace {

using core::Form;
using core::UnitKind;

class MultipleReader : private FigureScope {
 public:
  explicit MultipleReader(const FigureScope& scope) : FigureScope(scope) {}

  /// "doubled", "more than tripled", "twice", "fivefold", "2.5-fold".
  [[nodiscard]] std::optional<Figure> read(std::size_t i) const {
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
    f.verb = m.entry->kind == "verb" && !is_amount(i);
    if (f.verb || m.entry->kind != "verb") f.direction = m.entry->direction;
    f.reasons.push_back({"multiple", m.entry});
    return with_modifiers(*this, std::move(f));
  }

 private:
  /// "twice a day".
  [[nodiscard]] Figure times_per(std::size_t i, const Per& per) const {
    Figure f{.begin = i, .end = per.end, .number_begin = i, .number_end = i + 1};
    f.quantity.value = {word(i, "twice") ? 2 : 3, 0};
    f.quantity.unit = "time";
    f.quantity.unit_kind = UnitKind::count;
    f.quantity.per = per.name;
    f.reasons.push_back({"per", per.entry});
    return f;
  }

  /// "paid double the price", "for almost double the time": so much, no change.
  [[nodiscard]] bool is_amount(std::size_t i) const {
    const bool the = word(i + 1, "the") || word(i + 1, "that") || word(i + 1, "what");
    const std::string_view w = s_.view(i);
    if (!the || w.ends_with("ed") || w.ends_with("s") || w.ends_with("ing")) return false;
    std::size_t at = i - l_.match_before(s_, i, WordClass::hedge).length;
    if (at == 0) return false;
    --at;
    const std::string_view before = s_.view(at);
    const bool is = word(at, "is") || word(at, "are") || word(at, "was") || word(at, "were") ||
                    word(at, "has") || word(at, "have") || word(at, "had");
    return is || before == "," || before.ends_with("ed") || before.ends_with("ing") ||
           l_.is(s_, at, WordClass::verb) ||
           (l_.is(s_, at, WordClass::preposition) && !word(at, "to"));
  }

  /// "the doubles match", "a triple-double": the base forms are verbs only before an object or at
  /// the end.
  [[nodiscard]] bool is_base_noun(std::size_t i, const Match& m) const {
    const std::string& phrase = m.entry->phrase;
    if (m.entry->kind != "verb" || phrase.ends_with("ed") || phrase.ends_with("ing")) return false;
    if (i > 0 && s_.is(i - 1, "-")) return true;
    const std::size_t next = i + m.length;
    if (s_.is(next, "-") && !s_.tokens[next].spaced) return true;  // "triple-flange tips"

    return next < s_.size() && s_.tokens[next].kind == TokenKind::word &&
           !l_.is(s_, next, WordClass::determiner) && !l_.is(s_, next, WordClass::preposition);
  }
};

}  // namespace

std::optional<Figure> parse_multiple(const FigureScope& scope, std::size_t at) {
  return MultipleReader(scope).read(at);
}

}  // namespace recount::extract
