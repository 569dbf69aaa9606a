// Numbers become lexemes here, once: plain decimal digits of at most 12 significant ones, so that
// no format ever prints "1e+06" or an infinity.
#include "report/field.h"

#include <utility>

#include "core/decimal.h"

namespace recount::report {
namespace {

Field make(std::string_view name, FieldKind kind, std::string_view value) {
  return {.name = std::string(name), .kind = kind, .value = std::string(value)};
}

Field list(std::string_view name, FieldKind kind, std::vector<std::string> values) {
  return {.name = std::string(name), .kind = kind, .list = std::move(values)};
}

}  // namespace

Field text(std::string_view name, std::string_view value) {
  return make(name, FieldKind::text, value);
}

Field code(std::string_view name, std::string_view value) {
  return make(name, value.empty() ? FieldKind::missing : FieldKind::code, value);
}

Field sign(std::string_view name, std::string_view value) {
  return make(name, FieldKind::sign, value);
}

Field number(std::string_view name, std::optional<double> value) {
  if (!value) return make(name, FieldKind::missing, "");
  const std::optional<core::Decimal> decimal = core::Decimal::from_double(*value);
  if (!decimal) return make(name, FieldKind::missing, "");
  return make(name, FieldKind::number, decimal->to_string());
}

Field lexeme(std::string_view name, std::string_view digits) {
  return make(name, FieldKind::number, digits);
}

Field count(std::string_view name, std::size_t value) {
  return lexeme(name, std::to_string(value));
}

Field boolean(std::string_view name, bool value) {
  return make(name, FieldKind::boolean, value ? "true" : "false");
}

Field texts(std::string_view name, std::vector<std::string> values) {
  return list(name, FieldKind::texts, std::move(values));
}

Field codes(std::string_view name, std::vector<std::string> values) {
  return list(name, FieldKind::codes, std::move(values));
}

Field json_only(Field field) {
  field.json_only = true;
  return field;
}

}  // namespace recount::report
