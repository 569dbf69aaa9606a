// Every path through here ends in one of: a page handed on, a state kept, a job back in the
// frontier. The host of the job is freed before the answer is worked off, so that its delay counts
// from the end of the response.
// With it, the widest vectors of the machine at hand are used.
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#else
#include <xxhash.h>
#endif

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <utility>

#include "crawler/crawl_loop.h"
#include "crawler/sha1.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr int kMaxHops = 5;
constexpr int kMaxAttempts = 3;
constexpr int kMaxFailuresOfArticle = 8;

std::int64_t now() { return std::time(nullptr); }

std::string hex_of(std::uint64_t number) {
  std::string hex(16, '0');
  for (auto digit = hex.rbegin(); digit != hex.rend(); ++digit, number >>= 4U) {
    *digit = "0123456789abcdef"[number & 15U];
  }
  return hex;
}

std::string body_hash(std::string_view body) {
  const XXH128_hash_t hash = XXH3_128bits(body.data(), body.size());
  return hex_of(hash.high64) + hex_of(hash.low64);
}

bool is_source_itself(const core::UrlState& state) {
  return state.role == core::UrlRole::listing || state.kind == core::SourceKind::page;
}

/// Faults of the whole host: no use in asking it for another page.
bool is_host_fault(std::string_view code) {
  return code == "dns_failure" || code == "connection_refused" || code == "tls_failure";
}

core::Page page_of(const Job& job, Fetch&& fetch, std::int64_t fetched) {
  core::Page page;
  page.url = job.state.url;
  page.final_url = job.url == job.state.url ? "" : job.url;
  page.status = fetch.status;
  page.content_type = std::move(fetch.content_type);
  page.etag = std::move(fetch.etag);
  page.last_modified = std::move(fetch.last_modified);
  page.robots_tag = std::move(fetch.robots_tag);
  page.tdm_reservation = std::move(fetch.tdm_reservation);
  page.fetched = fetched;
  page.body = std::move(fetch.body);
  page.flags = std::move(fetch.flags);
  return page;
}

}  // namespace

void Crawl::Loop::free_host(const std::string& key, double seconds) {
  const auto pause = std::chrono::duration_cast<Clock::duration>(
      std::chrono::duration<double>(std::max(0.0, seconds)));
  frontier_.release(key, Clock::now() + pause);
}

void Crawl::Loop::count(const std::string& source, const std::string& code) {
  ++summary_.outcomes[code];
  const auto known = sources_.find(source);
  if (known != sources_.end()) ++summary_.sources[known->second.summary].outcomes[code];
}

void Crawl::Loop::answer(Fetch&& fetch) {
  const auto found = in_flight_.find(fetch.id);
  if (found == in_flight_.end()) return;
  Job job = std::move(found->second);
  in_flight_.erase(found);
  summary_.bytes += fetch.received;
  const std::string key = host_key(job.url);
  Host& host = hosts_.at(key, now());
  const double delay = hosts_.delay_after(host, job.delay, fetch.seconds);
  host.state.next_allowed = now() + static_cast<std::int64_t>(std::ceil(delay));
  free_host(key, delay);
  if (job.file == HostFile::none) return answer_page(std::move(job), std::move(fetch));
  answer_file(job, fetch);
}

void Crawl::Loop::answer_file(const Job& job, const Fetch& fetch) {
  const bool is_redirect = verdict_of(fetch).fate == Fate::redirect;
  const auto target =
      is_redirect ? resolve_url(job.url, fetch.location) : core::Result<std::string>{};
  if (is_redirect && target && job.hops < kMaxHops) {
    Job next = job;
    next.url = *target;
    ++next.hops;
    return frontier_.add_in_front(std::move(next));
  }
  frontier_.unhold(job.file_of);
  if (job.file == HostFile::robots) return answer_robots(job, fetch);
  hosts_.learn_opt_out(hosts_.at(job.file_of, now()), job.file, fetch, now());
  (void)obey_retry_after(job, fetch);
}

/// Whoever asks for patience is heard, whatever was asked of it: the header speaks of the client's
/// next request, not of one address (RFC 9110, 10.2.3; RFC 6585, 4). The file itself counts as not
/// known and is asked for again tomorrow. Returns the seconds, or 0.
std::int64_t Crawl::Loop::obey_retry_after(const Job& job, const Fetch& fetch) {
  const std::int64_t today = now();
  const auto seconds = retry_after(fetch.retry_after, today);
  if (!seconds) return 0;
  hosts_.pause(hosts_.at(host_key(job.url), today), today + *seconds);
  return *seconds;
}

void Crawl::Loop::answer_robots(const Job& job, const Fetch& fetch) {
  const std::string& key = job.file_of;
  Host& host = hosts_.at(key, now());
  const bool is_redirect = verdict_of(fetch).fate == Fate::redirect;
  if (is_redirect) return hosts_.allow_everything(host, fetch.status, now());
  if (fetch.error == "address_refused") return refuse_address(job);
  hosts_.learn_robots(host, fetch, now());
  if (host.robots) return free_host(key, hosts_.delay_after(host, job.delay, fetch.seconds));
  (void)hosts_.note_failure(host, host.robots_error, now());
  const std::int64_t wait =
      std::max(pause_seconds(host.state.failures), obey_retry_after(job, fetch));
  defer_all(key, host.robots_error, now() + wait);
}

/// Sources that may name private addresses may share a host with sources that may not.
void Crawl::Loop::refuse_address(const Job& robots) {
  for (Job& job : frontier_.take_all(robots.file_of)) {
    if (job.allow_private && !robots.allow_private) {
      frontier_.add(std::move(job));
    } else {
      fail(std::move(job), "address_refused", Fate::permanent);
    }
  }
}

void Crawl::Loop::defer_all(const std::string& key, const std::string& code, std::int64_t due) {
  for (Job& job : frontier_.take_all(key)) {
    job.state.error = code;
    job.state.next_due = due;
    settle(job.state);
    count(job.state.source, code);
    const auto known = sources_.find(job.state.source);
    if (is_source_itself(job.state)) summary_.sources[known->second.summary].error = code;
    ++progress_.failed;
  }
}

void Crawl::Loop::answer_page(Job job, Fetch&& fetch) {
  const Verdict verdict = verdict_of(fetch);
  Host& host = hosts_.at(host_key(job.url), now());
  job.state.status = fetch.status;
  if (verdict.fate == Fate::retry) return retry_or_fail(std::move(job), fetch, verdict.code);
  hosts_.note_success(host, fetch.seconds);
  if (verdict.fate == Fate::redirect) return hop(std::move(job), fetch);
  if (verdict.fate == Fate::permanent) return fail(std::move(job), verdict.code, verdict.fate);
  if (verdict.fate == Fate::unchanged) return take_unchanged(std::move(job), fetch);
  if (job.state.role == core::UrlRole::listing) return take_listing(std::move(job), fetch);
  take_page(std::move(job), std::move(fetch));
}

void Crawl::Loop::take_page(Job job, Fetch&& fetch) {
  const std::string hash = body_hash(fetch.body);
  if (job.state.stored && hash == job.state.body_hash) return take_unchanged(std::move(job), fetch);
  const std::int64_t today = now();
  job.state = read_again(std::move(job.state), true, today);
  if (!options_.revisit) job.state.next_due = kNever;
  job.state.etag = fetch.etag;
  job.state.last_modified = fetch.last_modified;
  job.state.body_hash = hash;
  job.state.stored = true;
  ++hosts_.at(host_key(job.url), today).pages;
  ++summary_.pages;
  ++progress_.done;
  count(job.state.source, "ok");
  std::string head = std::move(fetch.head);
  std::string request = std::move(fetch.request);
  core::Page page = page_of(job, std::move(fetch), today);
  const Host& host = hosts_.at(host_key(job.url), today);
  for (std::string& flag : host.opt_outs.flags_for(path_and_query(job.url))) {
    page.flags.push_back(std::move(flag));
  }
  hand_on({.page = std::move(page),
           .state = std::move(job.state),
           .unchanged = false,
           .head = std::move(head),
           .request = std::move(request)});
}

void Crawl::Loop::take_unchanged(Job job, const Fetch& fetch) {
  const std::int64_t today = now();
  job.state = read_again(std::move(job.state), false, today);
  ++progress_.done;
  count(job.state.source, "not_modified");
  if (job.state.role == core::UrlRole::listing) return settle(job.state);
  if (!options_.revisit) job.state.next_due = kNever;
  Fetch bare;
  bare.status = fetch.status;
  bare.etag = fetch.etag;
  core::Page page = page_of(job, std::move(bare), today);
  const bool is_sent_again = options_.archive && fetch.status != 304;
  hand_on({.page = std::move(page),
           .state = std::move(job.state),
           .unchanged = true,
           .head = fetch.head,
           .request = fetch.request,
           .payload_digest = is_sent_again ? sha1_label(fetch.body) : ""});
}

void Crawl::Loop::hop(Job job, const Fetch& fetch) {
  const auto target = resolve_url(job.url, fetch.location);
  if (!target) return fail(std::move(job), "bad_redirect", Fate::permanent);
  if (job.hops >= kMaxHops) return fail(std::move(job), "too_many_redirects", Fate::permanent);
  const bool is_article = job.state.role == core::UrlRole::article;
  const auto there = is_article && *target != job.state.url ? memory_.url(without_tracking(*target))
                                                            : std::optional<core::UrlState>{};
  if (there && there->stored) return fail(std::move(job), "duplicate", Fate::permanent);
  job.url = *target;
  ++job.hops;
  frontier_.add_in_front(std::move(job));
}

void Crawl::Loop::retry_or_fail(Job job, const Fetch& fetch, const std::string& code) {
  const std::string key = host_key(job.url);
  const std::int64_t today = now();
  Host& host = hosts_.at(key, today);
  const std::int64_t pause =
      std::max(hosts_.note_failure(host, code, today), obey_retry_after(job, fetch));
  const double chance = std::uniform_real_distribution<>(0, 1)(chance_);
  const double wait =
      std::max(static_cast<double>(pause), backoff_seconds(host.state.failures, chance));
  free_host(key, std::min(wait, static_cast<double>(kPatience)));
  if (pause > kPatience || is_host_fault(code)) {
    fail(std::move(job), code, Fate::retry);
    return defer_all(key, "host_paused", today + std::max(pause, pause_seconds(1)));
  }
  if (++job.attempts >= kMaxAttempts || !may_begin())
    return fail(std::move(job), code, Fate::retry);
  count(job.state.source, "retried");
  job.url = job.state.url;
  job.hops = 0;
  frontier_.add_in_front(std::move(job));
}

void Crawl::Loop::fail(Job job, const std::string& code, Fate fate) {
  core::UrlState& state = job.state;
  const std::int64_t today = now();
  ++state.failures;
  state.error = code;
  const bool is_hopeless = fate == Fate::permanent || state.failures >= kMaxFailuresOfArticle;
  // Rules change: what robots.txt forbids today is asked for again.
  const bool comes_again = is_source_itself(state) || code == "robots_disallowed";
  const std::int64_t wait = is_hopeless ? kDay : pause_seconds(state.failures);
  const std::int64_t host_wait = hosts_.at(host_key(job.url), today).state.paused_until - today;
  state.next_due = is_hopeless && !comes_again ? kNever : today + std::max(wait, host_wait);
  settle(state);
  count(state.source, code);
  ++progress_.failed;
  const auto known = sources_.find(state.source);
  if (known == sources_.end() || !is_source_itself(state)) return;
  summary_.sources[known->second.summary].error = code;
}

}  // namespace recount::crawler
