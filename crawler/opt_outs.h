// What a host asks of those who mine texts: /.well-known/tdmrep.json and /ai.txt.
//
//   OptOuts host = OptOuts::parse(R"([{"location": "/news/*", "tdm-reservation": 1}])", "");
//   host.flags_for("/news/a")  // {"tdmrep_reserved"}
//
// Recorded with each page, and never a reason not to fetch it: robots.txt says that. Any bytes are
// a file; what cannot be read says nothing. The longest location that matches decides, and a
// permission wins a tie. Immutable after parse; thread-safe.
// Sources: W3C TDM Reservation Protocol (CG report, 2024) section 6; Spawning's ai.txt, which has
// the grammar of robots.txt.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawler/robots.h"

namespace recount::crawler {

inline constexpr std::size_t kMaxOptOutBytes = 64U << 10U;

class OptOuts {
 public:
  /// Nothing is reserved.
  OptOuts() = default;
  [[nodiscard]] static OptOuts parse(std::string_view tdmrep, std::string_view ai_txt,
                                     std::string_view agent = "recount");

  /// Of "tdmrep_reserved" and "ai_txt_disallowed".
  [[nodiscard]] std::vector<std::string> flags_for(std::string_view path_and_query) const;

 private:
  Robots tdmrep_;
  Robots ai_txt_;
};

}  // namespace recount::crawler
