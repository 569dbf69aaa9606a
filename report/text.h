// A finding as a compiler would say it: where, how grave, what, and carets under the figures.
//
//   out << report::finding_text(article, claims, finding, {.origin = "page.html"});
//
//   page.html: high: 18 % should be about 21 % [I-LEVELS-PCT]
//     Cases fell from 220 to 174, or 18 percent, the ministry said.
//                     ^^^    ^^^     ^^^^^^^^^^
//     (174 - 220) / 220 = -20.9 %; the text says -18 %
//
// Carets stand by display columns; long sentences are wrapped, each line with its own carets.
// Whatever a terminal would obey in the text is blanked. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string>

#include "core/article.h"
#include "core/finding.h"
#include "core/statement.h"
#include "report/record.h"

namespace recount::report {

enum class Colour { off, on };

struct TextStyle {
  std::string origin;  ///< the file or URL; empty = the article's URL, or else its id
  Colour colour = Colour::off;
  std::size_t width = 100;  ///< columns a line, at least 20
};

[[nodiscard]] std::string finding_text(const core::Article& article,
                                       const core::ArticleClaims& claims,
                                       const core::Finding& finding, const TextStyle& style);

/// One claim: its sentence with carets under the figure, and how it was read.
[[nodiscard]] std::string claim_text(const core::Article& article, const core::Claim& claim,
                                     const TextStyle& style);

/// A number that is no claim: its sentence with carets under it, and why.
[[nodiscard]] std::string left_out_text(const core::Article& article, const core::LeftOut& number,
                                        const TextStyle& style);

/// Title, date, authors, outcome, then the text as it stands.
[[nodiscard]] std::string article_text(const core::Article& article, const TextStyle& style);

/// One telling of a figure, indented by its depth in the family tree.
[[nodiscard]] std::string telling_text(const core::OtherFigure& figure, const TellingNotes& notes,
                                       std::size_t depth);

}  // namespace recount::report
