#include "crawler/content_coding.h"

#include <zlib.h>

#include <catch2/catch.hpp>

using namespace recount;

namespace {

constexpr std::size_t kCap = 100'000;

/// `window` is zlib's: 31 gzip, 15 zlib, -15 raw.
std::string deflated(const std::string& text, int window) {
  std::string out(text.size() + 1000, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string bytes(std::initializer_list<int> values, const std::string& text,
                  const std::string& end = "") {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out + text + end;
}

std::string code_of(const std::string& body, const std::string& coding) {
  const auto text = crawler::decoded(body, coding, kCap);
  return text ? "" : text.error().code;
}

const std::string kBrotli = bytes({0x0B, 0x02, 0x80}, "hello", "\x03");
const std::string kZstd = bytes({0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x05, 0x29, 0x00, 0x00}, "hello");

}  // namespace

TEST_CASE("each coding that is asked for is undone") {
  const auto [coding, body] = GENERATE(table<std::string, std::string>({
      {"", "hello"},
      {"identity", "hello"},
      {"gzip", deflated("hello", 31)},
      {"X-GZIP", deflated("hello", 31)},
      {"gzip", deflated("hel", 31) + deflated("lo", 31)},
      {"gzip", deflated("hello", 31) + "trailing garbage"},
      {"deflate", deflated("hello", 15)},
      {"deflate", deflated("hello", -15)},
      {"br", kBrotli},
      {"zstd", kZstd},
  }));
  CAPTURE(coding);
  CHECK(crawler::decoded(body, coding, kCap).value_or("") == "hello");
}

TEST_CASE("a body that is cut, wrong or too much is an error by name") {
  const std::string gzip = deflated(std::string(1000, 'x') + "hello", 31);
  std::string bad_sum = gzip;
  bad_sum[bad_sum.size() - 6] ^= 1;
  const std::string bomb = deflated(std::string(kCap + 1, 'x'), 31);
  const auto [coding, body, code] = GENERATE_COPY(table<std::string, std::string, std::string>({
      {"gzip", gzip.substr(0, gzip.size() - 9), "body_truncated"},
      {"gzip", gzip.substr(0, 5), "body_truncated"},
      {"gzip", bad_sum, "body_corrupt"},
      {"gzip", "hello", "body_corrupt"},
      {"gzip", bomb, "body_too_big"},
      {"gzip", deflated(std::string(kCap, 'x'), 31) + deflated("y", 31), "body_too_big"},
      {"deflate", deflated(std::string(kCap + 1, 'x'), 15), "body_too_big"},
      {"br", kBrotli.substr(0, 5), "body_truncated"},
      {"br", "\xFF\xFF\xFF\xFF", "body_corrupt"},
      {"zstd", kZstd.substr(0, 12), "body_truncated"},
      {"zstd", "hello", "body_corrupt"},
      {"snappy", "hello", "encoding_unknown"},
      {"gzip, gzip", gzip, "encoding_too_deep"},
  }));
  CAPTURE(coding, code);
  CHECK(code_of(body, coding) == code);
}

TEST_CASE("a body of exactly the cap is taken") {
  const std::string text(kCap, 'x');
  const int window = GENERATE(31, 15);
  const auto got =
      crawler::decoded(deflated(text, window), window == 31 ? "gzip" : "deflate", kCap);
  CHECK(got.value_or("") == text);
}
