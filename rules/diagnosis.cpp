// Every slip is a small change of the equation (another relation, a figure times a thousand, two
// digits swapped); a slip explains the miss when the changed equation fits strictly.
#include "rules/diagnosis.h"

#include <cmath>
#include <optional>
#include <utility>

#include "core/grouped.h"
#include "rules/number_text.h"

namespace recount::rules {
namespace {

using core::Quantity;

double stated_face(const Equation& e) { return e.sign * face_value(e.stated); }

double computed_face(const Equation& e) {
  Inputs points;
  for (const double v : face_values(e)) points.push_back(core::Interval::exactly(v));
  return compute(e.relation, points).low;
}

std::string instead(const Quantity& written, const std::string& right) {
  return core::grouped(number_text(face_value(written))) + " should be " + core::grouped(right);
}

/// What the stated figure would be at its own precision.
std::string right_value(const Equation& e) {
  const double step = e.stated.form == core::Form::number ? e.stated.value.unit() : 0.01;
  return rounded_text(std::abs(computed_face(e)), step);
}

bool is_percent(const Quantity& q) { return q.unit_kind == core::UnitKind::percent; }

bool fits(Equation e, Relation relation) {
  e.relation = relation;
  return judge(e).fits();
}

bool flipped(const Equation& e) {
  return e.relation != Relation::ratio && computed_face(e) * stated_face(e) < 0;
}

bool ratio_turned_round(const Equation& e) {
  return e.relation == Relation::ratio && (computed_face(e) - 1) * (stated_face(e) - 1) < 0;
}

bool points_for_percent(const Equation& e) {
  if (e.inputs.empty() || !is_percent(e.inputs[0])) return false;
  if (e.relation == Relation::percent_change) return fits(e, Relation::difference);
  return e.relation == Relation::difference && fits(e, Relation::percent_change);
}

/// "1.9 percent should be 1.9 percentage points, or 12.8 percent": either unit makes it right.
std::string in_either_unit(const Equation& e) {
  const bool percent = e.relation == Relation::percent_change;
  const std::string written = percent ? " percent" : " percentage points";
  const std::string other = percent ? " percentage points" : " percent";
  const std::string figure = number_text(face_value(e.stated));
  return figure + written + " should be " + figure + other + ", or " + right_value(e) + written;
}

/// 100 · (after − before) / after: the difference over the level that it led to.
bool over_the_other_level(const Equation& e) {
  const Inputs x = strict_inputs(e);
  switch (e.relation) {
    case Relation::percent_change: {
      const core::Interval wrong = core::Interval::exactly(100) - 100 * (x[0] / x[1]);
      return judge(wrong, stated_of(e)).fits();
    }
    case Relation::gain_percent:
    case Relation::loss_percent: return fits(e, Relation::percent_of);
    default: return false;
  }
}

bool kept_the_hundred(const Equation& e) {
  if (e.relation != Relation::percent_change) return false;
  return judge(100 * compute(Relation::ratio, strict_inputs(e)), stated_of(e)).fits();
}

Quantity scaled(Quantity q, int power) {
  q.value = q.value.times_power_of_ten(power);
  return q;
}

/// "At least 71" holds ten times 17 as well: a slip must come near the bound.
Quantity near_bound(Quantity q) {
  if (q.hedge == core::Hedge::at_least || q.hedge == core::Hedge::more_than ||
      q.hedge == core::Hedge::at_most || q.hedge == core::Hedge::less_than) {
    q.hedge = core::Hedge::about;
  }
  return q;
}

/// Calls `visit(changed equation, figure as written, figure as changed)` until it says true.
template <class Change>
std::optional<std::string> first_fit(const Equation& e, const Change& change) {
  const auto tried = [&](const Equation& changed, const Quantity& old,
                         const Quantity& now) -> std::optional<std::string> {
    if (!judge(changed).fits()) return std::nullopt;
    return instead(old, number_text(face_value(now)));
  };
  for (const Quantity& now : change(e.stated)) {
    Equation changed = e;
    changed.stated = now;
    if (auto found = tried(changed, e.stated, now)) return found;
  }
  for (std::size_t i = 0; i < e.inputs.size(); ++i) {
    for (const Quantity& now : change(e.inputs[i])) {
      Equation changed = e;
      changed.inputs[i] = now;
      if (auto found = tried(changed, e.inputs[i], now)) return found;
    }
  }
  return std::nullopt;
}

std::optional<std::string> scale_fit(Equation e, int power) {
  e.stated = near_bound(e.stated);
  for (Quantity& q : e.inputs) q = near_bound(q);
  return first_fit(e, [power](const Quantity& q) {
    // A thousand too much is a slip of the scale word; a tenfold is one of the digits.
    const bool may_slip = q.scaled || power == 1;
    if (!may_slip || q.range || q.form != core::Form::number) return std::vector<Quantity>{};
    return std::vector<Quantity>{scaled(q, power), scaled(q, -power)};
  });
}

/// All quantities that differ by one swap of neighbouring digits.
std::vector<Quantity> transposed(const Quantity& q) {
  std::vector<Quantity> out;
  if (q.range || q.form != core::Form::number) return out;
  std::string digits = std::to_string(q.value.coefficient);
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    if (digits[i] == digits[i + 1] || digits[i] == '-') continue;
    std::string other = digits;
    std::swap(other[i], other[i + 1]);
    Quantity changed = q;
    changed.value.coefficient = std::stoll(other);
    out.push_back(changed);
  }
  return out;
}

/// 39.47 → 39.5 → 40: rounded to one more digit first.
bool rounded_twice(const Equation& e) {
  const double unit = e.stated.value.unit();
  const double once = std::round(std::abs(computed_face(e)) / (unit / 10)) * (unit / 10);
  return std::abs(std::floor(once / unit + 0.5 + 1e-9) * unit - std::abs(stated_face(e))) < 1e-9;
}

}  // namespace

double face_value(const Quantity& q) {
  if (!q.range) return q.value.to_double();
  return (q.range->low.to_double() + q.range->high.to_double()) / 2;
}

Inputs strict_inputs(const Equation& e) {
  Inputs out;
  out.reserve(e.inputs.size());
  for (const Quantity& q : e.inputs) out.push_back(core::strict_interval(q));
  return out;
}

std::vector<double> face_values(const Equation& e) {
  std::vector<double> out;
  out.reserve(e.inputs.size());
  for (const Quantity& q : e.inputs) out.push_back(face_value(q));
  return out;
}

Stated stated_of(const Equation& e) {
  const Stated stated{core::strict_interval(e.stated), core::loose_interval(e.stated)};
  return e.sign < 0 ? -stated : stated;
}

Judgement judge(const Equation& e) {
  return judge(compute(e.relation, strict_inputs(e)), stated_of(e));
}

Diagnosis diagnose(const Equation& e) {
  // A fitting scale word explains a flipped sign as well, so it is tried before it.
  for (const auto& [power, name] : {std::pair{3, "scale_1000"}, std::pair{6, "scale_1000000"}}) {
    if (const auto fit = scale_fit(e, power)) return {name, *fit};
  }
  if (flipped(e) || ratio_turned_round(e)) return {"sign_flip", {}};
  const std::string right = instead(e.stated, right_value(e));
  if (points_for_percent(e)) return {"pp_vs_percent", in_either_unit(e)};
  if (over_the_other_level(e)) return {"wrong_base", right};
  if (kept_the_hundred(e)) return {"forgot_minus_100", right};
  if (const auto fit = scale_fit(e, 1)) return {"scale_10", *fit};
  // Behind a rough figure ("nearly three quarters") swapped digits fit by chance.
  const bool precise = e.stated.form == core::Form::number && e.stated.hedge == core::Hedge::none;
  if (precise) {
    if (const auto fit = first_fit(e, transposed)) return {"digit_transposition", *fit};
  }
  if (e.stated.form == core::Form::number && rounded_twice(e)) return {"rounded_twice", right};
  return {{}, right};
}

}  // namespace recount::rules
