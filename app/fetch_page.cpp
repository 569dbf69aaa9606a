// A crawl of a single source, with a memory that lives as long as the call.
#include "app/fetch_page.h"

#include <map>
#include <optional>
#include <utility>

#include "crawler/url.h"

namespace recount::app {
namespace {

class ShortMemory : public crawler::Memory {
 public:
  void due(std::int64_t now, const Take& take) override {
    for (const auto& [url, state] : urls_) {
      if (state.next_due <= now && !take(core::UrlState(state))) return;
    }
  }
  [[nodiscard]] std::optional<core::UrlState> url(const std::string& url) override {
    const auto found = urls_.find(url);
    return found == urls_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::optional<core::HostState> host(const std::string& host) override {
    const auto found = hosts_.find(host);
    return found == hosts_.end() ? std::nullopt : std::optional(found->second);
  }
  void keep(const core::UrlState& state) override { urls_.insert_or_assign(state.url, state); }
  void keep(const core::HostState& state) override { hosts_.insert_or_assign(state.host, state); }

 private:
  std::map<std::string, core::UrlState> urls_;
  std::map<std::string, core::HostState> hosts_;
};

std::string outcome_of(const crawler::Summary& summary) {
  std::string codes;
  for (const auto& [outcome, times] : summary.outcomes) {
    if (outcome == "ok" || outcome == "retried") continue;
    codes += (codes.empty() ? "" : ", ") + outcome;
  }
  return codes.empty() ? "nothing came back" : codes;
}

}  // namespace

bool is_url(const std::string& argument) {
  return argument.starts_with("http://") || argument.starts_with("https://");
}

core::Result<core::Page> fetch_page(const std::string& url, const Config& config) {
  const core::Result<std::string> normal = crawler::normalise_url(url);
  if (!normal) return core::fail(normal.error());
  ShortMemory memory;
  crawler::Options options = crawl_options(config);
  options.delay = 0;  // robots.txt, redirects and the page itself are one visit
  options.max_pages = 1;
  options.opt_outs = false;  // nothing is kept, and two more requests would be
  crawler::Crawl crawl(options, memory);
  std::optional<core::Page> page;
  const crawler::Summary summary =
      crawl.run({{.url = *normal, .kind = core::SourceKind::page, .name = {}}},
                [&](crawler::Fetched&& fetched) { page = std::move(fetched.page); });
  if (page) return std::move(*page);
  return core::fail(core::ErrorKind::skip, "fetch_failed", url + ": " + outcome_of(summary));
}

}  // namespace recount::app
