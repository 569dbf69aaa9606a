// Content codings undone: gzip, deflate, br, zstd, one of them on a body.
//
//   decoded(bytes, "gzip", 8U << 20U)   // the text, or Error "body_too_big", "body_corrupt", …
//
// Never yields more than `max_bytes`, and demands the end of the stream: half a body is an error.
// Codes: "encoding_unknown", "encoding_too_deep" (two or more codings), "body_too_big",
// "body_truncated", "body_corrupt". Pure; thread-safe.
// Source: RFC 9110 section 8.4, RFC 1950 to 1952, 7932, 8878.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace recount::crawler {

/// For a request: what `decoded` can undo.
inline constexpr std::string_view kAcceptEncoding = "gzip, deflate, br, zstd";

/// `codings` is the value of Content-Encoding; empty or "identity" gives the body back.
[[nodiscard]] core::Result<std::string> decoded(std::string body, std::string_view codings,
                                                std::size_t max_bytes);

[[nodiscard]] bool looks_gzipped(std::string_view bytes);
[[nodiscard]] core::Result<std::string> gunzipped(std::string_view bytes, std::size_t max_bytes);

}  // namespace recount::crawler
