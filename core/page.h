// What the crawler brings: the bytes that a server sent, and how it sent them.
//
//   Page page;  page.url = "https://news.example/a";  page.body = bytes;
//
// `body` is free of transfer and content coding, and otherwise untouched: its charset is decided in
// extract. Times are seconds since 1970 (UTC). Plain value.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace recount::core {

struct Page {
  std::string url;        ///< as asked for, normalised
  std::string final_url;  ///< after redirects; empty = url
  int status = 0;         ///< HTTP status; 0 for a file
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string robots_tag;       ///< X-Robots-Tag
  std::string tdm_reservation;  ///< TDM-Reservation: "1", "0", or empty
  std::int64_t fetched = 0;
  std::string body;
  std::vector<std::string> flags;  ///< stable codes: "length_unknown", "tdmrep_reserved", …

  bool operator==(const Page&) const = default;
};

}  // namespace recount::core
