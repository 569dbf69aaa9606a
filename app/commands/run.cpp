// The job for cron: what it prints on standard output is what cron mails, so it is what a person
// must look at only: new alarms, and sources that have gone quiet. Each is told once: it is marked
// as told when it has left the program, so that a run that was killed leaves it to the next.
#include <algorithm>
#include <chrono>
#include <iomanip>
#include <optional>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/metrics.h"
#include "app/newsdesk.h"
#include "app/office.h"
#include "app/source_health.h"

namespace recount::app {
namespace {

using Clock = std::chrono::steady_clock;

void tell_alarms(Office& office, Context& context) {
  const std::vector<store::FindingId> alarms = office.store.untold();
  for (const store::FindingId id : alarms) {
    const std::optional<store::FindingRow> row = office.store.finding(id);
    if (row) write_finding(office.store, *row, context.colour, context.out);
  }
  finish(context.out);
  office.store.tell(alarms);
}

void tell_silences(Office& office, const std::vector<core::Source>& sources, Context& context) {
  std::vector<std::pair<std::string, Silence>> told;
  for (const core::Source& source : sources) {
    const std::optional<Silence> silence = silence_of(office.store, source, now());
    if (!silence || office.store.quiet_since(source.url) == silence->since) continue;
    context.out << source.url << ": medium: gone quiet: no new article for "
                << span_text(now() - silence->since) << ", since " << iso_time(silence->since)
                << "; usually there is one every " << span_text(silence->usually)
                << ". [SOURCE-QUIET]\n";
    told.emplace_back(source.url, *silence);
  }
  finish(context.out);
  for (const auto& [url, silence] : told) office.store.keep_quiet(url, silence.since);
}

void keep_metrics(const std::string& path, const Office& office,
                  const std::vector<core::Source>& sources, const RunReport& report,
                  Clock::time_point begun) {
  if (path.empty()) return;
  RunGauges gauges{.report = report, .sources = {}};
  gauges.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  gauges.ended = now();
  for (const core::Source& source : sources) {
    gauges.sources.push_back(health_of(office.store, office.config, source, gauges.ended));
  }
  write_metrics(path, gauges);
}

void print_outcomes(const crawler::Outcomes& outcomes, Context& context) {
  for (const auto& [outcome, times] : outcomes) context.err << ' ' << outcome << ' ' << times;
}

void print_sources(const std::vector<crawler::SourceSummary>& sources, Context& context) {
  std::size_t width = 6;
  for (const auto& source : sources) width = std::max(width, source.source.size());
  const auto cell = [&](const auto& value) { context.err << std::right << std::setw(10) << value; };
  const auto name = [&](const std::string& text) {
    context.err << std::left << std::setw(static_cast<int>(width)) << text;
  };
  name("source");
  for (const char* head : {"new", "read", "unchanged"}) cell(head);
  context.err << "  other outcomes\n";
  for (const crawler::SourceSummary& source : sources) {
    crawler::Outcomes rest = source.outcomes;
    name(source.source);
    cell(source.discovered);
    for (const char* usual : {"ok", "not_modified"}) {
      cell(rest[usual]);
      rest.erase(usual);
    }
    context.err << ' ';
    print_outcomes(rest, context);
    context.err << '\n';
  }
}

void summarise(const RunReport& report, Context& context) {
  // A source that is down would else be mailed four times an hour; the exit code tells, and the
  // list.
  if (context.is_quiet()) return;
  for (const crawler::SourceSummary& source : report.crawl.sources) {
    if (!source.error.empty()) complain(context, source.source + ": " + source.error);
  }
  if (context.is_verbose()) {
    print_sources(report.crawl.sources, context);
    context.err << "recount: outcomes:";
    print_outcomes(report.crawl.outcomes, context);
    context.err << '\n';
  }
  context.err << "recount: " << report.crawl.pages << " pages, " << report.articles << " articles, "
              << report.changed << " new or changed"
              << (report.copies > 0 ? " (copies: " + std::to_string(report.copies) + ")" : "")
              << ", " << report.claims << " claims, " << report.findings << " checks, "
              << report.new_alarms.size() << " new alarms"
              << (report.crawl.stopped ? "; stopped" : "")
              << (report.crawl.out_of_time ? "; out of time, the rest is due in the next run" : "")
              << '\n';
}

core::Result<std::optional<crawler::WarcWriter>> open_archive(const std::string& folder,
                                                              const crawler::Options& options) {
  if (folder.empty()) return std::nullopt;
  auto archive = crawler::WarcWriter::open(folder, options.user_agent);
  if (!archive) return core::fail(archive.error());
  return std::optional(*std::move(archive));
}

}  // namespace

ExitCode run(const RunOptions& options, Context& context) {
  const auto begun = Clock::now();
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  store::RunLock lock(office->path);
  const core::Result<Analyser> analyser = open_analyser(*office);
  if (!analyser) return bad_input(analyser.error(), context);
  const std::vector<core::Source> sources = all_sources(office->config.sources, office->store);
  if (sources.empty()) {
    complain(context, "no sources yet; name one: recount sources add https://…/feed.xml");
    return ExitCode::bad_input;
  }
  crawler::Options crawling = crawl_options(office->config);
  crawling.archive = !options.warc.empty();
  auto archive = open_archive(options.warc, crawling);
  if (!archive) return bad_input(archive.error(), context);
  Newsdesk desk(office->store, *analyser, context);
  crawling.follows_a_kill = lock.begin_crawl();
  const RunReport report =
      desk.run(sources, crawling, options.depth, *archive ? &**archive : nullptr);
  lock.end_crawl();
  if (options.depth == Depth::findings) tell_alarms(*office, context);
  tell_silences(*office, sources, context);
  const std::string& metrics = options.metrics.empty() ? office->config.metrics : options.metrics;
  keep_metrics(metrics, *office, sources, report, begun);
  summarise(report, context);
  return some_failed(report.crawl) ? ExitCode::some_failed : ExitCode::done;
}

}  // namespace recount::app
