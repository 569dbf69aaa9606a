// The titles of feeds as plain text, whichever way the feed has wrapped them.
//
//   text_of_markup("Rents &amp;<br/>wages")      // "Rents & wages"
//   plain_title("Profit &amp; loss", TitleForm::guess)  // "Profit & loss"
//   plain_title("a <b> c", TitleForm::text)      // "a <b> c"
//
// White space is run together. Pure; thread-safe.
// Sources: RFC 4287 section 3.1 (text constructs), Atom 0.3 (type, mode), RSS 2.0.
#pragma once

#include <string>
#include <string_view>

#include "crawler/discovery.h"

namespace recount::crawler {

enum class TitleForm {
  text,    ///< it is what it says
  markup,  ///< HTML as text
  guess,   ///< RSS does not tell: markup if it has a reference or a tag of HTML
  base64,  ///< the same, encoded
};

/// What the attributes of a title say, in a listing of that kind.
[[nodiscard]] TitleForm title_form(std::string_view attributes, ListingKind kind);

[[nodiscard]] std::string plain_title(std::string_view written, TitleForm form);

/// The text of a piece of HTML, without scripts and styles.
[[nodiscard]] std::string text_of_markup(std::string_view html);

/// Whether words that stand on both sides of this tag are two.
[[nodiscard]] bool breaks_words(std::string_view tag);

}  // namespace recount::crawler
