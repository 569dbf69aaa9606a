// The table of stated intervals. One function per hedge family; each returns the strict and the
// loose interval together, because the loose one is always defined in terms of the same step.
#include "core/quantity.h"

#include <algorithm>
#include <cmath>

namespace recount::core {
namespace {

struct Stated {
  Interval strict;
  Interval loose;
};

/// What precision the writer showed.
struct Written {
  double v = 0;
  double u = 1;  // unit of the last written digit, after the scale word
  bool scaled = false;
  bool percent_like = false;
  bool integer_count = false;
};

bool is_count(const Quantity& q, const Decimal& value) {
  const bool percent_like = q.unit_kind == UnitKind::percent || q.unit_kind == UnitKind::point ||
                            q.unit_kind == UnitKind::fraction || q.unit_kind == UnitKind::times;
  return !q.scaled && !percent_like && value.exponent >= 0;
}

Written written(const Quantity& q, const Decimal& value) {
  return {value.to_double(), value.unit(), q.scaled, q.unit_kind == UnitKind::percent,
          is_count(q, value)};
}

double magnitude(const Written& w) { return std::abs(w.v); }

/// u, but for a scaled figure at most `share` of the value: "2 million" is no licence for ±1
/// million.
double step(const Written& w, double share) {
  return w.scaled ? std::min(w.u, share * magnitude(w)) : w.u;
}

double half_step(const Written& w) {
  return w.scaled ? std::min(w.u / 2, 0.1 * magnitude(w)) : w.u / 2;
}

/// From 1,000 on, a count with two or more trailing zeros may have been rounded to that place.
double count_slack(const Written& w) {
  if (magnitude(w) < 1000 || std::fmod(magnitude(w), 100.0) != 0) return 0;
  double place = 100;
  while (std::fmod(magnitude(w), place * 10) == 0) place *= 10;
  return place / 2;
}

bool whole_tens(const Written& w) {
  return w.percent_like && w.u == 1 && w.v != 0 && std::fmod(w.v, 10.0) == 0;
}

Stated plain(const Written& w) {
  if (w.integer_count) return {Interval::exactly(w.v), Interval::around(w.v, count_slack(w))};
  const double loose = whole_tens(w) ? 5 * w.u : step(w, 0.2);
  return {Interval::around(w.v, half_step(w)), Interval::around(w.v, loose)};
}

/// How far the value may lie from a rough figure.
double rough(const Written& w, double share) {
  return std::max(step(w, 0.1), share * magnitude(w));
}

Stated about(const Written& w) {
  const double half = rough(w, 0.05);
  return {Interval::around(w.v, half), Interval::around(w.v, 2 * half)};
}

double near_step(const Written& w) {
  return w.scaled ? 0.1 * magnitude(w) : std::max(0.1 * magnitude(w), w.u);
}

Stated nearly(const Written& w) {
  const double low = w.v - near_step(w);
  return {{low, w.v}, {low - 0.05 * magnitude(w), w.v + half_step(w)}};
}

Stated just_over(const Written& w) {
  const double high = w.v + near_step(w);
  return {{w.v, high}, {w.v - half_step(w), high + 0.1 * magnitude(w)}};
}

Stated lower_bound(const Written& w) {
  return {Interval::at_least(w.v), Interval::at_least(w.v - half_step(w))};
}

Stated upper_bound(const Written& w) {
  return {Interval::at_most(w.v), Interval::at_most(w.v + half_step(w))};
}

/// "Doubled" is a word, not a measurement. The bounds for 2, 3 and one half are those that
/// readers accept; any other factor gets the same relative room as 3.
Stated multiple(double factor, Hedge hedge) {
  const bool two = factor == 2;
  const Interval strict = two             ? Interval{1.9, 2.15}
                          : factor == 0.5 ? Interval{0.45, 0.53}
                                          : Interval{factor * 2.8 / 3, factor * 3.25 / 3};
  const Interval loose = two ? Interval{1.75, 2.5} : Interval{factor * 0.85, factor * 1.25};
  // "More than halved" leaves less than half, "nearly halved" a little more.
  const bool shrinks = factor < 1;
  if (shrinks && (hedge == Hedge::more_than || hedge == Hedge::at_least)) {
    return {{factor * 2 / 3, factor}, {factor / 2, strict.high}};
  }
  if (shrinks && hedge == Hedge::nearly) {
    return {{factor, 1.1 * factor}, {strict.low, 1.15 * factor}};
  }
  if (hedge == Hedge::more_than || hedge == Hedge::at_least || hedge == Hedge::just_over) {
    return {{factor, factor + 1}, {strict.low, factor + 1.5}};
  }
  if (hedge == Hedge::nearly || hedge == Hedge::less_than) {
    return {{0.9 * factor, factor}, {0.85 * factor, strict.high}};
  }
  return {strict, loose};
}

Stated hedged(const Written& w, Hedge hedge) {
  switch (hedge) {
    case Hedge::about: return about(w);
    case Hedge::nearly: return nearly(w);
    case Hedge::just_over: return just_over(w);
    case Hedge::more_than:
    case Hedge::at_least: return lower_bound(w);
    case Hedge::less_than:
    case Hedge::at_most: return upper_bound(w);
    case Hedge::none: break;
  }
  return plain(w);
}

/// A fraction in words has no written digit: its step is 5 % of its value.
Written fraction(const Quantity& q) {
  const double v = q.value.to_double();
  return {v, 0.1 * std::abs(v), false, false, false};
}

Stated stated_range(const Quantity& q) {
  const Written low = written(q, q.range->low);
  const Written high = written(q, q.range->high);
  if (q.form == Form::vague) return {{low.v, high.v}, {low.v, high.v}};
  const Stated a = plain(low);
  const Stated b = plain(high);
  return {a.strict.hull(b.strict), a.loose.hull(b.loose)};
}

Stated stated(const Quantity& q) {
  if (q.range) return stated_range(q);
  if (q.form == Form::multiple) return multiple(q.value.to_double(), q.hedge);
  if (q.form == Form::fraction) return hedged(fraction(q), q.hedge);
  return hedged(written(q, q.value), q.hedge);
}

}  // namespace

Interval strict_interval(const Quantity& quantity) { return stated(quantity).strict; }

Interval loose_interval(const Quantity& quantity) { return stated(quantity).loose; }

std::string_view modifier_sign(Hedge hedge) {
  switch (hedge) {
    case Hedge::about:
    case Hedge::nearly: return "~";
    case Hedge::just_over:
    case Hedge::more_than: return ">";
    case Hedge::at_least: return ">=";
    case Hedge::less_than: return "<";
    case Hedge::at_most: return "<=";
    case Hedge::none: break;
  }
  return "=";
}

}  // namespace recount::core
