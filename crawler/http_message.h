// An HTTP answer as it lies in an archive: head and body in one run of bytes.
//
//   parse_http_answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
//
// Chunks are joined and content codings undone where the body still has them: many archives keep
// the header lines and store the plain body. Pure; thread-safe. Source: RFC 9112.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/page.h"
#include "core/result.h"

namespace recount::crawler {

/// Status, header fields, body and flags of a page; its URL and time are the caller's. Codes:
/// "bad_header", "bad_chunk", and those of content_coding.h.
[[nodiscard]] core::Result<core::Page> parse_http_answer(std::string_view bytes,
                                                         std::size_t max_body_bytes);

}  // namespace recount::crawler
