// Files that come with figures and hold none. They are known so that the advice is right: which
// file to import instead, and what of this one to pass along.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/baselines.h"
#include "store/import/formats.h"
#include "store/import/input.h"

namespace recount::store {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kNamed = 5;  // resources of a package in the advice

bool is_json(const Input& input) { return input.separator == 0; }

bool is_metadata(const Input& input) {
  if (input.records.empty()) return false;
  const CsvRecord& header = input.records.front();
  return column_of(header, {"specialnotes"}) || column_of(header, {"source_note"});
}

bool accepts(const Input& input) {
  const std::string_view start = trimmed(std::string_view(input.text).substr(0, 4096));
  return is_metadata(input) ||
         (is_json(input) && (start.starts_with('{') || start.starts_with('[')));
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// No address, no absolute path, no way up.
bool stays_below(std::string_view path) {
  const bool above = path.starts_with("..") || path.find("/..") != std::string_view::npos ||
                     path.find('\\') != std::string_view::npos;
  return !path.empty() && !path.starts_with('/') && !above &&
         path.find("://") == std::string_view::npos;
}

bool is_package(const Json& answer) {
  return answer.is_object() && answer.contains("resources") && answer["resources"].is_array();
}

Package package_of(const Json& json) {
  Package package;
  for (const Json& resource : json["resources"]) {
    if (resource.is_object()) package.paths.push_back(text_of(resource, "path"));
  }
  package.source = text_of(json, "title");
  const Json licences = json.value("licenses", Json::array());
  if (licences.is_array() && !licences.empty() && licences[0].is_object()) {
    package.licence = text_of(licences[0], "name");
  }
  return package;
}

/// For those who have but the package's bytes.
std::string package_advice(const Package& package) {
  std::string advice = "a data package, which describes other files: import";
  for (std::size_t i = 0; i < std::min(package.paths.size(), kNamed); ++i) {
    advice += " '" + package.paths[i] + "'";
  }
  if (!package.source.empty()) advice += " with --source '" + package.source + "'";
  if (!package.licence.empty()) advice += " --licence '" + package.licence + "'";
  return advice;
}

core::Result<Draft> read(const Input& input) {
  if (is_metadata(input)) {
    return input.refuse(1,
                        "descriptions without figures: import the file of the same download "
                        "whose columns are years");
  }
  const Json answer = Json::parse(input.text, nullptr, false);
  if (is_package(answer)) return input.refuse(1, package_advice(package_of(answer)));
  const bool message = answer.is_array() && !answer.empty() && answer[0].is_object() &&
                       answer[0].contains("message");
  if (message)
    return input.refuse(1, "an error of the World Bank API: " + answer[0]["message"].dump());
  return input.refuse(1, "JSON of no kind that recount knows");
}

}  // namespace

core::Result<std::optional<Package>> read_package(std::string_view file_name,
                                                  std::string_view bytes) {
  const Json answer = Json::parse(bytes, nullptr, false);
  if (!is_package(answer)) return std::optional<Package>();
  Package package = package_of(answer);
  for (const std::string& path : package.paths) {
    if (stays_below(path)) continue;
    return core::fail(core::ErrorKind::skip, "package_path",
                      std::string(file_name) + ": \"" + path + "\" is no path below the package");
  }
  return std::optional(std::move(package));
}

const Format kCompanion{"companion", accepts, read};

}  // namespace recount::store
