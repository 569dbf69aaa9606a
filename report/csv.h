// CSV as RFC 4180 has it, safe to open in a spreadsheet.
//
//   std::string out = report::csv_header(report::claim_columns());
//   for (const report::Record& r : records) out += report::csv_row(r);
//
// UTF-8, CRLF, quotes only where needed, dot decimals, a missing value is empty. A free text that
// begins with = + - @ TAB CR or LF gains a leading ', because a spreadsheet would run it as a
// formula (OWASP, "CSV injection"); numbers and codes never do, and `Guard::off` leaves every text
// as it is. Lists of ids are joined by one space, lists of texts by " | ". Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/record.h"

namespace recount::report {

enum class Guard { on, off };

[[nodiscard]] const std::vector<std::string>& article_columns();
[[nodiscard]] const std::vector<std::string>& claim_columns();
[[nodiscard]] const std::vector<std::string>& left_out_columns();
[[nodiscard]] const std::vector<std::string>& finding_columns();

[[nodiscard]] std::string csv_header(const std::vector<std::string>& columns);
[[nodiscard]] std::string csv_row(const Record& record, Guard guard = Guard::on);

/// A cell as it stands in the file: quoted where it must be.
[[nodiscard]] std::string csv_cell(std::string_view value);
/// A free text as a spreadsheet may safely read it.
[[nodiscard]] std::string guarded(std::string_view text);

}  // namespace recount::report
