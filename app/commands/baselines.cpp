// Official series: bringing them in, looking at them, and taking them out again.
#include "store/baselines.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/file.h"
#include "app/office.h"
#include "app/series_view.h"

namespace recount::app {
namespace {

std::unique_ptr<core::Baselines> all_baselines(const Office& office) {
  return store::bundled_baselines(office.store.series());
}

/// "2008", "2013-05", "2008/2014": from the first day of one to the last of the other.
std::optional<core::Period> period_of(const std::string& written) {
  const std::size_t slash = written.find('/');
  const auto first = core::parse_period(written.substr(0, slash));
  const auto last =
      slash == std::string::npos ? first : core::parse_period(written.substr(slash + 1));
  if (!first || !last || last->end < first->start) return std::nullopt;
  return core::Period{first->start, last->end};
}

/// The series of this id, or else those of this indicator.
std::vector<const core::Series*> named(const core::Baselines& baselines, const std::string& id) {
  for (const std::string& indicator : baselines.indicators()) {
    if (indicator == id) return baselines.all(indicator);
    for (const core::Series* series : baselines.all(indicator)) {
      if (series->id == id) return {series};
    }
  }
  return {};
}

/// What `show` is to show; complains of what it cannot find.
std::vector<const core::Series*> chosen(const core::Baselines& baselines,
                                        const ShowBaselineOptions& options, Context& context) {
  std::vector<const core::Series*> found = named(baselines, options.id);
  if (found.empty()) {
    complain(context, options.id + ": no such series or indicator; see recount baselines list");
    return {};
  }
  if (!options.place.empty()) {
    const std::string known = store::place_code(options.place);
    const std::string& code = known.empty() ? options.place : known;
    std::erase_if(found, [&](const core::Series* s) { return s->place != code; });
    if (found.empty()) complain(context, options.id + ": no series for " + options.place);
    return found;
  }
  const bool several = std::any_of(found.begin(), found.end(), [&](const core::Series* s) {
    return s->place != found.front()->place;
  });
  if (!several) return found;
  complain(context, options.id + " has " + std::to_string(found.size()) +
                        " series: say which place, as in --place " + found.front()->place);
  return {};
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

/// The files that a data package names, with what it says of them; any other file alone.
std::size_t import_file(Office& office, const std::string& file, const store::ImportOptions& about,
                        Context& context) {
  const auto failures = [&](const std::string& path, const store::ImportOptions& said) {
    return import_one(office, path, said, context) == ExitCode::done ? 0U : 1U;
  };
  const core::Result<std::string> bytes = read_file(file);
  if (!bytes) return failures(file, about);
  const auto package = store::read_package(file, *bytes);
  if (!package) return bad_input(package.error(), context) == ExitCode::done ? 0 : 1;
  if (!*package) return failures(file, about);
  store::ImportOptions said = about;
  if (said.source.empty()) said.source = (*package)->source;
  if (said.licence.empty()) said.licence = (*package)->licence;
  std::size_t failed = 0;
  for (const std::string& path : (*package)->paths) {
    failed += failures((std::filesystem::path(file).parent_path() / path).string(), said);
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

ExitCode import_baselines(const ImportBaselinesOptions& options, Context& context) {
  core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  std::size_t failed = 0;
  for (const std::string& file : options.files) {
    failed += import_file(*office, file, options.about, context);
  }
  if (failed == 0) return ExitCode::done;
  return failed == options.files.size() ? ExitCode::bad_input : ExitCode::some_failed;
}

ExitCode list_baselines(const ListBaselinesOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const auto baselines = all_baselines(*office);
  RecordWriter writer(context.out, options.format, series_columns());
  const bool as_text = options.format == Format::text;
  if (!options.indicator.empty()) {
    const std::vector<const core::Series*> series = baselines->all(options.indicator);
    if (series.empty()) {
      complain(context, options.indicator + ": no such indicator; see recount baselines list");
      return ExitCode::bad_input;
    }
    if (as_text) print_series_heading(context.out);
    for (const core::Series* one : series) {
      as_text ? print_series_line(*one, context.out) : writer.write(series_record(*one));
    }
  } else {
    if (as_text) print_heading(context.out);
    for (const Dataset& dataset : datasets(*baselines)) {
      as_text ? print_dataset(dataset, context.out) : writer.write(dataset_record(dataset));
    }
  }
  writer.finish();
  return ExitCode::done;
}

ExitCode show_baseline(const ShowBaselineOptions& options, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  const std::optional<core::Period> period = period_of(options.period);
  if (!period && !options.period.empty()) {
    complain(context, "--period " + options.period + ": neither a period nor two (2008/2014)");
    return ExitCode::bad_input;
  }
  const auto baselines = all_baselines(*office);
  const std::vector<const core::Series*> series = chosen(*baselines, options, context);
  if (series.empty()) return ExitCode::bad_input;
  RecordWriter writer(context.out, options.format, observation_columns());
  for (const core::Series* one : series) {
    if (options.format != Format::text) {
      writer.write(observation_records(*one, period));
      continue;
    }
    if (one != series.front()) context.out << '\n';
    print_series(*one, period, context.out);
  }
  writer.finish();
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
