#include "core/grouped.h"

#include <algorithm>
#include <cctype>

namespace recount::core {
namespace {

constexpr std::size_t kFewest = 5;  // "2016" may be a year

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// What stands before the digits makes them decimals, or a part of a name.
bool continues(char before) { return before == '.' || before == ',' || is_letter(before); }

}  // namespace

std::string grouped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i < kFewest || (i > 0 && continues(text[i - 1]))) {
      end = std::max(end, i + 1);
      out += text.substr(i, end - i);
    } else {
      for (std::size_t d = i; d < end; ++d) {
        if (d > i && (end - d) % 3 == 0) out += ',';
        out += text[d];
      }
    }
    i = end;
  }
  return out;
}

}  // namespace recount::core
