// The charset that a page declares in itself, found as browsers find it.
//
//   prescan_charset("<meta charset=iso8859-2>")   // "iso-8859-2"
//
// Pure; linear; thread-safe. Source: WHATWG HTML, 13.2.3.2 (prescan a byte stream).
#pragma once

#include <string>
#include <string_view>

namespace recount::extract {

/// What the first <meta> that declares a charset says, within 16 KB; empty if none
/// names one that is known.
[[nodiscard]] std::string prescan_charset(std::string_view bytes);

}  // namespace recount::extract
