// The crawl's one loop (internal to crawl*.cpp; crawl.h tells what it does for others).
//
//   refill: what is due in memory goes to the frontier
//   begin:  each free host gives a job, which is refused by its rules or sent
//   answer: an answer becomes a page, new URLs, a hop, a retry, or an error in the URL's state
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "crawler/crawl.h"
#include "crawler/discovery.h"
#include "crawler/fetcher.h"
#include "crawler/frontier.h"
#include "crawler/host_book.h"
#include "crawler/policy.h"

namespace recount::crawler {

class Crawl::Loop {
 public:
  Loop(Options options, Memory& memory);

  Summary run(const std::vector<core::Source>& sources,
              const std::function<void(Fetched&&)>& on_page,
              const std::function<void(const Progress&)>& on_progress);
  void stop() noexcept;

 private:
  struct Known {
    core::Source source;
    std::size_t summary = 0;  ///< index into Summary::sources
  };

  // crawl.cpp: the loop
  void reset(const std::vector<core::Source>& sources);
  void seed(const core::Source& source);
  [[nodiscard]] bool may_refill() const;
  [[nodiscard]] bool lacks_hosts() const;
  void take_due();
  [[nodiscard]] bool is_in_hand(const core::UrlState& state) const;
  void refill();
  void enqueue(core::UrlState state);
  void settle(const core::UrlState& state);
  void hand_on(Fetched&& fetched);
  void begin_ready();
  void begin(Job job);
  [[nodiscard]] bool is_over();
  [[nodiscard]] bool is_out_of_grace();
  [[nodiscard]] bool may_begin() const;
  [[nodiscard]] bool is_out_of_time() const;
  [[nodiscard]] std::chrono::milliseconds patience() const;
  void send(Job job);
  void ask_for(HostFile file, Job job, const std::string& key);
  void leave_in_flight();
  void report(const std::function<void(const Progress&)>& on_progress);

  // crawl_answers.cpp: what an answer leads to
  void answer(Fetch&& fetch);
  void answer_file(const Job& job, const Fetch& fetch);
  void answer_robots(const Job& job, const Fetch& fetch);
  std::int64_t obey_retry_after(const Job& job, const Fetch& fetch);
  void answer_page(Job job, Fetch&& fetch);
  void take_page(Job job, Fetch&& fetch);
  void take_unchanged(Job job, const Fetch& fetch);
  void take_listing(Job job, const Fetch& fetch);
  void hop(Job job, const Fetch& fetch);
  void retry_or_fail(Job job, const Fetch& fetch, const std::string& code);
  void fail(Job job, const std::string& code, Fate fate);
  void defer_all(const std::string& key, const std::string& code, std::int64_t due);
  void refuse_address(const Job& robots);
  void free_host(const std::string& key, double seconds);
  void count(const std::string& source, const std::string& code);

  // crawl_listings.cpp: what a listing leads to
  [[nodiscard]] Listing read_answer(const Job& job, const Fetch& fetch) const;
  std::size_t discover_all(const Job& job, const Listing& listing);
  bool discover(const Job& job, const Discovered& found, core::UrlRole role);

  Options options_;
  Memory& memory_;
  Fetcher fetcher_;
  HostBook hosts_;
  Frontier frontier_;
  std::function<void(Fetched&&)> on_page_;
  std::unordered_map<std::string, Known> sources_;
  std::unordered_map<std::uint64_t, Job> in_flight_;
  std::int64_t started_ = 0;
  Clock::time_point ends_at_ = Clock::time_point::max();
  std::unordered_set<std::uint64_t> in_hand_;    ///< hashes of URLs of which memory has no news yet
  std::deque<std::uint64_t> handed_on_;          ///< those of them whose page has been handed on
  std::unordered_map<std::string, int> depths_;  ///< of sitemaps below their index
  std::uint64_t last_id_ = 0;
  bool is_exhausted_ = false;  ///< memory has no more that is due
  Clock::time_point refill_from_{};
  Summary summary_;
  Progress progress_;
  std::chrono::steady_clock::time_point reported_{};
  std::minstd_rand chance_{std::random_device{}()};
  std::atomic<bool> is_stopping_{false};
  Clock::time_point stopped_{};  ///< when `stop` was first seen
};

}  // namespace recount::crawler
