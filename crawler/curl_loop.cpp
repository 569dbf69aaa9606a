// poll() and not epoll: libcurl takes a socket up and lays it down with every request, which would
// be two calls of epoll_ctl a page; a poll over some hundred sockets serves many of them.
#include "crawler/curl_loop.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace recount::crawler {
namespace {

short events_of(int what) {
  const int in = what == CURL_POLL_IN || what == CURL_POLL_INOUT ? POLLIN : 0;
  const int out = what == CURL_POLL_OUT || what == CURL_POLL_INOUT ? POLLOUT : 0;
  return static_cast<short>(in | out);
}

/// As libcurl's own poll reads it: a reader learns of an error by reading.
int bits_of(const pollfd& polled) {
  const bool reads = (polled.events & POLLIN) != 0;
  const bool is_broken = (polled.revents & (POLLERR | POLLHUP)) != 0;
  int bits = 0;
  if ((polled.revents & POLLIN) != 0 || (reads && is_broken)) bits |= CURL_CSELECT_IN;
  if ((polled.revents & POLLOUT) != 0) bits |= CURL_CSELECT_OUT;
  if ((!reads && is_broken) || (polled.revents & POLLNVAL) != 0) bits |= CURL_CSELECT_ERR;
  return bits;
}

}  // namespace

CurlLoop::CurlLoop() : wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), multi_(curl_multi_init()) {
  if (wake_ < 0 || !multi_) throw std::runtime_error("no more files can be opened");
  watched_.push_back({.fd = wake_, .events = POLLIN, .revents = 0});
  curl_multi_setopt(multi(), CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(multi(), CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi(), CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt(multi(), CURLMOPT_TIMERDATA, this);
}

CurlLoop::~CurlLoop() {
  multi_.reset();
  close(wake_);
}

int CurlLoop::on_socket(CURL* /*easy*/, curl_socket_t socket, int what, void* user,
                        void* /*of_socket*/) {
  static_cast<CurlLoop*>(user)->watch(socket, what);
  return 0;
}

int CurlLoop::on_timer(CURLM* /*multi*/, long milliseconds, void* user) {
  auto& due = static_cast<CurlLoop*>(user)->due_;
  if (milliseconds < 0) {
    due.reset();
  } else if (milliseconds == 0) {
    due = kAtOnce;
  } else {
    due = Clock::now() + std::chrono::milliseconds(milliseconds);
  }
  return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what) {
  const auto place = std::find_if(watched_.begin(), watched_.end(),
                                  [&](const pollfd& w) { return w.fd == socket; });
  if (what == CURL_POLL_REMOVE) {
    if (place == watched_.end()) return;
    *place = watched_.back();
    watched_.pop_back();
  } else if (place == watched_.end()) {
    watched_.push_back({.fd = socket, .events = events_of(what), .revents = 0});
  } else {
    place->events = events_of(what);
  }
}

void CurlLoop::act(curl_socket_t socket, int ready) {
  int running = 0;
  curl_multi_socket_action(multi(), socket, ready, &running);
}

bool CurlLoop::step() {
  if (is_due()) {
    due_.reset();
    act(CURL_SOCKET_TIMEOUT, 0);
    return true;
  }
  if (ready_.empty()) return false;
  // It may have been closed since: libcurl does not mind.
  const pollfd next = ready_.back();
  ready_.pop_back();
  act(next.fd, bits_of(next));
  return true;
}

void CurlLoop::wait(std::chrono::milliseconds longest) {
  using std::chrono::milliseconds;
  if (due_) longest = std::min(longest, std::chrono::ceil<milliseconds>(*due_ - Clock::now()));
  const int timeout = static_cast<int>(std::max(milliseconds(0), longest).count());
  if (poll(watched_.data(), watched_.size(), timeout) <= 0) return;
  std::uint64_t count = 0;
  if (watched_.front().revents != 0) (void)!read(wake_, &count, sizeof count);
  std::copy_if(watched_.begin() + 1, watched_.end(), std::back_inserter(ready_),
               [](const pollfd& w) { return w.revents != 0; });
}

void CurlLoop::wake() noexcept {
  const std::uint64_t one = 1;
  (void)!write(wake_, &one, sizeof one);
}

}  // namespace recount::crawler
