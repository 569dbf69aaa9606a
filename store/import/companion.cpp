// Files that come with figures and hold none. They are known so that the advice is right: which
// file to import instead, and what of this one to pass along.
#include <nlohmann/json.hpp>

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

/// Frictionless Data Package (https://specs.frictionlessdata.io/data-package/).
std::string package_advice(const Json& package) {
  std::string paths;
  std::size_t named = 0;
  for (const Json& resource : package["resources"]) {
    if (resource.is_object() && named++ < kNamed) paths += " '" + text_of(resource, "path") + "'";
  }
  std::string advice = "a data package, which describes other files: import" + paths;
  const std::string title = text_of(package, "title");
  if (!title.empty()) advice += " with --source '" + title + "'";
  const Json licenses = package.value("licenses", Json::array());
  if (licenses.is_array() && !licenses.empty() && licenses[0].is_object()) {
    advice += " --licence '" + text_of(licenses[0], "name") + "'";
  }
  return advice;
}

core::Result<Draft> read(const Input& input) {
  if (is_metadata(input)) {
    return input.refuse(1,
                        "descriptions without figures: import the file of the same download "
                        "whose columns are years");
  }
  const Json answer = Json::parse(input.text, nullptr, false);
  if (answer.is_object() && answer.contains("resources") && answer["resources"].is_array()) {
    return input.refuse(1, package_advice(answer));
  }
  const bool message = answer.is_array() && !answer.empty() && answer[0].is_object() &&
                       answer[0].contains("message");
  if (message)
    return input.refuse(1, "an error of the World Bank API: " + answer[0]["message"].dump());
  return input.refuse(1, "JSON of no kind that recount knows");
}

}  // namespace

const Format kCompanion{"companion", accepts, read};

}  // namespace recount::store
