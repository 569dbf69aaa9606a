// One request while it is under way: what arrives is judged as it arrives (internal to
// fetcher.cpp).
//
// `take_head` and `take_body` say whether the transfer goes on; where they refuse, `refusal` holds
// the code. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "crawler/fetcher.h"

namespace recount::crawler {

class Transfer {
 public:
  Transfer(FetchRequest request, std::size_t max_body_bytes);

  [[nodiscard]] bool take_head(std::string_view line);
  [[nodiscard]] bool take_body(std::string_view bytes);
  void refuse(std::string_view code) { refusal_ = code; }

  [[nodiscard]] const FetchRequest& request() const { return request_; }
  [[nodiscard]] const std::string& refusal() const { return refusal_; }
  /// The body was broken off on purpose, and what is there is the answer.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  /// Header lines as they are sent.
  void note_request(std::string_view lines);
  /// The answer, body decoded. Call once, when the transfer is over.
  [[nodiscard]] Fetch result() &&;

 private:
  bool stop(std::string_view code);
  [[nodiscard]] bool take_field(std::string_view name, std::string_view value);
  [[nodiscard]] bool take_length(std::string_view value);
  [[nodiscard]] bool is_wanted() const;
  void begin_answer(std::string_view status_line);

  FetchRequest request_;
  std::size_t max_body_bytes_;
  std::string refusal_;
  Fetch fetch_;
  std::string sent_;
  std::string coding_;
  std::optional<std::string> length_;
  bool is_chunked_ = false;
  bool is_cut_ = false;
};

}  // namespace recount::crawler
