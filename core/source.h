// What the crawler remembers between runs: sources, and the state of each URL and host.
//
//   Source s{.url = "https://news.example/feed.xml", .kind = SourceKind::feed};
//   UrlState u{.url = "https://news.example/a", .source = s.url, .next_due = now};
//
// The crawler decides over these values, the store keeps them. Times are seconds since 1970 (UTC),
// delays seconds; 0 means "not yet" or "not set". Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recount::core {

enum class SourceKind { feed, sitemap, section, page };

struct Source {
  std::string url;
  SourceKind kind = SourceKind::feed;
  std::string name;            ///< for people; empty = the host
  bool allow_private = false;  ///< loopback and private addresses may be fetched for it
  double delay = 0;            ///< seconds between requests to a host; 0 = the run's default

  bool operator==(const Source&) const = default;
};

/// What a URL is fetched for: a listing is polled for links, an article is read.
enum class UrlRole { listing, article };

struct UrlState {
  std::string url;     ///< normalised
  std::string source;  ///< url of the source that led here
  SourceKind kind = SourceKind::page;
  UrlRole role = UrlRole::article;
  std::string etag;
  std::string last_modified;
  std::string body_hash;  ///< of the last body that was read
  std::int64_t first_seen = 0;
  std::int64_t last_fetched = 0;
  std::int64_t last_changed = 0;
  std::int64_t next_due = 0;  ///< never again: INT64_MAX
  std::int64_t interval = 0;  ///< adaptive revisit
  int status = 0;             ///< last HTTP status
  int failures = 0;           ///< in a row
  std::string error;          ///< stable code of the last failure, or empty
  std::string published;      ///< as the feed or sitemap says it, ISO 8601
  bool stored = false;        ///< its page was handed on and kept

  bool operator==(const UrlState&) const = default;
};

struct HostState {
  std::string host;               ///< "scheme://host:port"
  std::int64_t next_allowed = 0;  ///< no request before
  std::int64_t paused_until = 0;
  int failures = 0;  ///< in a row
  std::string error;
  double mean_response = 0;  ///< seconds
  double crawl_delay = 0;    ///< as robots.txt asks
  std::string robots;        ///< the file as fetched, cut at its limit
  int robots_status = 0;     ///< 0 = never fetched
  std::int64_t robots_fetched = 0;
  std::string tdmrep;  ///< /.well-known/tdmrep.json as fetched; empty = none
  std::string ai_txt;  ///< /ai.txt as fetched; empty = none
  std::int64_t opt_outs_fetched = 0;

  bool operator==(const HostState&) const = default;
};

[[nodiscard]] constexpr std::string_view name_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::feed: return "feed";
    case SourceKind::sitemap: return "sitemap";
    case SourceKind::section: return "section";
    case SourceKind::page: break;
  }
  return "page";
}

}  // namespace recount::core
