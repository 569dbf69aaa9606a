// One HTTP request at a time to many servers at once, none of them trusted.
//
//   Fetcher fetcher(options);
//   fetcher.start({.id = 1, .url = "https://news.example/a"});
//   for (Fetch& done : fetcher.wait(1s)) use(done);   // done.error == "" or a stable code
//
// A fetch is one request and one answer: redirects are not followed, because each hop must be asked
// for anew (robots, politeness, address). No byte is sent to an address that is not public unless
// the request allows it; the check stands at the socket, behind every name and spelling, and once
// more before a request goes out on a connection that is open already. Bodies come out without
// content coding, and are limited before and after it.
// Codes of `error`: "timeout", "dns_failure", "connection_refused", "connection_reset",
// "empty_reply", "tls_failure", "address_refused", "bad_header", "headers_too_big", "bad_chunk",
// "body_too_big", "body_truncated", "not_html", "transfer_failed", and those of content_coding.h.
// One thread; only `wake` may be called from any thread or a signal handler.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace recount::crawler {

/// Kept for later requests; beyond them the least used is closed.
inline constexpr std::size_t kMaxOpenConnections = 256;

struct FetcherOptions {
  std::string user_agent;
  std::string ca_file;  ///< empty = the system's
  std::string proxy;    ///< empty = none; with one, names are resolved and guarded there
  double timeout = 30;  ///< seconds, of a whole request
  std::size_t max_body_bytes = 8U << 20U;
  bool keep_requests = false;  ///< each answer with the request as sent, for archives
};

struct FetchRequest {
  std::uint64_t id = 0;  ///< the caller's
  std::string url;       ///< normalised
  std::string etag;      ///< of the copy that is there; empty = none
  std::string last_modified;
  std::string accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
  bool allow_private = false;  ///< loopback and private addresses, never link-local ones
  bool html_only = false;      ///< break off when the header says that it is something else
  bool keep_alive = true;      ///< the connection is kept for another request
  std::size_t cut_at = 0;      ///< take this much of a longer body and call it whole; 0 = never
};

struct Fetch {
  std::uint64_t id = 0;
  int status = 0;     ///< 0 = no answer
  std::string error;  ///< empty = the answer is whole, whatever its status says
  std::string body;
  std::string head;     ///< header lines as received, for archives
  std::string request;  ///< as sent; empty unless asked for
  std::string location;
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string retry_after;
  std::string robots_tag;
  std::string tdm_reservation;
  std::string address;         ///< that answered
  std::uint64_t received = 0;  ///< bytes of the body as sent
  double seconds = 0;
  std::vector<std::string> flags;  ///< "length_unknown"
};

class Fetcher {
 public:
  explicit Fetcher(FetcherOptions options);
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  ~Fetcher();

  void start(FetchRequest request);
  /// Returns as soon as something is done, after `longest`, or when `wake` was called.
  [[nodiscard]] std::vector<Fetch> wait(std::chrono::milliseconds longest);
  [[nodiscard]] std::size_t in_flight() const;
  void wake() noexcept;

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace recount::crawler
