// One page from the web, as politely as any other: robots.txt, address guard, limits and all.
//
//   core::Result<core::Page> page = app::fetch_page("https://news.example/a", config);
//
// Remembers nothing afterwards. Fails with an Error that names the URL and the crawl's outcome code
// ("robots_disallowed", "timeout", …). One call belongs to one thread.
#pragma once

#include <string>

#include "app/config.h"
#include "core/page.h"
#include "core/result.h"

namespace recount::app {

[[nodiscard]] core::Result<core::Page> fetch_page(const std::string& url, const Config& config);

[[nodiscard]] bool is_url(const std::string& argument);

}  // namespace recount::app
