// The crawl: polls what is due, discovers articles, fetches them politely, hands each page on.
//
//   crawler::Crawl crawl(options, memory);
//   crawler::Summary done = crawl.run(sources, [&](crawler::Fetched&& f) {
//   queue.push(std::move(f)); });
//
// One thread, one curl_multi; many hosts at once, and each host sees one polite client. Whatever a
// server does is an outcome in the summary, never an exception. `memory` is what survives a kill:
// the crawl asks it what is due and tells it what happened. The state of a URL whose page is handed
// on travels with the page, so that the consumer can keep both in one transaction; every other
// state goes to `memory` directly. Call `stop` from any thread or a signal handler: nothing new is
// begun, and what is in flight has three seconds to end. Sources: RFC 9309 (robots), RFC 9110 and
// 9111 (conditional requests, Retry-After).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/source.h"

namespace recount::crawler {

/// What the crawl remembers between runs; the app implements it over the store. Called from the
/// crawl's thread only.
class Memory {
 public:
  Memory() = default;
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  virtual ~Memory() = default;

  using Take = std::function<bool(core::UrlState&&)>;
  /// Gives `take` what is due at `now` until it says that it wants no more: listings first, then
  /// articles, those first that became due last.
  virtual void due(std::int64_t now, const Take& take) = 0;
  [[nodiscard]] virtual std::optional<core::UrlState> url(const std::string& url) = 0;
  [[nodiscard]] virtual std::optional<core::HostState> host(const std::string& host) = 0;
  virtual void keep(const core::UrlState& state) = 0;
  virtual void keep(const core::HostState& state) = 0;
};

struct Options {
  std::string user_agent;  ///< names the tool, a URL and a contact
  std::string robots_agent = "recount";
  double delay = 1.0;       ///< seconds from the end of a response to the next request to its host
  double delay_factor = 1;  ///< k × the last response time
  double max_crawl_delay = 60;
  bool pace_by_site = false;  ///< one request at a time for all hosts of a registrable domain
  std::size_t max_hosts_at_once = 64;
  std::size_t max_pages = 0;           ///< of one run; 0 = no limit
  std::size_t max_pages_per_host = 0;  ///< of one run; 0 = no limit
  /// Of one run, after which nothing new is begun; 0 = no limit. What is left is due in the next
  /// run, which looks for news first.
  double max_seconds = 0;
  std::size_t max_body_bytes = 8U << 20U;
  double timeout = 30;
  bool google_robots = false;  ///< Google's documented extensions to RFC 9309
  std::string ca_file;         ///< empty = the system's
  std::string proxy;           ///< empty = none, whatever the environment says
  bool allow_private = false;  ///< every source may name private addresses (tests, demo)
  bool opt_outs = true;        ///< ask each host for its tdmrep.json and ai.txt, and record them
  /// The run before was killed, and nobody knows when it last asked: each host gets its delay
  /// first.
  bool follows_a_kill = false;
  bool archive = false;  ///< hand on what an archive needs besides: request and digest
  bool revisit = true;   ///< fetch stored articles again for new versions
};

/// A page that was read (status 200, or 304 with an empty body and `unchanged`).
struct Fetched {
  core::Page page;
  core::UrlState state;  ///< as it must be kept together with the page
  bool unchanged = false;
  std::string head;          ///< header lines as received, for an archive
  std::string request = {};  ///< as sent; with Options::archive
  /// Of a body that is the same as last time though the server sent it again; with
  /// Options::archive.
  std::string payload_digest = {};
};

/// Counts by stable outcome code: "ok", "not_modified", "robots_disallowed", "robots_unreachable",
/// "http_gone", "http_4xx", "http_5xx", "rate_limited", "bad_status", "bad_redirect",
/// "too_many_redirects", "redirect_without_location", "duplicate", "empty_document",
/// "not_a_listing", "host_paused", those of fetcher.h, and "retried" for what was asked again.
using Outcomes = std::map<std::string, std::size_t>;

struct SourceSummary {
  std::string source;
  Outcomes outcomes;
  std::size_t discovered = 0;
  std::string error;  ///< of the listing itself, or empty
};

struct Summary {
  std::vector<SourceSummary> sources;
  Outcomes outcomes;
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;      ///< by `stop`
  bool out_of_time = false;  ///< something is left that was due
};

struct Progress {
  std::size_t done = 0;
  std::size_t waiting = 0;
  std::size_t in_flight = 0;
  std::size_t failed = 0;
};

class Crawl {
 public:
  Crawl(Options options, Memory& memory);
  Crawl(const Crawl&) = delete;
  Crawl& operator=(const Crawl&) = delete;
  ~Crawl();

  /// `on_page` may take its time; the crawl waits for it. Of each page, `memory` must know the
  /// state before a thousand more have come. `on_progress` may be empty.
  Summary run(const std::vector<core::Source>& sources,
              const std::function<void(Fetched&&)>& on_page,
              const std::function<void(const Progress&)>& on_progress = {});
  void stop() noexcept;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace recount::crawler
