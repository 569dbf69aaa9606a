// One table an indicator; every key is read by name, so that a misspelt one is an error.
#include "rules/baseline/indicators.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "rules/toml_file.h"

namespace recount::rules {
namespace {

using core::UnitKind;

std::optional<UnitKind> kind_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, UnitKind>, 7> kKinds{
      {{"count", UnitKind::count},
       {"currency", UnitKind::currency},
       {"percent", UnitKind::percent},
       {"years", UnitKind::time},
       {"rate", UnitKind::none},
       {"index", UnitKind::none},
       {"physical", UnitKind::physical}}};
  for (const auto& [key, kind] : kKinds) {
    if (key == name) return kind;
  }
  return std::nullopt;
}

bool known_key(std::string_view key) {
  static constexpr std::array<std::string_view, 16> kKeys{
      "id",          "why",          "kind",         "units",   "per",  "names",
      "names_after", "change_names", "change_needs", "block",   "band", "change_band",
      "world",       "yes",          "no",           "siblings"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

/// Reads the lists of one entry; the first error wins.
class Lists {
 public:
  Lists(std::string_view file, const toml::table& table) : file_(file), table_(table) {}
  std::vector<std::string> operator()(std::string_view key) {
    auto got = strings(file_, table_, key);
    if (got) return *std::move(got);
    if (!error_) error_ = got.error();
    return {};
  }
  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  std::string_view file_;
  const toml::table& table_;
  std::optional<core::Error> error_;
};

/// Words are looked for as whole words, in a text that is padded the same way.
std::vector<std::string> between_blanks(std::vector<std::string> words) {
  for (std::string& word : words) word = ' ' + word + ' ';
  return words;
}

core::Result<Indicator> read_indicator(std::string_view file, const toml::table& t) {
  for (const auto& [key, node] : t) {
    if (!known_key(key.str())) {
      return core::fail(bad_entry(file, node, "unknown key " + std::string(key.str())));
    }
  }
  Lists list(file, t);
  Indicator i;
  i.id = text_or_empty(t, "id");
  i.why = text_or_empty(t, "why");
  i.per = text_or_empty(t, "per");
  i.units = list("units");
  i.names = between_blanks(list("names"));
  i.names_after = between_blanks(list("names_after"));
  i.change_names = between_blanks(list("change_names"));
  i.change_needs = between_blanks(list("change_needs"));
  i.block = between_blanks(list("block"));
  i.siblings = list("siblings");
  i.yes = list("yes");
  i.no = list("no");
  i.band = t["band"].value_or(i.band);
  i.change_band = t["change_band"].value_or(i.change_band);
  i.world = t["world"].value_or(false);
  const auto kind = kind_named(text_or_empty(t, "kind"));
  if (list.error()) return core::fail(*list.error());
  if (i.id.empty() || i.names.empty()) return core::fail(bad_entry(file, t, "needs id and names"));
  if (i.why.empty()) return core::fail(bad_entry(file, t, i.id + " gives no reason"));
  if (!kind) return core::fail(bad_entry(file, t, i.id + " has an unknown kind"));
  i.kind = *kind;
  return i;
}

/// [ranks] and its groups of countries.
core::Result<bool> read_ranks(std::string_view file, const toml::table& root, Indicators& out) {
  const toml::table* ranks = root["ranks"].as_table();
  if (ranks == nullptr) return true;
  Lists list(file, *ranks);
  out.rank_up = list("up");
  out.rank_down = list("down");
  if (list.error()) return core::fail(*list.error());
  const toml::array* groups = (*ranks)["group"].as_array();
  for (std::size_t i = 0; groups != nullptr && i < groups->size(); ++i) {
    const toml::table* group = (*groups)[i].as_table();
    if (group == nullptr) return core::fail(bad_entry(file, *ranks, "a group must be a table"));
    Lists of(file, *group);
    out.groups.push_back({of("names"), of("places"), (*group)["since"].value_or(0)});
    if (of.error()) return core::fail(*of.error());
  }
  return true;
}

core::Result<Breakdown> read_breakdown(std::string_view file, const toml::table& t) {
  Lists list(file, t);
  Breakdown b{text_or_empty(t, "id"), text_or_empty(t, "place"), list("topic"), {}};
  const toml::array* slices = t["slice"].as_array();
  if (slices == nullptr) return core::fail(bad_entry(file, t, "a breakdown without slices"));
  for (const toml::node& node : *slices) {
    const toml::table* slice = node.as_table();
    if (slice == nullptr) return core::fail(bad_entry(file, node, "a slice must be a table"));
    Lists names(file, *slice);
    b.slices.push_back(
        {text_or_empty(*slice, "indicator"), text_or_empty(*slice, "label"), names("names")});
    if (names.error()) return core::fail(*names.error());
  }
  if (list.error()) return core::fail(*list.error());
  return b;
}

/// " gdp per head " → "gdp"
std::string first_word(const std::string& name) {
  const std::size_t begin = name.find_first_not_of(' ');
  return begin == std::string::npos ? std::string()
                                    : name.substr(begin, name.find(' ', begin) - begin);
}

}  // namespace

std::vector<const Indicator*> Indicators::hinted_at(std::string_view text) const {
  std::vector<std::size_t> found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const auto at = by_word_.find(text.substr(begin, end - begin));
    if (at != by_word_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
    begin = end + 1;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<const Indicator*> out;
  out.reserve(found.size());
  for (const std::size_t i : found) out.push_back(&all[i]);
  return out;
}

void Indicators::add(Indicator indicator) {
  for (const auto* names : {&indicator.names, &indicator.names_after, &indicator.change_names}) {
    for (const std::string& name : *names) by_word_[first_word(name)].push_back(all.size());
  }
  all.push_back(std::move(indicator));
}

core::Result<Indicators> Indicators::load(std::string_view file, std::string_view bytes) {
  const auto root = parse_toml(file, bytes);
  if (!root) return core::fail(root.error());
  Indicators out;
  std::set<std::string> ids;
  if (const toml::array* array = (*root)["indicator"].as_array()) {
    for (const toml::node& node : *array) {
      const toml::table* table = node.as_table();
      if (table == nullptr) return core::fail(bad_entry(file, node, "must be a table"));
      auto indicator = read_indicator(file, *table);
      if (!indicator) return core::fail(indicator.error());
      if (!ids.insert(indicator->id).second) {
        return core::fail(bad_entry(file, node, indicator->id + " is described twice"));
      }
      out.add(*std::move(indicator));
    }
  }
  if (const auto ranks = read_ranks(file, *root, out); !ranks) return core::fail(ranks.error());
  if (const toml::array* array = (*root)["breakdown"].as_array()) {
    for (const toml::node& node : *array) {
      const toml::table* table = node.as_table();
      if (table == nullptr) return core::fail(bad_entry(file, node, "must be a table"));
      auto breakdown = read_breakdown(file, *table);
      if (!breakdown) return core::fail(breakdown.error());
      out.breakdowns.push_back(*std::move(breakdown));
    }
  }
  return out;
}

}  // namespace recount::rules
