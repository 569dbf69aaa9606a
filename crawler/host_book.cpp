// robots.txt is believed for a day. When it cannot be had, an older copy is believed for a month,
// and without one the host is left alone.
#include "crawler/host_book.h"

#include <algorithm>

#include "crawler/policy.h"

namespace recount::crawler {
namespace {

constexpr std::int64_t kRobotsAge = kDay;
constexpr std::int64_t kOldestRobots = 30 * kDay;
constexpr std::int64_t kOptOutAge = 7 * kDay;
constexpr int kFailuresUntilPause = 5;
constexpr double kNewestWeighs = 0.2;

}  // namespace

void HostBook::read_robots(Host& host) const {
  const bool has_rules = host.state.robots_status >= 200 && host.state.robots_status < 300;
  const RobotsDialect dialect =
      options_.google_robots ? RobotsDialect::google : RobotsDialect::rfc9309;
  host.robots =
      has_rules ? Robots::parse(host.state.robots, options_.robots_agent, dialect) : Robots{};
  host.state.crawl_delay = host.robots->crawl_delay().value_or(0);
  host.robots_error.clear();
}

Host& HostBook::at(const std::string& key, std::int64_t now) {
  const auto [place, is_new] = hosts_.try_emplace(key);
  Host& host = place->second;
  if (!is_new) return host;
  host.state = memory_.host(key).value_or(core::HostState{});
  host.state.host = key;
  host.remembered = host.state.next_allowed;
  host.owes_delay = options_.follows_a_kill;
  const bool is_fresh =
      host.state.robots_fetched > 0 && now - host.state.robots_fetched < kRobotsAge;
  if (is_fresh) read_robots(host);
  host.opt_outs = OptOuts::parse(host.state.tdmrep, host.state.ai_txt, options_.robots_agent);
  return host;
}

bool HostBook::needs_robots(const Host& host) const {
  return !host.robots && host.robots_error.empty();
}

void HostBook::learn_robots(Host& host, const Fetch& fetch, std::int64_t now) {
  const RobotsAnswer answer = robots_answer(fetch);
  if (answer == RobotsAnswer::allow_all) return allow_everything(host, fetch.status, now);
  if (answer == RobotsAnswer::unreachable) {
    const bool has_copy =
        host.state.robots_fetched > 0 && now - host.state.robots_fetched < kOldestRobots;
    if (has_copy) return read_robots(host);
    host.robots_error = fetch.error.empty() ? "robots_unreachable" : fetch.error;
    return;
  }
  host.state.robots = fetch.body.substr(0, kMaxRobotsBytes);
  host.state.robots_status = fetch.status;
  host.state.robots_fetched = now;
  read_robots(host);
  memory_.keep(host.state);
}

void HostBook::allow_everything(Host& host, int status, std::int64_t now) {
  host.state.robots.clear();
  host.state.robots_status = status;
  host.state.robots_fetched = now;
  read_robots(host);
  memory_.keep(host.state);
}

HostFile HostBook::next_opt_out(Host& host, std::int64_t now) const {
  if (!options_.opt_outs) return HostFile::none;
  const bool is_begun = host.asked != HostFile::robots;
  if (!is_begun && now - host.state.opt_outs_fetched < kOptOutAge) return HostFile::none;
  if (!is_begun) host.state.opt_outs_fetched = now;
  for (const HostFile file : {HostFile::tdmrep, HostFile::ai_txt}) {
    if (file <= host.asked) continue;
    host.asked = file;
    if (host.robots && host.robots->allows(path_of(file))) return file;
  }
  return HostFile::none;
}

void HostBook::learn_opt_out(Host& host, HostFile file, const Fetch& fetch, std::int64_t now) {
  const Fate fate = verdict_of(fetch).fate;
  const bool is_known = fate != Fate::retry;
  std::string& text = file == HostFile::tdmrep ? host.state.tdmrep : host.state.ai_txt;
  if (is_known) text = fate == Fate::ok ? fetch.body.substr(0, kMaxOptOutBytes) : "";
  // A copy that could not be renewed is believed on, and asked for again tomorrow.
  if (!is_known) host.state.opt_outs_fetched = now - kOptOutAge + kDay;
  host.opt_outs = OptOuts::parse(host.state.tdmrep, host.state.ai_txt, options_.robots_agent);
  memory_.keep(host.state);
}

double HostBook::delay_after(const Host& host, double own_delay, double response) const {
  const double configured = own_delay > 0 ? own_delay : options_.delay;
  const double asked_for = std::min(host.state.crawl_delay, options_.max_crawl_delay);
  return std::max({configured, asked_for, options_.delay_factor * response});
}

void HostBook::note_success(Host& host, double response) {
  host.state.failures = 0;
  host.state.error.clear();
  const bool is_first = host.state.mean_response <= 0;
  host.state.mean_response =
      is_first ? response
               : (1 - kNewestWeighs) * host.state.mean_response + kNewestWeighs * response;
}

std::int64_t HostBook::note_failure(Host& host, const std::string& code, std::int64_t now) {
  ++host.state.failures;
  host.state.error = code;
  if (host.state.failures < kFailuresUntilPause) return 0;
  const std::int64_t seconds = pause_seconds(host.state.failures - kFailuresUntilPause + 1);
  pause(host, now + seconds);
  return seconds;
}

void HostBook::pause(Host& host, std::int64_t until) {
  host.state.paused_until = std::max(host.state.paused_until, until);
  memory_.keep(host.state);
}

void HostBook::keep_all() {
  for (const auto& [key, host] : hosts_) memory_.keep(host.state);
}

std::string_view path_of(HostFile file) {
  switch (file) {
    case HostFile::robots: return "/robots.txt";
    case HostFile::tdmrep: return "/.well-known/tdmrep.json";
    case HostFile::ai_txt: return "/ai.txt";
    case HostFile::none: break;
  }
  return "/";
}

}  // namespace recount::crawler
