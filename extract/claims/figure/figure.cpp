// From left to right. At a token that no time expression and no name phrase covers, a multiple or a
// number may begin; what follows it (range, unit, per, noun) extends the quote to the right,
// currency and modifiers to the left.
#include "extract/claims/figure/figure.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/claims/figure/compound.h"
#include "extract/claims/figure/counted.h"
#include "extract/claims/figure/figure_scope.h"
#include "extract/claims/figure/front.h"
#include "extract/claims/figure/measure.h"
#include "extract/claims/figure/modifier.h"
#include "extract/claims/figure/multiple.h"
#include "extract/claims/figure/range.h"
#include "extract/claims/figure/row.h"
#include "extract/claims/figure/unit.h"
#include "extract/claims/number/exclude.h"
#include "extract/claims/number/exclude_marks.h"
#include "extract/claims/number/number.h"
#include "extract/claims/sentence/noun.h"

namespace recount::extract {
namespace {

using core::Form;
using core::UnitKind;

class FigureFinder : private FigureScope {
 public:
  FigureFinder(const FigureScope& scope, std::vector<NoFigure>* others)
      : FigureScope(scope), others_(others) {}

  std::vector<Figure> run() {
    for (std::size_t i = 0; i < s_.size();) {
      const std::size_t next = !may_begin(i) || masked_[i] ? i + 1 : at(i);
      i = next > i ? next : i + 1;
    }
    return std::move(figures_);
  }

 private:
  /// Most tokens begin no number in digits or words ("a": half a million) and no multiple. Other
  /// languages than English write theirs in one word, which only their own grammar knows.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    constexpr std::uint64_t kFirst = class_bit(WordClass::cardinal) | class_bit(WordClass::scale) |
                                     class_bit(WordClass::denominator) |
                                     class_bit(WordClass::multiple) | class_bit(WordClass::vague);
    constexpr std::uint64_t kArticle = class_bit(WordClass::determiner);
    return s_.tokens[i].kind == TokenKind::number || s_.may_begin(i, kFirst) ||
           (s_.may_begin(i, kArticle) && (word(i, "a") || word(i, "an") || word(i, "another"))) ||
           l_.spellout() != nullptr;
  }

  /// Tries to read a figure at `i`; returns where to go on.
  std::size_t at(std::size_t i) {
    if (auto f = parse_multiple(*this, i)) return keep(std::move(*f));
    if (auto f = one_and_a_half(*this, i)) return keep(std::move(*f));
    if (auto f = one_or_so(i)) return keep(std::move(*f));
    const auto number = parse_number(s_, i, l_);
    if (!number) return i + 1;
    std::string_view reason = never_a_figure(s_, *number, l_);
    if (reason.empty()) reason = is_mark(s_, *number, l_);
    if (!reason.empty()) return leave(*number, past_chain(number->end), reason);
    Figure figure = begun(*number);
    reason = bare(figure, *number);
    if (!reason.empty()) return leave(*number, number->end, reason);
    figure = with_modifiers_behind(*this, with_modifiers(*this, std::move(figure)));
    reason = empty(figure, *number);
    if (!reason.empty()) return leave(*number, number->end, reason);
    return keep(std::move(figure));
  }

  /// The tokens up to `end` hold no figure: "4-0" has more than the number. Returns `end`.
  std::size_t leave(const Number& n, std::size_t end, std::string_view reason) {
    if (others_ == nullptr) return end;
    NoFigure other{.begin = n.begin, .end = end, .reason = reason};
    if (end == n.end) other.value = n.value;
    others_->push_back(std::move(other));
    return end;
  }

  /// "a week or two", "an hour or more", "a year and a half", "another pick or two": what follows
  /// makes the article a number.
  [[nodiscard]] std::optional<Figure> one_or_so(std::size_t i) const {
    if (!word(i, "a") && !word(i, "an") && !word(i, "another")) return std::nullopt;
    const auto unit = unit_after(s_, i + 1, l_, false);
    const bool measures = unit && !unit->entry->glued && unit->power == 0 &&
                          (unit->kind == UnitKind::time || unit->kind == UnitKind::physical ||
                           unit->kind == UnitKind::currency || unit->kind == UnitKind::percent ||
                           unit->kind == UnitKind::point);
    const auto noun = measures ? std::nullopt : noun_or_two(i + 1);
    if (!measures && !noun) return std::nullopt;
    const std::size_t end = measures ? unit->end : noun->end;
    const bool two = word(end, "or") && word(end + 1, "two");
    const bool half = word(end, "and") && word(end + 1, "a") && word(end + 2, "half");
    if (!two && !half && !(word(end, "or") && l_.is(s_, end, WordClass::hedge_after)))
      return std::nullopt;
    if (two && parse_noun(s_, end + 2, l_, false)) return std::nullopt;  // "a man or two women"
    Figure f{.begin = i, .end = end, .number_begin = i, .number_end = i + 1};
    f.quantity.value = {1, 0};
    if (two) {
      f.quantity.range = core::DecimalRange{{1, 0}, {2, 0}};
      f.end = f.number_end = end + 2;
    }
    if (half) {
      f.quantity.value = {15, -1};
      f.end = f.number_end = end + 3;
    }
    f.quantity.unit = measures ? unit->name : noun->unit;
    f.quantity.unit_kind = measures ? unit->kind : UnitKind::count;
    if (noun) f.noun_begin = noun->begin;
    if (noun) f.noun_end = noun->end;
    f.reasons.push_back({"unit", measures ? unit->entry : nullptr});
    f = with_modifiers(*this, with_material(*this, std::move(f)));
    return with_modifiers_behind(*this, std::move(f));
  }

  /// "pick" and "draft pick" before "or two".
  [[nodiscard]] std::optional<NounPhrase> noun_or_two(std::size_t i) const {
    constexpr std::size_t kLongest = 3;
    for (std::size_t k = i; k < i + kLongest && k < s_.size(); ++k) {
      if (!is_noun_word(s_, k, l_) || is_plural(s_, k, l_)) return std::nullopt;
      if (word(k + 1, "or") && word(k + 2, "two")) return parse_noun(s_, i, l_, true);
    }
    return std::nullopt;
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
    const std::size_t inner = figure.noun_begin;  // "three 5-kilometre races": two figures
    const bool measured = inner >= figure.number_end && inner + 1 < figure.noun_end &&
                          s_.tokens[inner].kind == TokenKind::number && s_.is(inner + 1, "-");
    const std::size_t end = measured ? inner : figure.end;
    figures_.push_back(std::move(figure));
    return end;
  }

  /// The number with its range, unit, noun and what it is per.
  [[nodiscard]] Figure begun(const Number& n) const {
    Figure f{.begin = n.begin, .end = n.end, .number_begin = n.begin, .number_end = n.end};
    f.quantity.value = n.value;
    f.quantity.range = n.range;
    f.quantity.form = n.form;
    f.quantity.scaled = n.scaled;
    if (n.more) f.quantity.hedge = core::Hedge::more_than;
    f = with_front(*this, n, std::move(f));
    f = with_range(*this, n, std::move(f));
    f = with_unit_around(*this, std::move(f));
    if (f.quantity.unit_kind == UnitKind::none) f = with_measure(*this, std::move(f));
    if (f.quantity.unit_kind == UnitKind::none) f = with_noun(*this, std::move(f));
    f = with_lent_unit(*this, std::move(f));
    f = with_per(*this, std::move(f));
    f = with_material(*this, std::move(f));
    return with_smaller_part(*this, std::move(f));
  }

  /// Why a number without a unit is no figure; empty = it may be one.
  [[nodiscard]] std::string_view bare(const Figure& f, const Number& n) const {
    if (f.quantity.unit_kind != UnitKind::none && f.quantity.unit_kind != UnitKind::count)
      return {};
    return bare_in_a_name(s_, n, l_, f.implicit_unit && f.quantity.per.empty());
  }

  /// Why the figure that was read says nothing; empty = it is one.
  [[nodiscard]] std::string_view empty(const Figure& f, const Number& n) const {
    if (f.implicit_unit && f.quantity.per.empty() && !stands_alone(f, n)) return "counts nothing";
    if (f.quantity.form == Form::fraction && is_part_of_name(f)) return "part of a name";
    const bool no_fuss = word(n.begin, "zero") && f.implicit_unit && f.dangling;
    if (no_fuss) return "manner of speaking";  // "practically zero fuss"
    if (only_mentions(f)) return "manner of speaking";
    return is_picture(f, n) ? "points of a picture" : std::string_view();
  }

  /// "One shining example is …": an article rather than a count.
  [[nodiscard]] bool only_mentions(const Figure& f) const {
    return f.quantity.unit_kind == UnitKind::count && f.noun_end > f.noun_begin &&
           word(f.number_begin, "one") && f.number_end == f.number_begin + 1 &&
           l_.is(s_, f.noun_end - 1, WordClass::mention);
  }

  /// "shot in 4K", "the 8K of it": thousands of points, where nothing tells that more is counted.
  [[nodiscard]] bool is_picture(const Figure& f, const Number& n) const {
    constexpr double kSharpest = 16000;
    const double v = n.value.to_double();
    const bool standard = v == 2000 || v == 4000 || v == 8000;  // "Resolution up to 4K"
    return f.implicit_unit && (standard || f.quantity.hedge == core::Hedge::none) && n.digits &&
           n.end == n.begin + 2 && s_.is(n.begin + 1, "K") && n.value.to_double() <= kSharpest;
  }

  /// "fell for a third day", "won a fifth term": what comes after the second, no part.
  [[nodiscard]] bool counts_on(const Figure& f) const {
    const std::size_t i = f.number_begin;
    const bool ordinal = f.number_end == i + 2 && (word(i, "a") || word(i, "an")) &&
                         l_.is(s_, i + 1, WordClass::ordinal);
    if (!ordinal || i + 2 >= s_.size() || !s_.tokens[i + 2].spaced) return false;
    if (word(i + 2, "is") ||
        word(i + 2, "was")) {  // "one is to stay, another to go and a third is"
      for (std::size_t k = 0; k < i; ++k) {
        if (word(k, "another")) return true;
      }
    }
    return is_noun_word(s_, i + 2, l_) && !l_.is(s_, i + 2, WordClass::comparison) &&
           !l_.is(s_, i + 2, WordClass::hedge_after) && s_.tokens[i + 2].kind == TokenKind::word;
  }

  /// "a third-party audit", "the second half", "this half": ordinals and halves of a game or a
  /// year.
  [[nodiscard]] bool is_part_of_name(const Figure& f) const {
    if (counts_on(f)) return true;
    const bool hyphen = s_.is(f.end, "-") && f.end + 1 < s_.size() && !s_.tokens[f.end + 1].spaced;
    if (hyphen || s_.tokens[f.number_begin].kind == TokenKind::number) return hyphen;
    if (f.number_begin == 0 || f.number_end != f.number_begin + 1) return false;
    for (const std::string_view w :
         {"this",    "first",    "second",   "last",   "other", "next",   "final", "st",
          "nd",      "better",   "top",      "bottom", "back",  "latter", "each",  "eastern",
          "western", "northern", "southern", "upper",  "lower", "left",   "right"}) {
      if (word(f.number_begin - 1, w)) return w != "other" || !word(f.end, "of");
    }
    return word(f.number_begin - 1, "the") && !word(f.end, "of");
  }

  /// "fell by one, to eight": a change, unlike "one by one" and "by one of them".
  [[nodiscard]] bool is_change_of_one(const Figure& f) const {
    const bool by = f.begin > 1 && word(f.begin - 1, "by") && !word(f.begin - 2, "one");
    return by && (f.end >= s_.size() || s_.tokens[f.end].kind == TokenKind::sign ||
                  word(f.end, "to") || word(f.end, "from") || word(f.end, "in"));
  }

  /// A number without a unit is a figure when it is more than a stray digit.
  [[nodiscard]] bool stands_alone(const Figure& f, const Number& n) const {
    const double v =
        f.quantity.range ? f.quantity.range->high.to_double() : f.quantity.value.to_double();
    if (!n.digits && v == 1) return (f.begin == 0 && f.end == s_.size()) || is_change_of_one(f);
    const bool hyphened = s_.is(f.end, "-") && !s_.tokens[f.end].spaced && f.end + 1 < s_.size() &&
                          !s_.tokens[f.end + 1].spaced;
    return !hyphened;
  }

  std::vector<Figure> figures_;
  std::vector<NoFigure>* others_;
};

}  // namespace

std::vector<Figure> find_figures(const Sentence& s, const std::vector<TimeExpression>& times,
                                 const Language& language, std::vector<NoFigure>* others) {
  std::vector<bool> masked = name_phrases(s, language);
  for (const TimeExpression& t : times) {
    for (std::size_t i = t.begin; i < t.end; ++i) masked[i] = true;
  }
  std::vector<Figure> figures = FigureFinder(FigureScope(s, language, masked), others).run();
  if (language.spellout() == nullptr) lend_in_row(s, language, figures);  // English words join them
  if (others != nullptr) {
    for (NoFigure& hidden : hidden_numbers(s, times, language))
      others->push_back(std::move(hidden));
    std::sort(others->begin(), others->end(),
              [](const NoFigure& a, const NoFigure& b) { return a.begin < b.begin; });
  }
  return figures;
}

}  // namespace recount::extract
