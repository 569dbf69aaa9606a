// What a verb that works on the store needs: configuration, store, analyser.
//
//   core::Result<app::Office> office = app::open_office(context);
//   if (!office) return app::bad_input(office.error(), context);
//
// Opening fails for a bad configuration; a store that cannot be opened throws.
#pragma once

#include <cstdint>
#include <string>

#include "app/analysis.h"
#include "app/config.h"
#include "app/context.h"
#include "core/result.h"
#include "store/store.h"

namespace recount::app {

struct Office {
  Config config;
  std::string path;  ///< of the store
  store::Store store;
};

[[nodiscard]] core::Result<Office> open_office(const Context& context);

/// With the baselines of the store and the rule settings of the configuration.
[[nodiscard]] core::Result<Analyser> open_analyser(const Office& office);

/// Tells the error and gives the exit code.
[[nodiscard]] ExitCode bad_input(const core::Error& error, Context& context);

[[nodiscard]] std::int64_t now();
/// "2017-02-07T09:00:00Z"; empty for 0.
[[nodiscard]] std::string iso_time(std::int64_t seconds);

}  // namespace recount::app
