// Records follow each other; whatever is no record's first line is passed over, so that reading
// finds its place again behind damage.
#include <istream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/dates.h"
#include "crawler/http_message.h"
#include "crawler/url.h"
#include "crawler/warc.h"
#include "crawler/warc_input.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kMaxLineBytes = 16U << 10U;
constexpr std::size_t kMaxFields = 200;
constexpr std::size_t kMaxHeadBytes = 256U << 10U;

using Fields = std::map<std::string, std::string>;

std::string field(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

/// A record that cannot be used: where it begins and what it is of.
class Damage {
 public:
  Damage(std::uint64_t offset, const Fields& fields)
      : where_("byte " + std::to_string(offset) + ": " + name_of(fields) + ": ") {}

  [[nodiscard]] core::Error error(std::string code, const std::string& what) const {
    return {core::ErrorKind::skip, std::move(code), where_ + what};
  }

 private:
  static std::string name_of(const Fields& fields) {
    const std::string url = field(fields, "warc-target-uri");
    return url.empty() ? "a record" : url.substr(0, 300);
  }
  std::string where_;
};

/// "<https://…>" in WARC 1.0 as some wrote it.
std::string target_of(const Fields& fields) {
  std::string url = field(fields, "warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return normalise_url(url).value_or(url);
}

bool is_http_response(const Fields& fields) {
  const std::string type = lower(field(fields, "content-type"));
  return field(fields, "warc-type") == "response" && type.starts_with("application/http");
}

}  // namespace

class WarcReader::Input {
 public:
  explicit Input(std::istream& in) : bytes_(in) {}

  /// The fields of the next record, its content next to be read; nullopt at the end.
  std::optional<Fields> next_head() {
    while (auto line = bytes_.line(kMaxLineBytes)) {
      if (!line->starts_with("WARC/")) continue;
      begun_at_ = bytes_.line_at();
      return read_fields();
    }
    return std::nullopt;
  }
  /// Where the record that was begun last begins.
  [[nodiscard]] std::uint64_t begun_at() const { return begun_at_; }
  WarcBytes& bytes() { return bytes_; }

 private:
  Fields read_fields() {
    Fields fields;
    while (auto line = bytes_.line(kMaxLineBytes)) {
      if (line->empty()) break;
      const std::size_t colon = line->find(':');
      if (colon == line->npos || fields.size() >= kMaxFields) continue;
      const std::string_view text(*line);
      fields.emplace(lower(trimmed(text.substr(0, colon))), trimmed(text.substr(colon + 1)));
    }
    return fields;
  }

  WarcBytes bytes_;
  std::uint64_t begun_at_ = 0;
};

WarcReader::WarcReader(std::istream& in, std::size_t max_body_bytes)
    : input_(std::make_unique<Input>(in)), max_body_bytes_(max_body_bytes) {}
WarcReader::~WarcReader() = default;

std::optional<core::Result<core::Page>> WarcReader::next() {
  while (auto fields = input_->next_head()) {
    ++records_;
    const Damage damage(input_->begun_at(), *fields);
    const auto length = whole_number(field(*fields, "content-length"));
    if (!length) return core::fail(damage.error("warc_bad_record", "no Content-Length"));
    const auto size = static_cast<std::uint64_t>(*length);
    if (!is_http_response(*fields) || size > max_body_bytes_ + kMaxHeadBytes) {
      input_->bytes().skip(size);
      if (!is_http_response(*fields)) continue;
      return core::fail(damage.error("body_too_big", "a record above the limit"));
    }
    const std::string content = input_->bytes().take(size);
    if (content.size() < size) {
      return core::fail(damage.error("warc_truncated", "the record ends too early"));
    }
    auto page = parse_http_answer(content, max_body_bytes_);
    if (!page) return core::fail(damage.error(page.error().code, page.error().message));
    page->url = target_of(*fields);
    page->fetched = seconds_of(field(*fields, "warc-date")).value_or(0);
    return page;
  }
  return std::nullopt;
}

bool looks_like_warc(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  const auto line = WarcBytes(in).line(kMaxLineBytes);
  return line && line->starts_with("WARC/");
}

}  // namespace recount::crawler
