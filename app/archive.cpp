#include "app/archive.h"

#include <array>
#include <streambuf>
#include <utility>

namespace recount::app {
namespace {

bool is_html(const core::Page& page) {
  return page.status == 200 && !page.body.empty() &&
         (page.content_type.empty() || page.content_type.find("html") != std::string::npos);
}

/// Hands out its own bytes first, then those of another buffer.
class JoinedBuffer : public std::streambuf {
 public:
  JoinedBuffer(std::string begin, std::streambuf& rest) : begin_(std::move(begin)), rest_(rest) {
    setg(begin_.data(), begin_.data(), begin_.data() + begin_.size());
  }

 protected:
  int_type underflow() override {
    const std::streamsize read =
        rest_.sgetn(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    setg(bytes_.data(), bytes_.data(), bytes_.data() + read);
    return read > 0 ? traits_type::to_int_type(bytes_[0]) : traits_type::eof();
  }

 private:
  std::string begin_;
  std::streambuf& rest_;
  std::array<char, std::size_t{64} << 10U> bytes_{};
};

class JoinedStream : public std::istream {
 public:
  JoinedStream(std::string begin, std::unique_ptr<std::istream> rest)
      : std::istream(nullptr), rest_(std::move(rest)), buffer_(std::move(begin), *rest_->rdbuf()) {
    rdbuf(&buffer_);
  }

 private:
  std::unique_ptr<std::istream> rest_;
  JoinedBuffer buffer_;
};

}  // namespace

std::unique_ptr<std::istream> joined(std::string begin, std::unique_ptr<std::istream> rest) {
  return std::make_unique<JoinedStream>(std::move(begin), std::move(rest));
}

Archive::Archive(std::unique_ptr<std::istream> bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)), reader_(*bytes_) {}

std::optional<core::Result<InputItem>> Archive::next() {
  while (auto page = reader_.next()) {
    if (!*page) {
      core::Error error = page->error();
      error.message = name_ + ": " + error.message;
      return core::fail(std::move(error));
    }
    if (!is_html(**page)) continue;
    const std::string url = (*page)->url;
    return InputItem{.origin = name_ + ": " + url, .id = url, .content = **std::move(page)};
  }
  if (reader_.records() > 0 || std::exchange(is_told_, true)) return std::nullopt;
  return core::fail(core::ErrorKind::skip, "warc_empty",
                    name_ + ": no web archive: no WARC record in it");
}

}  // namespace recount::app
