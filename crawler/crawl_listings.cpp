// A listing is read, and each URL that it names becomes a state: new ones are due at once, known
// ones are due again when the listing says that they changed since.
#include <algorithm>
#include <ctime>
#include <utility>

#include "crawler/content_coding.h"
#include "crawler/crawl_loop.h"
#include "crawler/dates.h"
#include "crawler/links.h"
#include "crawler/url.h"

namespace recount::crawler {
namespace {

constexpr int kMaxSitemapDepth = 3;

std::int64_t now() { return std::time(nullptr); }

bool is_later(const std::string& date, std::int64_t moment) {
  const auto seconds = seconds_of(date);
  return seconds && *seconds > moment;
}

/// An article is due since it was published, so that the newest are fetched first. What a sitemap
/// names without a date may be of any age, and must not stand before the news of the day.
std::int64_t due_since(const core::UrlState& state) {
  const auto published = seconds_of(state.published);
  if (published) return std::clamp<std::int64_t>(*published, 0, state.first_seen);
  return state.kind == core::SourceKind::sitemap ? state.first_seen - kDay : state.first_seen;
}

/// A page is a listing only where one was expected, or where it leads to one.
bool is_usable(const Listing& listing, core::SourceKind kind) {
  if (listing.kind == ListingKind::none) return false;
  if (listing.kind != ListingKind::html) return true;
  return kind == core::SourceKind::section || !listing.listings.empty();
}

}  // namespace

Listing Crawl::Loop::read_answer(const Job& job, const Fetch& fetch) const {
  if (!looks_gzipped(fetch.body)) return read_listing(fetch.body, fetch.content_type, job.url);
  const auto text = gunzipped(fetch.body, options_.max_body_bytes);
  return text ? read_listing(*text, fetch.content_type, job.url) : Listing{};
}

void Crawl::Loop::take_listing(Job job, const Fetch& fetch) {
  const Listing listing = read_answer(job, fetch);
  if (!is_usable(listing, job.state.kind)) {
    return fail(std::move(job), "not_a_listing", Fate::permanent);
  }
  const std::size_t discovered = discover_all(job, listing);
  summary_.sources[sources_.at(job.state.source).summary].discovered += discovered;
  job.state = read_again(std::move(job.state), discovered > 0, now());
  job.state.etag = fetch.etag;
  job.state.last_modified = fetch.last_modified;
  settle(job.state);
  ++progress_.done;
  count(job.state.source, "ok");
}

std::size_t Crawl::Loop::discover_all(const Job& job, const Listing& listing) {
  std::size_t discovered = 0;
  const bool is_page = listing.kind == ListingKind::html;
  for (const Discovered& found : listing.articles) {
    if (is_page &&
        (job.state.kind != core::SourceKind::section || !looks_like_article(found.url, job.url))) {
      continue;
    }
    discovered += discover(job, found, core::UrlRole::article) ? 1U : 0U;
  }
  const bool is_deep = depths_[job.state.url] + 1 >= kMaxSitemapDepth;
  const bool goes_on = is_page ? job.state.kind == core::SourceKind::feed : !is_deep;
  if (!goes_on) return discovered;
  for (const Discovered& found : listing.listings) {
    depths_[found.url] = depths_[job.state.url] + 1;
    discovered += discover(job, found, core::UrlRole::listing) ? 1U : 0U;
    if (is_page) break;  // the first feed that a page announces is its main one
  }
  return discovered;
}

bool Crawl::Loop::discover(const Job& job, const Discovered& found, core::UrlRole role) {
  const std::string url = without_tracking(found.url);
  if (url.empty() || is_trap(url)) return false;
  if (auto known = memory_.url(url)) {
    const bool is_changed = is_later(found.modified, known->last_fetched) &&
                            known->last_fetched > 0 && known->next_due > now();
    if (!is_changed || (role == core::UrlRole::article && !options_.revisit)) return false;
    known->next_due = now();
    memory_.keep(*known);
    enqueue(*std::move(known));
    return false;
  }
  core::UrlState state{.url = url, .source = job.state.source, .kind = job.state.kind};
  state.role = role;
  state.published = found.published.empty() ? found.modified : found.published;
  state.first_seen = now();
  state.next_due = role == core::UrlRole::article ? due_since(state) : state.first_seen;
  memory_.keep(state);
  enqueue(std::move(state));
  return true;
}

}  // namespace recount::crawler
