// What `extract` and `check` are given: a file, a folder, a URL, "-" or several of them, as a row
// of items.
//
//   core::Result<std::vector<app::InputFile>> list = app::list_inputs({"pages/"});
//   app::InputReader reader(*list, std::cin);
//   while (std::optional<core::Result<app::InputItem>> item = reader.next()) …
//
// Pages are .html and .htm, articles .jsonl (a line each) and .txt, web archives .warc, each also
// .gz; other names and "-" are told by content. Of a folder (searched to the bottom, sorted by
// path) its pages are taken; where it has none, its .jsonl, then its .warc, then its .txt. An item
// that cannot be read is an Error naming the file or file:line, and the reader goes on with the
// next. Memory: one file at a time. One reader belongs to one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "app/archive.h"
#include "app/input_item.h"
#include "core/result.h"

namespace recount::app {

enum class InputKind { page, lines, text, archive, by_content, url };

struct InputFile {
  std::filesystem::path path;  ///< "-" is standard input; a URL as it was given
  InputKind kind = InputKind::by_content;
};

/// Fails for a missing file, a folder with nothing to read in it, a kind of file that is unknown.
[[nodiscard]] core::Result<std::vector<InputFile>> list_inputs(
    const std::vector<std::string>& arguments);

/// How a URL becomes a page.
using Fetch = std::function<core::Result<core::Page>(const std::string& url)>;

class InputReader {
 public:
  InputReader(std::vector<InputFile> files, std::istream& standard_input, Fetch fetch = {})
      : files_(std::move(files)), standard_input_(standard_input), fetch_(std::move(fetch)) {}

  /// Nullopt at the end.
  [[nodiscard]] std::optional<core::Result<InputItem>> next();

 private:
  [[nodiscard]] core::Result<InputItem> item_of(const InputFile& file, std::string bytes);
  [[nodiscard]] core::Result<InputItem> fetched_item(const std::string& url) const;
  [[nodiscard]] std::optional<core::Result<InputItem>> next_line();
  [[nodiscard]] core::Result<std::string> read_or_open(const InputFile& file);

  std::vector<InputFile> files_;
  std::istream& standard_input_;
  Fetch fetch_;
  std::size_t next_file_ = 0;
  std::string lines_;  ///< of the JSON Lines file that is being read
  std::string lines_name_;
  std::size_t lines_at_ = 0;
  std::size_t line_number_ = 0;
  std::optional<Archive> archive_;  ///< that is being read
};

/// "a/b.html.gz" → "b".
[[nodiscard]] std::string id_of(const std::filesystem::path& path);

}  // namespace recount::app
