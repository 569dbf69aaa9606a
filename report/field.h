// How records are put together: one small constructor for each kind of field.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/record.h"

namespace recount::report {

[[nodiscard]] Field text(std::string_view name, std::string_view value);
[[nodiscard]] Field code(std::string_view name, std::string_view value);
[[nodiscard]] Field sign(std::string_view name, std::string_view value);
[[nodiscard]] Field number(std::string_view name, std::optional<double> value);
[[nodiscard]] Field lexeme(std::string_view name, std::string_view digits);
[[nodiscard]] Field count(std::string_view name, std::size_t value);
[[nodiscard]] Field boolean(std::string_view name, bool value);
[[nodiscard]] Field texts(std::string_view name, std::vector<std::string> values);
[[nodiscard]] Field codes(std::string_view name, std::vector<std::string> values);
[[nodiscard]] Field json_only(Field field);

}  // namespace recount::report
