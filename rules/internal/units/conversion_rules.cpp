// "10 miles (16 kilometres)": the figure in brackets is the writer's own conversion of the one
// before it. Units have a fixed factor; two currencies have whatever rate most of the article's
// pairs imply. Years add up by the calendar: "from 1914 to 1918, four years", "opened in 1998, is
// 24 years old".
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Severity;
using core::UnitKind;
using core::Verdict;

/// "( 16 kilometres )" right behind the figure before, or ", or 16 kilometres".
bool bracketed_pair(const Article& a, std::size_t i) {
  if (i + 1 >= a.reading.figures.size()) return false;
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(x);
  if (x.sentence != y.sentence || x.quantity().range || y.quantity().range) return false;
  // "40 feet (3 metres by 12 metres)": two sides.
  const Token* next = y.token + 1 < s.tokens.size() ? &s.tokens[y.token + 1] : nullptr;
  if (next && (next->is("by") || next->is("x") || next->is("×"))) return false;
  std::size_t bracket = x.token + 1;  // "the 1,900-mile-wide (3,060 kilometers) moon"
  while (bracket + 1 < y.token && bracket <= x.token + 2 &&
         (s.tokens[bracket].is("-") || a.reading.words.has("extent", s.tokens[bracket].word))) {
    ++bracket;
  }
  if (y.token == bracket + 1 && s.tokens[bracket].is("(")) return true;
  // "500 litres, about 132 gallons": the hedge is part of the figure.
  const auto hedge = y.quantity().hedge;
  const bool rough = hedge == core::Hedge::about || hedge == core::Hedge::nearly;
  if (y.token == x.token + 2 && s.tokens[x.token + 1].is(",") && rough) return true;
  const auto again = a.reading.cue_before(y, "that_is");
  // "45 degrees Celsius on Friday, or 131 degrees Fahrenheit"
  if (s.tokens[bracket].is("on") && weekday_of(s.tokens[bracket + 1].word)) bracket += 2;
  const std::size_t comma = bracket;  // "26 miles long, or about 42 kilometres"
  return again && (again->begin == comma || (again->begin == comma + 1 &&
                                             (s.tokens[comma].is(",") || s.tokens[comma].is("("))));
}

Interval widened(Interval i, double share) {
  return {i.low - share * std::abs(i.low), i.high + share * std::abs(i.high)};
}

/// "6 feet (2 metres)": a conversion is rounded as its writer liked: half of its last digit that is
/// not zero, and from 20 on at most a twentieth of it.
Stated roughly(const Figure& f) {
  const double v = std::abs(f.value());
  double place = f.quantity().form == core::Form::number ? f.quantity().value.unit() : 0;
  while (place >= 1 && v >= 20 && std::fmod(v, place * 10) == 0) place *= 10;
  const double half = v < 20 ? place / 2 : std::min(place / 2, v / 20);
  const Interval around{f.value() - half, f.value() + half};
  const Stated s = f.stated();
  return {s.strict.hull(around), s.loose.hull(around)};
}

/// All digits of a factor, so that the line gives the same on any calculator: "1.609344".
std::string factor_text(double factor) {
  std::array<char, 40> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.9g", factor);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

/// "Over 200 square miles (518 square kilometres)": the bound itself is converted.
Figure without_bound(const Figure& f, core::Claim& copy) {
  copy = *f.c;
  core::Hedge& hedge = copy.quantity.hedge;
  const bool bound = hedge == core::Hedge::at_least || hedge == core::Hedge::more_than ||
                     hedge == core::Hedge::at_most || hedge == core::Hedge::less_than;
  if (bound) hedge = core::Hedge::none;
  Figure out = f;
  out.c = &copy;
  return out;
}

/// The second figure is the conversion of the first.
core::Finding converted(const Article& a, std::size_t i, const Conversion& known, bool forward) {
  core::Claim first;
  core::Claim second;
  const Figure x = without_bound(a.reading.figures[i], first);
  const Figure y = without_bound(a.reading.figures[i + 1], second);
  Conversion c = known;
  if (!forward) {
    c.factor = 1 / known.factor;
    c.offset = -known.offset / known.factor;
  }
  const Interval exact = c.factor * x.stated().strict + Interval::exactly(c.offset);
  const Interval allowed = widened(exact, a.data.parameter("I-CONV", "tolerance"));
  // "2 °F (1.1 °C) warmer" converts a difference: without the offset.
  const Interval difference = widened(c.factor * x.stated().strict, 0.1);
  const bool as_difference = c.offset != 0 && judge(difference, roughly(y)).fits();
  const Judgement judgement = as_difference ? Judgement{} : judge(allowed, roughly(y));
  const double face = c.factor * x.value() + c.offset;
  const std::string line = factor_text(c.factor) + " × " + number_text(x.value()) +
                           (c.offset == 0  ? ""
                            : c.offset < 0 ? " − " + factor_text(-c.offset)
                                           : " + " + factor_text(c.offset)) +
                           " = " + number_text(face) + "; stated " + number_text(y.value());
  return finding(a.reading, {"I-CONV", {i, i + 1}, {}, y.quantity().unit},
                 Outcome{judgement, allowed, y.stated().strict, line, {}});
}

std::optional<core::Finding> conversion(const Article& a, std::size_t i) {
  if (!bracketed_pair(a, i)) return std::nullopt;
  const auto unit = [&](std::size_t f) {
    const core::Quantity& q = a.reading.figures[f].quantity();
    return q.per.empty() ? q.unit : q.unit + " per " + q.per;
  };
  const std::string x = unit(i);
  const std::string y = unit(i + 1);
  if (x == y) return std::nullopt;
  // "50 metres (25 yards in the old hall)": something else is told.
  const Figure& last = a.reading.figures[i + 1];
  const Sentence& s = a.reading.sentence_of(last);
  const auto ends = [](const Token& t) {
    return t.is(")") || t.is(",") || t.is(";") || t.is("/") || t.is("]") || t.is("–");
  };
  const bool opened = s.tokens[last.token - 1].is("(");
  const bool goes_on =
      opened && last.token + 1 < s.tokens.size() && !ends(s.tokens[last.token + 1]);
  std::optional<core::Finding> best;
  for (const Conversion& c : a.data.conversions) {
    const bool forward = x == c.from && y == c.to;
    if (!forward && (x != c.to || y != c.from)) continue;
    // A gallon is one of two: that which fits is meant.
    core::Finding found = converted(a, i, c, forward);
    if (found.verdict == Verdict::consistent) return found;
    if (!c.one_system && !goes_on && (!best || found.severity < best->severity))
      best = std::move(found);
  }
  return best;
}

struct Exchange {
  std::size_t figure = 0;
  std::string pair;
  Interval rate;
  double face = 0;
};

std::vector<Exchange> exchanges(const Article& a) {
  std::vector<Exchange> out;
  for (std::size_t i = 0; i + 1 < a.reading.figures.size(); ++i) {
    const core::Quantity& x = a.reading.figures[i].quantity();
    const core::Quantity& y = a.reading.figures[i + 1].quantity();
    // "10,000 pounds ($12,700)" are no weight.
    const bool money = x.unit_kind == UnitKind::currency || a.reading.words.has("money", x.unit);
    if (!bracketed_pair(a, i) || !money || y.unit_kind != UnitKind::currency || x.unit == y.unit ||
        a.reading.figures[i].value() == 0) {
      continue;
    }
    const Interval rate =
        compute(Relation::ratio, {core::strict_interval(x), core::strict_interval(y)});
    out.push_back({i, x.unit + '/' + y.unit, rate, face_value(y) / face_value(x)});
  }
  return out;
}

/// "At today's exchange rate", "then worth": the text says itself that the rate has moved, or tells
/// of two years that lie apart.
bool at_other_rates(const Article& a, const Exchange& x, const Exchange& other) {
  constexpr int kYears = 2;
  const auto& p = a.reading.figures[x.figure].c->period;
  const auto& q = a.reading.figures[other.figure].c->period;
  if (p && q &&
      std::abs(static_cast<int>(p->start.year()) - static_cast<int>(q->start.year())) >= kYears)
    return true;
  const auto moved = [&](const Exchange& e) {
    return a.reading.find(a.reading.sentence_of(a.reading.figures[e.figure]), "rate_moved");
  };
  return moved(x) || moved(other);
}

core::Finding exchanged(const Article& a, const Exchange& x, const Exchange& other) {
  // Rates move from year to year, but not by half.
  const auto& p = a.reading.figures[x.figure].c->period;
  const auto& q = a.reading.figures[other.figure].c->period;
  const bool one_time = p.has_value() == q.has_value() && (!p || p->start == q->start);
  const double tolerance = one_time ? a.data.parameter("I-CURR", "tolerance") : 0.6;
  const Interval allowed = widened(other.rate, tolerance);
  const Judgement judgement = judge(x.rate, {allowed, allowed});
  const auto values = [&](const Exchange& e) {
    return number_text(a.reading.figures[e.figure + 1].value()) + " / " +
           number_text(a.reading.figures[e.figure].value()) + " = " + number_text(e.face);
  };
  return finding(a.reading,
                 {"I-CURR", {x.figure, x.figure + 1, other.figure, other.figure + 1}, {}, x.pair},
                 Outcome{judgement, x.rate, allowed, values(x) + "; " + values(other), {}});
}

/// Each pair of amounts against the first of the same two currencies.
Findings currencies(const Article& a) {
  Findings out;
  std::map<std::string, Exchange> first;
  for (const Exchange& x : exchanges(a)) {
    const auto [known, added] = first.emplace(x.pair, x);
    if (!added && !at_other_rates(a, x, known->second)) {
      out.push_back(exchanged(a, x, known->second));
    }
  }
  return out;
}

/// "1.25 dollars to the pound", "$1.25 per euro": how much of one currency another is worth.
bool is_rate(const Article& a, const Figure& f) {
  const Sentence& s = a.reading.sentence_of(f);
  const bool money = f.quantity().unit_kind == UnitKind::currency && !f.quantity().range;
  const std::size_t next = f.token + 1;
  if (!money || next + 1 >= s.tokens.size()) return false;
  const bool to =
      s.tokens[next].is("to") && (s.tokens[next + 1].is("the") || s.tokens[next + 1].is("one"));
  const std::size_t noun = to ? next + 2 : next + 1;
  return to && noun < s.tokens.size() && a.reading.words.has("currency_noun", s.tokens[noun].word);
}

/// "At 1.25 dollars to the pound, the £40 million takeover is worth $50 million": two amounts of
/// the sentence, and the rate that leads from one to the other.
std::optional<core::Finding> at_a_stated_rate(const Article& a, std::size_t i) {
  const Figure& rate = a.reading.figures[i];
  if (!is_rate(a, rate)) return std::nullopt;
  std::vector<std::size_t> same;
  std::vector<std::size_t> other;
  for (const std::size_t k : a.reading.sentence_of(rate).figures) {
    const Figure& f = a.reading.figures[k];
    if (k == i || f.quantity().unit_kind != UnitKind::currency || f.quantity().range) continue;
    (f.quantity().unit == rate.quantity().unit ? same : other).push_back(k);
  }
  if (same.size() != 1 || other.size() != 1) return std::nullopt;
  const Figure& x = a.reading.figures[other.front()];
  const Figure& y = a.reading.figures[same.front()];
  const Interval exact = compute(Relation::product, {x.stated().strict, rate.stated().strict});
  const Interval allowed = widened(exact, a.data.parameter("I-CURR", "tolerance"));
  const std::string line = number_text(x.value()) + " × " + number_text(rate.value()) + " = " +
                           number_text(x.value() * rate.value()) + "; stated " +
                           number_text(y.value()) + ", at a rate that may be rounded";
  return finding(a.reading, {"I-CURR", {i, other.front(), same.front()}, {}, y.quantity().unit},
                 Outcome{judge(allowed, y.stated()), allowed, y.stated().strict, line, {}});
}

}  // namespace

Findings check_conversions(const Article& a) {
  Findings out = currencies(a);
  for (std::size_t i = 0; i < a.reading.figures.size(); ++i) {
    if (auto found = conversion(a, i)) out.push_back(*std::move(found));
    if (auto found = at_a_stated_rate(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
