// What a point means is worked out once per spelling: a file of a million lines has a few hundred
// spellings of places and one or two of indicator and unit.
#include "store/import/build.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "store/import/cells.h"
#include "store/import/codes.h"
#include "store/names.h"

namespace recount::store {
namespace {

struct Measure {
  std::string indicator;
  UnitCode unit;
  std::string per;
};

class Builder {
 public:
  Builder(const Input& input, Draft draft, const ImportOptions& options)
      : input_(input), draft_(std::move(draft)), options_(options) {}

  core::Result<Built> run() {
    if (draft_.points.empty()) return input_.refuse(1, "no figures in it");
    if (const auto refused = check_indicators(); !refused) return core::fail(refused.error());
    widen_days(draft_.points);
    for (Point& point : draft_.points) {
      if (const auto refused = add(point); !refused) return core::fail(refused.error());
    }
    return finish();
  }

 private:
  using Done = core::Result<bool>;

  Done check_indicators() {
    std::set<std::string> names;
    for (const Point& point : draft_.points) names.insert(point.indicator);
    if (options_.indicator.empty() || names.size() == 1) return true;
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return input_.refuse(1, "--indicator names one, but the file holds " +
                                std::to_string(names.size()) + ": " + list.substr(0, 300));
  }

  std::string indicator_id(const Point& point, const std::optional<IndicatorCode>& code) const {
    if (!options_.indicator.empty()) return options_.indicator;
    return code ? code->id : slug(point.indicator);
  }

  /// What the file says goes before what the person says, and that before what a code means.
  void set_unit(Measure& found, const Point& point,
                const std::optional<IndicatorCode>& code) const {
    const std::string& written = point.unit.empty() ? options_.unit : point.unit;
    if (written.empty() && code && !(code->unit.empty() && code->per.empty())) {
      found.unit.unit = code->unit;
      found.per = code->per;
      return;
    }
    found.unit = unit_of(written.empty() ? unit_in_title(point.title) : written);
    found.per = found.unit.per;
  }

  core::Result<Measure> measure(const Point& point) {
    const auto key = std::pair(point.indicator, point.unit);
    if (const auto known = measures_.find(key); known != measures_.end()) return known->second;
    const std::optional<IndicatorCode> code = indicator_of(draft_.scheme, point.indicator);
    Measure found;
    found.indicator = indicator_id(point, code);
    if (found.indicator.empty()) {
      return input_.refuse(point.line,
                           "the file does not say what it measures: add --indicator ID");
    }
    set_unit(found, point, code);
    if (found.unit.unit.empty() && found.per.empty()) {
      return input_.refuse(point.line, "the file does not say in what unit: add --unit UNIT");
    }
    measures_.emplace(key, found);
    return found;
  }

  /// Empty where the line is left out; a note is kept once per place.
  core::Result<std::string> place(const Point& point) {
    const std::string& written = point.place.empty() ? options_.place : point.place;
    if (const auto known = places_.find(written); known != places_.end()) return known->second;
    if (written.empty()) {
      return input_.refuse(point.line, "the file does not say of what place: add --place CODE");
    }
    const PlaceCode found = place_of(written);
    places_.emplace(written, found.code);
    if (found.code.empty()) {
      notes_.push_back(input_.at(point.line) + ": left out: '" + written +
                       (found.aggregate ? "' is a group of countries" : "' is no known place"));
    }
    return found.code;
  }

  Done add(Point& point) {
    const core::Result<Measure> what = measure(point);
    if (!what) return core::fail(what.error());
    const core::Result<std::string> where = place(point);
    if (!where) return core::fail(where.error());
    if (where->empty()) return true;
    Traced& traced = series_for(point, *what, *where);
    traced.series.observations.push_back({point.step.period, point.value * what->unit.multiplier,
                                          point.published, std::move(point.flag)});
    traced.lines.push_back(point.line);
    return true;
  }

  Traced& series_for(const Point& point, const Measure& what, const std::string& place) {
    std::string id = prefix() + ":" + what.indicator + ":" + place;
    if (point.step.frequency != core::Frequency::year) {
      id += ":" + std::string(name_of(point.step.frequency));
    }
    for (const std::string& part : {what.unit.adjustment, point.adjustment}) {
      if (!part.empty()) id += ":" + slug(part);
    }
    if (!point.source.empty()) id += ":" + slug(point.source);
    const auto [at, is_new] = index_.try_emplace(id, built_.size());
    if (is_new) built_.push_back({head(id, point, what, place), {}});
    return built_[at->second];
  }

  std::string prefix() const {
    if (draft_.scheme != "own" || options_.source.empty()) return draft_.scheme;
    return slug(options_.source);
  }

  core::Series head(const std::string& id, const Point& point, const Measure& what,
                    const std::string& place) const {
    core::Series s;
    s.id = id;
    s.indicator = what.indicator;
    s.place = place;
    s.unit = what.unit.unit;
    s.per = what.per;
    s.frequency = point.step.frequency;
    s.adjustment = what.unit.adjustment;
    if (!point.adjustment.empty()) {
      s.adjustment += (s.adjustment.empty() ? "" : ", ") + point.adjustment;
    }
    s.source = !options_.source.empty() ? options_.source
               : !point.source.empty()  ? point.source
                                        : draft_.source;
    s.licence = options_.licence;
    s.url = options_.url.empty() ? point.url : options_.url;
    s.retrieved =
        options_.retrieved.empty() ? draft_.updated : core::parse_date(options_.retrieved);
    return s;
  }

  /// Sorts one series by period and vintage, and refuses what stands twice.
  Done sort(Traced& traced) const {
    std::vector<std::size_t> order(traced.lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<core::Observation>& all = traced.series.observations;
    const auto key = [&all](std::size_t i) {
      return std::tie(all[i].period.start, all[i].period.end, all[i].published);
    };
    std::ranges::sort(order, [&key](std::size_t a, std::size_t b) {
      return std::pair(key(a), a) < std::pair(key(b), b);
    });
    Traced sorted{traced.series, {}};
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0 && key(order[i - 1]) == key(order[i])) {
        return input_.refuse(traced.lines[order[i]],
                             traced.series.id + " " + core::to_string(all[order[i]].period.start) +
                                 " stands already on line " +
                                 std::to_string(traced.lines[order[i - 1]]));
      }
      sorted.series.observations[i] = all[order[i]];
      sorted.lines.push_back(traced.lines[order[i]]);
    }
    traced = std::move(sorted);
    return true;
  }

  core::Result<Built> finish() {
    if (built_.empty()) return input_.refuse(1, "none of its places is a country: " + first_note());
    for (Traced& traced : built_) {
      if (const Done sorted = sort(traced); !sorted) return core::fail(sorted.error());
    }
    notes_.insert(notes_.begin(), draft_.notes.begin(), draft_.notes.end());
    return Built{std::move(built_), std::move(notes_)};
  }

  std::string first_note() const { return notes_.empty() ? "" : notes_.front(); }

  const Input& input_;
  Draft draft_;
  const ImportOptions& options_;
  std::map<std::pair<std::string, std::string>, Measure> measures_;
  std::unordered_map<std::string, std::string> places_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<Traced> built_;
  std::vector<std::string> notes_;
};

}  // namespace

core::Result<Built> build(const Input& input, Draft draft, const ImportOptions& options) {
  return Builder(input, std::move(draft), options).run();
}

}  // namespace recount::store
