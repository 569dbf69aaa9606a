// A relation is monotone in each of its inputs, so the ends of the result lie at corners of the box
// of inputs: compute() walks the corners. Inputs are few (sums are added end by end).
#include "rules/relation.h"

#include <cmath>
#include <functional>

namespace recount::rules {
namespace {

using core::Interval;
using core::Severity;
using core::Verdict;

constexpr double kTiny = 1e-9;

double divided(double a, double b) {
  if (b != 0) return std::isinf(a) && std::isinf(b) ? 0 : a / b;
  return a < 0 ? -Interval::kInfinity : Interval::kInfinity;
}

/// One point of the relation; x holds as many values as the relation has inputs.
double at(Relation relation, const std::vector<double>& x) {
  switch (relation) {
    case Relation::percent_change: return 100 * (divided(x[1], x[0]) - 1);
    case Relation::difference: return x[1] - x[0];
    case Relation::fraction_change: return divided(x[1], x[0]) - 1;
    case Relation::fraction: return divided(x[0], x[1]);
    case Relation::ratio: return divided(x[1], x[0]);
    case Relation::share: return 100 * divided(x[0], x[1]);
    case Relation::product: return x[0] * x[1];
    case Relation::mean: return divided(x[0], x[1]);
    case Relation::rate: return divided(x[0], x[1]) * x[2];
    case Relation::growth_per_year:
      return 100 * (std::pow(divided(x[1], x[0]), divided(1, x[2])) - 1);
    case Relation::gain_percent: return 100 * divided(x[1], x[0] - x[1]);
    case Relation::loss_percent: return 100 * divided(x[1], x[0] + x[1]);
    case Relation::percent_of: return 100 * divided(x[1], x[0]);
    case Relation::base_of: return 100 * divided(x[0], x[1]);
    case Relation::sum:
    case Relation::equal: break;
  }
  return x[0];
}

Interval corners(Relation relation, const Inputs& inputs) {
  Interval out{Interval::kInfinity, -Interval::kInfinity};
  std::vector<double> x(inputs.size());
  for (std::size_t corner = 0; corner < (std::size_t{1} << inputs.size()); ++corner) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      x[i] = ((corner >> i) & 1U) == 0 ? inputs[i].low : inputs[i].high;
    }
    const double value = at(relation, x);
    out = out.hull({value, value});
  }
  return out;
}

bool meets(Interval a, Interval b) {
  const auto size = [](double end) { return std::isfinite(end) ? std::abs(end) : 0.0; };
  const double slack = kTiny * std::max({1.0, size(a.low), size(a.high)});
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

double middle(Interval i) {
  if (!std::isfinite(i.low)) return i.high;
  return std::isfinite(i.high) ? (i.low + i.high) / 2 : i.low;
}

bool opposite_signs(Interval computed, Interval stated) {
  const double a = middle(computed);
  const double b = middle(stated);
  return a * b < 0 && !computed.contains(0.0) && !stated.contains(0.0);
}

/// Low under 2 % of the stated value, medium under 50 %, high above.
Severity severity_of(double gap, Interval stated) {
  const double share = gap / std::max(std::abs(middle(stated)), 1e-12);
  if (share < 0.02) return Severity::low;
  return share < 0.5 ? Severity::medium : Severity::high;
}

}  // namespace

Interval compute(Relation relation, const Inputs& inputs) {
  if (relation != Relation::sum) return corners(relation, inputs);
  Interval total{0, 0};
  for (const Interval& part : inputs) total = total + part;
  return total;
}

std::optional<Interval> solve(Relation relation, const Inputs& inputs, Interval result,
                              std::size_t unknown) {
  const auto other = [&] { return inputs[1 - unknown]; };
  const Interval growth = Interval::exactly(1) + 0.01 * result;
  switch (relation) {
    case Relation::percent_change: return unknown == 0 ? other() / growth : other() * growth;
    case Relation::difference: return unknown == 0 ? other() - result : other() + result;
    case Relation::ratio: return unknown == 0 ? other() / result : other() * result;
    case Relation::fraction: return unknown == 0 ? other() * result : other() / result;
    case Relation::fraction_change: {
      const Interval factor = Interval::exactly(1) + result;
      return unknown == 0 ? other() / factor : other() * factor;
    }
    case Relation::share:
      return unknown == 0 ? 0.01 * (other() * result) : 100 * (other() / result);
    case Relation::percent_of:
      return unknown == 0 ? 100 * (other() / result) : 0.01 * (other() * result);
    case Relation::product: return result / other();
    case Relation::mean: return unknown == 0 ? result * other() : other() / result;
    case Relation::base_of:
      return unknown == 0 ? 0.01 * (result * other()) : 100 * (other() / result);
    case Relation::equal: return result;
    case Relation::rate:
      if (unknown == 0) return result * inputs[1] / inputs[2];
      return unknown == 1 ? inputs[0] * inputs[2] / result : result * inputs[1] / inputs[0];
    case Relation::sum: {
      Interval rest = result;
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (i != unknown) rest = rest - inputs[i];
      }
      return rest;
    }
    case Relation::growth_per_year:
    case Relation::gain_percent:
    case Relation::loss_percent: break;
  }
  return std::nullopt;
}

Stated operator-(Stated s) { return {-s.strict, -s.loose}; }

std::optional<int> power_of_ten_between(double a, double b) {
  if (a == 0 || b == 0 || !std::isfinite(a) || !std::isfinite(b)) return std::nullopt;
  const double exponent = std::log10(std::abs(a / b));
  const double whole = std::round(exponent);
  if (std::abs(exponent) < 0.9 || std::abs(exponent - whole) > 0.03) return std::nullopt;
  return static_cast<int>(whole);
}

Judgement judge(Interval computed, const Stated& stated) {
  if (meets(computed, stated.strict)) return {Verdict::consistent, Severity::none};
  if (opposite_signs(computed, stated.strict)) return {Verdict::inconsistent, Severity::high};
  if (meets(computed, stated.loose)) return {Verdict::needs_review, Severity::low};
  if (power_of_ten_between(middle(computed), middle(stated.strict))) {
    return {Verdict::inconsistent, Severity::high};
  }
  return {Verdict::inconsistent, severity_of(computed.gap(stated.strict), stated.strict)};
}

Judgement judge_limit(Interval computed, Interval possible) {
  if (meets(computed, possible)) return {Verdict::consistent, Severity::none};
  return {Verdict::inconsistent, Severity::high};
}

}  // namespace recount::rules
