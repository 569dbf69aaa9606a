// Web archives as input: each HTML answer in a WARC file is a page to read.
//
//   app::Archive archive(std::make_unique<std::ifstream>("crawl.warc.gz"), "crawl.warc.gz");
//   while (std::optional<core::Result<app::InputItem>> item = archive.next()) …
//
// Read as a stream, however big it is. Answers other than 200 and what is no HTML are passed over:
// an archive holds pictures and redirects as well. A bad record is an Error naming file and byte,
// and reading goes on behind it; a file without any record is one ("warc_empty"). One object, one
// thread.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "app/input_item.h"
#include "core/result.h"
#include "crawler/warc.h"

namespace recount::app {

class Archive {
 public:
  Archive(std::unique_ptr<std::istream> bytes, std::string name);

  /// Nullopt at the end.
  [[nodiscard]] std::optional<core::Result<InputItem>> next();

 private:
  std::unique_ptr<std::istream> bytes_;
  std::string name_;
  crawler::WarcReader reader_;
  bool is_told_ = false;  ///< that it is empty
};

/// A stream whose first bytes were read already: `begin`, then the rest.
[[nodiscard]] std::unique_ptr<std::istream> joined(std::string begin,
                                                   std::unique_ptr<std::istream> rest);

}  // namespace recount::app
