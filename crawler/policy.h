// What an answer means, and when to ask again. Pure (time and chance are parameters); thread-safe.
//
//   verdict_of(fetch)                       // {"http_gone", Fate::permanent}
//   retry_after("120", now)                 // 120 seconds
//   backoff_seconds(3, 0.5)                 // after three failures in a row
//
// Sources: RFC 9110 sections 10.2.3 and 15; RFC 9309 section 2.3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/source.h"
#include "crawler/fetcher.h"

namespace recount::crawler {

enum class Fate {
  ok,         ///< a body to use
  unchanged,  ///< 304
  redirect,   ///< to `Fetch::location`
  retry,      ///< may work later
  permanent   ///< will not work
};

struct Verdict {
  std::string code;
  Fate fate = Fate::permanent;

  bool operator==(const Verdict&) const = default;
};

[[nodiscard]] Verdict verdict_of(const Fetch& fetch);
[[nodiscard]] Fate fate_of_error(std::string_view code);

inline constexpr std::int64_t kDay = 86400;
inline constexpr std::int64_t kNever = INT64_MAX;
/// A run waits so many seconds for one host; what takes longer is left to a later run.
inline constexpr std::int64_t kPatience = 60;

/// Seconds from `now`, at most a day; nullopt if the header says nothing usable.
[[nodiscard]] std::optional<std::int64_t> retry_after(std::string_view header, std::int64_t now);

/// Within a run, before the next request to a host that failed `failures` times in a row: 1, 2, 4,
/// … seconds up to a minute, times 0.5 to 1.5 by `chance` in [0, 1).
[[nodiscard]] double backoff_seconds(int failures, double chance);

/// Across runs: a quarter of an hour, doubled with each failure, at most a day.
[[nodiscard]] std::int64_t pause_seconds(int failures);

/// How a URL's state goes on once it was read: its interval shrinks (×0.8) when there was news and
/// grows (×1.5) when there was none; an article is left after a week of looking for new versions.
[[nodiscard]] core::UrlState read_again(core::UrlState state, bool is_news, std::int64_t now);

enum class RobotsAnswer { rules, allow_all, unreachable };
[[nodiscard]] RobotsAnswer robots_answer(const Fetch& fetch);

}  // namespace recount::crawler
