// printf does the rounding; trailing zeros go. A negative number carries a true minus sign only
// where it stands between operands, so that a calculator line can be typed as it stands.
#include "rules/number_text.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace recount::rules {
namespace {

std::string printed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  std::string out(buffer.data(), static_cast<std::size_t>(length));
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

/// So many decimals that four significant digits show; none for large or whole numbers.
int decimals_for(double value) {
  const double size = std::abs(value);
  if (size == 0 || std::round(size) == size) return 0;
  return std::max(0, 3 - static_cast<int>(std::floor(std::log10(size))));
}

/// A figure as it was written, so that the line gives on a calculator what it says: "203.85"; what
/// a word stands for ("a third") has no end and is cut.
std::string input_text(double value) {
  constexpr int kMostDecimals = 6;
  double power = 1;
  for (int decimals = 0; decimals <= kMostDecimals; ++decimals, power *= 10) {
    if (std::abs(std::round(value * power) / power - value) <= 1e-12 * std::abs(value))
      return printed(value, decimals);
  }
  return number_text(value);
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace

std::string number_text(double value) {
  if (std::isinf(value)) return value < 0 ? "-infinity" : "infinity";
  return printed(value, decimals_for(value));
}

std::string interval_text(core::Interval i) {
  if (i.low == i.high) return number_text(i.low);
  if (std::isinf(i.low) && std::isinf(i.high)) return "anything";
  if (std::isinf(i.high)) return "at least " + number_text(i.low);
  if (std::isinf(i.low)) return "at most " + number_text(i.high);
  return number_text(i.low) + " to " + number_text(i.high);
}

std::string formula_text(Relation relation, const std::vector<double>& values) {
  std::vector<std::string> n;
  n.reserve(values.size());
  for (const double v : values) n.push_back(input_text(v));
  switch (relation) {
    case Relation::percent_change: return "100 × (" + n[1] + " − " + n[0] + ") / " + n[0];
    case Relation::difference: return n[1] + " − " + n[0];
    case Relation::fraction_change: return "(" + n[1] + " − " + n[0] + ") / " + n[0];
    case Relation::fraction: return n[0] + " / " + n[1];
    case Relation::ratio: return n[1] + " / " + n[0];
    case Relation::share: return "100 × " + n[0] + " / " + n[1];
    case Relation::sum: return joined(n, " + ");
    case Relation::product: return n[0] + " × " + n[1];
    case Relation::mean: return n[0] + " / " + n[1];
    case Relation::rate: return n[2] + " × " + n[0] + " / " + n[1];
    case Relation::growth_per_year:
      return "100 × ((" + n[1] + " / " + n[0] + ") ^ (1 / " + n[2] + ") − 1)";
    case Relation::gain_percent: return "100 × " + n[1] + " / (" + n[0] + " − " + n[1] + ")";
    case Relation::loss_percent: return "100 × " + n[1] + " / (" + n[0] + " + " + n[1] + ")";
    case Relation::percent_of: return "100 × " + n[1] + " / " + n[0];
    case Relation::base_of: return "100 × " + n[0] + " / " + n[1];
    case Relation::equal: break;
  }
  return n[0];
}

std::string rounded_text(double value, double step) {
  const double rounded = std::round(value / step) * step;
  return printed(rounded, step < 1 ? static_cast<int>(std::ceil(-std::log10(step))) : 0);
}

}  // namespace recount::rules
