#include "extract/claims/figure/modifier.h"

#include <utility>

namespace recount::extract {
namespace {

using core::Hedge;
using core::UnitKind;

class ModifierReader : private FigureScope {
 public:
  explicit ModifierReader(const FigureScope& scope) : FigureScope(scope) {}

  /// Takes the modifiers in front into the quote; the one nearest to the number decides first.
  Figure read(Figure f) const {
    for (int i = 0; i < 3; ++i) {
      if (f.begin == 0 || masked_[f.begin - 1]) return f;
      const std::size_t article = article_of_part(f);
      const Match m = l_.match_before(s_, f.begin - article, WordClass::hedge);
      if (!m || !hedge_fits(f, m)) return f;
      f.begin -= m.length + article;
      if (f.quantity.hedge == Hedge::none) f.quantity.hedge = m.entry->hedge;
      if (m.entry->kind == "age" && (f.implicit_unit || f.quantity.unit == "year")) {
        f.quantity.unit = "year";
        f.quantity.unit_kind = UnitKind::age;
        f.implicit_unit = false;
      }
      f.reasons.push_back({"modifier", m.entry});
    }
    return f;
  }

 private:
  /// "up to a 3-liter bag", "at least a 10-minute walk": not "over a 5-year period".
  [[nodiscard]] bool is_attributive(const Figure& f) const {
    const bool article =
        f.hyphened && f.begin > 2 && (word(f.begin - 1, "a") || word(f.begin - 1, "an"));
    return article &&
           (word(f.begin - 2, "to") || word(f.begin - 2, "least") || word(f.begin - 2, "most"));
  }

  /// "plus de la moitié", "meer dan de helft": the article between a modifier and a part.
  [[nodiscard]] std::size_t article_of_part(const Figure& f) const {
    const bool foreign = f.quantity.form == core::Form::fraction && l_.spellout() != nullptr;
    const bool part = foreign || is_attributive(f);
    return part && f.begin > 1 && l_.is(s_, f.begin - 1, WordClass::determiner) &&
                   l_.match_before(s_, f.begin - 1, WordClass::hedge)
               ? 1
               : 0;
  }

  /// "over two seasons": some few; "over 300 games" are more than that.
  [[nodiscard]] bool is_span(const Figure& f) const {
    constexpr double kFew = 20;
    return f.noun_end > f.noun_begin && l_.is(s_, f.noun_end - 1, WordClass::span) &&
           f.quantity.value.to_double() < kFew;
  }

  /// "28 percent more than two years ago": more than then, and no longer time than that.
  [[nodiscard]] bool is_compared_with(const Figure& f, std::size_t front) const {
    if (front == 0 || (!word(f.end, "ago") && !word(f.end, "earlier") && !word(f.end, "before"))) {
      return false;
    }
    const std::string_view last = s_.view(front - 1);
    return last == "percent" || last == "cent" || last == "%" || last == "points" ||
           (!last.empty() && last.front() >= '0' && last.front() <= '9');
  }

  /// "over" after a verb of place or time, "below" as an adverb: no modifiers. "rose above 5": one.
  [[nodiscard]] bool hedge_fits(const Figure& f, const Match& m) const {
    const std::string& phrase = m.entry->phrase;
    if (phrase == "a record" || m.entry->kind == "governs") return false;
    // "ticked up to 3.7 percent": the verb has the "up".
    if (phrase == "up to" && l_.match_before(s_, f.begin - 1, WordClass::change_verb).length > 1)
      return false;
    // "add up to 50 billion" is what they sum to.
    const std::size_t front = f.begin - m.length;
    for (const std::string_view sum : {"add", "adds", "added", "adding"}) {
      if (phrase == "up to" && front > 0 && word(front - 1, sum)) return false;
    }
    const std::string_view verb = front > 0 ? s_.view(front - 1) : "";
    // "revolves around seven cards": no estimate.
    if (phrase == "around" && (verb.starts_with("revolve") || verb.starts_with("rotate") ||
                               verb.starts_with("cent") || verb.starts_with("built")))
      return false;
    // "a story about three sisters": of whom it tells.
    const bool tells = phrase == "about" && f.quantity.unit_kind == UnitKind::count && front > 1 &&
                       s_.tokens[f.number_begin].kind == TokenKind::word &&
                       (word(front - 2, "a") || word(front - 2, "an"));
    // "looks better than three lamps": no lamp more.
    const bool prefers = phrase == "better than" && f.quantity.unit_kind == UnitKind::count;
    if (tells || prefers) return false;
    if (f.quantity.unit_kind == UnitKind::time && is_compared_with(f, front)) return false;
    const bool lasts = verb.starts_with("span") || verb.starts_with("last") ||
                       verb.starts_with("took") || verb.starts_with("take") ||
                       verb.starts_with("spen");
    if (lasts) return true;
    const bool spans_time = (f.quantity.unit_kind == UnitKind::time || is_span(f)) &&
                            (phrase == "over" || phrase == "within");
    if (!spans_time) return true;
    // "over two years" is when; "for over two years" is how long.
    const std::size_t begin = f.begin - m.length;
    return begin > 0 && (l_.is(s_, begin - 1, WordClass::preposition) ||
                         l_.is(s_, begin - 1, WordClass::auxiliary));
  }
};

}  // namespace

Figure with_modifiers(const FigureScope& scope, Figure figure) {
  return ModifierReader(scope).read(std::move(figure));
}

}  // namespace recount::extract
