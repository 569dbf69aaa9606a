// Tried in this order, since each is a prefix of the next: vague counts, "half a million",
// fractions, digits, words. Number words add up as they are spoken: a group below a thousand is
// closed by a scale.
#include "extract/claims/number.h"

#include <cmath>

#include "extract/claims/noun.h"
#include "extract/claims/numeral.h"

namespace recount::extract {
namespace {

using core::Decimal;
using core::Form;

constexpr std::size_t kMaxDigits = 25;
constexpr double kExact = 9e15;  // whole doubles below it are exact
constexpr double kLargest = 1e60;
constexpr int kSignificant = 14;  // digits behind the first that a double still holds
constexpr std::size_t kMaxDecimals = 12;

class Parser {
 public:
  Parser(const Sentence& s, const Language& language) : s_(s), l_(language) {}

  [[nodiscard]] std::optional<Number> run(std::size_t at) const {
    if (auto n = vague(at)) return n;
    if (auto n = half_of_scale(at)) return n;
    if (auto n = one_in(at)) return n;
    if (auto n = fraction(at)) return n;
    auto n = digits(at);
    if (!n) n = words(at);
    if (!n) return n;
    if (n->digits) apply_half_of_scale(*n);
    apply_decimals(*n);
    apply_denominator(*n);
    apply_over(*n);
    return n;
  }

 private:
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const {
    return i < s_.size() && extract::is_word(s_.view(i), word);
  }
  [[nodiscard]] bool article(std::size_t i) const { return is_word(i, "a") || is_word(i, "an"); }
  [[nodiscard]] Match entry(std::size_t i, WordClass cls) const { return l_.match(s_, i, cls); }
  [[nodiscard]] bool glued(std::size_t i) const { return i < s_.size() && !s_.tokens[i].spaced; }

  [[nodiscard]] std::optional<Number> vague(std::size_t at) const {
    const Match m = entry(at, WordClass::vague);
    if (!m) return std::nullopt;
    Number n{.begin = at, .end = at + m.length};
    n.form = Form::vague;
    n.range = core::DecimalRange{*Decimal::from_double(m.entry->low),
                                 *Decimal::from_double(m.entry->high)};
    return n;
  }

  /// The scale word at `i`; letters ("m") only where they touch the digits.
  [[nodiscard]] Match scale(std::size_t i) const {
    const Match m = entry(i, WordClass::scale);
    if (!m || (m.entry->glued && !letter_scale(i))) return {};
    return m;
  }

  /// "$3m", "12k": glued to digits; "m" and "t" need a currency, or they are metres and tonnes.
  [[nodiscard]] bool letter_scale(std::size_t i) const {
    if (i == 0 || s_.tokens[i - 1].kind != TokenKind::number) return false;
    const bool money = money_before(i - 1);
    const bool last = i + 1 == s_.size();
    if (s_.tokens[i].spaced) return (money && s_.view(i) == "m") || (last && is_word(i, "k"));
    const std::string letter = lower_case(s_.view(i));
    if (letter == "g" || letter == "b") return s_.view(i) == "G" || letter == "b";
    if (letter == "k") return !is_word(i + 1, "m");
    const bool counted = letter == "m" && (is_word(i + 1, "of") || is_plural(s_, i + 1, l_));
    return money || counted || s_.view(i) == "M" || letter == "b";
  }

  [[nodiscard]] bool money_before(std::size_t i) const {
    return static_cast<bool>(l_.match_before(s_, i, WordClass::currency));
  }

  [[nodiscard]] static Decimal scaled(const Decimal& value, const Entry& scale) {
    if (scale.value == 0) return value.times_power_of_ten(scale.power);
    const auto factor = static_cast<std::int64_t>(scale.value);
    return {value.coefficient * factor, value.exponent};
  }

  /// "half a million", "a quarter of a million", "half a dozen".
  [[nodiscard]] std::optional<Number> half_of_scale(std::size_t at) const {
    std::size_t i = at;
    const bool counted = article(i) || is_word(i, "three");
    const double times = is_word(i, "three") ? 3 : 1;
    if (counted) ++i;
    const Match part = entry(i, WordClass::denominator);
    if (!part || part.entry->value < 0.25 || part.entry->kind == "sign") return std::nullopt;
    i += part.length;
    if (is_word(i, "of")) ++i;
    if (!article(i) && !(i == at + part.length + (counted ? 1 : 0))) return std::nullopt;
    if (!article(i)) --i;
    const Match unit = entry(i + 1, WordClass::scale);
    if (!unit || unit.entry->glued) return std::nullopt;
    const auto value = Decimal::from_double(times * part.entry->value);
    Number n{.begin = at, .end = i + 1 + unit.length, .value = scaled(*value, *unit.entry)};
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
                       s_.is(at + 1, "/") && glued(at + 1) && glued(at + 2) &&
                       s_.tokens[at + 2].kind == TokenKind::number && !s_.is(at + 3, "/");
    if (!shape || s_.view(at).size() > 2 || s_.view(at + 2).size() > 2) return std::nullopt;
    const auto top = small(at);
    const auto bottom = small(at + 2);
    if (!top || !bottom || *top < 1 || *bottom < 2 || *top >= *bottom) return std::nullopt;
    Number n{.begin = at, .end = at + 3, .value = *Decimal::from_double(*top / *bottom)};
    n.form = Form::fraction;
    n.digits = true;
    return n;
  }

  /// What may follow a whole number as its broken part: "½", "1/2", "and a half".
  [[nodiscard]] std::optional<std::pair<double, std::size_t>> broken_part(std::size_t i) const {
    if (const Match m = entry(i, WordClass::denominator); m && m.entry->kind == "sign") {
      return std::pair{m.entry->value, i + m.length};
    }
    if (s_.is(i, "-") && glued(i)) ++i;
    if (const auto f = slash_fraction(i)) return std::pair{f->value.to_double(), f->end};
    if (is_word(i, "and") && (article(i + 1) || is_word(i + 1, "one"))) {
      const Match m = entry(i + 2, WordClass::denominator);
      if (m && m.entry->value >= 0.25) return std::pair{m.entry->value, i + 2 + m.length};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Number> digits(std::size_t at) const {
    if (at >= s_.size() || s_.tokens[at].kind != TokenKind::number) return std::nullopt;
    const auto value = parse_digits(s_.view(at), l_.style());
    if (!value) return std::nullopt;
    Number n{.begin = at, .end = at + 1, .value = *value};
    n.digits = true;
    n.bare = true;
    if (const auto broken = broken_part(n.end); broken && value->exponent >= 0) {
      n.value = *Decimal::from_double(value->to_double() + broken->first);
      n.end = broken->second;
      n.bare = false;
    }
    power_of_ten(n);
    apply_scales(n);
    return n;
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
      if (!m) return;
      n.value = scaled(n.value, *m.entry);
      n.power += m.entry->power;
      n.end = at + m.length;
      n.scaled = true;
      n.of_scale = true;
      n.bare = false;
    }
  }

  [[nodiscard]] std::optional<Number> words(std::size_t at) const;

  /// "3 million and a quarter": of a million.
  void apply_half_of_scale(Number& n) const {
    if (!n.scaled || !is_word(n.end, "and") || n.power < 6) return;
    const auto broken = broken_part(n.end);
    if (!broken || is_word(broken->second, "of")) return;
    n.value = *Decimal::from_double(n.value.to_double() + broken->first * std::pow(10.0, n.power));
    n.end = broken->second;
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

  /// The number below a fraction line in words: digits or words, nothing deeper.
  [[nodiscard]] std::optional<Number> denominator_of(std::size_t at) const {
    if (at < s_.size() && s_.tokens[at].kind == TokenKind::number) {
      const auto value = parse_digits(s_.view(at), l_.style());
      if (!value) return std::nullopt;
      return Number{.begin = at, .end = at + 1, .value = *value};
    }
    return words(at);
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

  const Sentence& s_;
  const Language& l_;
};

/// Adds number words up. `group` is what was said since the last scale of a thousand or more.
struct Sum {
  double total = 0;
  double group = 0;
  double last = 1e18;  // magnitude that the next word must stay below
  int power = 0;       // of the last scale word, if nothing came after it
  bool any = false;
  bool said_scale = false;

  [[nodiscard]] bool takes_cardinal(double v) const {
    if (!any) return true;
    if (last >= 100) return v < 100;
    return last >= 20 && last < 100 && std::fmod(last, 10) == 0 && v >= 1 && v < 10;
  }
  void add_cardinal(double v) {
    group += v;
    last = v;
    any = true;
    power = 0;
  }
  [[nodiscard]] bool takes_scale(const Entry& e) const {
    if (!any) return false;
    if (e.power == 2 || e.value != 0) return group > 0 && group < 100;
    return group > 0;
  }
  void add_scale(const Entry& e) {
    said_scale = true;
    if (e.value != 0 || e.power == 2) {
      group *= e.value != 0 ? e.value : 100;
      last = 100;
      power = e.value != 0 ? 0 : 2;
      return;
    }
    total += group * std::pow(10.0, e.power);
    group = 0;
    last = std::pow(10.0, e.power);
    power = e.power;
  }
};

std::optional<Number> Parser::words(std::size_t at) const {
  Sum sum;
  double head = 0;
  int head_power = 0;
  std::size_t i = at;
  if (article(i)) {
    const Match m = entry(i + 1, WordClass::scale);
    if (!m || m.entry->glued) return std::nullopt;
    sum.add_cardinal(1);
    ++i;
  }
  std::size_t end = i;
  while (i < s_.size()) {
    std::size_t next = i;
    if (end > at && (s_.is(next, "-") || (sum.last >= 100 && is_word(next, "and")))) ++next;
    if (const Match c = entry(next, WordClass::cardinal); c && sum.takes_cardinal(c.entry->value)) {
      if (is_word(i, "and") && sum.power >= 6 && sum.group == 0) {
        head = sum.total;
        head_power = sum.power;
      }
      sum.add_cardinal(c.entry->value);
      end = i = next + c.length;
      continue;
    }
    const Match scale = entry(next, WordClass::scale);
    if (scale && !scale.entry->glued && !is_word(i, "and") && sum.takes_scale(*scale.entry)) {
      sum.add_scale(*scale.entry);
      end = i = next + scale.length;
      continue;
    }
    const auto broken = sum.any ? broken_part(i) : std::nullopt;
    if (!broken || sum.total > 0) break;
    sum.group += broken->first;
    sum.last = 50;
    end = i = broken->second;
  }
  if (!sum.any || end == at || (article(at) && end == at + 1)) return std::nullopt;
  const auto value = Decimal::from_double(sum.total + sum.group);
  if (!value) return std::nullopt;
  Number n{.begin = at, .end = end, .value = *value};
  n.head = head;
  n.head_power = head_power;
  n.power = sum.power;
  n.scaled = sum.power >= 3 && sum.group == 0;
  n.of_scale = n.scaled || sum.power == 2;
  if (!n.scaled && n.value.exponent > 0) {
    // "three hundred" is a plain count, not one known to the nearest hundred.
    n.value = {static_cast<std::int64_t>(sum.total + sum.group), 0};
  }
  return n;
}

}  // namespace

namespace {

/// The plain form of a wide digit or stop (３, ．) at its last byte; other bytes as they are.
char narrow(std::string_view token, std::size_t i) {
  if (i < 2 || static_cast<unsigned char>(token[i - 2]) != 0xEF ||
      static_cast<unsigned char>(token[i - 1]) != 0xBC) {
    return token[i];
  }
  const int code = 0xFF00 + static_cast<unsigned char>(token[i]) - 0x80;
  return static_cast<char>(code - 0xFEE0);
}

}  // namespace

namespace {

/// "0.8" has a decimal point even where the comma is one.
char decimal_mark(std::string_view token, const NumberStyle& style) {
  const std::size_t dot = token.find('.');
  const bool foreign = style.decimal == ',' && dot != std::string_view::npos &&
                       token.find('.', dot + 1) == std::string_view::npos &&
                       token.find(',') == std::string_view::npos && token.size() - dot != 4;
  return foreign ? '.' : style.decimal;
}

}  // namespace

std::optional<Decimal> parse_digits(std::string_view token, const NumberStyle& style) {
  std::string plain;
  const char decimal = decimal_mark(token, style);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = narrow(token, i);
    if (c >= '0' && c <= '9')
      plain.push_back(c);
    else if (c == decimal)
      plain.push_back('.');
    if (plain.size() > kMaxDigits) return std::nullopt;
  }
  if (!plain.empty() && plain.front() == '.') plain.insert(plain.begin(), '0');
  return Decimal::parse(plain);
}

namespace {

constexpr int kMaxExponent = 300;
constexpr double kMaxPower = 30;

bool is_minus(const Sentence& s, std::size_t i) {
  return s.is(i, "-") || s.is(i, "−") || s.is(i, "–");
}

/// "6", "-5", "+14", "--23" right behind `i`.
std::optional<Exponent> signed_power(const Sentence& s, std::size_t i, const NumberStyle& style) {
  const bool negative = is_minus(s, i) && !is_minus(s, i + 1);
  while (is_minus(s, i) || s.is(i, "+")) ++i;
  if (i >= s.size() || s.tokens[i].kind != TokenKind::number) return std::nullopt;
  const auto value = parse_digits(s.view(i), style);
  if (!value || value->exponent < 0 || value->to_double() > kMaxPower) return std::nullopt;
  const int power = static_cast<int>(value->to_double());
  return Exponent{negative ? -power : power, false, i + 1};
}

/// "e13" glued to digits.
std::optional<Exponent> glued_e(const Sentence& s, std::size_t i, const NumberStyle& style) {
  if (i >= s.size() || s.tokens[i].spaced) return std::nullopt;
  const std::string_view text = s.view(i);
  if (text[0] != 'e' && text[0] != 'E') return std::nullopt;
  if (text.size() == 1 && (is_minus(s, i + 1) || s.is(i + 1, "+")))
    return signed_power(s, i + 1, style);
  if (text.size() < 2 || text.size() > 3) return std::nullopt;
  int power = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    power = power * 10 + (c - '0');
  }
  return Exponent{power, false, i + 1};
}

}  // namespace

std::optional<Exponent> exponent_after(const Sentence& s, std::size_t at,
                                       const Language& language) {
  if (auto e = glued_e(s, at, language.style())) return e;
  if (s.is(at, "^")) {
    auto e = signed_power(s, at + 1, language.style());
    if (e) e->is_power = true;
    return e && std::abs(e->value) < kMaxExponent ? e : std::nullopt;
  }
  std::size_t i = at;
  const bool glued = s.is(i, "x10") || s.is(i, "X10");
  const bool apart = (s.is(i, "×") || s.is(i, "x") || s.is(i, "·")) && s.is(i + 1, "10");
  if (!glued && !apart) return std::nullopt;
  i += glued ? 1 : 2;
  if (s.is(i, "^")) ++i;
  return signed_power(s, i, language.style());
}

core::Decimal decimal_of(double value) {
  if (!std::isfinite(value) || std::abs(value) > kLargest) return {};
  if (std::abs(value) < kExact && value == std::floor(value))
    return {static_cast<std::int64_t>(value), 0};
  const int digits = kSignificant - static_cast<int>(std::floor(std::log10(std::abs(value))));
  Decimal d{static_cast<std::int64_t>(std::llround(value * std::pow(10.0, digits))), -digits};
  while (d.coefficient % 10 == 0 && d.exponent < 0) d = {d.coefficient / 10, d.exponent + 1};
  return d;
}

std::optional<Number> parse_number(const Sentence& s, std::size_t at, const Language& language) {
  if (language.spellout() != nullptr) return parse_spelled_number(s, at, language);
  return Parser(s, language).run(at);
}

}  // namespace recount::extract
