// The head is lines until an empty one; bare LF is accepted, as archives of old crawls have it.
#include "crawler/http_message.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/content_coding.h"
#include "crawler/lines.h"

namespace recount::crawler {
namespace {

struct Head {
  core::Page page;
  std::string coding;
  bool is_chunked = false;
};

void take_field(Head& head, std::string_view name, std::string_view value) {
  if (same_ignoring_case(name, "content-type")) head.page.content_type = value;
  if (same_ignoring_case(name, "etag")) head.page.etag = value;
  if (same_ignoring_case(name, "last-modified")) head.page.last_modified = value;
  if (same_ignoring_case(name, "x-robots-tag")) head.page.robots_tag = value;
  if (same_ignoring_case(name, "tdm-reservation")) head.page.tdm_reservation = value;
  if (same_ignoring_case(name, "content-encoding")) head.coding = value;
  if (same_ignoring_case(name, "transfer-encoding")) {
    head.is_chunked = contains_ignoring_case(value, "chunked");
  }
}

std::optional<Head> parse_head(std::string_view text) {
  const auto lines = lines_of(text);
  if (lines.empty() || !lines.front().starts_with("HTTP/")) return std::nullopt;
  const std::size_t blank = lines.front().find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto status = whole_number(lines.front().substr(blank + 1, 3));
  if (!status) return std::nullopt;
  Head head;
  head.page.status = static_cast<int>(*status);
  for (const std::string_view line : lines) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    take_field(head, trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return head;
}

/// Nullopt if the body is not made of chunks: then it was stored joined.
std::optional<std::string> joined(std::string_view body) {
  std::string out;
  while (true) {
    const std::size_t end = body.find("\r\n");
    if (end == body.npos || end == 0) return std::nullopt;
    const auto written = whole_number(trimmed(body.substr(0, std::min(end, body.find(';')))), 16);
    if (!written) return std::nullopt;
    const auto size = static_cast<std::size_t>(*written);
    body.remove_prefix(end + 2);
    if (size == 0) return out;
    if (size > body.size() || !body.substr(size).starts_with("\r\n")) return std::nullopt;
    out += body.substr(0, size);
    body.remove_prefix(size + 2);
  }
}

bool is_still_coded(std::string_view coding, std::string_view body) {
  const bool is_gzip = contains_ignoring_case(coding, "gzip");
  return !coding.empty() && !body.empty() && (!is_gzip || looks_gzipped(body));
}

}  // namespace

core::Result<core::Page> parse_http_answer(std::string_view bytes, std::size_t max_body_bytes) {
  const std::size_t crlf = bytes.find("\r\n\r\n");
  const std::size_t lf = bytes.find("\n\n");
  const std::size_t end = std::min(crlf, lf);
  auto head = parse_head(bytes.substr(0, end));
  if (!head) return core::fail(core::ErrorKind::skip, "bad_header", "not an HTTP answer");
  const std::size_t gap = end == crlf ? 4 : 2;
  std::string body(end == bytes.npos ? "" : bytes.substr(end + gap));
  if (head->is_chunked) {
    if (auto plain = joined(body)) body = *std::move(plain);
  }
  if (is_still_coded(head->coding, body)) {
    auto text = decoded(std::move(body), head->coding, max_body_bytes);
    if (!text) return core::fail(text.error());
    body = *std::move(text);
  }
  head->page.body = std::move(body);
  return std::move(head->page);
}

}  // namespace recount::crawler
