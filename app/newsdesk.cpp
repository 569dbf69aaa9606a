// The crawl hands pages on, workers analyse them, and what comes back is saved before the crawl
// goes on: the queue between them is short, so that a kill costs a few fetches and never a stored
// page.
#include "app/newsdesk.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "app/across.h"
#include "app/batch.h"
#include "app/ledger.h"
#include "app/pipeline.h"

namespace recount::app {
namespace {

constexpr std::size_t kWorkers = 2;

/// Turns a signal's flag into the crawl's stop; polled, because a signal handler may call nothing.
class StopWatch {
 public:
  StopWatch(const Context& context, crawler::Crawl& crawl)
      : thread_([&context, &crawl](const std::stop_token& done) {
          while (!done.stop_requested()) {
            if (context.stopped()) return crawl.stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
          }
        }) {}

 private:
  std::jthread thread_;
};

struct Worked {
  Analysed analysed;
  core::UrlState state;
  std::int64_t fetched = 0;
};

void count(RunReport& report, const Analysed& done, const store::Saved& saved) {
  ++(done.article.outcome == core::Outcome::article ? report.articles : report.other_pages);
  report.changed += saved.changed ? 1 : 0;
  report.copies += saved.changed && saved.copy_of ? 1 : 0;
  report.claims += done.claims.claims.size();
  report.findings += done.findings.size();
  report.new_alarms.insert(report.new_alarms.end(), saved.new_alarms.begin(),
                           saved.new_alarms.end());
}

/// Archived before it is stored: a kill in between leaves a page that is archived twice, not one
/// that is missing.
void keep(crawler::WarcWriter& archive, const crawler::Fetched& fetched) {
  const auto written =
      archive.write(fetched.page, fetched.head, fetched.request, fetched.payload_digest);
  if (!written) throw std::runtime_error(written.error().message);
}

void show(const crawler::Progress& progress, Context& context) {
  context.err << "\r\x1b[K" << progress.done << " done, " << progress.waiting << " waiting, "
              << progress.failed << " failed" << std::flush;
}

/// Outcomes that are somebody's decision or the web's ordinary life, not a failure of the run.
bool is_failure(const std::string& outcome) {
  static const std::set<std::string> kFailures{
      "http_5xx",    "timeout",     "dns_failure", "connection_refused", "connection_reset",
      "empty_reply", "tls_failure", "host_paused", "robots_unreachable", "transfer_failed"};
  return kFailures.contains(outcome);
}

}  // namespace

RunReport Newsdesk::run(const std::vector<core::Source>& sources, const crawler::Options& options,
                        Depth depth, crawler::WarcWriter* archive) {
  RunReport report;
  Ledger ledger(store_);
  StoreMemory memory(store_, ledger);
  crawler::Crawl crawl(options, memory);
  const auto work = [&](crawler::Fetched&& fetched) {
    Worked worked{.analysed = {}, .state = fetched.state, .fetched = fetched.page.fetched};
    InputItem item{.origin = fetched.page.url, .id = {}, .content = std::move(fetched.page)};
    worked.analysed = analyser_.analyse(std::move(item), depth);
    return worked;
  };
  const auto save = [&](Worked&& worked) {
    Analysed& done = worked.analysed;
    ledger.open();
    if (depth == Depth::findings) check_against_store(store_, analyser_.rules(), done);
    const store::Saved saved = store_.save({.article = done.article,
                                            .claims = done.claims,
                                            .findings = done.findings,
                                            .topics = done.topics,
                                            .url = worked.state,
                                            .fetched = worked.fetched});
    ledger.settle();
    count(report, done, saved);
    if (done.problem && done.problem->code == "internal") complain(context_, done.problem->message);
  };
  Pipeline<crawler::Fetched, Worked> pipeline(kWorkers, work, save);
  const auto on_page = [&](crawler::Fetched&& fetched) {
    if (archive != nullptr) keep(*archive, fetched);
    if (fetched.unchanged) return memory.keep(fetched.state);
    pipeline.push(std::move(fetched));
  };
  const bool shown = context_.err_is_terminal && !context_.is_quiet();
  const auto on_progress = [&](const crawler::Progress& progress) {
    ledger.settle();
    if (shown) show(progress, context_);
  };
  {
    const StopWatch watch(context_, crawl);
    report.crawl = crawl.run(sources, on_page, on_progress);
  }
  pipeline.finish();
  ledger.close();
  if (shown) context_.err << "\r\x1b[K";
  return report;
}

std::vector<core::Source> all_sources(const std::vector<core::Source>& configured,
                                      const store::Store& store) {
  std::vector<core::Source> all = configured;
  for (const core::Source& source : store.sources()) {
    const bool named = std::any_of(all.begin(), all.end(),
                                   [&](const core::Source& s) { return s.url == source.url; });
    if (!named) all.push_back(source);
  }
  return all;
}

bool some_failed(const crawler::Summary& summary) {
  const bool listing = std::any_of(summary.sources.begin(), summary.sources.end(),
                                   [](const auto& source) { return !source.error.empty(); });
  const bool page = std::any_of(summary.outcomes.begin(), summary.outcomes.end(),
                                [](const auto& pair) { return is_failure(pair.first); });
  return listing || page;
}

}  // namespace recount::app
