#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/newsdesk.h"
#include "app/office.h"
#include "crawler/url.h"

namespace recount::app {

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

ExitCode list_sources(const NoOptions& /*options*/, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  for (const core::Source& source : all_sources(office->config.sources, office->store)) {
    context.out << core::name_of(source.kind) << '\t' << source.url << '\t' << source.name << '\n';
  }
  finish(context.out);
  return ExitCode::done;
}

}  // namespace recount::app
