// Words add up as they are spoken: a group below a thousand is closed by a scale.
#include "extract/claims/number/number_words.h"

#include <cmath>
#include <cstdint>

#include "extract/claims/number/fraction.h"

namespace recount::extract {
namespace {

using core::Decimal;

/// Adds number words up. `group` is what was said since the last scale of a thousand or more.
struct Sum {
  double total = 0;
  double group = 0;
  double last = 1e18;  // magnitude that the next word must stay below
  int power = 0;       // of the last scale word, if nothing came after it
  bool any = false;

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
    if (e.value != 0) return group > 0 && group < 1000;
    if (e.power == 2) return group > 0 && group < 100;
    return group > 0;
  }
  void add_scale(const Entry& e) {
    if (e.value != 0) {
      // "three hundred and two dozen" are 300 and 24.
      const double counted = std::fmod(group, 100) == 0 ? group : std::fmod(group, 100);
      group += counted * (e.value - 1);
      last = 100;
      power = 0;
      return;
    }
    if (e.power == 2) {
      group *= 100;
      last = 100;
      power = 2;
      return;
    }
    total += group * std::pow(10.0, e.power);
    group = 0;
    last = std::pow(10.0, e.power);
    power = e.power;
  }
};

class NumberWords : private NumberScope {
 public:
  explicit NumberWords(const NumberScope& scope) : NumberScope(scope) {}

  [[nodiscard]] std::optional<Number> run(std::size_t at) const {
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
      if (const Match c = entry(next, WordClass::cardinal);
          c && sum.takes_cardinal(c.entry->value)) {
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
      const auto broken = sum.any ? broken_part(*this, i) : std::nullopt;
      if (const auto part = part_of_million(i, sum)) {
        sum.group = part->value.to_double();
        end = part->end;
        break;
      }
      if (!broken || sum.total > 0) break;
      sum.group += broken->value;
      sum.last = 50;
      end = i = broken->end;
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

 private:
  /// "one billion and a half million": a part of the next smaller scale.
  [[nodiscard]] std::optional<Number> part_of_million(std::size_t i, const Sum& sum) const {
    if (sum.power < 6 || sum.group != 0 || !is_word(i, "and") || !article(i + 1))
      return std::nullopt;
    auto part = parse_fraction(*this, i + 1);
    return part && part->scaled && part->power < sum.power ? part : std::nullopt;
  }
};

}  // namespace

std::optional<Number> parse_number_words(const NumberScope& scope, std::size_t at) {
  return NumberWords(scope).run(at);
}

}  // namespace recount::extract
