// Dates of feeds and HTTP headers, as ISO 8601 and as seconds.
//
//   iso_date("Tue, 07 Feb 2017 09:00:00 +0700")  // "2017-02-07T09:00:00+07:00"
//   iso_date("2017-02-07")                       // "2017-02-07"
//   iso_date("yesterday")                        // ""
//   seconds_of("2017-02-07T02:00:00Z")           // 1486432800
//
// The written zone is kept; a time without zone stays without. Pure; thread-safe.
// Sources: RFC 822 and 2822 section 3.3 and 4.3, RFC 9110 section 5.6.7, ISO 8601 (W3C profile).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recount::crawler {

[[nodiscard]] std::string iso_date(std::string_view written);

/// Of anything that `iso_date` reads; without zone, UTC.
[[nodiscard]] std::optional<std::int64_t> seconds_of(std::string_view written);

}  // namespace recount::crawler
