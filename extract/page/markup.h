// What must not reach the parser: scripts, styles, drawings, comments, attributes that nobody
// reads, all but one of blanks in a row, and hostile markup.
//
//   Result<Markup> m = cut_markup(html, limits);
//   m->html       // parses to the same text in half the time
//   m->json_ld    // the bodies of the <script type="application/ld+json">, as written
//   m->scripts    // the bodies of all, as written; live as long as `html`
//
// Refuses with html_too_deep, html_too_many_attributes, html_too_many_nodes or html_too_big, in
// linear time and before any tree exists. Pure; thread-safe. Source: WHATWG HTML, 13.2.5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/article.h"

namespace recount::extract {

struct Markup {
  std::string html;
  std::vector<std::string> json_ld;
  std::vector<std::string_view> scripts;  ///< what was cut, JSON-LD too; views of the input
  bool is_cut = false;                    ///< it had more tags than the limit, the rest is missing
};

[[nodiscard]] core::Result<Markup> cut_markup(std::string_view html, const Limits& limits);

}  // namespace recount::extract
