// What is known about each host in a run: its rules, its pace, its failures.
//
//   HostBook book(options, memory);
//   Host& host = book.at("https://a.example:443");    // remembered from earlier runs
//   if (book.needs_robots(host, now)) …
//
// References stay good for the life of the book. One thread. Source: RFC 9309 section 2.4
// (caching).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/source.h"
#include "crawler/crawl.h"
#include "crawler/fetcher.h"
#include "crawler/frontier.h"
#include "crawler/opt_outs.h"
#include "crawler/robots.h"

namespace recount::crawler {

struct Host {
  core::HostState state;
  std::optional<Robots> robots;  ///< nullopt: not known, or too old
  std::string robots_error;      ///< why there are none; everything is forbidden meanwhile
  OptOuts opt_outs;
  HostFile asked = HostFile::robots;  ///< the last of its files that this run has asked for
  std::size_t pages = 0;              ///< of this run
  std::int64_t remembered = 0;        ///< no request before, as an earlier run left it
  bool owes_delay = false;            ///< an earlier run may have asked a moment ago
};

class HostBook {
 public:
  HostBook(const Options& options, Memory& memory) : options_(options), memory_(memory) {}

  Host& at(const std::string& key, std::int64_t now);
  [[nodiscard]] bool needs_robots(const Host& host) const;
  /// Takes the answer in, keeps the host, and falls back to an older copy if it must.
  void learn_robots(Host& host, const Fetch& fetch, std::int64_t now);
  void allow_everything(Host& host, int status, std::int64_t now);
  /// The file to ask for before the next article; none when all are known. They are believed for
  /// a week, and one that could not be had is asked for again after a day.
  [[nodiscard]] HostFile next_opt_out(Host& host, std::int64_t now) const;
  void learn_opt_out(Host& host, HostFile file, const Fetch& fetch, std::int64_t now);
  void forget_robots_error(Host& host) { host.robots_error.clear(); }

  /// Seconds from the end of an answer to the next request.
  [[nodiscard]] double delay_after(const Host& host, double own_delay, double response) const;
  void note_success(Host& host, double response);
  /// Returns how long the host is left alone, in seconds; 0 = it may be asked in its turn.
  std::int64_t note_failure(Host& host, const std::string& code, std::int64_t now);
  void pause(Host& host, std::int64_t until);
  void keep_all();

 private:
  void read_robots(Host& host) const;

  const Options& options_;
  Memory& memory_;
  std::unordered_map<std::string, Host> hosts_;
};

/// Where a host keeps it.
[[nodiscard]] std::string_view path_of(HostFile file);

}  // namespace recount::crawler
