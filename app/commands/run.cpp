// The job for cron: what it prints on standard output is what cron mails, so it is new alarms only.
#include <optional>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/newsdesk.h"
#include "app/office.h"

namespace recount::app {
namespace {

void print_alarms(const Office& office, const RunReport& report, Context& context) {
  for (const store::FindingId id : report.new_alarms) {
    const std::optional<store::FindingRow> row = office.store.finding(id);
    if (row) write_finding(office.store, *row, context.colour, context.out);
  }
  finish(context.out);
}

void print_outcomes(const crawler::Outcomes& outcomes, Context& context) {
  for (const auto& [outcome, times] : outcomes) context.err << ' ' << outcome << ' ' << times;
  context.err << '\n';
}

void summarise(const RunReport& report, Context& context) {
  for (const crawler::SourceSummary& source : report.crawl.sources) {
    if (!source.error.empty()) complain(context, source.source + ": " + source.error);
  }
  if (context.is_quiet()) return;
  context.err << "recount: " << report.crawl.pages << " pages, " << report.articles << " articles, "
              << report.changed << " new or changed, " << report.claims << " claims, "
              << report.findings << " checks, " << report.new_alarms.size() << " new alarms"
              << (report.crawl.stopped ? "; stopped" : "") << '\n';
  if (!context.is_verbose()) return;
  context.err << "recount: outcomes:";
  print_outcomes(report.crawl.outcomes, context);
}

}  // namespace

ExitCode run(const RunOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const store::RunLock lock(office->path);
  const core::Result<Analyser> analyser = open_analyser(*office);
  if (!analyser) return bad_input(analyser.error(), context);
  const std::vector<core::Source> sources = all_sources(office->config.sources, office->store);
  if (sources.empty()) {
    complain(context, "no sources yet; name one: recount sources add https://…/feed.xml");
    return ExitCode::bad_input;
  }
  Newsdesk desk(office->store, *analyser, context);
  const RunReport report = desk.run(sources, crawl_options(office->config), options.depth);
  print_alarms(*office, report, context);
  summarise(report, context);
  return some_failed(report.crawl) ? ExitCode::some_failed : ExitCode::done;
}

}  // namespace recount::app
