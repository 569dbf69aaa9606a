// Every verb as a function: options in, an exit code out, all text through the context's streams.
//
//   app::Context context{.out = out, .err = err, .in = in};
//   app::ExitCode code = app::check({.inputs = {"page.html"}, .format = Format::jsonl}, context);
//
// Bad input is told on `context.err` and becomes an exit code; what ends the run (the store is
// broken, the disk is full) is thrown as std::exception and becomes an exit code in main.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/output.h"
#include "core/finding.h"

namespace recount::app {

enum class What { article, claims };

struct ExtractOptions {
  std::vector<std::string> inputs;
  What what = What::claims;
  Format format = Format::text;
  bool explain = false;
  report::Guard guard = report::Guard::on;
};
[[nodiscard]] ExitCode extract(const ExtractOptions& options, Context& context);

struct CheckOptions {
  std::vector<std::string> inputs;
  Format format = Format::text;
  bool all = false;                            ///< every verdict, not only what is not consistent
  std::optional<core::Severity> fail_on = {};  ///< exit code 1 from this severity on
  report::Guard guard = report::Guard::on;
};
[[nodiscard]] ExitCode check(const CheckOptions& options, Context& context);

}  // namespace recount::app
