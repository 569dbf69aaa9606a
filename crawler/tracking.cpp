// The names are read once from data/tracking_parameters.txt; each parameter of a query is then one
// look-up among the exact names and a short walk over the few that end in a star.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crawler/ascii.h"
#include "crawler/data_files.h"
#include "crawler/lines.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

struct Names {
  std::set<std::string, std::less<>> exact;
  std::vector<std::string> prefixes;

  [[nodiscard]] bool contain(std::string_view name) const {
    const std::string key = lower(name);
    return exact.contains(key) || std::any_of(prefixes.begin(), prefixes.end(), [&](auto& prefix) {
             return key.starts_with(prefix);
           });
  }
};

Names read_names(std::string_view file) {
  Names names;
  for (const std::string_view line : lines_of(file)) {
    const std::string name = lower(trimmed(line));
    if (name.empty() || name.front() == '#') continue;
    if (name.back() == '*') {
      names.prefixes.push_back(name.substr(0, name.size() - 1));
    } else {
      names.exact.insert(name);
    }
  }
  return names;
}

Names load_names() {
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name == "tracking_parameters.txt") return read_names(file.bytes);
  }
  return {};
}

}  // namespace

std::string without_tracking(std::string_view url) {
  static const Names kNames = load_names();
  const std::size_t question = url.find('?');
  if (question == url.npos) return std::string(url);
  std::string query;
  for (const std::string_view parameter : split(url.substr(question + 1), '&')) {
    if (kNames.contain(parameter.substr(0, parameter.find('=')))) continue;
    if (!query.empty()) query += '&';
    query += parameter;
  }
  const std::string_view page = url.substr(0, question);
  return query.empty() ? std::string(page) : std::string(page) + "?" + query;
}

}  // namespace recount::crawler
