// Like a linter: what does not agree, in input order. Without --all, what is consistent or cannot
// be checked stays silent.
#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "app/across.h"
#include "app/analysis.h"
#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/office.h"

namespace recount::app {
namespace {

struct Tally {
  std::size_t articles = 0;
  std::size_t checks = 0;
  std::size_t shown = 0;
  core::Severity worst = core::Severity::none;
};

bool is_shown(const core::Finding& finding, const CheckOptions& options) {
  return options.all || finding.severity != core::Severity::none;
}

void print_text(const Analysed& done, const std::vector<core::Finding>& findings,
                Context& context) {
  const report::TextStyle style{
      .origin = done.article.url.empty() ? done.origin : done.article.url,
      .colour = context.colour ? report::Colour::on : report::Colour::off};
  for (const core::Finding& finding : findings) {
    context.out << report::finding_text(done.article, done.claims, finding, style) << '\n';
  }
}

void count(const Analysed& done, const std::vector<core::Finding>& shown, Tally& tally) {
  tally.articles += done.article.outcome == core::Outcome::article ? 1 : 0;
  tally.checks += done.findings.size();
  tally.shown += shown.size();
  for (const core::Finding& finding : done.findings) {
    tally.worst = std::max(tally.worst, finding.severity);
  }
}

void summarise(const Tally& tally, Context& context) {
  if (context.is_quiet()) return;
  context.err << "recount: " << tally.articles << " articles, " << tally.checks << " checks, "
              << tally.shown << " shown\n";
}

using Sink = std::function<void(const Analysed&)>;

ExitCode check_inputs(const CheckOptions& options, Context& context, const Sink& sink) {
  const core::Result<Analyser> analyser = Analyser::load({});
  if (!analyser) return bad_input(analyser.error(), context);
  return for_each_input(options.inputs, *analyser, Depth::findings, context, sink);
}

/// The rules may have changed since: what they say now is kept.
ExitCode check_stored(const CheckOptions& options, Context& context, const Sink& sink) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const store::RunLock lock(office->path);
  const core::Result<Analyser> analyser = open_analyser(*office);
  if (!analyser) return bad_input(analyser.error(), context);
  std::vector<store::FindingId> alarms;
  for (store::ArticleRow& row : office->store.articles({.since = options.since})) {
    if (context.stopped()) break;
    Analysed done = analyser->analyse(std::move(row.article), Depth::findings);
    check_against_store(office->store, analyser->rules(), done);
    const store::Saved saved = office->store.save({.article = done.article,
                                                   .claims = done.claims,
                                                   .findings = done.findings,
                                                   .topics = done.topics,
                                                   .fetched = row.fetched});
    alarms.insert(alarms.end(), saved.new_alarms.begin(), saved.new_alarms.end());
    sink(done);
  }
  finish(context.out);
  office->store.tell(alarms);  // they stand among what was printed
  return ExitCode::done;
}

}  // namespace

ExitCode check(const CheckOptions& options, Context& context) {
  if (options.inputs.empty() == options.since.empty()) {
    complain(context, "check needs an input (URL, file, folder or -) or --since, not both");
    return ExitCode::bad_input;
  }
  RecordWriter writer(context.out, options.format, report::finding_columns(), options.guard);
  Tally tally;
  const auto print = [&](const Analysed& done) {
    std::vector<core::Finding> shown;
    std::copy_if(done.findings.begin(), done.findings.end(), std::back_inserter(shown),
                 [&](const core::Finding& finding) { return is_shown(finding, options); });
    count(done, shown, tally);
    if (options.format == Format::text) return print_text(done, shown, context);
    writer.write(report::finding_records(done.article, shown));
  };
  const ExitCode code = options.since.empty() ? check_inputs(options, context, print)
                                              : check_stored(options, context, print);
  writer.finish();
  if (options.format == Format::text) summarise(tally, context);
  if (code != ExitCode::done) return code;
  const bool found = options.fail_on && tally.worst >= *options.fail_on;
  return found ? ExitCode::found : ExitCode::done;
}

}  // namespace recount::app
