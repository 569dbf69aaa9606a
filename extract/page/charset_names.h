// What the web calls charsets, and what ICU calls the same.
//
//   web_name(" Latin1 ")                          // "windows-1252"
//   charset_parameter("text/html; charset=utf-8")  // "utf-8"
//
// Pure; thread-safe. Source: WHATWG Encoding, 4.2 (names and labels).
#pragma once

#include <unicode/ucnv.h>

#include <memory>
#include <string>
#include <string_view>

namespace recount::extract {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

/// Lower case; a label that means another charset on the web than in the registry is that one.
[[nodiscard]] std::string web_name(std::string_view label);
/// Null for a name that ICU does not know.
[[nodiscard]] Converter open_converter(const std::string& name);
/// Known, and not one of those that browsers refuse (UTF-7, UTF-32, SCSU …).
[[nodiscard]] bool is_known_charset(const std::string& name);
/// The value of `charset=` in a Content-Type or the content of a <meta>; empty if there is none.
[[nodiscard]] std::string charset_parameter(std::string_view content);

}  // namespace recount::extract
