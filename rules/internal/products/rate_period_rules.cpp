// "450 dollars a month, or 5,400 a year": one rate over two spans of time. A year has twelve
// months, but a subscription is cheaper by the year and nobody works each day of it, so a miss is
// told only where the longer span comes to more than the shorter ones in it, or of a salary.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "rules/internal/families.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

struct Spans {
  std::string_view shorter;
  std::string_view longer;
  int times;
};
constexpr std::array<Spans, 6> kSpans{{{"month", "year", 12},
                                       {"quarter", "year", 4},
                                       {"week", "year", 52},
                                       {"day", "year", 365},
                                       {"day", "week", 7},
                                       {"hour", "day", 24}}};

/// How many of the one are in the other; 0 where the two are no such spans.
int times_between(std::string_view shorter, std::string_view longer) {
  for (const Spans& s : kSpans) {
    if (s.shorter == shorter && s.longer == longer) return s.times;
  }
  return 0;
}

/// "…, or 5,400", "… (5,400", "…, which is 5,400".
bool said_again(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(y);
  const bool bracket = y.token == x.token + 2 && s.tokens[x.token + 1].is("(");
  const auto cue = a.reading.cue_before(y, "or");
  return x.sentence == y.sentence &&
         (bracket || (cue && cue->begin > x.token && cue->begin - x.token <= 2));
}

/// "The salary is 300 dollars a month, or 3,000 a year": what comes in alike all the year.
bool is_steady_pay(const Article& a, const Figure& x, const Figure& y) {
  const Sentence& s = a.reading.sentence_of(x);
  return a.reading.find(s, "steady_pay", 0, x.token) && s.tokens[x.token + 1].is(",") &&
         a.reading.cue_before(y, "or") && s.figures.size() == 2;
}

std::optional<core::Finding> over_two_spans(const Article& a, std::size_t i) {
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const core::Quantity& p = x.quantity();
  const core::Quantity& q = y.quantity();
  if (p.per.empty() || q.per.empty() || p.range || q.range || p.value.coefficient == 0 ||
      !said_again(a, x, y) || (p.unit != q.unit && unit_written(y))) {
    return std::nullopt;
  }
  const int times = std::max(times_between(p.per, q.per), times_between(q.per, p.per));
  if (times == 0) return std::nullopt;
  const bool up = times_between(p.per, q.per) != 0;
  core::Quantity factor;
  factor.value = {times, 0};
  factor.unit_kind = core::UnitKind::count;
  const Equation e{up ? Relation::product : Relation::mean, {p, factor}, q, 1};
  const double grown = up ? y.value() / x.value() : x.value() / y.value();
  constexpr double kMore = 1.05;
  const bool less = grown < kMore * times && !(grown < times / kMore && is_steady_pay(a, x, y));
  // "…, or 70,000 a year including bonuses"
  if (!judge(e).fits() && (less || a.reading.cue_after(y, "with_more"))) {
    return std::nullopt;
  }
  return finding(a.reading, {"I-PROD", {i, i + 1}, {}, q.unit}, e);
}

}  // namespace

Findings check_rate_periods(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i + 1 < a.reading.figures.size(); ++i) {
    if (auto found = over_two_spans(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
