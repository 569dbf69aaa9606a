#include "loopback_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace recount::crawler::test {
namespace {

bool is_readable(int socket) {
  pollfd wait{.fd = socket, .events = POLLIN, .revents = 0};
  return poll(&wait, 1, 20) > 0;
}

bool send_all(int socket, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count = send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

std::string path_of(const std::string& head) {
  const std::size_t begin = head.find(' ') + 1;
  return head.substr(begin, head.find(' ', begin) - begin);
}

}  // namespace

LoopbackServer::LoopbackServer(Handler handler) : handler_(std::move(handler)) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, raw, size) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, raw, &size) != 0) {
    throw std::runtime_error("no loopback socket");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  is_stopping_ = true;
  acceptor_.join();
  for (std::thread& connection : connections_) connection.join();
  close(listener_);
}

void LoopbackServer::accept_all() {
  while (!is_stopping_) {
    if (!is_readable(listener_)) continue;
    const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::size_t number = connections_.size() + 1;
    if (connection < 0) continue;
    connections_.emplace_back([this, connection, number] { serve(connection, number); });
  }
}

void LoopbackServer::serve(int connection, std::size_t number) {
  std::string buffer;
  bool is_open = true;
  while (is_open && !is_stopping_) {
    if (!is_readable(connection)) continue;
    std::string piece(4096, '\0');
    const ssize_t count = recv(connection, piece.data(), piece.size(), 0);
    if (count <= 0) break;
    buffer.append(piece, 0, static_cast<std::size_t>(count));
    if (buffer.find("\r\n\r\n") == buffer.npos) continue;
    Asked asked{.path = path_of(buffer),
                .head = std::move(buffer),
                .connection = number,
                .begun = std::chrono::steady_clock::now(),
                .answered = {}};
    buffer.clear();
    const std::string reply = handler_(asked);
    is_open = !reply.empty() && reply.find("Connection: close") == reply.npos;
    // Logged before the last byte leaves, so that who has read it finds it in the log.
    asked.answered = std::chrono::steady_clock::now();
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(std::move(asked));
    }
    is_open = send_all(connection, reply) && is_open;
  }
  close(connection);
}

std::string LoopbackServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<Asked> LoopbackServer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

std::size_t LoopbackServer::times_asked(const std::string& path) const {
  std::size_t times = 0;
  for (const Asked& one : asked()) times += one.path == path ? 1U : 0U;
  return times;
}

std::string answer(int status, const std::string& header_lines, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) + " x\r\n" + header_lines +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string ok(const std::string& type, const std::string& body) {
  return answer(200, "Content-Type: " + type + "\r\n", body);
}

}  // namespace recount::crawler::test
