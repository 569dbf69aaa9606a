// A curl_multi that is told which of its sockets are ready (internal to fetcher.cpp).
//
//   CurlLoop loop;
//   curl_multi_add_handle(loop.multi(), easy);
//   while (loop.step()) …          // one socket, or what is due by time; never waits
//   loop.wait(500ms);              // until there is a step to do
//
// One socket a step, so that an answer can be worked off while its bytes are still in the cache,
// and libcurl need not ask every open transfer whether something has come. One thread; only `wake`
// may be called from any thread or a signal handler.
#pragma once

#include <curl/curl.h>
#include <poll.h>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace recount::crawler {

class CurlLoop {
 public:
  CurlLoop();
  CurlLoop(const CurlLoop&) = delete;
  CurlLoop& operator=(const CurlLoop&) = delete;
  ~CurlLoop();

  [[nodiscard]] CURLM* multi() const { return multi_.get(); }
  /// False when nothing is ready or due that is known of.
  bool step();
  /// Returns when something is ready or due, after `longest`, or when `wake` was called.
  void wait(std::chrono::milliseconds longest);
  void wake() noexcept;

 private:
  using Clock = std::chrono::steady_clock;
  struct EndMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };

  static int on_socket(CURL* easy, curl_socket_t socket, int what, void* user, void* of_socket);
  static int on_timer(CURLM* multi, long milliseconds, void* user);
  void watch(curl_socket_t socket, int what);
  [[nodiscard]] bool is_due() const { return due_ && (*due_ == kAtOnce || *due_ <= Clock::now()); }
  void act(curl_socket_t socket, int ready);

  static constexpr Clock::time_point kAtOnce{};

  int wake_ = -1;                           ///< an eventfd
  std::vector<pollfd> watched_;             ///< the first is `wake_`
  std::vector<pollfd> ready_;               ///< from the last wait, not yet acted on
  std::optional<Clock::time_point> due_;    ///< when libcurl wants to be called, whatever comes
  std::unique_ptr<CURLM, EndMulti> multi_;  ///< last: it unwatches its sockets when it ends
};

}  // namespace recount::crawler
