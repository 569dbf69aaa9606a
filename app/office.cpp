#include "app/office.h"

#include <array>
#include <ctime>
#include <utility>

#include "app/batch.h"

namespace recount::app {

core::Result<Office> open_office(const Context& context) {
  core::Result<Config> config = load_config(context);
  if (!config) return core::fail(config.error());
  std::string path = store_path(context, *config);
  if (path.starts_with("postgresql://") || path.starts_with("postgres://")) {
    return core::fail(core::ErrorKind::fix_input, "db_kind",
                      path + ": this build keeps its store in a SQLite file only");
  }
  store::Store store = store::Store::open(path);
  return Office{std::move(*config), std::move(path), std::move(store)};
}

core::Result<Analyser> open_analyser(const Office& office) {
  return Analyser::load({.series = office.store.series(), .settings = office.config.rules});
}

ExitCode bad_input(const core::Error& error, Context& context) {
  complain(context, error.message);
  return ExitCode::bad_input;
}

std::int64_t now() { return static_cast<std::int64_t>(std::time(nullptr)); }

std::string iso_time(std::int64_t seconds) {
  if (seconds == 0) return {};
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts = {};
  gmtime_r(&time, &parts);
  std::array<char, 32> buffer{};
  std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return buffer.data();
}

}  // namespace recount::app
