// Valid UTF-8 is taken as that, whatever the labels say: a text in another charset is hardly ever
// valid UTF-8 by accident, and wrong labels on UTF-8 are common. ICU converts the rest.
#include "crawler/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "crawler/ascii.h"

namespace recount::crawler {
namespace {

/// What follows `mark` in `text`, up to a quote, blank or semicolon.
std::string label_after(std::string_view text, std::string_view mark) {
  const std::string low = lower(text);
  std::size_t at = low.find(mark);
  if (at == low.npos) return {};
  at = low.find_first_not_of(" \t=\"'", at + mark.size());
  if (at == low.npos) return {};
  return low.substr(at, low.find_first_of(" \t\"';?>", at) - at);
}

std::string marked(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)) ||
      bytes.starts_with(std::string_view("\0\0\0<", 4))) {
    return "utf-32be";
  }
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
      bytes.starts_with(std::string_view("<\0\0\0", 4))) {
    return "utf-32le";
  }
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0<\0?", 4))) {
    return "utf-16be";
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with(std::string_view("<\0?\0", 4))) {
    return "utf-16le";
  }
  return {};
}

std::string declared(std::string_view bytes, std::string_view content_type) {
  std::string label = label_after(content_type, "charset");
  if (label.empty()) label = label_after(bytes.substr(0, 200), "encoding");
  // What calls itself Latin-1 on the web is Windows-1252, its superset (WHATWG Encoding).
  if (label == "iso-8859-1" || label == "us-ascii" || label == "latin1") return "windows-1252";
  return label.empty() ? "windows-1252" : label;
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(bytes.size() * 4 + 16, '\0');
  const int32_t size =
      ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<int32_t>(out.size()),
                   bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view content_type) {
  constexpr std::size_t kMaxBytes = 64U << 20U;  // as much as ICU's 32-bit sizes allow four times
  bytes = bytes.substr(0, kMaxBytes);
  const std::string mark = marked(bytes);
  if (mark == "utf-8") bytes.remove_prefix(3);
  if ((mark.empty() || mark == "utf-8") && core::is_valid_utf8(bytes)) return std::string(bytes);
  const auto text = converted(bytes, mark.empty() ? declared(bytes, content_type) : mark);
  std::string out = core::repair_utf8(text ? std::string_view(*text) : bytes);
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out;
}

}  // namespace recount::crawler
