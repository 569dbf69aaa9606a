// One thing to read: a page to extract, or an article that is given as text. Plain value.
#pragma once

#include <string>
#include <variant>

#include "core/article.h"
#include "core/page.h"

namespace recount::app {

struct InputItem {
  std::string origin;  ///< the file, or file:line
  std::string id;      ///< file name without its endings; of an archive's page, its URL
  std::variant<core::Page, core::Article> content;
};

}  // namespace recount::app
