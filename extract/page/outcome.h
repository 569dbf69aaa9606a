// What a page turned out to be, and words for --explain. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "core/article.h"
#include "core/page.h"
#include "extract/page/metadata.h"
#include "extract/page/scan.h"
#include "extract/page/shape.h"

namespace recount::extract {

/// By content type and first bytes.
[[nodiscard]] bool is_html(const core::Page& page);

/// What the page looks like: at first, and without what names and tags mark as frame.
struct Shapes {
  Shape whole;
  Shape pruned;
};

/// Sets `outcome`, from the text that was found and the frame that it stands in.
void decide_outcome(core::Article& article, const Shapes& shapes, const PageFacts& facts);

[[nodiscard]] std::string_view name_of(Pruned why);
/// "div.article-body (4321 of 4400 characters)".
[[nodiscard]] std::string describe(const Scan& scan, NodeId id);

}  // namespace recount::extract
