#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/office.h"

namespace recount::app {
namespace {

ExitCode no_finding(std::int64_t id, Context& context) {
  complain(context, std::to_string(id) + ": no such finding in the store");
  return ExitCode::bad_input;
}

}  // namespace

ExitCode list_findings(const Listing& listing, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  Listing shown = listing;
  shown.colour = context.colour;
  write_listing(office->store, shown, context.out);
  return ExitCode::done;
}

ExitCode show_finding(const FindingOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const std::optional<store::FindingRow> row = office->store.finding(store::FindingId{options.id});
  if (!row) return no_finding(options.id, context);
  write_finding(office->store, *row, context.colour, context.out);
  finish(context.out);
  return ExitCode::done;
}

ExitCode decide_finding(const DecideOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const store::FindingId id{options.id};
  if (!office->store.decide(id, options.decision, options.reason)) {
    return no_finding(options.id, context);
  }
  if (!context.is_quiet()) {
    context.out << "finding " << options.id << ": " << name_of(options.decision) << '\n';
  }
  return ExitCode::done;
}

}  // namespace recount::app
