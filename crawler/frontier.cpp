// `ready_` is ordered by the time from which a host is free, and holds exactly the hosts that are
// not busy and have something to give: every change takes a host out and, if so, in again.
#include "crawler/frontier.h"

#include <algorithm>
#include <iterator>

#include "crawler/url.h"

namespace recount::crawler {

/// A held host serves nothing but its own files, which stand in front.
bool Frontier::has_next(const Host& host) {
  if (!host.urgent.empty() && host.urgent.front().file != HostFile::none) return true;
  if (host.is_held) return false;
  return !host.urgent.empty() || !host.listings.empty() || !host.articles.empty();
}

std::optional<Job> Frontier::take_next(Host& host) {
  if (!has_next(host)) return std::nullopt;
  if (host.urgent.empty() && host.listings.empty()) {
    return std::move(host.articles.extract(host.articles.begin()).mapped());
  }
  std::deque<Job>& queue = host.urgent.empty() ? host.listings : host.urgent;
  Job job = std::move(queue.front());
  queue.pop_front();
  return job;
}

void Frontier::delist(const std::string& key, const Host& host) {
  ready_.erase({host.free_from, key});
}

void Frontier::enlist(const std::string& key, Host& host) {
  if (!host.is_busy && has_next(host)) ready_.emplace(host.free_from, key);
}

void Frontier::add(Job job) {
  const std::string key = host_key(job.url);
  Host& host = hosts_[key];
  if (job.state.role == core::UrlRole::listing) {
    host.listings.push_back(std::move(job));
  } else {
    const std::int64_t due = job.state.next_due;
    host.articles.emplace(due, std::move(job));
  }
  ++waiting_;
  enlist(key, host);
}

void Frontier::add_in_front(Job job) {
  const std::string key = host_key(job.url);
  Host& host = hosts_[key];
  // Robots files first of all: a held host serves nothing else.
  if (job.file == HostFile::none) {
    host.urgent.push_back(std::move(job));
  } else {
    host.urgent.push_front(std::move(job));
  }
  ++waiting_;
  enlist(key, host);
}

std::optional<Job> Frontier::next(Clock::time_point now) {
  if (ready_.empty() || ready_.begin()->first > now) return std::nullopt;
  const std::string key = ready_.begin()->second;
  ready_.erase(ready_.begin());
  Host& host = hosts_[key];
  auto job = take_next(host);
  if (!job) return std::nullopt;
  host.is_busy = true;
  --waiting_;
  return job;
}

void Frontier::release(const std::string& key, Clock::time_point free_from) {
  Host& host = hosts_[key];
  delist(key, host);
  host.is_busy = false;
  host.free_from = std::max(host.free_from, free_from);
  enlist(key, host);
}

void Frontier::hold(const std::string& key) {
  Host& host = hosts_[key];
  delist(key, host);
  host.is_held = true;
  enlist(key, host);
}

void Frontier::unhold(const std::string& key) {
  Host& host = hosts_[key];
  delist(key, host);
  host.is_held = false;
  enlist(key, host);
}

std::vector<Job> Frontier::take_all(const std::string& key) {
  Host& host = hosts_[key];
  delist(key, host);
  std::vector<Job> jobs;
  std::deque<Job> robots;
  for (Job& job : host.urgent) {
    if (job.file == HostFile::none) {
      jobs.push_back(std::move(job));
    } else {
      robots.push_back(std::move(job));
    }
  }
  host.urgent = std::move(robots);
  std::move(host.listings.begin(), host.listings.end(), std::back_inserter(jobs));
  host.listings.clear();
  for (auto& [due, job] : host.articles) jobs.push_back(std::move(job));
  host.articles.clear();
  waiting_ -= jobs.size();
  enlist(key, host);
  return jobs;
}

std::size_t Frontier::waiting_for(const std::string& key) const {
  const auto found = hosts_.find(key);
  if (found == hosts_.end()) return 0;
  const Host& host = found->second;
  return host.urgent.size() + host.listings.size() + host.articles.size();
}

std::optional<Clock::time_point> Frontier::free_at() const {
  if (ready_.empty()) return std::nullopt;
  return ready_.begin()->first;
}

}  // namespace recount::crawler
