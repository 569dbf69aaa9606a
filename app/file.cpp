// Everything is read in pieces against a limit, because sizes that a file or a gzip trailer claims
// are not to be trusted (pipes have none, a bomb lies).
#include "app/file.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace recount::app {
namespace {

using core::ErrorKind;

core::Error too_large(std::string_view name) {
  return {ErrorKind::skip, "file_too_large",
          std::string(name) + ": larger than " + std::to_string(kMaxFileBytes >> 20U) +
              " MB, not read"};
}

core::Error broken_gzip(std::string_view name) {
  return {ErrorKind::skip, "gzip_broken", std::string(name) + ": broken or truncated gzip data"};
}

bool looks_gzipped(std::string_view bytes) {
  return bytes.size() > 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

struct EndInflate {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};
using Inflater = std::unique_ptr<z_stream, EndInflate>;

Inflater open_inflater(std::string_view gzip) {
  auto stream = std::make_unique<z_stream>();
  std::memset(stream.get(), 0, sizeof(z_stream));
  constexpr int kGzipWindow = 15 + 16;
  if (inflateInit2(stream.get(), kGzipWindow) != Z_OK) throw std::bad_alloc();
  stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream->avail_in = static_cast<uInt>(gzip.size());
  return Inflater(stream.release());
}

std::string errno_text() { return std::error_code(errno, std::generic_category()).message(); }

}  // namespace

core::Result<std::string> inflated(std::string_view gzip, std::string_view name) {
  const Inflater stream = open_inflater(gzip);
  std::string out;
  std::array<char, 1U << 16U> buffer{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream->next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream->avail_out = static_cast<uInt>(buffer.size());
    state = inflate(stream.get(), Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream->avail_out);
    if (out.size() > kMaxFileBytes) return core::fail(too_large(name));
    if (state == Z_STREAM_END && stream->avail_in > 0) state = inflateReset(stream.get());
  }
  if (state != Z_STREAM_END) return core::fail(broken_gzip(name));
  return out;
}

namespace {

/// `size` is what the file claims, so that the bytes need not move as they grow.
core::Result<std::string> read_all(std::istream& in, std::string_view name, std::size_t size) {
  std::string bytes;
  bytes.reserve(size);
  std::array<char, 1U << 16U> buffer{};
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kMaxFileBytes) return core::fail(too_large(name));
  }
  if (looks_gzipped(bytes)) return inflated(bytes, name);
  return bytes;
}

}  // namespace

core::Result<std::string> read_stream(std::istream& in, std::string_view name) {
  return read_all(in, name, 0);
}

core::Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code code;
  const auto status = std::filesystem::status(path, code);
  if (!std::filesystem::exists(status)) {
    return core::fail(ErrorKind::fix_input, "file_missing", path.string() + ": no such file");
  }
  if (std::filesystem::is_directory(status)) {
    return core::fail(ErrorKind::fix_input, "file_unreadable",
                      path.string() + ": is a folder, not a file");
  }
  const auto size = std::filesystem::file_size(path, code);
  if (!code && size > kMaxFileBytes) return core::fail(too_large(path.string()));
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return core::fail(ErrorKind::fix_input, "file_unreadable",
                      path.string() + ": cannot be read: " + errno_text());
  }
  return read_all(in, path.string(), code ? 0 : static_cast<std::size_t>(size));
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path beside = path;
  beside += ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written: " + errno_text());
  std::filesystem::rename(beside, path);
}

}  // namespace recount::app
