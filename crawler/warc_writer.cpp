// A record is put together in memory, compressed as one gzip member and appended in one write, so
// that a kill leaves at most one damaged member at the end, which readers pass over. The body is
// stored without its codings; header lines that described them are kept under another name.
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <ctime>
#include <fstream>
#include <random>
#include <utility>

#include "crawler/ascii.h"
#include "crawler/lines.h"
#include "crawler/sha1.h"
#include "crawler/warc.h"

namespace recount::crawler {
namespace {

constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30U;

std::string utc(std::int64_t moment, const char* format) {
  const auto seconds = static_cast<std::time_t>(moment);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string record_id() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string id = "<urn:uuid:xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx>";
  for (std::size_t i = 10; i < id.size(); ++i) {
    if (id[i] == 'x') id[i] = kHex[random() & 15U];
  }
  return id;
}

core::Result<std::string> compressed(const std::string& record) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    return core::fail(core::ErrorKind::skip, "warc_write", "no memory to compress a record");
  }
  std::string out(deflateBound(&stream, record.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(record.data()));
  stream.avail_in = static_cast<uInt>(record.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (code != Z_STREAM_END) {
    return core::fail(core::ErrorKind::skip, "warc_write", "a record could not be compressed");
  }
  return out;
}

std::string own_head(const core::Page& page) {
  std::string head = "HTTP/1.1 " + std::to_string(page.status) + " \r\n";
  const std::array<std::pair<std::string_view, const std::string*>, 5> fields{{
      {"Content-Type", &page.content_type},
      {"ETag", &page.etag},
      {"Last-Modified", &page.last_modified},
      {"X-Robots-Tag", &page.robots_tag},
      {"TDM-Reservation", &page.tdm_reservation},
  }};
  for (const auto& [name, value] : fields) {
    if (!value->empty()) head.append(name).append(": ").append(*value).append("\r\n");
  }
  return head;
}

/// The head for a body without codings: its length is told anew.
std::string stored_head(std::string_view head, std::size_t body_bytes) {
  std::string out;
  for (const std::string_view line : lines_of(head)) {
    if (trimmed(line).empty()) continue;
    const std::string name = lower(trimmed(line.substr(0, line.find(':'))));
    const bool is_about_coding =
        name == "content-encoding" || name == "transfer-encoding" || name == "content-length";
    if (is_about_coding) out += "X-Crawler-";
    out.append(line).append("\r\n");
  }
  return out + "Content-Length: " + std::to_string(body_bytes) + "\r\n\r\n";
}

std::string record(const std::string& fields, const std::string& content,
                   const std::string& id = record_id()) {
  return "WARC/1.1\r\nWARC-Record-ID: " + id + "\r\n" + fields +
         "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

std::string target_fields(const core::Page& page) {
  return "WARC-Target-URI: " + (page.final_url.empty() ? page.url : page.final_url) +
         "\r\nWARC-Date: " + utc(page.fetched, "%Y-%m-%dT%H:%M:%SZ") + "\r\n";
}

std::string request_record(const core::Page& page, std::string_view request,
                           const std::string& response_id) {
  const std::string content(request);
  return record("WARC-Type: request\r\n" + target_fields(page) +
                    "WARC-Concurrent-To: " + response_id +
                    "\r\nContent-Type: application/http;msgtype=request\r\nWARC-Block-Digest: " +
                    sha1_label(content) + "\r\n",
                content);
}

/// One exchange with a server, as it is told to `WarcWriter::write`.
struct Exchange {
  const core::Page& page;
  std::string_view head;
  std::string_view request;
  std::string_view payload_digest;
};

constexpr std::string_view kProfiles = "http://netpreserve.org/warc/1.1/revisit/";

/// What kind of record it is, and how it stands to what is stored already.
std::string kind_fields(const Exchange& exchange) {
  if (exchange.page.status == 304) {
    return "WARC-Type: revisit\r\nWARC-Profile: " + std::string(kProfiles) +
           "server-not-modified\r\n";
  }
  if (exchange.payload_digest.empty()) {
    return "WARC-Type: response\r\nWARC-Payload-Digest: " + sha1_label(exchange.page.body) + "\r\n";
  }
  return "WARC-Type: revisit\r\nWARC-Profile: " + std::string(kProfiles) +
         "identical-payload-digest\r\nWARC-Payload-Digest: " +
         std::string(exchange.payload_digest) + "\r\n";
}

std::string response_record(const Exchange& exchange, const std::string& id) {
  const core::Page& page = exchange.page;
  const std::string lines = exchange.head.empty() ? own_head(page) : std::string(exchange.head);
  const std::string content = stored_head(lines, page.body.size()) + page.body;
  return record(kind_fields(exchange) + target_fields(page) +
                    "Content-Type: application/http;msgtype=response\r\nWARC-Block-Digest: " +
                    sha1_label(content) + "\r\n",
                content, id);
}

}  // namespace

class WarcWriter::File {
 public:
  File(std::filesystem::path folder, std::string software)
      : folder_(std::move(folder)), software_(std::move(software)) {}

  core::Result<void> begin() {
    const std::string stamp = utc(std::time(nullptr), "%Y%m%d%H%M%S");
    const std::string name = "recount-" + stamp + "-" + std::to_string(getpid()) + "-" +
                             std::to_string(count_++) + ".warc.gz";
    path_ = folder_ / name;
    out_ = std::ofstream(path_, std::ios::binary | std::ios::app);
    bytes_ = 0;
    if (!out_) {
      return core::fail(core::ErrorKind::fix_input, "warc_open",
                        path_.string() + ": cannot be written");
    }
    const std::string info = "software: " + software_ +
                             "\r\nformat: WARC File Format 1.1\r\n"
                             "conformsTo: http://iipc.github.io/warc-specifications/"
                             "specifications/warc-format/warc-1.1/\r\n";
    return append(record(
        "WARC-Type: warcinfo\r\nWARC-Date: " + utc(std::time(nullptr), "%Y-%m-%dT%H:%M:%SZ") +
            "\r\nWARC-Filename: " + name + "\r\nContent-Type: application/warc-fields\r\n",
        info));
  }

  core::Result<void> write(const Exchange& exchange) {
    if (bytes_ >= kMaxFileBytes) {
      if (auto begun = begin(); !begun) return begun;
    }
    const std::string id = record_id();
    auto written = append(response_record(exchange, id));
    if (!written || exchange.request.empty()) return written;
    return append(request_record(exchange.page, exchange.request, id));
  }

 private:
  core::Result<void> append(const std::string& record) {
    const auto member = compressed(record);
    if (!member) return core::fail(member.error());
    out_.write(member->data(), static_cast<std::streamsize>(member->size()));
    out_.flush();
    bytes_ += member->size();
    if (out_) return {};
    return core::fail(core::ErrorKind::fix_input, "warc_write",
                      path_.string() + ": cannot be written to (disk full?)");
  }

  std::filesystem::path folder_;
  std::string software_;
  std::filesystem::path path_;
  std::ofstream out_;
  std::uintmax_t bytes_ = 0;
  unsigned count_ = 0;
};

WarcWriter::WarcWriter(std::unique_ptr<File> file) : file_(std::move(file)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

core::Result<WarcWriter> WarcWriter::open(const std::filesystem::path& folder,
                                          std::string_view software) {
  std::error_code ignored;  // what matters is whether the file opens
  std::filesystem::create_directories(folder, ignored);
  auto file = std::make_unique<File>(folder, std::string(software));
  if (auto begun = file->begin(); !begun) return core::fail(begun.error());
  return WarcWriter(std::move(file));
}

core::Result<void> WarcWriter::write(const core::Page& page, std::string_view head,
                                     std::string_view request, std::string_view payload_digest) {
  return file_->write({page, head, request, payload_digest});
}

}  // namespace recount::crawler
