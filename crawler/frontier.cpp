// `ready_` is ordered by the time from which a host is free, and holds exactly the hosts that are
// not busy and have something to give: every change takes a host out and, if so, in again.
#include "crawler/frontier.h"

#include <algorithm>
#include <iterator>

#include "crawler/url.h"

namespace recount::crawler {

std::deque<Job>* Frontier::queue_to_serve(Host& host) {
  const bool serves_urgent =
      !host.urgent.empty() && (!host.is_held || host.urgent.front().file != HostFile::none);
  if (serves_urgent) return &host.urgent;
  if (host.is_held) return nullptr;
  if (!host.listings.empty()) return &host.listings;
  return host.articles.empty() ? nullptr : &host.articles;
}

void Frontier::delist(const std::string& key, const Host& host) {
  ready_.erase({host.free_from, key});
}

void Frontier::enlist(const std::string& key, Host& host) {
  if (!host.is_busy && queue_to_serve(host) != nullptr) ready_.emplace(host.free_from, key);
}

void Frontier::add(Job job) {
  const std::string key = host_key(job.url);
  Host& host = hosts_[key];
  const bool is_listing = job.state.role == core::UrlRole::listing;
  (is_listing ? host.listings : host.articles).push_back(std::move(job));
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
  std::deque<Job>* queue = queue_to_serve(host);
  if (queue == nullptr) return std::nullopt;
  Job job = std::move(queue->front());
  queue->pop_front();
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
  for (std::deque<Job>* queue : {&host.listings, &host.articles}) {
    std::move(queue->begin(), queue->end(), std::back_inserter(jobs));
    queue->clear();
  }
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
