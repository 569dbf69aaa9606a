// Which words are markup is asked once, of the decoded text; a title is never decoded twice.
#include "crawler/feed_text.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "crawler/ascii.h"
#include "crawler/markup.h"

namespace recount::crawler {
namespace {

/// Tags that titles carry. Others in a title that may be text are text: "List<int>".
constexpr std::array<std::string_view, 32> kTitleTags{
    "a",    "abbr",   "b",   "big", "blockquote", "br",     "center", "cite",  "del", "div", "em",
    "font", "h1",     "h2",  "h3",  "h4",         "i",      "img",    "ins",   "li",  "p",   "q",
    "s",    "script", "sub", "sup", "span",       "strong", "small",  "style", "tt",  "u"};

/// Where these stand, two words meet.
constexpr std::array<std::string_view, 10> kBreaks{"br", "p",  "div", "li", "h1",
                                                   "h2", "h3", "h4",  "td", "blockquote"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return same_ignoring_case(known, name); });
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool is_blank = is_space(c);
    if (!is_blank) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool looks_like_markup(std::string_view text) {
  if (with_decoded_references(text) != text) return true;
  Markup markup(text);
  while (const auto token = markup.next()) {
    if (token->kind != Token::Kind::text && is_among(kTitleTags, token->name)) return true;
  }
  return false;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string from_base64(std::string_view written) {
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (const char c : written) {
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = (bits << 6U | static_cast<unsigned>(digit)) & 0xFFFFU;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
  }
  return core::repair_utf8(out);
}

}  // namespace

bool breaks_words(std::string_view tag) { return is_among(kBreaks, tag); }

std::string text_of_markup(std::string_view html) {
  std::string text;
  Markup markup(html);
  while (const auto token = markup.next()) {
    if (token->kind == Token::Kind::text) {
      text += token->text;
      continue;
    }
    const bool is_hidden = same_ignoring_case(token->name, "script") ||  //
                           same_ignoring_case(token->name, "style");
    if (is_hidden && token->kind == Token::Kind::open && !token->is_empty) {
      markup.skip_raw(token->name);
    }
    if (breaks_words(token->name)) text += ' ';
  }
  return with_single_blanks(text);
}

TitleForm title_form(std::string_view attributes, ListingKind kind) {
  if (kind != ListingKind::atom) return TitleForm::guess;
  const std::string type = lower(trimmed(attribute(attributes, "type").value_or("text")));
  const std::string mode = lower(trimmed(attribute(attributes, "mode").value_or("")));
  const bool is_media_type = type.find('/') != type.npos;
  const bool is_readable = !is_media_type || type.starts_with("text/") || type.ends_with("xml");
  const bool is_plain = type == "text/plain" || type == "text";
  if (mode == "base64" || (mode.empty() && !is_readable)) return TitleForm::base64;
  const bool is_html = type == "html" || type == "text/html";
  const bool is_escaped = mode == "escaped" && !is_plain;
  return is_html || is_escaped ? TitleForm::markup : TitleForm::text;
}

std::string plain_title(std::string_view written, TitleForm form) {
  const bool is_encoded = form == TitleForm::base64;
  const std::string text = is_encoded ? from_base64(written) : std::string(written);
  const bool is_told = form == TitleForm::text || form == TitleForm::markup;
  const bool is_markup = is_told ? form == TitleForm::markup : looks_like_markup(text);
  return is_markup ? text_of_markup(text) : with_single_blanks(text);
}

}  // namespace recount::crawler
