// The steps of the standard, one function each. Running out of bytes ends the scan without a
// result.
#include "extract/page/prescan.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "extract/page/ascii.h"
#include "extract/page/charset_names.h"

namespace recount::extract {
namespace {

// Browsers look at 1,024 bytes at first, and begin anew when their parser meets a <meta> later on.
constexpr std::size_t kPrescanBytes = 16U << 10U;

struct Attribute {
  std::string name;
  std::string value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string run() {
    while (!is_over()) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        pass("-->", at_ + 2);
      } else if (is_meta(rest)) {
        at_ += 5;
        if (std::string charset = declared(); !charset.empty()) return charset;
      } else if (is_tag(rest)) {
        while (!is_over() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
        while (next_attribute()) {
        }
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        pass(">", at_);
      } else {
        ++at_;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] bool is_over() const { return at_ >= bytes_.size(); }

  static bool is_meta(std::string_view rest) {
    constexpr std::size_t kName = 5;  // "<meta"
    return rest.size() > kName && equals_ignoring_case(rest.substr(0, kName), "<meta") &&
           (is_space(rest[kName]) || rest[kName] == '/');
  }
  static bool is_tag(std::string_view rest) {
    const std::size_t letter = rest.starts_with("</") ? 2 : 1;
    return rest.starts_with("<") && rest.size() > letter && is_letter(rest[letter]);
  }

  void pass(std::string_view mark, std::size_t from) {
    const std::size_t found = bytes_.find(mark, from);
    at_ = found == std::string_view::npos ? bytes_.size() : found + mark.size();
  }

  /// What the attributes of a <meta> declare: `charset`, or `content` where `http-equiv` says so.
  std::string declared() {
    std::vector<std::string> seen;
    bool has_pragma = false;
    bool needs_pragma = false;
    std::optional<std::string> charset;
    while (const auto attribute = next_attribute()) {
      const auto& [name, value] = *attribute;
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      if (name == "http-equiv") has_pragma = value == "content-type";
      if (name == "content" && !charset) {
        const std::string found = charset_parameter(value);
        if (!found.empty()) charset = found;
        needs_pragma = charset.has_value();
      }
      if (name == "charset") {
        charset = value;
        needs_pragma = false;
      }
    }
    if (!charset || (needs_pragma && !has_pragma) || is_over()) return {};
    return usable(web_name(*charset));
  }

  /// A page that can be read so far is not in UTF-16, whatever it says.
  static std::string usable(std::string name) {
    if (name.starts_with("utf-16")) name = "utf-8";
    if (name == "x-user-defined") name = "windows-1252";
    return is_known_charset(name) ? name : std::string();
  }

  void skip_spaces(bool slashes) {
    while (!is_over() && (is_space(bytes_[at_]) || (slashes && bytes_[at_] == '/'))) ++at_;
  }

  std::optional<Attribute> next_attribute() {
    skip_spaces(true);
    if (is_over() || bytes_[at_] == '>') return std::nullopt;
    Attribute attribute;
    while (!is_over() && !(bytes_[at_] == '=' && !attribute.name.empty())) {
      const char c = bytes_[at_];
      if (c == '/' || c == '>') return attribute;
      if (is_space(c)) break;
      attribute.name.push_back(lower_ascii(c));
      ++at_;
    }
    skip_spaces(false);
    if (is_over() || bytes_[at_] != '=') return attribute;
    ++at_;
    skip_spaces(false);
    attribute.value = value();
    return attribute;
  }

  std::string value() {
    if (is_over()) return {};
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1;
      const std::size_t end = std::min(bytes_.find(quote, begin), bytes_.size());
      at_ = end + 1;
      return lower_ascii(bytes_.substr(begin, end - begin));
    }
    const std::size_t begin = at_;
    while (!is_over() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
    return lower_ascii(bytes_.substr(begin, at_ - begin));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string prescan_charset(std::string_view bytes) {
  return Prescan(bytes.substr(0, kPrescanBytes)).run();
}

}  // namespace recount::extract
