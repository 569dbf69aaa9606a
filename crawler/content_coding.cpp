// Each decoder is a loop "give me more room": the output grows in steps up to the cap, and only the
// stream's own end mark ends it well. gzip may be several members in a row; what follows the last
// one and is no member is ignored, as browsers do.
#include "crawler/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "crawler/ascii.h"
#include "crawler/lines.h"

namespace recount::crawler {
namespace {

constexpr std::size_t kStep = 256U << 10U;
constexpr int kGzip = 15 + 16;
constexpr int kZlib = 15;
constexpr int kRawDeflate = -15;

core::Result<std::string> bad(const std::string& code) {
  const bool may_pass = code == "body_truncated" || code == "body_corrupt";
  return core::fail(may_pass ? core::ErrorKind::retry : core::ErrorKind::skip, code, code);
}

/// Room for the next piece of output; empty if the cap is reached.
class Output {
 public:
  explicit Output(std::size_t max_bytes) : max_bytes_(max_bytes) {}
  bool grow() {
    if (used_ > max_bytes_) return false;
    if (used_ == text_.size()) text_.resize(std::min(max_bytes_ + 1, text_.size() * 2 + kStep));
    return true;
  }
  unsigned char* at() { return reinterpret_cast<unsigned char*>(text_.data()) + used_; }
  [[nodiscard]] std::size_t room() const { return text_.size() - used_; }
  void took(std::size_t bytes) { used_ += bytes; }
  [[nodiscard]] bool is_full() const { return used_ > max_bytes_; }
  std::string text() && {
    text_.resize(used_);
    return std::move(text_);
  }

 private:
  std::size_t max_bytes_;
  std::size_t used_ = 0;
  std::string text_;
};

struct EndInflate {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

core::Result<std::string> inflated(std::string_view bytes, int window, std::size_t max_bytes) {
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  if (inflateInit2(&stream, window) != Z_OK) return bad("body_corrupt");
  const std::unique_ptr<z_stream, EndInflate> guard(&stream);
  Output out(max_bytes);
  while (out.grow()) {
    stream.next_out = out.at();
    stream.avail_out = static_cast<uInt>(out.room());
    const int code = inflate(&stream, Z_NO_FLUSH);
    out.took(out.room() - stream.avail_out);
    if (out.is_full()) break;
    if (code == Z_STREAM_END) {
      const bool has_next = window == kGzip && stream.avail_in > 1 && stream.next_in[0] == 0x1F &&
                            stream.next_in[1] == 0x8B;
      if (!has_next) return std::move(out).text();
      if (inflateReset(&stream) != Z_OK) return bad("body_corrupt");
    } else if (code == Z_BUF_ERROR ||
               (code == Z_OK && stream.avail_in == 0 && stream.avail_out != 0)) {
      if (stream.avail_in == 0) return bad("body_truncated");
    } else if (code != Z_OK) {
      return bad("body_corrupt");
    }
  }
  return bad("body_too_big");
}

struct EndDeflate {
  void operator()(libdeflate_decompressor* state) const { libdeflate_free_decompressor(state); }
};

/// One whole member whose trailer tells its size: the usual case, in less than half of the time.
/// Nullopt for everything else, which `inflated` then judges.
std::optional<std::string> gunzipped_at_once(std::string_view bytes, std::size_t max_bytes) {
  if (bytes.size() < 18) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i) {
    size = size << 8U | static_cast<unsigned char>(bytes[bytes.size() - i]);
  }
  // Deflate cannot shrink better than 1 : 1032; a bigger claim is no reason to take memory.
  if (size == 0 || size > max_bytes || size / 1032 > bytes.size()) return std::nullopt;
  static thread_local const std::unique_ptr<libdeflate_decompressor, EndDeflate> kState(
      libdeflate_alloc_decompressor());
  std::string out(size, '\0');
  std::size_t used = 0;
  std::size_t made = 0;
  const auto code = libdeflate_gzip_decompress_ex(kState.get(), bytes.data(), bytes.size(),
                                                  out.data(), size, &used, &made);
  const bool is_all = code == LIBDEFLATE_SUCCESS && used == bytes.size() && made == size;
  return is_all ? std::optional(std::move(out)) : std::nullopt;
}

core::Result<std::string> undeflated(std::string_view bytes, std::size_t max_bytes) {
  auto text = inflated(bytes, kZlib, max_bytes);
  if (text || text.error().code != "body_corrupt") return text;
  return inflated(bytes, kRawDeflate, max_bytes);  // some servers leave the zlib frame out
}

struct EndBrotli {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

core::Result<std::string> unbrotlied(std::string_view bytes, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, EndBrotli> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  std::size_t left = bytes.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  Output out(max_bytes);
  while (out.grow()) {
    std::uint8_t* to = out.at();
    std::size_t room = out.room();
    const auto code = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.took(out.room() - room);
    if (out.is_full()) break;
    if (code == BROTLI_DECODER_RESULT_SUCCESS) return std::move(out).text();
    if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return bad("body_truncated");
    if (code == BROTLI_DECODER_RESULT_ERROR) return bad("body_corrupt");
  }
  return bad("body_too_big");
}

struct EndZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

core::Result<std::string> unzstded(std::string_view bytes, std::size_t max_bytes) {
  const std::unique_ptr<ZSTD_DStream, EndZstd> stream(ZSTD_createDStream());
  // RFC 8878 asks decoders of the web to do with a window of 8 MB.
  (void)ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 23);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  Output out(max_bytes);
  while (out.grow()) {
    ZSTD_outBuffer to{out.at(), out.room(), 0};
    const std::size_t code = ZSTD_decompressStream(stream.get(), &to, &in);
    if (ZSTD_isError(code) != 0U) return bad("body_corrupt");
    out.took(to.pos);
    if (out.is_full()) break;
    if (code == 0 && in.pos == in.size) return std::move(out).text();
    if (in.pos == in.size && to.pos < to.size) return bad("body_truncated");
  }
  return bad("body_too_big");
}

std::vector<std::string> names_of(std::string_view codings) {
  std::vector<std::string> names;
  for (const std::string_view piece : split(codings, ',')) {
    std::string name = lower(trimmed(piece));
    if (!name.empty() && name != "identity") names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

core::Result<std::string> decoded(std::string body, std::string_view codings,
                                  std::size_t max_bytes) {
  const std::vector<std::string> names = names_of(codings);
  if (names.size() > 1) return bad("encoding_too_deep");
  if (names.empty()) return body;
  const std::string& name = names.front();
  if (name == "gzip" || name == "x-gzip") return gunzipped(body, max_bytes);
  if (name == "deflate") return undeflated(body, max_bytes);
  if (name == "br") return unbrotlied(body, max_bytes);
  if (name == "zstd") return unzstded(body, max_bytes);
  return bad("encoding_unknown");
}

bool looks_gzipped(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

core::Result<std::string> gunzipped(std::string_view bytes, std::size_t max_bytes) {
  if (auto text = gunzipped_at_once(bytes, max_bytes)) return *std::move(text);
  return inflated(bytes, kGzip, max_bytes);
}

}  // namespace recount::crawler
