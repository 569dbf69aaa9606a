// Tried in this order, since each is a prefix of the next: "half a million", "one in five",
// "two-thirds".
#include "extract/claims/number/fraction.h"

#include <cmath>

#include "extract/claims/number/digits.h"

namespace recount::extract {
namespace {

using core::Decimal;
using core::Form;

class FractionParser : private NumberScope {
 public:
  explicit FractionParser(const NumberScope& scope) : NumberScope(scope) {}

  [[nodiscard]] std::optional<Number> run(std::size_t at) const {
    if (auto n = half_of_scale(at)) return n;
    if (auto n = one_in(at)) return n;
    return fraction(at);
  }

  [[nodiscard]] std::optional<BrokenPart> broken(std::size_t i) const {
    if (const Match m = entry(i, WordClass::denominator); m && m.entry->kind == "sign") {
      return BrokenPart{m.entry->value, i + m.length};
    }
    i = past_hyphen(i);
    if (const auto f = slash_fraction(i)) return BrokenPart{f->value.to_double(), f->end};
    if (is_word(i, "and")) {  // "and a half", "two-and-a-half"
      const std::size_t one = past_hyphen(i + 1);
      const std::size_t part = past_hyphen(one + 1);
      const Match m =
          article(one) || is_word(one, "one") ? entry(part, WordClass::denominator) : Match{};
      if (m && m.entry->value >= 0.25) return BrokenPart{m.entry->value, part + m.length};
    }
    if (!is_word(i, "and")) return std::nullopt;
    if (const auto f = slash_fraction(i + 1)) return BrokenPart{f->value.to_double(), f->end};
    return counted_parts(i + 1);
  }

 private:
  [[nodiscard]] std::size_t past_hyphen(std::size_t i) const {
    return s_.is(i, "-") && glued(i) ? i + 1 : i;
  }

  /// "and two fifths", "and fifty-four hundredths": parts in the plural that are parts of nothing
  /// else.
  [[nodiscard]] std::optional<BrokenPart> counted_parts(std::size_t i) const {
    const Match tens = entry(i, WordClass::cardinal);
    if (!tens) return std::nullopt;
    double count = tens.entry->value;
    i += tens.length;
    i = past_hyphen(i);
    if (const Match ones = entry(i, WordClass::cardinal);
        ones && is_tens(count) && ones.entry->value < 10) {
      count += ones.entry->value;
      i += ones.length;
      i = past_hyphen(i);
    }
    const Match part = entry(i, WordClass::denominator);
    if (!part || part.entry->phrase.back() != 's' || part.entry->kind == "sign")
      return std::nullopt;
    const double value = count * part.entry->value;
    const std::size_t end = i + part.length;
    if (value <= 0 || value >= 1 || is_word(end, "of")) return std::nullopt;
    return BrokenPart{value, end};
  }

  [[nodiscard]] static bool is_tens(double v) {
    return v >= 20 && v < 100 && std::fmod(v, 10) == 0;
  }

  /// "twenty-fifths", behind "three": one of them, and where they end.
  [[nodiscard]] std::optional<BrokenPart> compound_part(std::size_t i, double count) const {
    const Match tens = entry(i, WordClass::cardinal);
    if (!tens) return std::nullopt;
    if (const auto hundreds = part_of_hundreds(i + tens.length, tens.entry->value, count))
      return hundreds;
    if (!is_tens(tens.entry->value)) return std::nullopt;
    i += tens.length;
    i = past_hyphen(i);
    const Match ones = entry(i, WordClass::denominator);
    if (!ones || ones.entry->value > 0.34 || ones.entry->value < 0.11) return std::nullopt;
    const bool plural = ones.entry->phrase.back() == 's';
    if (plural == (count == 1)) return std::nullopt;
    return BrokenPart{1 / (tens.entry->value + std::round(1 / ones.entry->value)), i + ones.length};
  }

  /// "hundred and fifth", behind "three" and "one": a three hundredth and more.
  [[nodiscard]] std::optional<BrokenPart> part_of_hundreds(std::size_t i, double hundreds,
                                                           double count) const {
    i = past_hyphen(i);
    const Match scale = entry(i, WordClass::scale);
    if (!scale || scale.entry->power != 2 || hundreds > 9 || is_tens(count))
      return std::nullopt;  // "ninety-five hundred fifths" are 9,500 of them
    i += scale.length;
    i = past_hyphen(i);
    if (is_word(i, "and")) ++i;
    i = past_hyphen(i);
    const Match ones = entry(i, WordClass::denominator);
    if (!ones || ones.entry->kind == "sign" || ones.entry->value > 0.34 ||
        ones.entry->value < 0.1 || (ones.entry->phrase.back() == 's') == (count == 1))
      return std::nullopt;
    return BrokenPart{1 / (100 * hundreds + std::round(1 / ones.entry->value)), i + ones.length};
  }

  /// "half a million", "a quarter of a million", "half a dozen".
  [[nodiscard]] std::optional<Number> half_of_scale(std::size_t at) const {
    std::size_t i = at;
    const Match count = entry(i, WordClass::cardinal);
    const double times = count ? count.entry->value : 1;
    i += count ? count.length : (article(i) ? 1 : 0);
    if (count) i = past_hyphen(i);
    const Match part = entry(i, WordClass::denominator);
    const bool small = part && part.entry->value < 0.25 && !count;  // "a tenth of a million"
    if (!part || times == 0 || small || part.entry->kind == "sign") return std::nullopt;
    i += part.length;
    const bool of = is_word(i, "of");
    if (of) ++i;
    if (of && !article(i)) return std::nullopt;
    if (article(i)) ++i;
    const Match unit = entry(i, WordClass::scale);
    if (!unit || unit.entry->glued) return std::nullopt;
    const double factor =
        unit.entry->value != 0 ? unit.entry->value : std::pow(10.0, unit.entry->power);
    // A quarter of a million is known to its last digit of "0.25", two thirds to none.
    const double written = times * part.entry->value * 100;
    const bool exact = written == std::floor(written);
    Number n{.begin = at,
             .end = i + unit.length,
             .value = exact ? scaled(decimal_of(written / 100), *unit.entry)
                            : decimal_of(written / 100 * factor)};
    n.scaled = true;
    n.power = unit.entry->power;
    return n;
  }

  /// A small whole number at `i` in digits or one word.
  [[nodiscard]] std::optional<double> small(std::size_t i) const {
    if (i >= s_.size()) return std::nullopt;
    if (s_.tokens[i].kind == TokenKind::number) {
      const auto d = parse_digits(s_.view(i), l_.style());
      if (d && d->exponent >= 0) return d->to_double();
      return std::nullopt;
    }
    if (const Match m = entry(i, WordClass::cardinal)) return m.entry->value;
    const Match m = entry(i, WordClass::scale);
    if (m && m.entry->power == 2) return 100;
    return std::nullopt;
  }

  /// "one in five", "6 in 10", "nine out of every ten".
  [[nodiscard]] std::optional<Number> one_in(std::size_t at) const {
    const auto top = small(at);
    if (!top || *top < 1) return std::nullopt;
    std::size_t i = at + 1;
    if (is_word(i, "in"))
      i += 1;
    else if (is_word(i, "out") && is_word(i + 1, "of"))
      i += 2;
    else
      return std::nullopt;
    if (is_word(i, "every") || article(i)) ++i;
    auto bottom = small(i);
    if (!bottom || *bottom < 2) return std::nullopt;
    std::size_t end = i + 1;
    if (const Match m = scale(end)) {
      bottom = *bottom * std::pow(10.0, m.entry->power);
      end += m.length;
    }
    const bool odds =
        *top < *bottom && (*top == 1 || *bottom == 10 || *bottom == 100 || *bottom <= 20);
    if (!odds || (*bottom >= 1900 && *bottom < 2100)) return std::nullopt;
    Number n{.begin = at, .end = end, .value = *Decimal::from_double(*top / *bottom)};
    n.form = Form::fraction;
    return n;
  }

  /// "two-thirds", "a quarter", "half", "3/4", "½".
  [[nodiscard]] std::optional<Number> fraction(std::size_t at) const {
    if (auto n = slash_fraction(at)) return n;
    std::size_t i = at;
    double top = 1;
    bool counted = false;
    if (const Match c = entry(i, WordClass::cardinal)) {
      top = c.entry->value;
      i += c.length;
      counted = true;
      if (s_.is(i, "-") || s_.is(i, "–")) ++i;
    } else if (article(i)) {
      ++i;
      counted = true;
    }
    const Match part = entry(i, WordClass::denominator);
    if (const auto small = counted && top > 0 && !part ? compound_part(i, top) : std::nullopt) {
      Number n{.begin = at, .end = small->end, .value = decimal_of(top * small->value)};
      n.form = Form::fraction;
      return n;
    }
    if (!part || top == 0) return std::nullopt;
    const bool lone =
        part.entry->value == 0.5 || part.entry->kind == "sign" || part.entry->phrase == "thirds";
    if (!counted && !lone) return std::nullopt;
    if (i > at && part.entry->kind == "sign") return std::nullopt;
    Number n{.begin = at,
             .end = i + part.length,
             .value = *Decimal::from_double(top * part.entry->value)};
    n.form = Form::fraction;
    return n;
  }

  [[nodiscard]] std::optional<Number> slash_fraction(std::size_t at) const {
    const bool shape = at + 2 < s_.size() && s_.tokens[at].kind == TokenKind::number &&
                       (s_.is(at + 1, "/") || s_.is(at + 1, "\u2044")) && glued(at + 1) &&
                       glued(at + 2) && s_.tokens[at + 2].kind == TokenKind::number &&
                       !s_.is(at + 3, "/");
    const std::size_t longest = s_.is(at, "1") ? 3 : 2;  // "1/128"
    if (!shape || s_.view(at).size() > 2 || s_.view(at + 2).size() > longest) return std::nullopt;
    const auto top = small(at);
    const auto bottom = small(at + 2);
    if (!top || !bottom || *top < 1 || *bottom < 2 || *top >= *bottom) return std::nullopt;
    Number n{.begin = at, .end = at + 3, .value = *Decimal::from_double(*top / *bottom)};
    n.form = Form::fraction;
    n.digits = true;
    if (glued(n.end) && (is_word(n.end, "th") || is_word(n.end, "ths"))) ++n.end;
    return n;
  }
};

}  // namespace

std::optional<Number> parse_fraction(const NumberScope& scope, std::size_t at) {
  return FractionParser(scope).run(at);
}

std::optional<BrokenPart> broken_part(const NumberScope& scope, std::size_t at) {
  return FractionParser(scope).broken(at);
}

}  // namespace recount::extract
