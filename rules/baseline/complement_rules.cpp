// "More than 60 percent is forced labour, while the rest concern the sex trade": the first share
// may fit its official slice while "the rest" is more than the one slice that the text names.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "rules/baseline/families.h"
#include "rules/number_text.h"
#include "rules/report.h"

namespace recount::rules {
namespace {

using core::Interval;
using core::Severity;
using core::Verdict;

struct Slice {
  const Breakdown::Slice* slice = nullptr;
  Known known;
};

bool stands_in(const Sentence& s, std::size_t begin, std::size_t end,
               const std::vector<std::string>& names) {
  const std::string words = ' ' + phrase(s, begin, end) + ' ';
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return words.find(' ' + name + ' ') != std::string::npos;
  });
}

std::optional<Known> value_of(const Baseline& b, const Breakdown& d, const std::string& indicator) {
  for (const core::Series* s : b.series.find(indicator, d.place)) {
    if (const auto k = latest(b, *s)) return k;
  }
  return std::nullopt;
}

std::optional<Slice> named_in(const Baseline& b, const Breakdown& d, const Sentence& s,
                              std::size_t begin, std::size_t end) {
  for (const Breakdown::Slice& slice : d.slices) {
    if (!stands_in(s, begin, end, slice.names)) continue;
    if (const auto k = value_of(b, d, slice.indicator)) return Slice{&slice, *k};
  }
  return std::nullopt;
}

std::string rest_text(const Baseline& b, const Breakdown& d, const Slice& first) {
  std::string out;
  for (const Breakdown::Slice& slice : d.slices) {
    const auto k = value_of(b, d, slice.indicator);
    if (&slice == first.slice || !k) continue;
    if (!out.empty()) out += " and ";
    out += number_text(k->observation.value) + " percent " + slice.label;
  }
  return out;
}

std::optional<core::Finding> checked(const Baseline& b, const Breakdown& d, std::size_t i) {
  const Figure& f = b.reading.figures[i];
  const Sentence& s = b.reading.sentence_of(f);
  if (f.quantity().unit_kind != core::UnitKind::percent ||
      (!f.c->place.name.empty() && f.c->place.code != "WLD")) {
    return std::nullopt;
  }
  const auto rest = b.reading.find(s, "rest", f.token, s.tokens.size());
  if (!rest || !stands_in(s, 0, s.tokens.size(), d.topic)) return std::nullopt;
  const auto first = named_in(b, d, s, f.token, rest->begin);
  const auto second = named_in(b, d, s, rest->end, s.tokens.size());
  if (!first || !second || first->slice == second->slice) return std::nullopt;
  const double share = first->known.observation.value;
  if (!judge(Interval::exactly(share), f.stated()).fits()) return std::nullopt;
  const double left = 100 - share;
  const double named = second->known.observation.value;
  // Shares are published in whole percents: one point either way is rounding.
  const bool all = std::abs(left - named) <= 1;
  const Judgement judgement = all ? Judgement{Verdict::consistent, Severity::none}
                                  : Judgement{Verdict::needs_review, Severity::medium};
  const std::string line = "100 − " + number_text(share) + " = " + number_text(left) +
                           "; the rest is " + rest_text(b, d, *first);
  const core::Location where{
      s.part, s.caption, {s.tokens[rest->begin].span.begin, s.tokens[rest->end - 1].span.end}};
  core::Finding out =
      finding(b.reading, {"B-COMPLEMENT", {i}, {where}, "percent"},
              Outcome{judgement, Interval::exactly(left), Interval::exactly(named), line, {}});
  const core::Series& series = *second->known.series;
  out.baseline = core::BaselineFigure{series.id,
                                      second->known.observation.period,
                                      named,
                                      series.source,
                                      second->known.observation.published
                                          ? core::to_string(*second->known.observation.published)
                                          : "",
                                      series.url};
  if (!all) {
    out.message = "\"" + f.c->quote + "\" fits " + series.source + " (" + number_text(share) +
                  " percent " + first->slice->label + "), but the rest (" + number_text(left) +
                  " percent) is " + rest_text(b, d, *first) + ".";
  }
  return out;
}

}  // namespace

Findings check_complements(const Baseline& b) {
  Findings out;
  for (std::size_t i = 0; i < b.reading.figures.size(); ++i) {
    for (const Breakdown& d : b.indicators.breakdowns) {
      if (auto found = checked(b, d, i)) out.push_back(*std::move(found));
    }
  }
  return out;
}

}  // namespace recount::rules
