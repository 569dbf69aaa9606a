// The text is cut into lines at spaces by display width; each line keeps its byte span, so that a
// mark that runs over a line end gets carets on both lines.
#include "report/excerpt.h"

#include <algorithm>

#include "core/utf8.h"
#include "report/columns.h"

namespace recount::report {
namespace {

constexpr std::size_t kMaxSurroundings = 600;

std::size_t boundary_at_or_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

/// Where a line that begins at `begin` must end: at the last space that fits, or hard at the width.
std::size_t line_end(std::string_view text, core::TextSpan rest, std::size_t width) {
  std::size_t used = 0;
  std::size_t space = 0;
  std::size_t at = rest.begin;
  while (at < rest.end) {
    const core::DecodedCodePoint c = core::decode_utf8(text, at);
    if (text[at] == ' ' || text[at] == '\n') space = at;
    used += columns_of(c.value);
    if (used > width && at > rest.begin) return space > rest.begin ? space : at;
    at += c.length;
  }
  return rest.end;
}

std::size_t after_spaces(std::string_view text, core::TextSpan rest) {
  std::size_t at = rest.begin;
  while (at < rest.end && (text[at] == ' ' || text[at] == '\n')) ++at;
  return at;
}

std::vector<core::TextSpan> wrapped(std::string_view text, core::TextSpan all, std::size_t width) {
  std::vector<core::TextSpan> lines;
  core::TextSpan rest{after_spaces(text, all), all.end};
  while (!rest.empty()) {
    const std::size_t end = line_end(text, rest, width);
    lines.push_back({rest.begin, end});
    rest.begin = after_spaces(text, {end, all.end});
  }
  return lines;
}

std::string carets(std::string_view text, core::TextSpan line,
                   const std::vector<core::TextSpan>& marks) {
  std::string out;
  for (std::size_t at = line.begin; at < line.end;) {
    const core::DecodedCodePoint c = core::decode_utf8(text, at);
    const bool marked = std::any_of(marks.begin(), marks.end(), [at](core::TextSpan mark) {
      return mark.begin <= at && at < mark.end;
    });
    out.append(columns_of(c.value), marked ? '^' : ' ');
    at += c.length;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace

core::TextSpan surroundings(std::string_view text, core::TextSpan span) {
  const std::size_t begin = std::min(span.begin, text.size());
  const std::size_t end = std::clamp(span.end, begin, text.size());
  const std::size_t newline = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  std::size_t first = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t last = std::min(text.find('\n', end), text.size());
  if (begin - first > kMaxSurroundings / 2) {
    first = boundary_at_or_before(text, begin - kMaxSurroundings / 2);
  }
  if (last - end > kMaxSurroundings / 2) {
    last = boundary_at_or_before(text, end + kMaxSurroundings / 2);
  }
  return {first, last};
}

std::vector<std::string> excerpt_lines(std::string_view text, const Excerpt& excerpt,
                                       std::size_t width) {
  core::TextSpan all = excerpt.where.span;
  all.end = std::min(all.end, text.size());
  if (all.empty()) return {};
  // Only the stretch itself is cleaned: a text may be long and have many findings.
  const std::string clean = printable(all.of(text));
  std::vector<core::TextSpan> marks = excerpt.marks;
  for (core::TextSpan& mark : marks) {
    mark.begin -= std::min(mark.begin, all.begin);
    mark.end -= std::min(mark.end, all.begin);
  }
  std::vector<std::string> lines;
  const core::TextSpan whole{0, clean.size()};
  for (const core::TextSpan line : wrapped(clean, whole, std::max<std::size_t>(width, 20))) {
    lines.emplace_back(line.of(clean));
    std::string below = carets(clean, line, marks);
    if (!below.empty()) lines.push_back(std::move(below));
  }
  return lines;
}

}  // namespace recount::report
