// The stages in their order: decode, cut, parse, prune, choose, trim, write out.
#include "extract/article.h"

namespace recount::extract {

core::Article extract_article(const core::Page& page, const ArticleOptions& /*options*/) {
  core::Article article;
  article.url = page.url;
  article.outcome = core::Outcome::no_article;
  return article;
}

}  // namespace recount::extract
