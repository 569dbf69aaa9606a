// Two buffers: raw bytes from the stream, plain bytes for the reader. Behind the end or the fault
// of a member, the next magic number is looked for.
#include "crawler/warc_input.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace recount::crawler {
namespace {

constexpr std::size_t kStep = 64U << 10U;
constexpr std::string_view kMagic = "\x1F\x8B\x08";

}  // namespace

WarcBytes::WarcBytes(std::istream& in) : in_(in) {
  read_raw();
  is_gzip_ = std::string_view(raw_).starts_with(kMagic);
  (void)inflateInit2(&stream_, 15 + 16);
}

WarcBytes::~WarcBytes() { inflateEnd(&stream_); }

void WarcBytes::read_raw() {
  raw_.erase(0, raw_at_);
  raw_at_ = 0;
  const std::size_t old = raw_.size();
  raw_.resize(old + kStep);
  in_.read(raw_.data() + old, static_cast<std::streamsize>(kStep));
  const auto read = static_cast<std::size_t>(in_.gcount());
  raw_.resize(old + read);
  raw_read_ += read;
}

void WarcBytes::find_next_member() {
  (void)inflateReset(&stream_);
  while (true) {
    const std::size_t found = raw_.find(kMagic, raw_at_);
    if (found != raw_.npos) {
      raw_at_ = found;
      return;
    }
    // The magic number may lie across two reads.
    raw_at_ = std::max(raw_at_, raw_.size() - std::min(raw_.size(), kMagic.size() - 1));
    const std::size_t left = raw_.size() - raw_at_;
    read_raw();
    if (raw_.size() <= left) {
      raw_at_ = raw_.size();
      return;
    }
  }
}

/// A member that was cut off is read on into the next one, which must be found nevertheless: false
/// where there is none.
bool WarcBytes::look_back(std::string last) {
  const bool is_within = stream_.total_in > 0 && last.size() > 1;
  if (!is_within) return false;
  raw_ = std::move(last);
  raw_at_ = 1;
  find_next_member();
  return raw_at_ < raw_.size();
}

bool WarcBytes::inflate_some() {
  while (true) {
    if (raw_at_ == raw_.size()) {
      std::string last = raw_.substr(std::min(step_at_, raw_.size()));
      read_raw();
      if (raw_at_ == raw_.size()) {
        is_broken_ = look_back(std::move(last));
        return false;
      }
    }
    step_at_ = raw_at_;
    if (stream_.total_in == 0) member_at_ = raw_read_ - (raw_.size() - raw_at_);
    plain_.resize(kStep);
    stream_.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_at_);
    stream_.avail_in = static_cast<uInt>(raw_.size() - raw_at_);
    stream_.next_out = reinterpret_cast<Bytef*>(plain_.data());
    stream_.avail_out = static_cast<uInt>(kStep);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    plain_.resize(kStep - stream_.avail_out);
    is_broken_ = code != Z_OK && code != Z_BUF_ERROR && code != Z_STREAM_END;
    raw_at_ = is_broken_ ? step_at_ + 1 : raw_.size() - stream_.avail_in;
    if (is_broken_ || code == Z_STREAM_END) find_next_member();
    if (!plain_.empty()) return true;
    if (is_broken_) return false;
  }
}

std::uint64_t WarcBytes::offset() const {
  if (is_gzip_) return member_at_;
  return raw_read_ - (raw_.size() - raw_at_) - (plain_.size() - plain_at_);
}

bool WarcBytes::has_more() {
  if (plain_at_ < plain_.size()) return true;
  return !is_broken_ && fill();
}

bool WarcBytes::fill() {
  plain_at_ = 0;
  plain_.clear();
  if (is_gzip_) return inflate_some();
  if (raw_at_ == raw_.size()) read_raw();
  plain_ = raw_.substr(raw_at_);
  raw_at_ = raw_.size();
  return !plain_.empty();
}

std::optional<std::string> WarcBytes::line(std::size_t max_bytes) {
  std::string out;
  bool has_any = false;
  while (!has_more() && is_broken_) is_broken_ = false;
  line_at_ = offset();
  while (has_more()) {
    has_any = true;
    const std::size_t end = plain_.find('\n', plain_at_);
    const std::size_t stop = std::min(end, plain_.size());
    out.append(plain_, plain_at_,
               std::min(stop - plain_at_, max_bytes - std::min(max_bytes, out.size())));
    plain_at_ = std::min(stop + 1, plain_.size());
    if (end != plain_.npos) break;
  }
  if (!has_any) return std::nullopt;
  if (out.ends_with('\r')) out.pop_back();
  return out;
}

std::string WarcBytes::take(std::uint64_t count) {
  std::string out;
  while (out.size() < count && has_more()) {
    const std::size_t left = plain_.size() - plain_at_;
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(left, count - out.size()));
    out.append(plain_, plain_at_, piece);
    plain_at_ += piece;
  }
  return out;
}

void WarcBytes::skip(std::uint64_t count) {
  while (count > 0 && has_more()) {
    const auto piece = std::min<std::uint64_t>(plain_.size() - plain_at_, count);
    plain_at_ += static_cast<std::size_t>(piece);
    count -= piece;
  }
}

}  // namespace recount::crawler
