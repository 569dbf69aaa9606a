// Web archives: what was fetched, kept as others can read it, and read as others kept it.
//
//   auto writer = WarcWriter::open("archive", "recount/0.1 (+https://…)");   // a folder
//   writer->write(page, head);
//
//   WarcReader reader(std::cin);
//   while (auto page = reader.next()) if (*page) use(**page); else report(page->error());
//
// Written: WARC/1.1, one gzip member a record, files of about 1 GB. Read: WARC/0.18 to 1.1, plain
// or gzipped, members of any size; `response` records with HTTP in them become pages, others are
// passed over. A damaged record is an Error that names the byte where it (or its gzip member)
// begins, and reading goes on behind it. Records above the limit are Errors ("body_too_big") and
// cost no memory. One object, one thread. Source: ISO 28500:2017 (WARC 1.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/page.h"
#include "core/result.h"

namespace recount::crawler {

class WarcWriter {
 public:
  /// Makes the folder. Fails with "warc_open" if nothing can be written there.
  [[nodiscard]] static core::Result<WarcWriter> open(const std::filesystem::path& folder,
                                                     std::string_view software);
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();

  /// A response record; with status 304 or a `payload_digest` (of the same body, stored before), a
  /// revisit record. `head` are the header lines as received (crawl.h hands them on), or empty:
  /// then the page's own fields stand for them. `request` is the request as sent, or empty: then it
  /// gets no record.
  [[nodiscard]] core::Result<void> write(const core::Page& page, std::string_view head = {},
                                         std::string_view request = {},
                                         std::string_view payload_digest = {});

 private:
  class File;
  explicit WarcWriter(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

class WarcReader {
 public:
  /// `in` must live as long as the reader.
  explicit WarcReader(std::istream& in, std::size_t max_body_bytes = 8U << 20U);
  WarcReader(const WarcReader&) = delete;
  WarcReader& operator=(const WarcReader&) = delete;
  ~WarcReader();

  /// Nullopt at the end.
  [[nodiscard]] std::optional<core::Result<core::Page>> next();
  /// Of any kind, so far.
  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  class Input;
  std::unique_ptr<Input> input_;
  std::uint64_t records_ = 0;
  std::size_t max_body_bytes_;
};

/// Whether these first bytes, plain or gzipped, are those of an archive.
[[nodiscard]] bool looks_like_warc(std::string_view bytes);

}  // namespace recount::crawler
