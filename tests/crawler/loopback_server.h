// A real HTTP server on 127.0.0.1 that answers with whatever bytes a test wants.
//
//   LoopbackServer server([](const Asked& asked) { return ok("text/html", "<p>hello"); });
//   fetch(server.url("/a"));  server.asked()[0].path == "/a"
//
// One thread a connection, kept alive as HTTP/1.1 wants, unless the answer says "close". An answer
// that is empty closes the connection without a byte. The handler runs on the server's threads.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace recount::crawler::test {

struct Asked {
  std::string path;
  std::string head;            ///< the whole request
  std::size_t connection = 0;  ///< the how manieth of the server it came on
  std::chrono::steady_clock::time_point begun;
  std::chrono::steady_clock::time_point answered;

  [[nodiscard]] bool says(const std::string& text) const { return head.find(text) != head.npos; }
};

class LoopbackServer {
 public:
  using Handler = std::function<std::string(const Asked&)>;

  explicit LoopbackServer(Handler handler);
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  ~LoopbackServer();

  [[nodiscard]] std::string url(const std::string& path) const;
  [[nodiscard]] int port() const { return port_; }
  /// What was asked, in order, robots.txt included.
  [[nodiscard]] std::vector<Asked> asked() const;
  [[nodiscard]] std::size_t times_asked(const std::string& path) const;

 private:
  void accept_all();
  void serve(int connection, std::size_t number);

  Handler handler_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> is_stopping_{false};
  mutable std::mutex mutex_;
  std::vector<Asked> asked_;
  std::vector<std::thread> connections_;
  std::thread acceptor_;
};

/// A whole answer: status line, length, type, further header lines ("A: b\r\n"), body.
[[nodiscard]] std::string answer(int status, const std::string& header_lines,
                                 const std::string& body);
[[nodiscard]] std::string ok(const std::string& type, const std::string& body);

}  // namespace recount::crawler::test
