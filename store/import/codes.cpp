// Each table is one hash map from the lower-case spelling; built on first use.
#include "store/import/codes.h"

#include <array>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/embedded.h"
#include "store/baselines/csv.h"
#include "store/data_files.h"
#include "store/import/cells.h"

namespace recount::store {
namespace {

std::vector<CsvRecord> table(std::string_view name) {
  const std::string path = "codes/" + std::string(name);
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == path) return read_csv(file.bytes, ',');
  }
  throw std::logic_error("no embedded " + path);
}

/// ASCII letters only: codes are ASCII, and names of places differ in nothing else.
std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <class Value>
using Map = std::unordered_map<std::string, Value>;

template <class Value>
std::optional<Value> look_up(const Map<Value>& map, const std::string& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

Map<IndicatorCode> load_indicators() {
  Map<IndicatorCode> map;
  for (const CsvRecord& row : table("indicators.csv")) {
    map.emplace(
        std::string(row.at(0)) + ":" + lower(row.at(1)),
        IndicatorCode{std::string(row.at(2)), std::string(row.at(3)), std::string(row.at(4))});
  }
  return map;
}

void add_place(Map<PlaceCode>& map, const CsvRecord& row) {
  const PlaceCode place{std::string(row.at(0)), row.at(0).empty()};
  for (const std::size_t column : {0, 1}) {
    if (!row.at(column).empty()) map.emplace(lower(row.at(column)), place);
  }
  std::string_view names = row.at(2);
  while (!names.empty()) {
    const std::size_t end = names.find('|');
    map.emplace(lower(names.substr(0, end)), place);
    names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
  }
}

Map<PlaceCode> load_places() {
  Map<PlaceCode> map;
  const std::vector<CsvRecord> rows = table("places.csv");
  for (std::size_t i = 1; i < rows.size(); ++i) add_place(map, rows[i]);
  return map;
}

Map<UnitCode> load_units() {
  Map<UnitCode> map;
  for (const CsvRecord& row : table("units.csv")) {
    map.emplace(
        lower(row.at(0)),
        UnitCode{
            std::string(row.at(1)), read_value(row.at(2)).value_or(1), std::string(row.at(3)), {}});
  }
  return map;
}

Map<Limits> load_limits() {
  Map<Limits> map;
  for (const CsvRecord& row : table("limits.csv")) {
    map.emplace(std::string(row.at(0)) + ":" + std::string(row.at(1)),
                Limits{read_value(row.at(2)).value_or(0), read_value(row.at(3)).value_or(0),
                       std::string(row.at(4))});
  }
  return map;
}

/// Cuts a leading scale word off `text`.
double take_scale(std::string& text) {
  constexpr std::array<std::pair<std::string_view, double>, 10> kScales{{{"thousands ", 1e3},
                                                                         {"thousand ", 1e3},
                                                                         {"1000 ", 1e3},
                                                                         {"millions ", 1e6},
                                                                         {"million ", 1e6},
                                                                         {"mio. ", 1e6},
                                                                         {"billions ", 1e9},
                                                                         {"billion ", 1e9},
                                                                         {"trillions ", 1e12},
                                                                         {"trillion ", 1e12}}};
  for (const auto& [word, factor] : kScales) {
    if (!text.starts_with(word)) continue;
    text.erase(0, word.size());
    if (text.starts_with("of ")) text.erase(0, 3);
    return factor;
  }
  return 1;
}

std::string take_per(std::string& text) {
  const std::size_t at = text.find(" per ");
  if (at == std::string::npos) return {};
  std::string per = text.substr(at + 5);
  text.erase(at);
  return per;
}

}  // namespace

std::optional<IndicatorCode> indicator_of(std::string_view scheme, std::string_view code) {
  static const Map<IndicatorCode> kMap = load_indicators();
  return look_up(kMap, std::string(scheme) + ":" + lower(code));
}

PlaceCode place_of(std::string_view name) {
  static const Map<PlaceCode> kMap = load_places();
  return look_up(kMap, lower(trimmed(name))).value_or(PlaceCode{});
}

UnitCode unit_of(std::string_view written) {
  static const Map<UnitCode> kMap = load_units();
  std::string text = lower(trimmed(written));
  if (const std::optional<UnitCode> known = look_up(kMap, text)) return *known;
  const double scale = take_scale(text);
  const std::string per = take_per(text);
  if (text.starts_with("percent of ")) return {"percent", scale, text.substr(8), per};
  UnitCode found = look_up(kMap, text).value_or(UnitCode{text, 1, {}, {}});
  found.multiplier *= scale;
  found.per = per;
  return found;
}

std::string unit_in_title(std::string_view title) {
  const std::size_t open = title.rfind('(');
  const std::size_t close = title.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  const std::string_view inside = title.substr(open + 1, close - open - 1);
  if (inside.find('%') != std::string_view::npos) return "%";
  return std::string(inside.substr(0, inside.find(',')));
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : lower(text)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

std::optional<Limits> limits_of(std::string_view kind, std::string_view name) {
  static const Map<Limits> kMap = load_limits();
  return look_up(kMap, std::string(kind) + ":" + std::string(name));
}

}  // namespace recount::store
