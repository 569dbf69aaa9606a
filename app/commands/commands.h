// Every verb as a function: options in, an exit code out, all text through the context's streams.
//
//   app::Context context{.out = out, .err = err, .in = in};
//   app::ExitCode code = app::check({.inputs = {"page.html"}, .format = Format::jsonl}, context);
//
// Bad input is told on `context.err` and becomes an exit code; what ends the run (the store is
// broken, the disk is full) is thrown as std::exception and becomes an exit code in main.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/analysis.h"
#include "app/context.h"
#include "app/output.h"
#include "app/stored.h"
#include "core/finding.h"
#include "core/source.h"
#include "store/baselines.h"
#include "store/store.h"

namespace recount::app {

enum class What { article, claims, left_out };

struct ExtractOptions {
  std::vector<std::string> inputs;
  What what = What::claims;
  Format format = Format::text;
  bool explain = false;
  report::Guard guard = report::Guard::on;
};
[[nodiscard]] ExitCode extract(const ExtractOptions& options, Context& context);

struct CheckOptions {
  std::vector<std::string> inputs = {};
  std::string since = {};  ///< instead of inputs: the articles stored since this ISO date
  Format format = Format::text;
  bool all = false;                            ///< every verdict, not only what is not consistent
  std::optional<core::Severity> fail_on = {};  ///< exit code 1 from this severity on
  report::Guard guard = report::Guard::on;
};
[[nodiscard]] ExitCode check(const CheckOptions& options, Context& context);

struct RunOptions {
  Depth depth = Depth::findings;  ///< `crawl` only fetches and stores: Depth::article
  std::string metrics = {};       ///< a file for Prometheus; empty = as configured
  std::string warc = {};          ///< a folder for what is fetched; empty = none
};
[[nodiscard]] ExitCode run(const RunOptions& options, Context& context);

struct ExportOptions {
  Listing listing = {};
  std::string out = {};  ///< a file; empty = standard output
  bool bom = false;      ///< for Excel
};
[[nodiscard]] ExitCode export_table(const ExportOptions& options, Context& context);

struct InitOptions {
  std::string path = "recount.toml";
  std::string contact = {};
};
/// Never overwrites. Asks for the contact where it is not given and somebody is there.
[[nodiscard]] ExitCode init(const InitOptions& options, Context& context);

[[nodiscard]] ExitCode add_source(const core::Source& source, Context& context);
struct UrlOptions {
  std::string url;
};
[[nodiscard]] ExitCode remove_source(const UrlOptions& options, Context& context);
struct NoOptions {};
struct ListSourcesOptions {
  Format format = Format::text;
};
[[nodiscard]] ExitCode list_sources(const ListSourcesOptions& options, Context& context);

struct ImportBaselinesOptions {
  std::vector<std::string> files;
  store::ImportOptions about = {};
};
[[nodiscard]] ExitCode import_baselines(const ImportBaselinesOptions& options, Context& context);
struct ListBaselinesOptions {
  std::string indicator = {};  ///< its series one by one; empty = all, summed up by their source
  Format format = Format::text;
};
[[nodiscard]] ExitCode list_baselines(const ListBaselinesOptions& options, Context& context);
struct ShowBaselineOptions {
  std::string id;           ///< of a series or an indicator
  std::string place = {};   ///< code or name
  std::string period = {};  ///< "2008", "2008/2014"; empty = all
  Format format = Format::text;
};
[[nodiscard]] ExitCode show_baseline(const ShowBaselineOptions& options, Context& context);
struct IdOptions {
  std::string id;
};
[[nodiscard]] ExitCode remove_baseline(const IdOptions& options, Context& context);

[[nodiscard]] ExitCode list_findings(const Listing& listing, Context& context);
struct FindingOptions {
  std::int64_t id = 0;
};
[[nodiscard]] ExitCode show_finding(const FindingOptions& options, Context& context);
struct DecideOptions {
  std::int64_t id = 0;
  store::Decision decision = store::Decision::open;
  std::string reason = {};
};
[[nodiscard]] ExitCode decide_finding(const DecideOptions& options, Context& context);

struct TraceOptions {
  std::string figure;  ///< a claim's id, or a figure as one would write it: "49.6 million people"
  Format format = Format::text;
};
/// Who told a figure first, who took it over, where it changed.
[[nodiscard]] ExitCode trace(const TraceOptions& options, Context& context);

[[nodiscard]] ExitCode list_rules(const NoOptions& options, Context& context);
[[nodiscard]] ExitCode explain_rule(const IdOptions& options, Context& context);
/// Runs the examples that stand beside the rules.
[[nodiscard]] ExitCode test_rules(const NoOptions& options, Context& context);

[[nodiscard]] ExitCode doctor(const NoOptions& options, Context& context);

struct DemoOptions {
  std::string out = "recount-demo";
  std::string newsroom = {};  ///< folder with server.toml; empty = the bundled one
};
[[nodiscard]] ExitCode demo(const DemoOptions& options, Context& context);

}  // namespace recount::app
