// Written by hand because a number must leave with the digits that it came with ("3.50").
#include "report/jsonl.h"

#include <array>
#include <cstdio>

#include "core/utf8.h"

namespace recount::report {
namespace {

std::string escaped(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) return {c};
  std::array<char, 8> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
  return buffer.data();
}

std::string json_list(const std::vector<std::string>& list) {
  std::string out = "[";
  for (const std::string& item : list) {
    if (out.size() > 1) out += ',';
    out += json_string(item);
  }
  return out + ']';
}

std::string json_span(const QuotedSpan& span) {
  std::string out = "{\"part\":" + json_string(core::name_of(span.part));
  if (span.part == core::Part::caption) out += ",\"caption\":" + std::to_string(span.caption);
  out += ",\"start\":" + std::to_string(span.start) + ",\"end\":" + std::to_string(span.end);
  return out + ",\"text\":" + json_string(span.text) + '}';
}

std::string json_spans(const std::vector<QuotedSpan>& spans) {
  std::string out = "[";
  for (const QuotedSpan& span : spans) {
    if (out.size() > 1) out += ',';
    out += json_span(span);
  }
  return out + ']';
}

std::string json_value(const Field& field) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::code:
    case FieldKind::sign: return json_string(field.value);
    case FieldKind::number:
    case FieldKind::boolean: return field.value;
    case FieldKind::texts:
    case FieldKind::codes: return json_list(field.list);
    case FieldKind::spans: return json_spans(field.spans);
    case FieldKind::missing: break;
  }
  return "null";
}

}  // namespace

std::string json_line(const Record& record) {
  std::string out = "{";
  for (const Field& field : record) {
    if (out.size() > 1) out += ',';
    out += json_string(field.name) + ':' + json_value(field);
  }
  return out + "}\n";
}

std::string json_string(std::string_view text) {
  const std::string valid = core::is_valid_utf8(text) ? std::string(text) : core::repair_utf8(text);
  std::string out = "\"";
  for (const char c : valid) out += escaped(c);
  return out + '"';
}

}  // namespace recount::report
