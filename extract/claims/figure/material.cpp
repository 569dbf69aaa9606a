#include <algorithm>
#include <utility>

#include "extract/claims/figure/counted.h"
#include "extract/claims/figure/measure.h"
#include "extract/claims/figure/unit.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::Form;
using core::UnitKind;

/// What a measured amount is of: "8 GB of memory", "half an hour of hard work".
class MaterialReader : private FigureScope {
 public:
  explicit MaterialReader(const FigureScope& scope) : FigureScope(scope) {}

  Figure read(Figure f) const {
    const UnitKind kind = f.quantity.unit_kind;
    const bool measured = kind == UnitKind::physical || kind == UnitKind::time ||
                          (f.quantity.form == Form::vague && f.noun_end == f.noun_begin);
    if (!measured || !word(f.end, "of") || f.hyphened) return f;
    if (kind == UnitKind::time && f.begin > 0 && word(f.begin - 1, "within")) return f;
    std::size_t at = f.end + 1;
    if (at >= s_.size() || s_.tokens[at].kind != TokenKind::word ||
        l_.is(s_, at, WordClass::determiner) || l_.is(s_, at, WordClass::pronoun)) {
      return f;
    }
    if (word(at, "age")) return f;  // "eight weeks of age": who is so old
    const auto noun = parse_noun(s_, at, l_, false);
    f.noun_begin = at;
    f.noun_end = noun && noun->end <= at + 3 ? noun->end : at + 1;
    if (!noun) f.noun_end = end_of_material(at);
    f.end = past_second_material(f.noun_end);
    return f.quantity.per.empty() ? with_per(*this, std::move(f)) : f;
  }

 private:
  /// "of hard work", "of hands-on training": up to four words.
  [[nodiscard]] std::size_t end_of_material(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < at + 4 && end < s_.size()) {
      const bool joined = s_.is(end, "-") && !s_.tokens[end].spaced;
      const bool noun = is_noun_word(s_, end, l_) &&
                        (!s_.view(end).ends_with("ed") || is_noun_word(s_, end + 1, l_));
      if (!joined && !noun && !word(end, "work")) break;
      end += joined ? 2 : 1;
    }
    return std::min(end, s_.size());
  }

  /// "2.5 cups of beans and lentils a week": two materials, where both have one rate.
  [[nodiscard]] std::size_t past_second_material(std::size_t at) const {
    if (!word(at, "and") || at + 1 >= s_.size() || !is_noun_word(s_, at + 1, l_)) return at;
    return per_after(s_, at + 2, l_, false) ? at + 2 : at;
  }
};

}  // namespace

Figure with_material(const FigureScope& scope, Figure figure) {
  return MaterialReader(scope).read(std::move(figure));
}

}  // namespace recount::extract
