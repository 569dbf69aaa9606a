// The state of a source is the state of its listing and of the articles that it led to; nothing is
// counted beside them, so that a killed run leaves no wrong figures.
#include "app/source_health.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/office.h"
#include "crawler/url.h"
#include "report/field.h"

namespace recount::app {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86400;
constexpr std::size_t kFewArticles = 200;
/// A site that sleeps at weekends must show several of them.
constexpr std::size_t kManyArticles = 2000;
constexpr std::size_t kFewestSpans = 8;

/// When the article came out: as its source says, unless that lies in our future.
std::int64_t moment_of(const store::Sighting& seen) {
  const bool is_said = seen.published > 0 && seen.published <= seen.first_seen;
  return is_said ? seen.published : seen.first_seen;
}

std::vector<std::int64_t> moments_of(const std::vector<store::Sighting>& seen) {
  std::vector<std::int64_t> moments;
  moments.reserve(seen.size());
  for (const store::Sighting& one : seen) moments.push_back(moment_of(one));
  return moments;
}

/// What was there already when the source was first read says nothing about how late we are.
std::optional<double> lateness_of(const std::vector<store::Sighting>& seen,
                                  std::int64_t first_read) {
  double sum = 0;
  int count = 0;
  for (const store::Sighting& one : seen) {
    if (moment_of(one) != one.published || one.published < first_read) continue;
    sum += static_cast<double>(one.first_seen - one.published);
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional(sum / count);
}

std::vector<std::int64_t> spans_between(std::vector<std::int64_t>& moments) {
  std::ranges::sort(moments);
  moments.erase(std::ranges::unique(moments).begin(), moments.end());
  std::vector<std::int64_t> spans(moments.size());
  std::adjacent_difference(moments.begin(), moments.end(), spans.begin());
  if (!spans.empty()) spans.erase(spans.begin());
  std::ranges::sort(spans);
  return spans;
}

std::string normal(const core::Source& source) {
  return crawler::normalise_url(source.url).value_or(source.url);
}

std::string_view word_for(const SourceHealth& health, bool is_paused) {
  if (is_paused) return "paused";
  if (health.failures > 0) return "failing";
  if (health.last_success == 0) return "new";
  return health.silence ? "quiet" : "ok";
}

/// To the thousandth.
std::optional<double> rounded(std::optional<double> value) {
  if (!value) return std::nullopt;
  return std::round(*value * 1000) / 1000;
}

std::vector<std::string> counted(const std::map<std::string, std::size_t>& errors) {
  std::vector<std::string> out;
  for (const auto& [code, urls] : errors) out.push_back(code + "=" + std::to_string(urls));
  return out;
}

}  // namespace

std::optional<std::int64_t> unusual_span(std::vector<std::int64_t> moments) {
  const std::vector<std::int64_t> spans = spans_between(moments);
  if (spans.size() < kFewestSpans) return std::nullopt;
  const std::int64_t median = spans[spans.size() / 2];
  const std::int64_t second_longest = spans[spans.size() - 2];
  return std::max({kDay, 3 * median, second_longest * 3 / 2});
}

std::optional<Silence> silence_of(const store::Store& store, const core::Source& source,
                                  std::int64_t now) {
  if (source.kind == core::SourceKind::page) return std::nullopt;
  const std::vector<store::Sighting> newest = store.sightings(source.url, 1);
  if (newest.empty() || now - newest.front().first_seen < kDay) return std::nullopt;
  std::vector<std::int64_t> moments = moments_of(store.sightings(source.url, kManyArticles));
  const auto unusual = unusual_span(moments);
  const std::int64_t last = std::ranges::max(moments);
  if (!unusual || now - last <= *unusual) return std::nullopt;
  // We may have been away ourselves: somebody must have looked since.
  const auto listing = store.url(normal(source));
  const bool was_looked_for =
      listing && (listing->failures > 1 || listing->last_fetched > last + *unusual);
  if (!was_looked_for) return std::nullopt;
  const std::vector<std::int64_t> spans = spans_between(moments);
  return Silence{.since = last, .usually = spans[spans.size() / 2]};
}

SourceHealth health_of(const store::Store& store, const Config& config, const core::Source& source,
                       std::int64_t now) {
  SourceHealth health{.source = source};
  const auto listing = store.url(normal(source));
  const auto host = store.host(crawler::host_key(normal(source)));
  if (listing) {
    health.last_success = listing->last_fetched;
    health.next_due = listing->next_due == INT64_MAX ? 0 : listing->next_due;
    health.failures = listing->failures;
    health.error = listing->error;
  }
  const std::vector<store::Sighting> seen = store.sightings(source.url, kFewArticles);
  const std::vector<std::int64_t> moments = moments_of(seen);
  if (!moments.empty()) health.last_article = std::ranges::max(moments);
  health.lateness = lateness_of(seen, listing ? listing->first_seen : 0);
  health.request_delay = source.delay > 0 ? source.delay : config.delay;
  if (host) {
    health.request_delay =
        std::max({health.request_delay, config.delay_factor * host->mean_response,
                  std::min(host->crawl_delay, config.max_crawl_delay)});
    if (host->crawl_delay > health.request_delay) health.asked_delay = host->crawl_delay;
    if (!host->tdmrep.empty()) health.opt_outs.emplace_back("tdmrep.json");
    if (!host->ai_txt.empty()) health.opt_outs.emplace_back("ai.txt");
  }
  store::SourceSum sum = store.sum_of(source.url);
  health.stored = sum.stored;
  health.errors = std::move(sum.errors);
  const bool is_paused = host && host->paused_until > now;
  health.silence = silence_of(store, source, now);
  health.word = word_for(health, is_paused);
  return health;
}

const std::vector<std::string>& source_columns() {
  static const std::vector<std::string> kColumns{
      "kind",         "url",      "name",          "health",        "last_success",
      "last_article", "next_due", "average_delay", "request_delay", "articles",
      "failures",     "error",    "errors",        "opt_outs"};
  return kColumns;
}

report::Record source_record(const SourceHealth& health) {
  using report::code;
  using report::number;
  const core::Source& source = health.source;
  return {code("kind", core::name_of(source.kind)),
          code("url", source.url),
          report::text("name", source.name),
          code("health", health.word),
          code("last_success", iso_time(health.last_success)),
          code("last_article", iso_time(health.last_article)),
          code("next_due", iso_time(health.next_due)),
          number("average_delay", rounded(health.lateness)),
          number("request_delay", rounded(health.request_delay)),
          report::count("articles", health.stored),
          number("failures", health.failures),
          code("error", health.error),
          report::codes("errors", counted(health.errors)),
          report::codes("opt_outs", health.opt_outs)};
}

std::string span_text(std::int64_t seconds) {
  const auto several = [](std::int64_t count, const std::string& unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
  };
  if (seconds >= 2 * kDay) return several(seconds / kDay, "day");
  if (seconds >= 2 * kHour) return several(seconds / kHour, "hour");
  if (seconds >= 2 * kMinute) return several(seconds / kMinute, "minute");
  return several(seconds, "second");
}

}  // namespace recount::app
