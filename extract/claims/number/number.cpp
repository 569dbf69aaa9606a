// Tried in this order, since each is a prefix of the next: vague counts, fractions, digits, words.
// Then what may stand behind a number: its decimals in words, a part of its scale, a denominator.
#include "extract/claims/number/number.h"

#include <cmath>
#include <string>

#include "extract/claims/number/digits.h"
#include "extract/claims/number/fraction.h"
#include "extract/claims/number/number_scope.h"
#include "extract/claims/number/number_words.h"
#include "extract/claims/number/numeral.h"

namespace recount::extract {
namespace {

using core::Decimal;
using core::Form;

constexpr std::size_t kMaxDecimals = 12;

class NumberParser : private NumberScope {
 public:
  using NumberScope::NumberScope;

  [[nodiscard]] std::optional<Number> run(std::size_t at) const {
    if (auto n = vague(at)) return n;
    if (auto n = parse_fraction(*this, at)) return n;
    auto n = digits(at);
    if (!n) n = parse_number_words(*this, at);
    if (!n) return n;
    if (n->digits) apply_half_of_scale(*n);
    apply_decimals(*n);
    apply_denominator(*n);
    apply_over(*n);
    if (!n->digits) pass_repeat(*n);
    return n;
  }

 private:
  [[nodiscard]] std::optional<Number> vague(std::size_t at) const {
    const Match m = entry(at, WordClass::vague);
    if (!m) return std::nullopt;
    // "He scores", "test scores": twenties only as "scores of" something, or where they begin.
    if (m.entry->kind == "of" && at > 0 && !is_word(at + m.length, "of")) return std::nullopt;
    Number n{.begin = at, .end = at + m.length};
    n.form = Form::vague;
    n.range = core::DecimalRange{*Decimal::from_double(m.entry->low),
                                 *Decimal::from_double(m.entry->high)};
    return n;
  }

  [[nodiscard]] std::optional<Number> digits(std::size_t at) const {
    if (at >= s_.size() || s_.tokens[at].kind != TokenKind::number) return std::nullopt;
    const auto value = parse_digits(s_.view(at), l_.style());
    if (!value) return std::nullopt;
    Number n{.begin = at, .end = at + 1, .value = *value};
    n.digits = true;
    n.bare = true;
    constexpr int kMaxGroups = 3;
    for (int k = 0; k < kMaxGroups && group_apart(n.end) && is_small_whole(n.value); ++k) {
      n.value = {n.value.coefficient * 1000, 0};
      n.end += 2;
    }
    take_spaced_groups(n);
    if (const auto broken = broken_part(*this, n.end); broken && value->exponent >= 0) {
      n.value = *Decimal::from_double(value->to_double() + broken->value);
      n.end = broken->end;
      n.bare = false;
    }
    power_of_ten(n);
    apply_scales(n);
    apply_rest_of_hundred(n);
    apply_lower_scale(n);
    return n;
  }

  /// "80, 000": no number begins with three zeros, so they are a group that went astray.
  [[nodiscard]] bool group_apart(std::size_t i) const {
    constexpr std::string_view kGroup = "000";
    return s_.is(i, ",") && s_.is(i + 1, kGroup) && l_.style().group == ',';
  }

  /// "10 000 samples", "1 234 567 km": groups of three digits with something counted behind them.
  void take_spaced_groups(Number& n) const {
    constexpr std::size_t kGroup = 3;
    constexpr std::size_t kMaxGroups = 3;
    const std::string_view first = s_.view(n.begin);
    const bool fits = n.end == n.begin + 1 && first.size() <= kGroup && first.front() != '0' &&
                      n.value.exponent == 0 && l_.style().group == ',';
    if (!fits) return;
    std::size_t end = n.end;
    Decimal value = n.value;
    while (end < s_.size() && end < n.end + kMaxGroups && is_digits(end, kGroup)) {
      value = {value.coefficient * 1000 + std::stoll(std::string(s_.view(end))), 0};
      ++end;
    }
    const bool counted =
        end < s_.size() && (s_.tokens[end].kind == TokenKind::word || s_.is(end, "%"));
    const bool round = end >= n.end + 2 && s_.is(end - 1, "000");  // "1 000 000."
    if (end == n.end || (!counted && !round)) return;
    n.value = value;
    n.end = end;
  }

  /// "thirty (30) days": contracts say a number twice.
  void pass_repeat(Number& n) const {
    const std::size_t i = n.end + 1;
    if (!s_.is(n.end, "(") || !s_.is(i + 1, ")") || s_.tokens[i].kind != TokenKind::number) return;
    const auto again = parse_digits(s_.view(i), l_.style());
    if (again && again->to_double() == n.value.to_double()) n.end = i + 2;
  }

  [[nodiscard]] bool is_digits(std::size_t i, std::size_t size) const {
    if (i >= s_.size()) return false;
    const std::string_view text = s_.view(i);
    return s_.tokens[i].kind == TokenKind::number && text.size() == size &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  [[nodiscard]] static bool is_small_whole(const Decimal& d) {
    constexpr double kFirstGroups = 1e9;
    return d.exponent == 0 && d.to_double() < kFirstGroups;
  }

  void power_of_ten(Number& n) const {
    const auto e = exponent_after(s_, n.end, l_);
    if (!e) return;
    n.value = e->is_power ? decimal_of(std::pow(n.value.to_double(), e->value))
                          : n.value.times_power_of_ten(e->value);
    n.end = e->end;
    n.bare = false;
  }

  void apply_scales(Number& n) const {
    for (int i = 0; i < 2; ++i) {
      std::size_t at = n.end;
      if (s_.is(at, "-") && glued(at) && glued(at + 1)) ++at;
      const Match m = scale(at);
      if (!m || (m.entry->glued && at > n.end)) return;  // "form 1098-T"
      n.value = scaled(n.value, *m.entry);
      n.power += m.entry->power;
      n.end = at + m.length;
      n.scaled = true;
      n.of_scale = true;
      n.bare = false;
    }
  }

  /// "3 hundred and 21".
  void apply_rest_of_hundred(Number& n) const {
    constexpr int kHundred = 2;
    const std::size_t i = n.end + 1;
    const bool rest = is_digits(i, 1) || is_digits(i, 2);
    if (n.power != kHundred || !is_word(n.end, "and") || !rest || scale(i + 1)) return;
    n.value = decimal_of(n.value.to_double() + std::stod(std::string(s_.view(i))));
    n.end = i + 1;
  }

  /// "2 thousand 3 hundred", "1 million 200 thousand".
  void apply_lower_scale(Number& n) const {
    if (!n.scaled || n.end + 1 >= s_.size() || !s_.tokens[n.end].spaced) return;
    const auto rest = s_.tokens[n.end].kind == TokenKind::number
                          ? parse_digits(s_.view(n.end), l_.style())
                          : std::nullopt;
    const Match lower = entry(n.end + 1, WordClass::scale);
    if (!rest || rest->exponent != 0 || !lower || lower.entry->glued || lower.entry->value != 0 ||
        lower.entry->power >= n.power)
      return;
    const double sum = scaled(*rest, *lower.entry).to_double();
    if (sum >= std::pow(10.0, n.power)) return;
    n.value = decimal_of(n.value.to_double() + sum);
    n.end += 1 + lower.length;
  }

  /// "3 million and a quarter": of a million.
  void apply_half_of_scale(Number& n) const {
    if (!n.scaled || !is_word(n.end, "and") || n.power < 6) return;
    const auto broken = broken_part(*this, n.end);
    if (!broken || is_word(broken->end, "of")) return;
    n.value = *Decimal::from_double(n.value.to_double() + broken->value * std::pow(10.0, n.power));
    n.end = broken->end;
  }

  /// "five point two five": digit by digit.
  void apply_decimals(Number& n) const {
    if (n.digits || n.scaled || !entry(n.end, WordClass::decimal_word)) return;
    std::string text;
    std::size_t i = n.end + 1;
    for (Match m = entry(i, WordClass::cardinal); m && text.size() < kMaxDecimals;
         m = entry(i, WordClass::cardinal)) {
      text += std::to_string(static_cast<int>(m.entry->value));
      i += m.length;
      if (m.entry->value >= 10) break;
    }
    const auto value =
        text.empty() ? std::nullopt : Decimal::parse(n.value.to_string() + "." + text);
    if (!value) return;
    n.value = *value;
    n.end = i;
    apply_scales(n);
  }

  /// "twenty-three fifths", "two hundred hundredths": in the plural, or it is an ordinal.
  void apply_denominator(Number& n) const {
    if (n.digits || n.end == n.begin + 1 || n.scaled) return;
    const std::size_t i = s_.is(n.end, "-") && glued(n.end) ? n.end + 1 : n.end;
    const Match part = entry(i, WordClass::denominator);
    if (!part || part.entry->phrase.back() != 's' || part.entry->value > 0.4) return;
    n.end = i + part.length;
    if (const double tens = tens_of_denominator(n, i); tens > 0) {
      n.value =
          decimal_of((n.value.to_double() - tens) / (tens + std::round(1 / part.entry->value)));
      n.form = Form::fraction;
      return;
    }
    // "two hundred and fifty-four hundredths" are 200.54.
    const double tail = std::fmod(n.value.to_double(), 100);
    if (part.entry->value <= 0.01 && tail > 0 && n.value.to_double() > 100 && says_and(n)) {
      n.value = decimal_of(n.value.to_double() - tail + tail * part.entry->value);
      return;
    }
    if (n.head == 0) {
      n.value = *Decimal::from_double(n.value.to_double() * part.entry->value);
      n.form = Form::fraction;
      return;
    }
    // "six million and two thirds" (of a million), "one billion and three quarters million".
    const double counted = (n.value.to_double() - n.head) * part.entry->value;
    const Match own = scale(n.end);
    const int power = own ? own.entry->power : n.head_power;
    n.end += own.length;
    n.value = decimal_of(n.head + counted * std::pow(10.0, power));
  }

  [[nodiscard]] bool says_and(const Number& n) const {
    for (std::size_t i = n.begin; i < n.end; ++i) {
      if (is_word(i, "and")) return true;
    }
    return false;
  }

  /// "one hundred thirty-fifths" is a hundred times 1/35, "one hundred and thirty fifths" is 26:
  /// the tens that belong to the parts; 0 = none do.
  [[nodiscard]] double tens_of_denominator(const Number& n, std::size_t part) const {
    const std::size_t i = s_.is(part - 1, "-") ? part - 2 : part - 1;
    const Match tens = entry(i, WordClass::cardinal);
    const bool round = tens && tens.entry->value >= 20 && std::fmod(tens.entry->value, 10) == 0;
    if (!round || i <= n.begin || is_word(i - 1, "and")) return 0;
    const double rest = n.value.to_double() - tens.entry->value;
    return rest >= 100 && std::fmod(rest, 100) == 0 && n.head == 0 ? tens.entry->value : 0;
  }

  /// The number below a fraction line in words: digits or words, nothing deeper.
  [[nodiscard]] std::optional<Number> denominator_of(std::size_t at) const {
    if (at < s_.size() && s_.tokens[at].kind == TokenKind::number) {
      const auto value = parse_digits(s_.view(at), l_.style());
      if (!value) return std::nullopt;
      return Number{.begin = at, .end = at + 1, .value = *value};
    }
    return parse_number_words(*this, at);
  }

  /// "one over three", "1 over 20": only where nothing is counted.
  void apply_over(Number& n) const {
    if (n.scaled || n.value.to_double() != 1 || !is_word(n.end, "over")) return;
    if (n.begin > 0 && money_before(n.begin)) return;
    const auto below = denominator_of(n.end + 1);
    const bool ends = below &&
                      (below->end == s_.size() || s_.tokens[below->end].kind == TokenKind::sign) &&
                      !s_.is(below->end, "%");
    if (!ends || below->value.to_double() <= 1) return;
    n.value = *Decimal::from_double(n.value.to_double() / below->value.to_double());
    n.end = below->end;
    n.form = Form::fraction;
    n.bare = false;
  }
};

}  // namespace

std::optional<Number> parse_number(const Sentence& s, std::size_t at, const Language& language) {
  if (language.spellout() != nullptr) return parse_spelled_number(s, at, language);
  return NumberParser(s, language).run(at);
}

}  // namespace recount::extract
