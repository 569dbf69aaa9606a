// The bytes of an archive, inflated where they are gzipped (internal to warc_reader.cpp).
//
//   WarcBytes bytes(std::cin);
//   auto line = bytes.line(64 << 10);   auto content = bytes.take(1000);
//
// Reads ahead by a fixed amount. A damaged gzip member ends the line or content that it held; the
// next line is the first of the next member. One thread. Source: RFC 1952.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace recount::crawler {

class WarcBytes {
 public:
  explicit WarcBytes(std::istream& in);
  WarcBytes(const WarcBytes&) = delete;
  WarcBytes& operator=(const WarcBytes&) = delete;
  ~WarcBytes();

  /// Without its line end; nullopt at the end of all. A longer line is cut at `max_bytes`.
  [[nodiscard]] std::optional<std::string> line(std::size_t max_bytes);
  /// As many bytes as there are, up to `count`.
  [[nodiscard]] std::string take(std::uint64_t count);
  void skip(std::uint64_t count);
  /// Where in the archive the last line began; in a gzipped one, where its member did.
  [[nodiscard]] std::uint64_t line_at() const { return line_at_; }

 private:
  [[nodiscard]] std::uint64_t offset() const;
  bool has_more();
  bool fill();
  void read_raw();
  bool inflate_some();
  bool look_back(std::string last);
  void find_next_member();

  std::istream& in_;
  std::string raw_;  ///< as read, from raw_at_
  std::size_t raw_at_ = 0;
  std::size_t step_at_ = 0;     ///< in raw_, from where it was inflated last
  std::uint64_t raw_read_ = 0;  ///< bytes of the archive up to the end of raw_
  std::uint64_t line_at_ = 0;
  std::uint64_t member_at_ = 0;  ///< where the member of plain_ begins
  std::string plain_;            ///< to hand out, from plain_at_
  std::size_t plain_at_ = 0;
  bool is_gzip_ = false;
  bool is_broken_ = false;  ///< what follows `plain_` does not belong to it
  z_stream stream_{};
};

}  // namespace recount::crawler
