// What waits to be fetched, and which host may be asked now.
//
//   Frontier frontier;
//   frontier.add(job);
//   if (auto job = frontier.next(now)) …          // its host is busy from here
//   frontier.release(host_key(job->url), now + 1s);  // and free again from then
//
// A host gives one job at a time; http and https of one name are one host, whose server should not
// be asked by both at once, and with Pace::site so are all names of a registrable domain. A held
// host (its robots.txt is being fetched elsewhere) gives only jobs that ask for a robots.txt. Time
// is a parameter. One thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/source.h"

namespace recount::crawler {

using Clock = std::chrono::steady_clock;

/// What a host says about all its pages; asked for before the first of them.
enum class HostFile { none, robots, tdmrep, ai_txt };

struct Job {
  core::UrlState state;
  std::string url;  ///< to ask for: state.url, or where redirects led
  int hops = 0;
  int attempts = 0;
  bool allow_private = false;
  double delay = 0;                ///< seconds to keep from its host
  HostFile file = HostFile::none;  ///< none = a page or listing
  std::string file_of;             ///< host key whose file it is
};

enum class Pace { host, site };

/// What gets one request at a time: "a.example", "a.example:8080"; of a URL or host key.
[[nodiscard]] std::string pace_key(std::string_view url, Pace pace);

class Frontier {
 public:
  explicit Frontier(Pace pace = Pace::host) : pace_(pace) {}

  /// Listings go before articles, articles that became due later before others.
  void add(Job job);
  void add_in_front(Job job);  ///< a retry, a hop, a robots.txt
  [[nodiscard]] std::optional<Job> next(Clock::time_point now);
  void release(const std::string& of_host, Clock::time_point free_from);
  void hold(const std::string& of_host);
  void unhold(const std::string& of_host);
  /// Everything that waits for exactly this host, taken out (files of other hosts excepted).
  [[nodiscard]] std::vector<Job> take_all(const std::string& of_host);

  [[nodiscard]] std::size_t waiting() const { return waiting_; }
  [[nodiscard]] std::size_t waiting_for(const std::string& of_host) const;
  /// Hosts that have something to give and are not busy.
  [[nodiscard]] std::size_t hosts() const { return ready_.size(); }
  /// When the next host becomes free that has something to give.
  [[nodiscard]] std::optional<Clock::time_point> free_at() const;

 private:
  struct Host {
    std::deque<Job> urgent;
    std::deque<Job> listings;
    std::multimap<std::int64_t, Job, std::greater<>> articles;  ///< by when they became due
    Clock::time_point free_from{};
    bool is_busy = false;
    bool is_held = false;
  };

  [[nodiscard]] static std::optional<Job> take_next(Host& host);
  [[nodiscard]] static bool has_next(const Host& host);
  void enlist(const std::string& key, Host& host);
  void delist(const std::string& key, const Host& host);

  [[nodiscard]] std::string key_of(std::string_view url) const { return pace_key(url, pace_); }

  Pace pace_;
  std::unordered_map<std::string, Host> hosts_;  ///< by pace_key
  std::set<std::pair<Clock::time_point, std::string>> ready_;
  std::size_t waiting_ = 0;
};

}  // namespace recount::crawler
