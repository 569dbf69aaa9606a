// "1,095 calls in 2021, 3 a day": a total of a year, month or week, and its mean over the shorter
// spans in it. Not everything goes on each day, so a mean above that of all days is a slip only
// where it is far above it; one below it always is.
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>

#include "rules/internal/families.h"
#include "rules/internal/pairing/calendar.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

/// How many of the shorter spans a longer one has.
struct Spans {
  std::string_view longer;
  std::string_view shorter;
  int least;
  int most;
};
constexpr std::array<Spans, 7> kSpans{{{"year", "day", 365, 366},
                                       {"year", "week", 52, 53},
                                       {"year", "month", 12, 12},
                                       {"month", "day", 28, 31},
                                       {"month", "week", 4, 5},
                                       {"week", "day", 7, 7},
                                       {"day", "hour", 24, 24}}};

/// "year", "month", "week" for the time that the total is of; empty where it is none of them.
std::string_view span_of(const Article& a, const Figure& total, std::size_t end) {
  using std::chrono::days;
  const Sentence& s = a.reading.sentence_of(total);
  if (a.reading.find(s, "part_of_a_span", 0, end)) return {};
  if (const auto& period = total.c->period) {
    const auto length =
        (std::chrono::sys_days{period->end} - std::chrono::sys_days{period->start} + days{1})
            .count();
    if (length == 365 || length == 366) return "year";
    if (length >= 28 && length <= 31) return "month";
    return length == 7 ? "week" : "";
  }
  if (a.reading.find(s, "in_a_whole_year", 0, end)) return "year";
  if (a.reading.find(s, "in_a_whole_month", 0, end)) return "month";
  return a.reading.find(s, "in_a_whole_week", 0, end) ? "week" : "";
}

/// ", 12 a day", "or 12 a day", "an average of 12 a day", "12 a day on average".
bool says_mean(const Article& a, const Figure& total, const Figure& mean) {
  const Sentence& s = a.reading.sentence_of(mean);
  if (a.reading.find(s, "new_clause", total.token, mean.token)) return false;
  const Token& sign = s.tokens[mean.token - 1];
  const bool opened = sign.is(",") || sign.is("–") || sign.is("(") || sign.is(":") ||
                      a.reading.cue_before(mean, "or") || a.reading.cue_before(mean, "sums_to");
  return opened || mean.c->quote.find("averag") != std::string::npos ||
         a.reading.find(s, "average", total.token, mean.token) ||
         a.reading.cue_after(mean, "average");
}

/// "4,000 visitors a day", "a daily average of 4,000 visitors".
std::string_view per_of(const Article& a, const Figure& mean) {
  if (!mean.quantity().per.empty()) return mean.quantity().per;
  constexpr std::size_t kReach = 4;
  const Sentence& s = a.reading.sentence_of(mean);
  for (std::size_t i = mean.token; i > 0 && mean.token - i < kReach; --i) {
    const std::string_view span = span_of_adjective(s.tokens[i - 1].word);
    if (!span.empty()) return span;
  }
  return {};
}

std::optional<core::Finding> mean_of(const Article& a, std::size_t i) {
  const Figure& x = a.reading.figures[i];
  const Figure& y = a.reading.figures[i + 1];
  const core::Quantity& q = y.quantity();
  const bool alike = x.sentence == y.sentence && x.quantity().per.empty() && !x.quantity().range &&
                     !q.range && (x.quantity().unit == q.unit || !unit_written(y)) &&
                     x.value() > y.value() && y.value() > 0;
  if (!alike || a.changing[i] || a.changing[i + 1] || !says_mean(a, x, y)) return std::nullopt;
  const std::string_view longer = span_of(a, x, y.token);
  const std::string_view shorter = per_of(a, y);
  const auto spans = std::find_if(kSpans.begin(), kSpans.end(), [&](const Spans& k) {
    return k.longer == longer && k.shorter == shorter;
  });
  if (spans == kSpans.end()) return std::nullopt;
  core::Quantity count;
  count.unit_kind = core::UnitKind::count;
  count.range = core::DecimalRange{{spans->least, 0}, {spans->most, 0}};
  Equation e{Relation::mean, {x.quantity(), count}, q, 1};
  e.stated.scaled = true;  // the last written digit of a mean is rounded
  const double times = y.value() * spans->most / x.value();
  constexpr double kBelow = 0.95;
  // Closed on some days, or counted on working days only.
  const bool average = y.c->quote.find("averag") != std::string::npos;
  const double above = shorter != "day" ? 1.2 : average ? 1.45 : 1.6;
  const bool elsewhere = a.reading.find(a.reading.sentence_of(y), "not_every_day").has_value();
  const bool told = !elsewhere && (times < kBelow || times > above);
  if (!judge(e).fits() && !told) return std::nullopt;
  return finding(a.reading, {"I-AVG", {i, i + 1}, {}, q.unit}, e);
}

}  // namespace

Findings check_means_over_time(const Article& a) {
  Findings out;
  for (std::size_t i = 0; i + 1 < a.reading.figures.size(); ++i) {
    if (auto found = mean_of(a, i)) out.push_back(*std::move(found));
  }
  return out;
}

}  // namespace recount::rules
