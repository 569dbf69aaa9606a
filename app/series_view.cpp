#include "app/series_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/decimal.h"
#include "core/grouped.h"
#include "report/chart.h"
#include "report/columns.h"
#include "report/field.h"

namespace recount::app {
namespace {

using report::code;
using report::printable;  // what a file says may hold what a terminal would obey
using report::text;

std::string plain(double value) {
  const auto decimal = core::Decimal::from_double(value);
  return decimal ? decimal->to_string() : std::string();
}

std::string figure(double value) { return core::grouped(plain(value)); }

std::string written(const core::Period& period) {
  if (const std::optional<int> year = period.whole_year()) return std::to_string(*year);
  const std::string first = core::to_string(period.start);
  if (core::parse_period(first.substr(0, 7)) == period) return first.substr(0, 7);
  return first + '/' + core::to_string(period.end);
}

std::string unit_of(const core::Series& series) {
  return series.per.empty() ? series.unit : series.unit + " per " + series.per;
}

std::size_t figures_of(const Dataset& dataset) {
  std::size_t n = 0;
  for (const core::Series* series : dataset.series) n += series->observations.size();
  return n;
}

/// From the first day of the earliest figure to the last of the latest.
std::optional<core::Period> span_of(const Dataset& dataset) {
  std::optional<core::Period> span;
  for (const core::Series* series : dataset.series) {
    for (const core::Observation& o : series->observations) {
      if (!span) span = o.period;
      span->start = std::min(span->start, o.period.start);
      span->end = std::max(span->end, o.period.end);
    }
  }
  return span;
}

std::string years(const std::optional<core::Period>& span) {
  if (!span) return "";
  const int first = static_cast<int>(span->start.year());
  const int last = static_cast<int>(span->end.year());
  return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

std::vector<const core::Observation*> within(const core::Series& series,
                                             const std::optional<core::Period>& period) {
  std::vector<const core::Observation*> out;
  for (const core::Observation& o : series.observations) {
    if (!period || period->contains(o.period)) out.push_back(&o);
  }
  return out;
}

double days(const core::Date& date) {
  return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// The latest figure of each period, in time.
report::LineChart chart_of(const std::vector<const core::Observation*>& shown) {
  report::LineChart chart;
  const core::Observation* high = nullptr;
  const core::Observation* low = nullptr;
  double usual = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i + 1 < shown.size() && shown[i + 1]->period == shown[i]->period) continue;
    const core::Observation& o = *shown[i];
    usual = std::max(usual, days(o.period.end) - days(o.period.start) + 1);
    chart.points.push_back({days(o.period.start), o.value});
    if (high == nullptr || o.value > high->value) high = &o;
    if (low == nullptr || o.value < low->value) low = &o;
  }
  if (high == nullptr) return chart;
  chart.reach = usual * 1.5;
  chart.high = figure(high->value);
  chart.low = figure(low->value);
  chart.first = written(shown.front()->period);
  chart.last = written(shown.back()->period);
  return chart;
}

report::Record record_of(const Dataset& dataset, std::string_view id, std::string_view place) {
  const core::Series& s = *dataset.series.front();
  const auto span = span_of(dataset);
  return {code("series_id", id),
          code("indicator", s.indicator),
          code("place", place),
          code("unit", s.unit),
          code("per", s.per),
          code("frequency", core::name_of(s.frequency)),
          text("adjustment", s.adjustment),
          report::count("series", dataset.series.size()),
          report::count("figures", figures_of(dataset)),
          code("period_start", span ? core::to_string(span->start) : ""),
          code("period_end", span ? core::to_string(span->end) : ""),
          text("source", s.source),
          text("licence", s.licence),
          code("url", s.url),
          code("retrieved", s.retrieved ? core::to_string(*s.retrieved) : "")};
}

/// How many characters stand before the decimal point and from it on.
struct Columns {
  std::size_t whole = 0;
  std::size_t fraction = 0;
};

Columns columns_of(const std::string& figure) {
  const std::size_t point = std::min(figure.find('.'), figure.size());
  return {point, figure.size() - point};
}

Columns columns_of(const std::vector<const core::Observation*>& shown) {
  Columns widest;
  for (const core::Observation* o : shown) {
    const Columns own = columns_of(figure(o->value));
    widest = {std::max(widest.whole, own.whole), std::max(widest.fraction, own.fraction)};
  }
  return widest;
}

void print_figure(const core::Observation& o, const Columns& columns, std::ostream& out) {
  const std::string text = figure(o.value);
  const Columns own = columns_of(text);
  out << written(o.period) << "  " << std::string(columns.whole - own.whole, ' ') << text;
  if (!o.flag.empty() || o.published) out << std::string(columns.fraction - own.fraction, ' ');
  if (!o.flag.empty()) out << "  " << printable(o.flag);
  if (o.published) out << "  known from " << core::to_string(*o.published);
  out << '\n';
}

void print_facts(const core::Series& s, std::ostream& out) {
  std::string facts = s.id + ": " + s.indicator + ", " + s.place + ", " + unit_of(s) + ", by ";
  facts += core::name_of(s.frequency);
  if (!s.adjustment.empty()) facts += ", " + s.adjustment;
  std::string source = s.source;
  if (!s.licence.empty()) source += ", " + s.licence;
  if (s.retrieved) source += ", retrieved " + core::to_string(*s.retrieved);
  out << printable(facts) << '\n' << printable(source) << '\n';
  if (!s.url.empty()) out << printable(s.url) << '\n';
}

}  // namespace

std::vector<Dataset> datasets(const core::Baselines& baselines) {
  std::vector<Dataset> out;
  for (const std::string& indicator : baselines.indicators()) {
    std::map<std::tuple<std::string, std::string, std::string>, Dataset> parts;
    for (const core::Series* s : baselines.all(indicator)) {
      const std::string kind = unit_of(*s) + ' ' + std::string(core::name_of(s->frequency));
      parts[{s->source, kind, s->adjustment}].series.push_back(s);
    }
    for (auto& [key, dataset] : parts) {
      std::sort(dataset.series.begin(), dataset.series.end(),
                [](const auto* a, const auto* b) { return a->place < b->place; });
      out.push_back(std::move(dataset));
    }
  }
  return out;
}

void print_heading(std::ostream& out) {
  out << fmt::format("{:<28} {:<22} {:>6} {:<9} {:>7}  {}\n", "indicator", "unit", "places",
                     "years", "figures", "source");
}

void print_dataset(const Dataset& dataset, std::ostream& out) {
  const core::Series& s = *dataset.series.front();
  out << fmt::format("{:<28} {:<22} {:>6} {:<9} {:>7}  {}\n", printable(s.indicator),
                     printable(unit_of(s)), dataset.series.size(), years(span_of(dataset)),
                     figures_of(dataset), printable(s.source));
}

void print_series_heading(std::ostream& out) {
  out << fmt::format("{:<40} {:<22} {:<9} {:>7}  {}\n", "series", "unit", "years", "figures",
                     "source");
}

void print_series_line(const core::Series& series, std::ostream& out) {
  out << fmt::format("{:<40} {:<22} {:<9} {:>7}  {}\n", printable(series.id),
                     printable(unit_of(series)), years(span_of({{&series}})),
                     series.observations.size(), printable(series.source));
}

void print_series(const core::Series& series, const std::optional<core::Period>& period,
                  std::ostream& out) {
  print_facts(series, out);
  const auto shown = within(series, period);
  if (shown.empty()) out << "no figure within that period\n";
  const Columns columns = columns_of(shown);
  for (const core::Observation* o : shown) print_figure(*o, columns, out);
  const std::string chart = report::line_chart(chart_of(shown));
  if (!chart.empty()) out << '\n' << chart;
}

const std::vector<std::string>& series_columns() {
  static const std::vector<std::string> kColumns{
      "series_id",  "indicator",  "place",   "unit",    "per",
      "frequency",  "adjustment", "series",  "figures", "period_start",
      "period_end", "source",     "licence", "url",     "retrieved"};
  return kColumns;
}

report::Record dataset_record(const Dataset& dataset) { return record_of(dataset, "", ""); }

report::Record series_record(const core::Series& series) {
  return record_of({{&series}}, series.id, series.place);
}

const std::vector<std::string>& observation_columns() {
  static const std::vector<std::string> kColumns{"series_id", "indicator",    "place",      "unit",
                                                 "per",       "period_start", "period_end", "value",
                                                 "flag",      "published"};
  return kColumns;
}

std::vector<report::Record> observation_records(const core::Series& series,
                                                const std::optional<core::Period>& period) {
  std::vector<report::Record> out;
  for (const core::Observation* o : within(series, period)) {
    out.push_back({code("series_id", series.id), code("indicator", series.indicator),
                   code("place", series.place), code("unit", series.unit), code("per", series.per),
                   code("period_start", core::to_string(o->period.start)),
                   code("period_end", core::to_string(o->period.end)),
                   report::number("value", o->value), code("flag", o->flag),
                   code("published", o->published ? core::to_string(*o->published) : "")});
  }
  return out;
}

}  // namespace recount::app
