// Dates that readers see: in <time>, in elements named for a date, in lines of text.
//
//   core::Sourced date = date_written_near_headline(scan, "The count", order);   // by-line first
//   if (date.value.empty()) date = date_marked(scan, order);
//
// A date of a comment, of a teaser or of the next article is no date of this page. Linear in the
// page. Pure; thread-safe.
#pragma once

#include <string_view>

#include "core/article.h"
#include "extract/page/date_text.h"
#include "extract/page/scan.h"

namespace recount::extract {

/// Between shortly before the headline and the second paragraph after it, in <time> or in an
/// element that is named for a date.
[[nodiscard]] core::Sourced date_marked_near_headline(const Scan& scan, std::string_view title,
                                                      DateOrder order);

/// There, in any short line, as a reader sees it.
[[nodiscard]] core::Sourced date_written_near_headline(const Scan& scan, std::string_view title,
                                                       DateOrder order);

/// In <time> or in an element that is named for a date, anywhere.
[[nodiscard]] core::Sourced date_marked(const Scan& scan, DateOrder order);

/// In any short line; those that were not pruned first.
[[nodiscard]] core::Sourced date_in_text(const Scan& scan, DateOrder order);

/// What an element says by its attributes, else by its text.
[[nodiscard]] std::optional<std::string> date_of(const Tree& tree, NodeId id, DateOrder order);

}  // namespace recount::extract
