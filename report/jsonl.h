// JSON Lines: one record, one object, one line.
//
//   out << report::json_line(record);   // {"claim_id":"7#1","value":18,"place":null,…}\n
//
// The same names as the CSV's columns; numbers keep the digits that they were written with, lists
// are arrays, a missing value is null, an empty free text is "". Output is always valid UTF-8 and
// ASCII control characters are escaped. Pure; thread-safe. Source: RFC 8259.
#pragma once

#include <string>
#include <string_view>

#include "report/record.h"

namespace recount::report {

[[nodiscard]] std::string json_line(const Record& record);
/// With the quotes around it; ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace recount::report
