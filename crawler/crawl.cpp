// One thread: while something waits or is in flight, free hosts get their next request and answers
// are worked off. The frontier holds a window of what is due; memory has the rest, and is asked
// again when the window runs low, so that a million due URLs cost no more than a few thousand.
#include "crawler/crawl.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <utility>

#include "crawler/crawl_loop.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

using std::chrono::milliseconds;

/// A look at what is due goes so far, and on while it finds nothing new; and so far for the sake of
/// hosts that have nothing to do.
constexpr std::size_t kLook = 5000;
constexpr std::size_t kLongLook = 100'000;
constexpr std::size_t kLowWater = 1000;
constexpr std::size_t kHighWater = 20'000;
/// So that a slow host with many pages does not fill the window and keep the others out.
constexpr std::size_t kMostOfOneHost = 500;
/// Of the pages handed on, so many may be unknown to memory.
constexpr std::size_t kMostHandedOn = 1000;
constexpr milliseconds kBetweenRefills{1000};
constexpr milliseconds kLongestWait{500};
constexpr milliseconds kBetweenReports{200};
/// After a stop; what does not answer meanwhile is asked anew by the next run.
constexpr milliseconds kGrace{3000};

std::int64_t now() { return std::time(nullptr); }
std::uint64_t hash_of(const std::string& text) { return XXH3_64bits(text.data(), text.size()); }

FetcherOptions fetcher_options(const Options& options) {
  return {.user_agent = options.user_agent,
          .ca_file = options.ca_file,
          .proxy = options.proxy,
          .timeout = options.timeout,
          .max_body_bytes = options.max_body_bytes,
          .keep_requests = options.archive};
}

std::string accepted_types(const core::UrlState& state) {
  if (state.role == core::UrlRole::article || state.kind == core::SourceKind::section) {
    return "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
  }
  return "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
         "*/*;q=0.5";
}

}  // namespace

Crawl::Loop::Loop(Options options, Memory& memory)
    : options_(std::move(options)),
      memory_(memory),
      fetcher_(fetcher_options(options_)),
      hosts_(options_, memory_),
      frontier_(options_.pace_by_site ? Pace::site : Pace::host) {}

void Crawl::Loop::stop() noexcept {
  is_stopping_ = true;
  fetcher_.wake();
}

void Crawl::Loop::reset(const std::vector<core::Source>& sources) {
  summary_ = {};
  progress_ = {};
  started_ = now();
  const std::chrono::duration<double> most(options_.max_seconds);
  if (most.count() > 0) ends_at_ = Clock::now() + std::chrono::duration_cast<milliseconds>(most);
  in_hand_.clear();
  handed_on_.clear();
  sources_.clear();
  depths_.clear();
  in_flight_.clear();
  is_exhausted_ = false;
  refill_from_ = {};
  for (const core::Source& source : sources) seed(source);
}

void Crawl::Loop::seed(const core::Source& source) {
  summary_.sources.push_back({.source = source.url, .outcomes = {}, .discovered = 0, .error = {}});
  const auto url = normalise_url(source.url);
  if (!url) {
    summary_.sources.back().error = url.error().code;
    return;
  }
  sources_[source.url] = {source, summary_.sources.size() - 1};
  if (memory_.url(*url)) return;
  core::UrlState state{.url = *url, .source = source.url, .kind = source.kind};
  state.role =
      source.kind == core::SourceKind::page ? core::UrlRole::article : core::UrlRole::listing;
  state.first_seen = state.next_due = now();
  memory_.keep(state);
}

bool Crawl::Loop::is_out_of_time() const {
  return ends_at_ != Clock::time_point::max() && Clock::now() >= ends_at_;
}

bool Crawl::Loop::may_begin() const {
  return !is_stopping_ && !is_out_of_time() &&
         (options_.max_pages == 0 || summary_.pages + in_flight_.size() < options_.max_pages);
}

/// What is due first may all be of a few hosts; the others must not wait for them.
bool Crawl::Loop::lacks_hosts() const {
  return frontier_.hosts() + in_flight_.size() < options_.max_hosts_at_once;
}

/// Asked often when the window is empty, and seldom enough otherwise to cost little.
bool Crawl::Loop::may_refill() const {
  if (is_exhausted_ || !may_begin()) return false;
  if (frontier_.waiting() >= kHighWater) return false;
  if (frontier_.waiting() >= kLowWater && !lacks_hosts()) return false;
  return frontier_.waiting() == 0 || Clock::now() >= refill_from_;
}

void Crawl::Loop::refill() {
  if (!may_refill()) return;
  const auto begun = Clock::now();
  take_due();
  const auto ended = Clock::now();
  refill_from_ = ended + std::max<Clock::duration>(kBetweenRefills, 20 * (ended - begun));
}

void Crawl::Loop::take_due() {
  const std::size_t before = frontier_.waiting();
  std::size_t looked_at = 0;
  const auto is_enough = [&] {
    if (frontier_.waiting() >= kHighWater) return true;
    const bool is_news = frontier_.waiting() > before;
    return is_news && looked_at >= kLook && (looked_at >= kLongLook || !lacks_hosts());
  };
  is_exhausted_ = true;
  memory_.due(now(), [&](core::UrlState&& state) {
    if (is_enough()) {
      is_exhausted_ = false;
      return false;
    }
    ++looked_at;
    enqueue(std::move(state));
    return true;
  });
}

/// Taken up already: it waits or is in flight, or this run has read it.
bool Crawl::Loop::is_in_hand(const core::UrlState& state) const {
  const bool is_read = state.last_fetched >= started_ && state.next_due > started_;
  return is_read || in_hand_.contains(hash_of(state.url));
}

void Crawl::Loop::enqueue(core::UrlState state) {
  const auto known = sources_.find(state.source);
  if (known == sources_.end() || is_in_hand(state)) return;
  const bool is_settled = state.role == core::UrlRole::article && state.stored;
  if (is_settled && !options_.revisit) return;
  const std::string key = host_key(state.url);
  if (frontier_.waiting() >= kHighWater || frontier_.waiting_for(key) >= kMostOfOneHost) {
    is_exhausted_ = false;  // memory keeps it, and is asked again
    return;
  }
  if (options_.max_pages_per_host > 0 &&
      hosts_.at(key, now()).pages >= options_.max_pages_per_host) {
    return;
  }
  in_hand_.insert(hash_of(state.url));
  Job job;
  job.url = state.url;
  job.state = std::move(state);
  job.allow_private = options_.allow_private || known->second.source.allow_private;
  job.delay = known->second.source.delay;
  frontier_.add(std::move(job));
}

void Crawl::Loop::settle(const core::UrlState& state) {
  memory_.keep(state);
  in_hand_.erase(hash_of(state.url));
}

void Crawl::Loop::hand_on(Fetched&& fetched) {
  handed_on_.push_back(hash_of(fetched.state.url));
  if (handed_on_.size() > kMostHandedOn) {
    in_hand_.erase(handed_on_.front());
    handed_on_.pop_front();
  }
  on_page_(std::move(fetched));
}

void Crawl::Loop::begin_ready() {
  while (may_begin() && in_flight_.size() < options_.max_hosts_at_once) {
    auto job = frontier_.next(Clock::now());
    if (!job) return;
    begin(*std::move(job));
  }
}

/// The host of `job` is ours from here; whoever does not send must free it.
void Crawl::Loop::begin(Job job) {
  const std::string key = host_key(job.url);
  const std::int64_t today = now();
  Host& host = hosts_.at(key, today);
  if (job.file != HostFile::none) return send(std::move(job));
  if (options_.max_pages_per_host > 0 && host.pages >= options_.max_pages_per_host) {
    in_hand_.erase(hash_of(job.state.url));
    return free_host(key, 0);
  }
  const std::int64_t wait = std::max(host.state.paused_until, host.remembered) - today;
  if (wait > 0) {
    frontier_.add_in_front(std::move(job));
    if (wait <= kPatience) return free_host(key, static_cast<double>(wait));
    defer_all(key, "host_paused", today + wait);
    return free_host(key, 0);  // for others of its site
  }
  if (std::exchange(host.owes_delay, false)) {
    const double delay = hosts_.delay_after(host, job.delay, host.state.mean_response);
    frontier_.add_in_front(std::move(job));
    return free_host(key, delay);
  }
  if (hosts_.needs_robots(host)) {
    return ask_for(HostFile::robots, std::move(job), key);
  }
  if (!host.robots) {
    fail(std::move(job), host.robots_error, Fate::retry);
    return free_host(key, 0);
  }
  if (!host.robots->allows(path_and_query(job.url))) {
    fail(std::move(job), "robots_disallowed", Fate::permanent);
    return free_host(key, 0);
  }
  const bool is_article = job.state.role == core::UrlRole::article;
  const HostFile file = is_article ? hosts_.next_opt_out(host, today) : HostFile::none;
  if (file != HostFile::none) return ask_for(file, std::move(job), key);
  send(std::move(job));
}

void Crawl::Loop::ask_for(HostFile file, Job job, const std::string& key) {
  Job asking;
  asking.url = std::string(origin_of(job.url)) + std::string(path_of(file));
  asking.file = file;
  asking.file_of = key;
  asking.allow_private = job.allow_private;
  asking.delay = job.delay;
  frontier_.add_in_front(std::move(job));
  frontier_.hold(key);
  send(std::move(asking));
}

void Crawl::Loop::send(Job job) {
  FetchRequest request{.id = ++last_id_, .url = job.url};
  request.allow_private = job.allow_private;
  // With more hosts than that, each connection would be closed before its turn comes again.
  request.keep_alive = frontier_.hosts() + in_flight_.size() < kMaxOpenConnections;
  if (job.file != HostFile::none) {
    request.accept = job.file == HostFile::tdmrep ? "application/json,*/*;q=0.5"  //
                                                  : "text/plain,*/*;q=0.5";
    request.cut_at = job.file == HostFile::robots ? kMaxRobotsBytes : kMaxOptOutBytes;
  } else {
    request.accept = accepted_types(job.state);
    request.html_only = job.state.role == core::UrlRole::article;
    request.etag = job.state.etag;
    request.last_modified = job.state.last_modified;
  }
  in_flight_.emplace(request.id, std::move(job));
  fetcher_.start(std::move(request));
}

bool Crawl::Loop::is_out_of_grace() {
  if (!is_stopping_) return false;
  if (stopped_ == Clock::time_point{}) stopped_ = Clock::now();
  return Clock::now() - stopped_ > kGrace;
}

bool Crawl::Loop::is_over() {
  if (!in_flight_.empty()) return is_out_of_grace();
  return !may_begin() || (frontier_.waiting() == 0 && is_exhausted_);
}

milliseconds Crawl::Loop::patience() const {
  const auto free_at = frontier_.free_at();
  const bool may_send = may_begin() && in_flight_.size() < options_.max_hosts_at_once;
  if (!free_at || !may_send) return kLongestWait;
  const auto wait = std::chrono::ceil<milliseconds>(*free_at - Clock::now());
  return std::clamp(wait, milliseconds(0), kLongestWait);
}

/// What a stop did not wait for: the server has been asked, and has its delay from here.
void Crawl::Loop::leave_in_flight() {
  for (const auto& [id, job] : in_flight_) {
    Host& host = hosts_.at(host_key(job.url), now());
    const double delay = hosts_.delay_after(host, job.delay, 0);
    host.state.next_allowed = now() + static_cast<std::int64_t>(std::ceil(delay));
  }
}

void Crawl::Loop::report(const std::function<void(const Progress&)>& on_progress) {
  if (!on_progress || Clock::now() - reported_ < kBetweenReports) return;
  reported_ = Clock::now();
  progress_.waiting = frontier_.waiting();
  progress_.in_flight = in_flight_.size();
  on_progress(progress_);
}

Summary Crawl::Loop::run(const std::vector<core::Source>& sources,
                         const std::function<void(Fetched&&)>& on_page,
                         const std::function<void(const Progress&)>& on_progress) {
  on_page_ = on_page;
  reset(sources);
  while (true) {
    refill();
    begin_ready();
    if (is_over()) break;
    for (Fetch& fetch : fetcher_.wait(patience())) answer(std::move(fetch));
    report(on_progress);
  }
  reported_ = {};
  report(on_progress);
  leave_in_flight();
  hosts_.keep_all();
  summary_.stopped = is_stopping_;
  summary_.out_of_time = is_out_of_time() && (frontier_.waiting() > 0 || !is_exhausted_);
  return std::move(summary_);
}

Crawl::Crawl(Options options, Memory& memory)
    : loop_(std::make_unique<Loop>(std::move(options), memory)) {}
Crawl::~Crawl() = default;

Summary Crawl::run(const std::vector<core::Source>& sources,
                   const std::function<void(Fetched&&)>& on_page,
                   const std::function<void(const Progress&)>& on_progress) {
  return loop_->run(sources, on_page, on_progress);
}

void Crawl::stop() noexcept { loop_->stop(); }

}  // namespace recount::crawler
