// Naming what is read, and how it fares.
#include <algorithm>
#include <cmath>
#include <iomanip>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/newsdesk.h"
#include "app/office.h"
#include "app/source_health.h"
#include "crawler/url.h"

namespace recount::app {
namespace {

std::string ago(std::int64_t moment, std::int64_t today) {
  return moment == 0 ? "never" : span_text(std::max<std::int64_t>(0, today - moment)) + " ago";
}

std::string ahead(std::int64_t moment, std::int64_t today) {
  if (moment == 0) return "never";
  return moment <= today ? "now" : "in " + span_text(moment - today);
}

/// A line of health, and one of what goes wrong where something does.
void print_health(const SourceHealth& health, std::int64_t today, std::ostream& out) {
  out << std::left << std::setw(8) << health.word << health.source.url;
  if (!health.source.name.empty()) out << " (" << health.source.name << ')';
  out << "\n        " << core::name_of(health.source.kind) << ", " << health.stored
      << " pages; read " << ago(health.last_success, today) << ", due "
      << ahead(health.next_due, today) << "; last article " << ago(health.last_article, today);
  if (health.lateness) {
    out << "; seen " << span_text(std::llround(*health.lateness)) << " after publication";
  }
  out << "; " << health.request_delay << " s between requests";
  if (health.asked_delay > 0) out << " (its robots.txt asks for " << health.asked_delay << " s)";
  out << '\n';
  if (!health.error.empty()) {
    out << "        failed " << health.failures << " times in a row: " << health.error << '\n';
  }
  if (!health.opt_outs.empty()) {
    out << "        on text mining:";
    for (const std::string& file : health.opt_outs) out << ' ' << file;
    out << " (what it says is noted in each article's flags)\n";
  }
  if (health.errors.empty()) return;
  out << "        errors:";
  for (const auto& [code, urls] : health.errors) out << ' ' << code << ' ' << urls;
  out << '\n';
}

}  // namespace

ExitCode add_source(const core::Source& source, Context& context) {
  const core::Result<std::string> url = crawler::normalise_url(source.url);
  if (!url) {
    complain(context, source.url + ": " + url.error().message);
    return ExitCode::bad_input;
  }
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  core::Source known = source;
  known.url = *url;
  office->store.add_source(known);
  if (!context.is_quiet()) {
    context.out << "added " << core::name_of(known.kind) << ' ' << known.url << '\n';
  }
  return ExitCode::done;
}

ExitCode remove_source(const UrlOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const core::Result<std::string> url = crawler::normalise_url(options.url);
  if (office->store.remove_source(url.value_or(options.url))) return ExitCode::done;
  complain(context, options.url + ": no such source in the store");
  return ExitCode::bad_input;
}

ExitCode list_sources(const ListSourcesOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  RecordWriter writer(context.out, options.format, source_columns());
  const std::int64_t today = now();
  for (const core::Source& source : all_sources(office->config.sources, office->store)) {
    const SourceHealth health = health_of(office->store, office->config, source, today);
    if (options.format == Format::text) {
      print_health(health, today, context.out);
    } else {
      writer.write(source_record(health));
    }
  }
  writer.finish();
  return ExitCode::done;
}

}  // namespace recount::app
