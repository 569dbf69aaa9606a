// A folder as a small news site on loopback: what server.toml describes, request by request.
//
//   core::Result<app::Newsroom> newsroom = app::load_newsroom("examples/newsroom");
//   app::NewsroomServer server(*newsroom);      // 127.0.0.1, a free port
//   server.base();                              // "http://127.0.0.1:40123"
//
// {{base}} in HTML, XML and robots.txt becomes the server's address. Unknown paths are 404. Serves
// until destroyed, on threads of its own. Loading fails with file:line; a server that cannot listen
// throws.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/source.h"

namespace recount::app {

struct ServedPage {
  int status = 200;
  std::string content_type;
  std::string location;
  std::string body;
  bool gzip = false;
};

struct Newsroom {
  std::map<std::string, ServedPage> pages;  ///< by path
  std::vector<core::Source> sources;        ///< their URLs are paths
};

[[nodiscard]] core::Result<Newsroom> load_newsroom(const std::string& folder);

class NewsroomServer {
 public:
  explicit NewsroomServer(Newsroom newsroom);
  NewsroomServer(const NewsroomServer&) = delete;
  NewsroomServer& operator=(const NewsroomServer&) = delete;
  ~NewsroomServer();

  [[nodiscard]] const std::string& base() const { return base_; }
  /// With full URLs, private addresses allowed.
  [[nodiscard]] std::vector<core::Source> sources() const;

  struct Daemon;  ///< private

 private:
  std::unique_ptr<Daemon> daemon_;
  std::string base_;
};

}  // namespace recount::app
