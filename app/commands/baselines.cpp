#include <algorithm>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/file.h"
#include "app/office.h"
#include "core/decimal.h"

namespace recount::app {
namespace {

std::string plain(double value) {
  const auto decimal = core::Decimal::from_double(value);
  return decimal ? decimal->to_string() : std::string();
}

void list_one(const core::Series& series, Context& context) {
  context.out << series.id << '\t' << series.indicator << '\t' << series.place << '\t'
              << series.unit << '\t' << series.observations.size() << '\t';
  if (!series.observations.empty()) {
    context.out << core::to_string(series.observations.front().period.start) << '/'
                << core::to_string(series.observations.back().period.end);
  }
  context.out << '\t' << series.source << '\n';
}

ExitCode import_one(Office& office, const std::string& file, const store::ImportOptions& about,
                    Context& context) {
  const core::Result<std::string> bytes = read_file(file);
  if (!bytes) return bad_input(bytes.error(), context);
  const core::Result<store::Import> import =
      store::import_baselines(file, *bytes, about, office.store.series());
  if (!import) return bad_input(import.error(), context);
  office.store.add_series(import->series);
  for (const std::string& note : import->notes) {
    if (!context.is_quiet()) complain(context, note);
  }
  std::size_t figures = 0;
  for (const core::Series& series : import->series) figures += series.observations.size();
  if (!context.is_quiet()) {
    context.out << file << ": " << import->format << ", " << import->series.size() << " series, "
                << figures << " figures\n";
  }
  return ExitCode::done;
}

}  // namespace

ExitCode import_baselines(const ImportBaselinesOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  std::size_t failed = 0;
  for (const std::string& file : options.files) {
    failed += import_one(*office, file, options.about, context) == ExitCode::done ? 0 : 1;
  }
  if (failed == 0) return ExitCode::done;
  return failed == options.files.size() ? ExitCode::bad_input : ExitCode::some_failed;
}

ExitCode list_baselines(const NoOptions& /*options*/, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  for (const core::Series& series : office->store.series()) list_one(series, context);
  finish(context.out);
  return ExitCode::done;
}

ExitCode show_baseline(const IdOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const std::vector<core::Series> all = office->store.series();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const core::Series& s) { return s.id == options.id; });
  if (found == all.end()) {
    complain(context, options.id + ": no such series in the store");
    return ExitCode::bad_input;
  }
  list_one(*found, context);
  for (const core::Observation& seen : found->observations) {
    context.out << core::to_string(seen.period.start) << '/' << core::to_string(seen.period.end)
                << '\t' << plain(seen.value) << '\t' << seen.flag << '\t'
                << (seen.published ? core::to_string(*seen.published) : "") << '\n';
  }
  finish(context.out);
  return ExitCode::done;
}

ExitCode remove_baseline(const IdOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  if (office->store.remove_series(options.id)) return ExitCode::done;
  complain(context, options.id + ": no such series in the store");
  return ExitCode::bad_input;
}

}  // namespace recount::app
