// An article: the text that was found on a page, and what the page says about it.
//
//   Article a = extract::extract_article(page);
//   if (a.outcome == Outcome::article) use(a.text);
//
// `title`, `standfirst`, `text` and each of `captions` are valid UTF-8, normalised once and frozen:
// every span of a claim or finding indexes exactly these strings. `text` is the body alone; its
// blocks are separated by one newline, and `blocks` tells what each of them is. Plain value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"

namespace recount::core {

/// What the page turned out to be. Everything but `article` is a reason not to check it.
enum class Outcome {
  article,
  section_page,
  no_article,
  too_short,
  paywalled_teaser,
  not_html,
  refused
};

enum class BlockKind { paragraph, heading, list_item, quote, table_cell, standfirst };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  TextSpan span;

  bool operator==(const Block&) const = default;
};

/// A value from the page and where it stood ("json-ld", "meta:article:published_time", "time",
/// "url").
struct Sourced {
  std::string value;
  std::string source;

  bool operator==(const Sourced&) const = default;
};

struct Article {
  std::string id;   ///< file name without endings, or the id of a JSON line; may be empty
  std::string url;  ///< where it was fetched
  std::string canonical_url;
  std::string site;
  Sourced title;
  std::vector<std::string> authors;
  Sourced published;  ///< ISO 8601, as precise as the page says, time zone kept
  Sourced modified;
  std::string language;  ///< ISO 639-1
  std::string section;
  std::string standfirst;
  std::string text;
  std::vector<Block> blocks;
  std::vector<std::string> captions;
  Outcome outcome = Outcome::article;
  std::string outcome_code;  ///< for `refused`: the limit, e.g. "html_too_deep"
  std::string charset;
  std::vector<std::string> flags;  ///< "noindex", "nosnippet", "tdm_reserved", "ai_txt_disallowed",
                                   ///< "paywall", "charset_guessed", "title_truncated", …
  std::vector<std::string> links;  ///< hrefs as written, in document order
  std::vector<std::string> trace;  ///< which stage decided, what was cut (for --explain)

  bool operator==(const Article&) const = default;

  /// The text that a location indexes; the view lives as long as this article.
  [[nodiscard]] std::string_view text_of(Part part, std::size_t caption = 0) const {
    if (part == Part::title) return title.value;
    if (part == Part::standfirst) return outside_standfirst();
    if (part == Part::body) return text;
    return caption < captions.size() ? std::string_view(captions[caption]) : std::string_view();
  }
  /// The standfirst, unless the body holds it already.
  [[nodiscard]] std::string_view outside_standfirst() const {
    return text.find(standfirst) == std::string::npos ? std::string_view(standfirst)
                                                      : std::string_view();
  }
  [[nodiscard]] std::string_view quote(const Location& at) const {
    return at.span.of(text_of(at.part, at.caption));
  }
  [[nodiscard]] std::optional<Date> published_date() const { return parse_date(published.value); }
};

[[nodiscard]] constexpr std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::article: return "article";
    case Outcome::section_page: return "section_page";
    case Outcome::no_article: return "no_article";
    case Outcome::too_short: return "too_short";
    case Outcome::paywalled_teaser: return "paywalled_teaser";
    case Outcome::not_html: return "not_html";
    case Outcome::refused: break;
  }
  return "refused";
}

}  // namespace recount::core
