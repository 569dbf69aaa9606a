// Tables of codes, and a few growing intervals.
#include "crawler/policy.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "crawler/ascii.h"
#include "crawler/dates.h"

namespace recount::crawler {
namespace {

constexpr std::int64_t kFirstListingInterval = 900;
constexpr std::int64_t kFirstArticleInterval = 3600;
constexpr std::int64_t kShortestInterval = 90;
constexpr std::int64_t kLongestListingInterval = kDay;
constexpr std::int64_t kLongestInterval = 90 * kDay;
constexpr std::int64_t kWatchArticle = 7 * kDay;

bool is_redirect(int status) {
  return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

Verdict verdict_of_status(const Fetch& fetch) {
  const int status = fetch.status;
  if (status == 304) return {"not_modified", Fate::unchanged};
  if (status >= 200 && status < 300) {
    return fetch.body.empty() ? Verdict{"empty_document", Fate::permanent}
                              : Verdict{"ok", Fate::ok};
  }
  if (is_redirect(status)) {
    return fetch.location.empty() ? Verdict{"redirect_without_location", Fate::permanent}
                                  : Verdict{"redirect", Fate::redirect};
  }
  if (status == 404 || status == 410) return {"http_gone", Fate::permanent};
  if (status == 429 || (status == 503 && !fetch.retry_after.empty())) {
    return {"rate_limited", Fate::retry};
  }
  if (status >= 400 && status < 500) return {"http_4xx", Fate::permanent};
  if (status >= 500 && status < 600) return {"http_5xx", Fate::retry};
  return {"bad_status", Fate::permanent};
}

}  // namespace

Fate fate_of_error(std::string_view code) {
  constexpr std::array<std::string_view, 9> kMayPass{
      "timeout",   "dns_failure",    "connection_refused", "connection_reset", "empty_reply",
      "bad_chunk", "body_truncated", "body_corrupt",       "transfer_failed"};
  const bool may_pass = std::find(kMayPass.begin(), kMayPass.end(), code) != kMayPass.end();
  return may_pass ? Fate::retry : Fate::permanent;
}

Verdict verdict_of(const Fetch& fetch) {
  if (!fetch.error.empty()) return {fetch.error, fate_of_error(fetch.error)};
  return verdict_of_status(fetch);
}

std::optional<std::int64_t> retry_after(std::string_view header, std::int64_t now) {
  header = trimmed(header);
  if (header.empty()) return std::nullopt;
  const bool is_number = std::all_of(header.begin(), header.end(), is_digit);
  if (is_number) return std::min(whole_number(header).value_or(kDay), kDay);
  const auto moment = seconds_of(header);
  if (!moment) return std::nullopt;
  return std::clamp<std::int64_t>(*moment - now, 0, kDay);
}

double backoff_seconds(int failures, double chance) {
  const double whole = std::min(60.0, std::exp2(std::clamp(failures, 1, 10) - 1));
  return whole * (0.5 + chance);
}

std::int64_t pause_seconds(int failures) {
  const auto doublings = static_cast<unsigned>(std::clamp(failures - 1, 0, 10));
  return std::min(kDay, kFirstListingInterval << doublings);
}

core::UrlState read_again(core::UrlState state, bool is_news, std::int64_t now) {
  const bool is_listing = state.role == core::UrlRole::listing;
  const bool is_first = state.last_fetched == 0 || state.interval == 0;
  const double factor = is_news ? 0.8 : 1.5;
  const std::int64_t first = is_listing ? kFirstListingInterval : kFirstArticleInterval;
  const auto next = static_cast<std::int64_t>(static_cast<double>(state.interval) * factor);
  const std::int64_t longest = is_listing ? kLongestListingInterval : kLongestInterval;
  state.interval = is_first ? first : std::clamp(next, kShortestInterval, longest);
  state.last_fetched = now;
  if (is_news) state.last_changed = now;
  state.failures = 0;
  state.error.clear();
  // A page that is a source by itself is watched for good.
  const bool is_left = !is_listing && state.kind != core::SourceKind::page &&
                       now + state.interval > state.first_seen + kWatchArticle;
  state.next_due = is_left ? kNever : now + state.interval;
  return state;
}

RobotsAnswer robots_answer(const Fetch& fetch) {
  if (!fetch.error.empty()) return RobotsAnswer::unreachable;
  if (fetch.status >= 200 && fetch.status < 300) return RobotsAnswer::rules;
  // 429 is a server that wants less, not one without rules.
  if (fetch.status == 429 || fetch.status >= 500 || fetch.status < 300) {
    return RobotsAnswer::unreachable;
  }
  return RobotsAnswer::allow_all;
}

}  // namespace recount::crawler
