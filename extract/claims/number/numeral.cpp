// The same order as the English grammar: vague counts, a part of a scale ("une demi-million"),
// digits, words. Behind the whole come its decimals, then a part ("und zwei Drittel"), then scales.
#include "extract/claims/number/numeral.h"

#include <cmath>

#include "extract/claims/figure/unit.h"
#include "extract/claims/number/digits.h"
#include "extract/claims/number/spellout.h"

namespace recount::extract {
namespace {

using core::Decimal;
using core::Form;

constexpr std::size_t kMaxDecimals = 12;

class SpelledParser {
 public:
  SpelledParser(const Sentence& s, const Language& l) : s_(s), l_(l), words_(*l.spellout()) {}

  [[nodiscard]] std::optional<Number> run(std::size_t at) const {
    if (const Match m = l_.match(s_, at, WordClass::unit); m && m.entry->kind == "percent_before")
      return std::nullopt;
    if (auto n = vague(at)) return n;
    if (auto n = inverse_fraction(at)) return n;
    if (auto n = lone_part(at)) return n;
    auto n = whole(at);
    if (!n) return std::nullopt;
    if (fraction(*n)) {
      scales(*n);
      if (n->scaled) n->form = Form::number;
      return n;
    }
    exponent(*n);
    if (!mixed(*n) && !n->digits) decimals(*n);
    scales(*n);
    if (n->scaled && !mixed(*n)) after_scale(*n);
    if (!n->digits && is_article(at, *n)) return std::nullopt;
    return n;
  }

 private:
  [[nodiscard]] bool is(std::size_t i, WordClass cls) const { return l_.is(s_, i, cls); }

  [[nodiscard]] std::optional<Number> vague(std::size_t at) const {
    const Match m = l_.match(s_, at, WordClass::vague);
    if (!m) return std::nullopt;
    Number n{.begin = at, .end = at + m.length};
    n.form = Form::vague;
    n.range = core::DecimalRange{decimal_of(m.entry->low), decimal_of(m.entry->high)};
    return n;
  }

  /// Digits or words, nothing behind them.
  [[nodiscard]] std::optional<Number> whole(std::size_t at) const {
    if (at >= s_.size()) return std::nullopt;
    if (s_.tokens[at].kind == TokenKind::number) {
      const auto value = parse_digits(s_.view(at), l_.style());
      if (!value) return std::nullopt;
      Number n{.begin = at, .end = at + 1, .value = *value};
      n.digits = n.bare = true;
      return n;
    }
    const auto spoken = words_.cardinal(s_, at);
    if (!spoken) return std::nullopt;
    Number n{.begin = at, .end = spoken->end, .value = decimal_of(spoken->value)};
    n.scaled = n.of_scale = spoken->scale > 1;
    n.power = static_cast<int>(std::lround(std::log10(spoken->scale)));
    return n;
  }

  /// "ein", "une", 一 alone are articles unless a unit, a part or nothing at all follows.
  [[nodiscard]] bool is_article(std::size_t at, const Number& n) const {
    if (n.end != at + 1 || n.value.to_double() != 1 || n.value.exponent < 0) return false;
    if (l_.noun_style() == NounStyle::none) return false;
    if (l_.match_before(s_, at, WordClass::minus)) return false;
    const bool alone = at == 0 && n.end == s_.size();
    return !alone && !unit_after(s_, n.end, l_, false);
  }

  // ---- parts -----------------------------------------------------------------------------------

  [[nodiscard]] Match part(std::size_t i) const { return l_.match(s_, i, WordClass::denominator); }

  /// What one part of `i` is worth and where it ends: "Drittel", "quintos", "½" are not whole.
  struct Part {
    double value = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<Part> part_at(std::size_t i) const {
    if (const Match m = part(i)) return Part{m.entry->value, i + m.length};
    if (const auto d = words_.denominator(s_, i)) return Part{1 / d->value, d->end};
    return std::nullopt;
  }

  [[nodiscard]] std::size_t past_hyphen(std::size_t i) const { return s_.is(i, "-") ? i + 1 : i; }

  [[nodiscard]] Number as_fraction(std::size_t begin, std::size_t end, double value) const {
    Number n{.begin = begin, .end = end, .value = decimal_of(value)};
    n.form = Form::fraction;
    return n;
  }

  /// "½", "la moitié", "eine halbe Million", "demi-million": a half without a number before it.
  [[nodiscard]] std::optional<Number> lone_part(std::size_t at) const {
    std::size_t i = at;
    const auto one = words_.cardinal(s_, at);
    const bool article = one && one->lone_one;
    if (article) i = past_hyphen(one->end);
    const Match m = part(i);
    if (!m || (article && m.entry->kind == "sign")) return std::nullopt;
    Number n = as_fraction(at, i + m.length, m.entry->value);
    std::size_t next = past_hyphen(n.end);
    if (is(next, WordClass::partitive) && l_.match(s_, next + 1, WordClass::scale)) ++next;
    if (const Match scale = l_.match(s_, next, WordClass::scale); scale && !scale.entry->glued) {
      n.value = decimal_of(m.entry->value * factor(*scale.entry));
      n.end = next + scale.length;
      n.form = Form::number;
      n.scaled = n.of_scale = true;
      return n;
    }
    const bool weak = m.entry->kind == "weak";  // only behind a number: "half" of "halbes Jahr"
    return weak && !article ? std::nullopt : std::optional(n);
  }

  /// "zwei Drittel", "3 quarts", "1/2", "un sur trois".
  [[nodiscard]] bool fraction(Number& n) const {
    if (const auto below = slash(n)) return divide(n, *below);
    const Match over = l_.match(s_, n.end, WordClass::fraction_word);
    if (over && over.entry->kind.empty()) {
      const auto below = whole(n.end + over.length);
      const auto unit = below ? unit_after(s_, below->end, l_, below->digits) : std::nullopt;
      const bool odds = below && n.value.to_double() <= below->value.to_double() &&
                        (!unit || unit->kind == core::UnitKind::percent);
      return odds && divide(n, *below);
    }
    const std::size_t i = past_hyphen(n.end);
    const auto p = part_at(i);
    if (!p || n.value.exponent < 0 || n.scaled) return false;
    if (const Match m = part(i); m && m.entry->kind == "sign") return false;
    if (n.digits && is(i, WordClass::currency)) return false;  // "50 centesimi"
    // "un milliard et trois quarts millions": the parts have a scale of their own.
    const Match own = l_.match(s_, p->end, WordClass::scale);
    const auto head = n.digits ? std::nullopt : words_.cardinal(s_, n.begin);
    if (own && !own.entry->glued && head && head->head > 0) {
      const double parts = (head->value - head->head) * p->value * factor(*own.entry);
      return add(n, head->head + parts - n.value.to_double(), p->end + own.length);
    }
    n.value = decimal_of(times_part(n, p->value));
    n.end = p->end;
    n.form = Form::fraction;
    n.bare = false;
    return true;
  }

  /// "venti e tre quinti" is 20 + 3/5, "cinque miliardi e tre quarti" 5.75 billion.
  [[nodiscard]] double times_part(const Number& n, double part) const {
    const auto spoken = n.digits ? std::nullopt : words_.cardinal(s_, n.begin);
    if (!spoken || spoken->head == 0) return n.value.to_double() * part;
    return spoken->head + (spoken->value - spoken->head) * part * spoken->head_scale;
  }

  [[nodiscard]] std::optional<Number> slash(const Number& n) const {
    const bool glued = s_.is(n.end, "/") && !s_.tokens[n.end].spaced && n.end + 1 < s_.size() &&
                       !s_.tokens[n.end + 1].spaced && n.digits && !s_.is(n.end + 2, "/");
    if (!glued || s_.view(n.begin).size() > 8) return std::nullopt;
    auto below = whole(n.end + 1);
    return below && below->digits ? below : std::nullopt;
  }

  [[nodiscard]] static bool divide(Number& n, const Number& below) {
    if (below.value.to_double() <= 1) return false;
    n.value = decimal_of(n.value.to_double() / below.value.to_double());
    n.end = below.end;
    n.form = Form::fraction;
    n.bare = false;
    return true;
  }

  /// 三分之一: the whole comes first. 百分之五 is a percent and read with its unit.
  [[nodiscard]] std::optional<Number> inverse_fraction(std::size_t at) const {
    const auto below = whole(at);
    if (!below) return std::nullopt;
    const Match m = l_.match(s_, below->end, WordClass::fraction_word);
    if (!m || m.entry->kind != "inverse") return std::nullopt;
    auto top = whole(below->end + m.length);
    if (!top || below->value.to_double() == 0) return std::nullopt;
    if (!top->digits) decimals(*top);
    return as_fraction(at, top->end, top->value.to_double() / below->value.to_double());
  }

  /// "sechs und zwei Drittel", "2 ½", "cien con tres cuartos".
  bool mixed(Number& n) const {
    if (n.value.exponent < 0 && !n.scaled) return false;
    std::size_t i = n.end;
    if (const Match m = part(i); m && m.entry->kind == "sign") return add(n, m.entry->value, i + 1);
    if (s_.is(i, "-") && !s_.tokens[i].spaced && n.digits) ++i;
    if (n.digits && i < s_.size() && s_.tokens[i].kind == TokenKind::number) {
      auto top = whole(i);
      const auto below = top ? slash(*top) : std::nullopt;
      return below && top->value.to_double() < below->value.to_double() && divide(*top, *below) &&
             add(n, top->value.to_double(), top->end);
    }
    if (const Match m = l_.match(s_, i, WordClass::fraction_word); m && m.entry->kind == "mixed") {
      const auto top = inverse_fraction(i + m.length);
      return top && add(n, top->value.to_double(), top->end);
    }
    if (!is(i, WordClass::conjunction) && !is(i, WordClass::decimal_word)) return false;
    ++i;
    auto top = whole(i);
    // "en een half", "en driekwart".
    if (const Match alone = part(i); alone && std::fmod(alone.entry->value, 0.25) == 0)
      top = as_fraction(i, i + alone.length, alone.entry->value);
    else if (!top || (top->digits && !slash(*top)) || !fraction(*top))
      return false;
    scales(*top);
    const double scale = top->scaled ? 1 : std::pow(10.0, n.power);
    return add(n, top->value.to_double() * scale, top->end);
  }

  static bool add(Number& n, double part, std::size_t end) {
    n.value = decimal_of(n.value.to_double() + part);
    n.end = end;
    n.bare = false;
    return true;
  }

  // ---- decimals and scales ---------------------------------------------------------------------

  /// "deux virgule zéro trois": words behind the mark are read one after the other.
  void decimals(Number& n) const {
    const Match mark = l_.match(s_, n.end, WordClass::decimal_word);
    if (!mark || n.scaled) return;
    std::size_t i = n.end + mark.length;
    std::string digits;
    while (digits.size() < kMaxDecimals) {
      const auto spoken = words_.cardinal(s_, i);
      if (!spoken || spoken->value != std::floor(spoken->value)) break;
      digits += decimal_of(spoken->value).to_string();
      i = spoken->end;
    }
    if (digits.empty()) return;
    const auto value = Decimal::parse(n.value.to_string() + "." + digits);
    if (!value) return;
    n.value = *value;
    n.end = i;
  }

  /// "1,1e23", "3 x 10^8", "2^5".
  void exponent(Number& n) const {
    if (!n.digits) return;
    if (const auto e = exponent_after(s_, n.end, l_)) {
      n.value = e->is_power ? decimal_of(std::pow(n.value.to_double(), e->value))
                            : n.value.times_power_of_ten(e->value);
      n.end = e->end;
      n.bare = false;
    }
  }

  [[nodiscard]] static double factor(const Entry& scale) {
    return scale.value != 0 ? scale.value : std::pow(10.0, scale.power);
  }

  /// 500多亿: how many tokens between a number and its scale say that there are more.
  [[nodiscard]] std::size_t more_inside(std::size_t i) const {
    const Match m = l_.match(s_, i, WordClass::hedge_after);
    return m && m.entry->kind == "inside" ? m.length : 0;
  }

  void scales(Number& n) const {
    for (int count = 0; count < 3; ++count) {
      const std::size_t more = more_inside(n.end);
      const std::size_t at = past_hyphen(n.end + more);
      const Match m = l_.match(s_, at, WordClass::scale);
      if (!m || (m.entry->glued && !n.digits)) return;
      // 12千米 are kilometres, not thousands of metres.
      if (l_.match(s_, at, WordClass::unit).length > m.length) return;
      // "322 cent" is 32,200; "1,2 cent" are cents.
      const bool few = n.value.exponent < 0 || n.value.to_double() < 2;
      if (m.entry->power == 2 && (few || !n.digits)) return;
      // "1m" is a metre, "1M" a million.
      const bool small = s_.view(at)[0] >= 'a' && s_.view(at)[0] <= 'z';
      if (m.entry->glued && (small || s_.tokens[at].spaced) && unit_after(s_, at, l_, true)) return;
      const double f = factor(*m.entry);
      n.value = m.entry->value != 0 ? decimal_of(n.value.to_double() * f)
                                    : n.value.times_power_of_ten(m.entry->power);
      n.power += m.entry->power;
      n.more = n.more || more > 0;
      n.end = at + m.length;
      n.scaled = n.of_scale = true;
      n.bare = false;
    }
  }

  /// "5億1萬4千": digits and scales in turn, and "2 millions 300 mille".
  void after_scale(Number& n) const {
    for (int count = 0; count < 4; ++count) {
      std::size_t at = n.end;
      if (n.digits && is(at, WordClass::conjunction) && l_.noun_style() != NounStyle::none) return;
      auto next = whole(at);
      const bool fits =
          next && !(next->digits && s_.tokens[at].spaced && l_.noun_style() != NounStyle::none);
      if (!fits || next->value.exponent < 0) return;
      Number rest = *next;
      scales(rest);
      if (rest.value.to_double() >= n.value.times_power_of_ten(0).to_double()) return;
      n.value = decimal_of(n.value.to_double() + rest.value.to_double());
      n.end = rest.end;
      n.scaled = rest.scaled;
    }
  }

  const Sentence& s_;
  const Language& l_;
  const Spellout& words_;
};

}  // namespace

std::optional<Number> parse_spelled_number(const Sentence& s, std::size_t at,
                                           const Language& language) {
  return SpelledParser(s, language).run(at);
}

}  // namespace recount::extract
