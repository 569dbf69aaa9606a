// From the bytes of a page to UTF-8, and the name of the charset that they were in.
//
//   Result<Decoded> d = decode_page(bytes, "text/html; charset=iso-8859-1");
//   d->charset   // "windows-1252", as browsers read that label
//
// Order: byte-order mark, HTTP header, <meta> in the first 1,024 bytes, UTF-8 validity, guessing.
// A declaration that the bytes contradict (declared UTF-8, invalid as such) is overruled and the
// result is marked as guessed. Fails with `charset_unknown` when the bytes cannot be text.
// Pure; thread-safe. Source: WHATWG HTML, "determining the character encoding".
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace recount::extract {

struct Decoded {
  std::string text;     ///< valid UTF-8, without byte-order mark and U+0000
  std::string charset;  ///< lower case, as the web names it
  bool guessed = false;
};

[[nodiscard]] core::Result<Decoded> decode_page(std::string_view bytes,
                                                std::string_view content_type);

}  // namespace recount::extract
