// A "<" begins a tag if a letter, "/", "!" or "?" follows, and is text otherwise. A tag ends at the
// first ">" outside of quotes; if its quotes never close, at the first ">" at all.
#include "crawler/markup.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/utf8.h"
#include "crawler/ascii.h"
#include "crawler/data_files.h"
#include "crawler/lines.h"

namespace recount::crawler {
namespace {

/// Tags longer than this are data: their quotes are not trusted.
constexpr std::size_t kMaxTagBytes = 64U << 10U;

bool begins_tag(std::string_view at) {
  return at.size() > 1 && at[0] == '<' &&
         (is_alpha(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?');
}

std::size_t end_of_tag(std::string_view text, std::size_t from) {
  char quote = 0;
  const std::size_t limit = std::min(text.size(), from + kMaxTagBytes);
  for (std::size_t i = from; i < limit; ++i) {
    if (quote == 0 && text[i] == '>') return i;
    if (quote != 0 && text[i] == quote) {
      quote = 0;
    } else if (quote == 0 && (text[i] == '"' || text[i] == '\'') && text[i - 1] == '=') {
      quote = text[i];
    }
  }
  return std::min(text.find('>', from), text.size());
}

std::string_view name_at(std::string_view text) {
  const auto ends = [](char c) { return is_space(c) || c == '/' || c == '>'; };
  return text.substr(
      0, static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends) - text.begin()));
}

using Entities = std::map<std::string, std::string, std::less<>>;

Entities read_entities() {
  Entities entities{{"apos", "'"}};
  for (const core::EmbeddedFile& file : data_files()) {
    if (file.name != "html_entities.txt") continue;
    for (const std::string_view line : lines_of(file.bytes)) {
      const std::size_t blank = line.find(' ');
      if (blank == line.npos || line.front() == '#') continue;
      const auto code = whole_number(line.substr(blank + 1), 16);
      core::append_utf8(entities[std::string(line.substr(0, blank))],
                        static_cast<char32_t>(code.value_or(0xFFFD)));
    }
  }
  entities["nbsp"] = " ";
  return entities;
}

std::optional<std::string> named_reference(std::string_view name) {
  static const Entities kEntities = read_entities();
  const auto found = kEntities.find(name);
  return found == kEntities.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> numeric_reference(std::string_view digits) {
  const bool is_hex = !digits.empty() && lower(digits.front()) == 'x';
  if (is_hex) digits.remove_prefix(1);
  const auto code = whole_number(digits, is_hex ? 16 : 10);
  if (!code || *code == 0) return std::nullopt;
  std::string out;
  core::append_utf8(out, static_cast<char32_t>(std::min<std::int64_t>(*code, 0x110000)));
  return out;
}

}  // namespace

std::string with_decoded_references(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  std::string out;
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('&'), text.size());
    out += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongest).find(';');
    const std::string_view name = end == text.npos ? "" : text.substr(1, end - 1);
    const auto value =
        name.starts_with('#') ? numeric_reference(name.substr(1)) : named_reference(name);
    out += value.value_or("&");
    text.remove_prefix(value ? end + 1 : 1);
  }
  return out;
}

std::optional<Attribute> next_attribute(std::string_view rest) {
  const std::size_t begin = rest.find_first_not_of(" \t\r\n\f/");
  if (begin == rest.npos) return std::nullopt;
  rest.remove_prefix(begin);
  const std::size_t name_end = std::min(rest.find_first_of("= \t\r\n\f", 1), rest.size());
  Attribute found{.name = rest.substr(0, name_end), .value = {}, .rest = {}};
  rest.remove_prefix(name_end);
  const std::size_t next = rest.find_first_not_of(" \t\r\n\f");
  if (next == rest.npos || rest[next] != '=') {
    found.rest = rest;
    return found;
  }
  rest = rest.substr(std::min(rest.find_first_not_of(" \t\r\n\f", next + 1), rest.size()));
  const bool is_quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
  const std::size_t value = is_quoted ? 1 : 0;
  const std::size_t end = std::min(
      is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\r\n\f"), rest.size());
  found.value = rest.substr(value, end - value);
  found.rest = rest.substr(std::min(end + value, rest.size()));
  return found;
}

std::optional<std::string> attribute(std::string_view attributes, std::string_view name) {
  while (const auto found = next_attribute(attributes)) {
    if (same_ignoring_case(found->name, name)) return with_decoded_references(found->value);
    attributes = found->rest;
  }
  return std::nullopt;
}

std::size_t Markup::past(std::string_view mark, std::size_t from) const {
  const std::size_t found = text_.find(mark, from);
  return found == text_.npos ? text_.size() : found + mark.size();
}

/// A DOCTYPE may hold declarations in brackets; none of them is believed.
void Markup::skip_declaration() {
  const std::size_t end = past(">", at_);
  const std::size_t bracket = text_.substr(at_, end - at_).find('[');
  at_ = bracket == text_.npos ? end : past(">", past("]", at_ + bracket));
}

/// A comment that never ends must not swallow the rest: it ends with its first ">".
void Markup::skip_comment() {
  const std::size_t end = is_comment_open_ ? text_.npos : text_.find("-->", at_ + 4);
  is_comment_open_ = end == text_.npos;
  at_ = is_comment_open_ ? past(">", at_ + 4) : end + 3;
}

Token Markup::tag() {
  const bool closes = text_.substr(at_).starts_with("</");
  const std::size_t begin = at_ + (closes ? 2 : 1);
  const std::size_t end = std::max(begin, end_of_tag(text_, begin));
  const std::string_view inside = text_.substr(begin, end - begin);
  at_ = std::min(end + 1, text_.size());
  Token token{.kind = closes ? Token::Kind::close : Token::Kind::open,
              .name = name_at(inside),
              .attributes = {},
              .is_empty = inside.ends_with('/'),
              .text = {}};
  token.attributes = inside.substr(token.name.size());
  if (token.is_empty && !token.attributes.empty()) token.attributes.remove_suffix(1);
  return token;
}

std::optional<Token> Markup::next() {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t begin = at_ + 9;
      at_ = past("]]>", begin);
      const std::size_t mark = text_.substr(0, at_).ends_with("]]>") ? 3 : 0;
      return Token{.name = {},
                   .attributes = {},
                   .text = std::string(text_.substr(begin, at_ - mark - begin))};
    }
    if (rest.starts_with("<!--")) {
      skip_comment();
    } else if (rest.starts_with("<!")) {
      skip_declaration();
    } else if (rest.starts_with("<?")) {
      at_ = past(">", at_);
    } else if (begins_tag(rest)) {
      return tag();
    } else {
      std::size_t end = text_.find('<', at_ + 1);
      end = std::min(end, text_.size());
      const std::string_view raw = text_.substr(at_, end - at_);
      at_ = end;
      return Token{.name = {}, .attributes = {}, .text = with_decoded_references(raw)};
    }
  }
  return std::nullopt;
}

void Markup::skip_raw(std::string_view name) {
  for (at_ = text_.find("</", at_); at_ != text_.npos; at_ = text_.find("</", at_ + 2)) {
    if (same_ignoring_case(text_.substr(at_ + 2, name.size()), name)) return;
  }
  at_ = text_.size();
}

}  // namespace recount::crawler
