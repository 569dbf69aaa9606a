// The columns of the header are those of a record of nothing, so that header and rows cannot
// differ.
#include "report/csv.h"

#include "core/article.h"

namespace recount::report {
namespace {

std::vector<std::string> columns_of(const Record& record) {
  std::vector<std::string> columns;
  for (const Field& field : record) {
    if (!field.json_only) columns.push_back(field.name);
  }
  return columns;
}

std::string joined(const std::vector<std::string>& list, std::string_view separator) {
  std::string out;
  for (const std::string& item : list) {
    if (!out.empty()) out += separator;
    out += item;
  }
  return out;
}

std::string plain(const Field& field) {
  if (field.kind == FieldKind::texts) return joined(field.list, " | ");
  if (field.kind == FieldKind::codes) return joined(field.list, " ");
  return field.value;
}

/// Ids, URLs and dates come from outside as well: only numbers, booleans and our signs are safe.
bool can_be_formula(const Field& field) {
  return field.kind != FieldKind::number && field.kind != FieldKind::boolean &&
         field.kind != FieldKind::sign;
}

}  // namespace

const std::vector<std::string>& article_columns() {
  static const std::vector<std::string> columns = columns_of(article_record({}));
  return columns;
}

const std::vector<std::string>& claim_columns() {
  static const std::vector<std::string> columns = columns_of(claim_record({}, {}, {}, {}));
  return columns;
}

const std::vector<std::string>& left_out_columns() {
  static const std::vector<std::string> columns = columns_of(left_out_record({}, {}, {}));
  return columns;
}

const std::vector<std::string>& finding_columns() {
  static const std::vector<std::string> columns = columns_of(finding_record({}, {}, {}, {}));
  return columns;
}

std::string csv_header(const std::vector<std::string>& columns) {
  std::string out;
  for (const std::string& column : columns) {
    if (!out.empty()) out += ',';
    out += csv_cell(column);
  }
  return out + "\r\n";
}

std::string csv_row(const Record& record, Guard guard) {
  std::string out;
  bool first = true;
  for (const Field& field : record) {
    if (field.json_only) continue;
    if (!first) out += ',';
    first = false;
    const std::string value = plain(field);
    out += csv_cell(guard == Guard::on && can_be_formula(field) ? guarded(value) : value);
  }
  return out + "\r\n";
}

std::string csv_cell(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string guarded(std::string_view text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
  const bool runs = !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos;
  std::string out(runs ? "'" : "");
  out += text;
  return out;
}

}  // namespace recount::report
