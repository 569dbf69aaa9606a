// toml++ throws on a syntax error; here the exception becomes a Result with "file:line: why".
#include "rules/toml_file.h"

namespace recount::rules {

core::Result<toml::table> parse_toml(std::string_view file, std::string_view bytes) {
  try {
    return toml::parse(bytes, file);
  } catch (const toml::parse_error& error) {
    return core::fail(core::ErrorKind::fix_input, "bad_toml",
                      std::string(file) + ':' + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()));
  }
}

core::Error bad_entry(std::string_view file, const toml::node& node, std::string_view why) {
  return {
      core::ErrorKind::fix_input, "bad_rule_data",
      std::string(file) + ':' + std::to_string(node.source().begin.line) + ": " + std::string(why)};
}

core::Result<std::vector<std::string>> strings(std::string_view file, const toml::table& table,
                                               std::string_view key) {
  std::vector<std::string> out;
  const toml::node* node = table.get(key);
  if (node == nullptr) return out;
  const toml::array* array = node->as_array();
  if (array == nullptr) return core::fail(bad_entry(file, *node, "must be a list of strings"));
  for (const toml::node& element : *array) {
    const auto text = element.value<std::string>();
    if (!text) return core::fail(bad_entry(file, element, "must be a string"));
    out.push_back(*text);
  }
  return out;
}

std::string text_or_empty(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

}  // namespace recount::rules
