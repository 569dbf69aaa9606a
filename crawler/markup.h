// Markup as a flat run of tags and text, however broken it is.
//
//   Markup markup("<a href='/x'>Tom &amp; I</b>");
//   while (auto token = markup.next()) …   // open "a", text "Tom & I", close "b"
//
// Serves feeds, sitemaps and the links of HTML pages: no tree, no recursion, no entity of a
// DOCTYPE, linear time. Whatever looks like markup is a token; nothing is an error. Names are as
// written; the views live as long as the text that was given. One object, one thread. Source:
// XML 1.0 sections 2.4 to 2.8, read leniently.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recount::crawler {

struct Token {
  enum class Kind { open, close, text };
  Kind kind = Kind::text;
  std::string_view name;        ///< of a tag
  std::string_view attributes;  ///< of an opening tag, raw: see `attribute`
  bool is_empty = false;        ///< "<name/>"
  std::string text;             ///< decoded
};

class Markup {
 public:
  explicit Markup(std::string_view text) : text_(text) {}
  [[nodiscard]] std::optional<Token> next();
  /// Goes on behind the next "</name", as HTML does within script and style.
  void skip_raw(std::string_view name);

 private:
  [[nodiscard]] Token tag();
  [[nodiscard]] std::size_t past(std::string_view mark, std::size_t from) const;
  void skip_declaration();
  void skip_comment();

  std::string_view text_;
  std::size_t at_ = 0;
  bool is_comment_open_ = false;  ///< no comment that begins from here on has an end
};

/// The decoded value of `name` (compared without regard to case), or nullopt.
[[nodiscard]] std::optional<std::string> attribute(std::string_view attributes,
                                                   std::string_view name);

/// The names of data/html_entities.txt, &apos; and numeric references; others stay as they are.
[[nodiscard]] std::string with_decoded_references(std::string_view text);

/// One attribute of a tag, as `next_attribute` takes it off the front of `rest`.
struct Attribute {
  std::string_view name;
  std::string_view value;  ///< raw
  std::string_view rest;
};
[[nodiscard]] std::optional<Attribute> next_attribute(std::string_view attributes);

}  // namespace recount::crawler
