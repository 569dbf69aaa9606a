// Reading a rules/data file with errors that name the line. Private to the room; the only includer
// of toml++ besides the loaders, which are a handful of .cpp files.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace recount::rules {

[[nodiscard]] core::Result<toml::table> parse_toml(std::string_view file, std::string_view bytes);

[[nodiscard]] core::Error bad_entry(std::string_view file, const toml::node& node,
                                    std::string_view why);

/// The strings of an array; empty where the key is missing. A value that is no string is an error.
[[nodiscard]] core::Result<std::vector<std::string>> strings(std::string_view file,
                                                             const toml::table& table,
                                                             std::string_view key);

[[nodiscard]] std::string text_or_empty(const toml::table& table, std::string_view key);

}  // namespace recount::rules
