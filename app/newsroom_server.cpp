// The daemon listens first, on a port that the system picks; only then is the address known that
// the pages must speak of, so {{base}} is filled in when a page is asked for.
#include "app/newsroom_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <toml++/toml.h>
#include <zlib.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "app/config.h"
#include "app/file.h"

namespace recount::app {
namespace {

namespace fs = std::filesystem;

std::string text_of(const toml::table& table, const char* key) {
  return table[key].value_or(std::string());
}

tl::unexpected<core::Error> bad_entry(const std::string& file, const toml::node& at,
                                      const std::string& why) {
  return core::fail(core::ErrorKind::fix_input, "newsroom_bad",
                    file + ":" + std::to_string(at.source().begin.line) + ": " + why);
}

core::Result<ServedPage> page_of(const toml::table& entry, const fs::path& folder) {
  ServedPage page;
  page.status = static_cast<int>(entry["status"].value_or<std::int64_t>(200));
  page.content_type = text_of(entry, "content_type");
  page.location = text_of(entry, "location");
  page.gzip = entry["gzip"].value_or(false);
  const std::string file = text_of(entry, "file");
  if (file.empty()) return page;
  core::Result<std::string> bytes = read_file(folder / file);
  if (!bytes) return core::fail(bytes.error());
  page.body = std::move(*bytes);
  return page;
}

core::Result<Newsroom> newsroom_of(const toml::table& root, const std::string& file) {
  Newsroom newsroom;
  const fs::path folder = fs::path(file).parent_path();
  if (const toml::array* pages = root["page"].as_array()) {
    for (const toml::node& node : *pages) {
      const toml::table* entry = node.as_table();
      if (entry == nullptr || text_of(*entry, "path").empty()) {
        return bad_entry(file, node, "a page without path");
      }
      core::Result<ServedPage> page = page_of(*entry, folder);
      if (!page) return bad_entry(file, node, page.error().message);
      newsroom.pages.insert_or_assign(text_of(*entry, "path"), std::move(*page));
    }
  }
  if (const toml::array* sources = root["source"].as_array()) {
    for (const toml::node& node : *sources) {
      const toml::table* entry = node.as_table();
      if (entry == nullptr) return bad_entry(file, node, "must be a table");
      const auto kind = source_kind_of(text_of(*entry, "kind"));
      if (!kind) return bad_entry(file, node, kind.error().message);
      newsroom.sources.push_back({.url = text_of(*entry, "path"), .kind = *kind, .name = {}});
    }
  }
  return newsroom;
}

bool speaks_of_base(const ServedPage& page) {
  const std::string& type = page.content_type;
  return type.find("html") != std::string::npos || type.find("xml") != std::string::npos ||
         type.find("text/plain") != std::string::npos;
}

std::string with_base(std::string body, const std::string& base) {
  constexpr std::string_view kMark = "{{base}}";
  for (std::size_t at = body.find(kMark); at != std::string::npos; at = body.find(kMark, at)) {
    body.replace(at, kMark.size(), base);
    at += base.size();
  }
  return body;
}

std::string gzipped(const std::string& body) {
  z_stream stream = {};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct StopDaemon {
  void operator()(MHD_Daemon* daemon) const { MHD_stop_daemon(daemon); }
};
struct FreeResponse {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};

void add_header(MHD_Response& response, const char* name, const std::string& value) {
  if (!value.empty()) MHD_add_response_header(&response, name, value.c_str());
}

}  // namespace

struct NewsroomServer::Daemon {
  Newsroom newsroom;
  std::string base;
  std::unique_ptr<MHD_Daemon, StopDaemon> handle;

  [[nodiscard]] ServedPage page_at(const std::string& path) const {
    const auto found = newsroom.pages.find(path);
    if (found != newsroom.pages.end()) return found->second;
    return {.status = 404, .content_type = "text/plain", .location = {}, .body = "not found\n"};
  }

  MHD_Result answer(MHD_Connection* connection, const std::string& path) const {
    ServedPage page = page_at(path);
    if (speaks_of_base(page)) page.body = with_base(std::move(page.body), base);
    if (page.gzip) page.body = gzipped(page.body);
    const std::unique_ptr<MHD_Response, FreeResponse> response(
        MHD_create_response_from_buffer(page.body.size(), page.body.data(), MHD_RESPMEM_MUST_COPY));
    add_header(*response, "Content-Type", page.content_type);
    add_header(*response, "Content-Encoding", page.gzip ? "gzip" : "");
    add_header(*response, "Location",
               page.location.starts_with('/') ? base + page.location : page.location);
    return MHD_queue_response(connection, static_cast<unsigned>(page.status), response.get());
  }

  // The library fixes these eight parameters.
  static MHD_Result handle_request(  // NOLINT(readability-function-size)
      void* self, MHD_Connection* connection, const char* url, const char* /*method*/,
      const char* /*version*/, const char* /*upload*/, std::size_t* /*upload_size*/,
      void** /*state*/) {
    return static_cast<const Daemon*>(self)->answer(connection, url);
  }
};

core::Result<Newsroom> load_newsroom(const std::string& folder) {
  const std::string file = (fs::path(folder) / "server.toml").string();
  const core::Result<std::string> bytes = read_file(file);
  if (!bytes) return core::fail(bytes.error());
  try {
    return newsroom_of(toml::parse(*bytes, file), file);
  } catch (const toml::parse_error& error) {
    return core::fail(core::ErrorKind::fix_input, "newsroom_bad",
                      file + ":" + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()));
  }
}

NewsroomServer::NewsroomServer(Newsroom newsroom) : daemon_(std::make_unique<Daemon>()) {
  daemon_->newsroom = std::move(newsroom);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  daemon_->handle.reset(MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD, 0, nullptr, nullptr,
                                         &Daemon::handle_request, daemon_.get(),
                                         MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_END));
  if (!daemon_->handle) throw std::runtime_error("the demo's server cannot listen on 127.0.0.1");
  const MHD_DaemonInfo* info =
      MHD_get_daemon_info(daemon_->handle.get(), MHD_DAEMON_INFO_BIND_PORT);
  base_ = "http://127.0.0.1:" + std::to_string(info->port);
  daemon_->base = base_;
}

NewsroomServer::~NewsroomServer() = default;

std::vector<core::Source> NewsroomServer::sources() const {
  std::vector<core::Source> sources = daemon_->newsroom.sources;
  for (core::Source& source : sources) {
    source.url = base_ + source.url;
    source.allow_private = true;
  }
  return sources;
}

}  // namespace recount::app
