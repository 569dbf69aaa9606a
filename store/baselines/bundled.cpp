// data/baselines/catalogue.csv tells where each file's figures come from. A line of a values file
// is one place: its code, its first period, then value after value; "2000" steps by years,
// "2000-01" by months. The files are our own (data/make_baselines.py), so damage in them is a
// broken build.
#include "store/baselines/bundled.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/embedded.h"
#include "store/baselines/csv.h"
#include "store/data_files.h"
#include "store/names.h"

namespace recount::store {
namespace {

std::string_view file_named(const std::string& name) {
  const std::string path = "baselines/" + name + ".csv";
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == path) return file.bytes;
  }
  throw std::logic_error("no embedded " + path);
}

/// Cuts the text before the next `separator` off `rest`.
std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view head = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return head;
}

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::logic_error("embedded baselines: no number: " + std::string(text));
  }
  return value;
}

/// Periods one after the other, from a first one on.
class Steps {
 public:
  explicit Steps(std::string_view first) : monthly_(first.size() > 4) {
    const int year = number<int>(first.substr(0, 4));
    next_ = monthly_ ? year * 12 + number<int>(first.substr(5)) - 1 : year;
  }
  core::Period take() {
    const int at = next_++;
    if (!monthly_) return core::Period::year(at);
    return core::Period::month(at / 12, static_cast<unsigned>(at % 12) + 1);
  }

 private:
  bool monthly_;
  int next_ = 0;
};

/// A row of catalogue.csv: file, prefix, indicator, unit, per, frequency, adjustment, source,
/// licence, url, retrieved.
core::Series head_of(const CsvRecord& row) {
  return {.id = std::string(row.at(1)) + ":" + std::string(row.at(2)) + ":",
          .indicator = std::string(row.at(2)),
          .place = {},
          .unit = std::string(row.at(3)),
          .per = std::string(row.at(4)),
          .frequency = frequency_named(row.at(5)),
          .adjustment = std::string(row.at(6)),
          .source = std::string(row.at(7)),
          .licence = std::string(row.at(8)),
          .url = std::string(row.at(9)),
          .retrieved = core::parse_date(row.at(10)),
          .observations = {}};
}

core::Series series_of_line(core::Series head, std::string_view line) {
  head.place = cut(line, ',');
  head.id += head.place;
  Steps steps(cut(line, ','));
  head.observations.reserve(static_cast<std::size_t>(std::ranges::count(line, ',')) + 1);
  while (!line.empty()) {
    const std::string_view value = cut(line, ',');
    const core::Period period = steps.take();
    if (value.empty()) continue;
    head.observations.push_back({period, number<double>(value), std::nullopt, {}});
  }
  return head;
}

void add_files(std::vector<core::Series>& all) {
  const std::vector<CsvRecord> catalogue = read_csv(file_named("catalogue"), ',');
  for (std::size_t i = 1; i < catalogue.size(); ++i) {
    const core::Series head = head_of(catalogue[i]);
    std::string_view rest = file_named(catalogue[i].fields.at(0));
    while (!rest.empty()) all.push_back(series_of_line(head, cut(rest, '\n')));
  }
}

/// forced-labour.csv: indicator, unit, per, place, first_year, last_year, value, published, source,
/// url. Each report is a series of its own: their methods differ, so none revises another.
core::Series series_of_report(const CsvRecord& row) {
  const int first = number<int>(row.at(4));
  const int last = number<int>(row.at(5));
  const std::optional<core::Date> published = core::parse_date(row.at(7));
  return {.id = "ilo:" + std::string(row.at(0)) + ":" + std::string(row.at(3)) + ":" +
                std::string(row.at(7).substr(0, 4)),
          .indicator = std::string(row.at(0)),
          .place = std::string(row.at(3)),
          .unit = std::string(row.at(1)),
          .per = std::string(row.at(2)),
          .frequency = first == last ? core::Frequency::year : core::Frequency::other,
          .adjustment = {},
          .source = std::string(row.at(8)),
          .licence = "figures quoted with their source",
          .url = std::string(row.at(9)),
          .retrieved = published,
          .observations = {
              {core::Period::years(first, last), number<double>(row.at(6)), published, {}}}};
}

std::vector<core::Series> parse_all() {
  std::vector<core::Series> all;
  all.reserve(2000);
  add_files(all);
  const std::vector<CsvRecord> reports = read_csv(file_named("forced-labour"), ',');
  for (std::size_t i = 1; i < reports.size(); ++i) all.push_back(series_of_report(reports[i]));
  return all;
}

}  // namespace

const std::vector<core::Series>& bundled_series() {
  static const std::vector<core::Series> kSeries = parse_all();
  return kSeries;
}

}  // namespace recount::store
