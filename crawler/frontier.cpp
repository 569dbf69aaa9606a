// `ready_` is ordered by the time from which a host is free, and holds exactly the hosts that are
// not busy and have something to give: every change takes a host out and, if so, in again.
#include "crawler/frontier.h"

#include <algorithm>
#include <iterator>

#include "crawler/links.h"
#include "crawler/url.h"

namespace recount::crawler {

std::string pace_key(std::string_view url, Pace pace) {
  const std::string_view origin = origin_of(url);
  const std::string_view host = host_of(url);
  const std::string_view port = origin.substr(origin.find(host) + host.size());
  const bool is_usual = port == (origin.starts_with("https") ? ":443" : ":80");
  std::string name = pace == Pace::site ? site_of(url) : std::string(host);
  return is_usual ? name : name.append(port);
}

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
  const std::string key = key_of(job.url);
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
  const std::string key = key_of(job.url);
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

void Frontier::release(const std::string& of_host, Clock::time_point free_from) {
  const std::string key = key_of(of_host);
  Host& host = hosts_[key];
  delist(key, host);
  host.is_busy = false;
  host.free_from = std::max(host.free_from, free_from);
  enlist(key, host);
}

void Frontier::hold(const std::string& of_host) {
  const std::string key = key_of(of_host);
  Host& host = hosts_[key];
  delist(key, host);
  host.is_held = true;
  enlist(key, host);
}

void Frontier::unhold(const std::string& of_host) {
  const std::string key = key_of(of_host);
  Host& host = hosts_[key];
  delist(key, host);
  host.is_held = false;
  enlist(key, host);
}

std::vector<Job> Frontier::take_all(const std::string& of_host) {
  const std::string key = key_of(of_host);
  Host& host = hosts_[key];
  delist(key, host);
  std::vector<Job> jobs;
  const auto take = [&](Job& job) {
    const bool is_taken = job.file == HostFile::none && host_key(job.url) == of_host;
    if (is_taken) jobs.push_back(std::move(job));
    return is_taken;
  };
  const auto drain = [&](std::deque<Job>& queue) {
    std::deque<Job> rest;
    for (Job& job : queue) {
      if (!take(job)) rest.push_back(std::move(job));
    }
    queue = std::move(rest);
  };
  drain(host.urgent);
  drain(host.listings);
  for (auto it = host.articles.begin(); it != host.articles.end();) {
    it = take(it->second) ? host.articles.erase(it) : std::next(it);
  }
  waiting_ -= jobs.size();
  enlist(key, host);
  return jobs;
}

std::size_t Frontier::waiting_for(const std::string& of_host) const {
  const auto found = hosts_.find(key_of(of_host));
  if (found == hosts_.end()) return 0;
  const Host& host = found->second;
  return host.urgent.size() + host.listings.size() + host.articles.size();
}

std::optional<Clock::time_point> Frontier::free_at() const {
  if (ready_.empty()) return std::nullopt;
  return ready_.begin()->first;
}

}  // namespace recount::crawler
