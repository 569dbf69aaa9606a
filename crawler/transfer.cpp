// Lengths that lie, floods of headers and bodies that are no text are refused at the first line
// that shows it, before anything big is kept.
#include "crawler/transfer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/content_coding.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxHeadBytes = 256U << 10U;
constexpr std::size_t kUsualHeadBytes = 800;
/// A length is a promise: no more memory than this is taken on it.
constexpr std::size_t kMostReserved = 1U << 20U;

/// What extract can make an article of; servers that send no type mean HTML.
bool is_html(std::string_view content_type) {
  const std::string type = lower(trimmed(content_type.substr(0, content_type.find(';'))));
  return type.empty() || type == "text/html" || type == "application/xhtml+xml" ||
         type == "text/plain" || type == "text/xml" || type == "application/xml";
}

bool begins_like_binary(std::string_view body) {
  constexpr std::array<std::string_view, 7> kMagic{"\x89PNG",    "\xFF\xD8\xFF", "GIF8", "%PDF-",
                                                   "PK\x03\x04", "RIFF",         "OggS"};
  return std::any_of(kMagic.begin(), kMagic.end(),
                     [&](std::string_view magic) { return body.starts_with(magic); });
}

bool has_control(std::string_view value) {
  return std::any_of(value.begin(), value.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; });
}

}  // namespace

Transfer::Transfer(FetchRequest request, std::size_t max_body_bytes)
    : request_(std::move(request)), max_body_bytes_(max_body_bytes) {
  fetch_.id = request_.id;
}

bool Transfer::stop(std::string_view code) {
  refusal_ = code;
  return false;
}

void Transfer::begin_answer(std::string_view status_line) {
  const std::uint64_t id = fetch_.id;
  fetch_ = {};
  fetch_.id = id;
  fetch_.head.reserve(kUsualHeadBytes);
  fetch_.head = status_line;
  coding_.clear();
  length_.reset();
  is_chunked_ = false;
  const std::size_t blank = status_line.find(' ');
  if (blank == status_line.npos) return;
  fetch_.status = static_cast<int>(whole_number(status_line.substr(blank + 1, 3)).value_or(0));
}

bool Transfer::take_head(std::string_view line) {
  if (line.starts_with("HTTP/")) {
    begin_answer(line);
    return true;
  }
  if (fetch_.head.size() + line.size() > kMaxHeadBytes) return stop("headers_too_big");
  fetch_.head += line;
  const std::size_t colon = line.find(':');
  if (colon != line.npos) return take_field(line.substr(0, colon), trimmed(line.substr(colon + 1)));
  const bool is_end = trimmed(line).empty();
  return !is_end || fetch_.status < 200 || is_wanted() || stop("not_html");
}

bool Transfer::is_wanted() const {
  return !request_.html_only || fetch_.status != 200 || is_html(fetch_.content_type);
}

bool Transfer::take_field(std::string_view name, std::string_view value) {
  const std::array<std::pair<std::string_view, std::string*>, 8> fields{{
      {"location", &fetch_.location},
      {"content-type", &fetch_.content_type},
      {"etag", &fetch_.etag},
      {"last-modified", &fetch_.last_modified},
      {"retry-after", &fetch_.retry_after},
      {"x-robots-tag", &fetch_.robots_tag},
      {"tdm-reservation", &fetch_.tdm_reservation},
      {"content-encoding", &coding_},
  }};
  if (same_ignoring_case(name, "content-length")) return take_length(value);
  if (same_ignoring_case(name, "transfer-encoding")) is_chunked_ = true;
  // Kept for a location: that redirect is the bad thing about the answer.
  if (has_control(value) && !same_ignoring_case(name, "location")) return stop("bad_header");
  for (const auto& [known, place] : fields) {
    if (!same_ignoring_case(name, known)) continue;
    const bool is_list = place == &fetch_.robots_tag || place == &coding_;
    if (is_list && !place->empty()) {
      place->append(", ").append(value);
    } else {
      *place = value;
    }
  }
  return true;
}

bool Transfer::take_length(std::string_view value) {
  const auto length = whole_number(value);
  if (length_ && *length_ != value) return stop("bad_header");
  const bool is_number = std::all_of(value.begin(), value.end(), is_digit) && !value.empty();
  if (!is_number) return stop("bad_header");
  length_ = std::string(value);
  const bool fits = length && static_cast<std::uint64_t>(*length) <= max_body_bytes_;
  return fits || request_.cut_at > 0 || stop("body_too_big");
}

bool Transfer::take_body(std::string_view bytes) {
  if (fetch_.body.size() + bytes.size() > max_body_bytes_) return stop("body_too_big");
  if (fetch_.body.empty() && length_) {
    const auto length = static_cast<std::size_t>(whole_number(*length_).value_or(0));
    fetch_.body.reserve(std::min(length, kMostReserved));
  }
  fetch_.body += bytes;
  is_cut_ = request_.cut_at > 0 && fetch_.body.size() >= request_.cut_at;
  return !is_cut_;
}

/// A request that libcurl sends anew, on another connection, stands for the first.
void Transfer::note_request(std::string_view lines) {
  if (lines.starts_with("GET ")) sent_.clear();
  if (sent_.size() + lines.size() <= kMaxHeadBytes) sent_ += lines;
}

Fetch Transfer::result() && {
  fetch_.request = std::move(sent_);
  fetch_.received = fetch_.body.size();
  // libcurl refuses a NUL in a header by itself, as a weird reply.
  const bool leads_nowhere = fetch_.status / 100 == 3 && has_control(fetch_.location);
  if (leads_nowhere) refusal_ = "bad_redirect";
  if (!length_ && !is_chunked_ && fetch_.status == 200 && fetch_.head.starts_with("HTTP/1")) {
    fetch_.flags.emplace_back("length_unknown");
  }
  if (fetch_.body.empty() && refusal_.empty()) return std::move(fetch_);
  auto text = decoded(std::move(fetch_.body), coding_, max_body_bytes_);
  if (!refusal_.empty()) {
    fetch_.body.clear();
    fetch_.error = refusal_;
  } else if (!text) {
    fetch_.body.clear();
    fetch_.error = text.error().code;
  } else {
    fetch_.body = *std::move(text);
    if (request_.html_only && begins_like_binary(fetch_.body)) fetch_.error = "not_html";
  }
  return std::move(fetch_);
}

}  // namespace recount::crawler
