// One pass a function; a percent sign that begins no code stays as it is.
#include "crawler/percent.h"

#include <optional>

#include "crawler/ascii.h"

namespace recount::crawler {
namespace {

bool is_unreserved(char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

std::string encoded(unsigned char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  return {'%', kHex[byte >> 4U], kHex[byte & 15U]};
}

}  // namespace

std::string with_plain_percents(std::string_view url) {
  std::string out;
  out.reserve(url.size());
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto byte = url[i] == '%' ? hex_byte(url.substr(i + 1)) : std::nullopt;
    if (!byte) {
      out += url[i];
      continue;
    }
    out += is_unreserved(static_cast<char>(*byte)) ? std::string(1, static_cast<char>(*byte))
                                                   : encoded(*byte);
    i += 2;
  }
  return out;
}

std::string with_encoded_outlaws(std::string_view part) {
  constexpr std::string_view kOutlaws = "\"<>`{}|^\\'";
  std::string out;
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    const bool bare = byte > ' ' && byte < 0x7F && kOutlaws.find(c) == std::string_view::npos;
    out += bare ? std::string(1, c) : encoded(byte);
  }
  return out;
}

std::string with_encoded_bytes(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const auto byte = static_cast<unsigned char>(part[i]);
    if (byte >= 0x80) {
      out += encoded(byte);
    } else if (const auto code = part[i] == '%' ? hex_byte(part.substr(i + 1)) : std::nullopt) {
      out += encoded(*code);
      i += 2;
    } else {
      out += part[i];
    }
  }
  return out;
}

}  // namespace recount::crawler
