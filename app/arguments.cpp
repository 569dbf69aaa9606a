// One small function a verb binds its options; the verb that was named leaves a call behind, which
// runs once parsing is over. CLI11 is included here alone, because it is slow to compile.
#include "app/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "app/commands/commands.h"

namespace recount::app {
namespace {

using Call = std::function<ExitCode(Context&)>;

struct Global {
  std::string config;
  std::string db;
  std::string colour = "auto";
  bool quiet = false;
  bool verbose = false;
};

struct Bound {
  CLI::App& root;
  const Context& context;
  Call call;
};

const std::map<std::string, Format> kFormats{
    {"text", Format::text}, {"csv", Format::csv}, {"jsonl", Format::jsonl}};

template <class T>
std::shared_ptr<T> defaults(T value = {}) {
  return std::make_shared<T>(std::move(value));
}

CLI::App& verb(Bound& bound, const std::string& name, const std::string& does,
               const std::string& example) {
  CLI::App* sub = bound.root.add_subcommand(name, does);
  sub->footer("Example:\n  " + example);
  return *sub;
}

/// `call` is made with the options as they are after parsing.
template <class Options>
void on(CLI::App& sub, Bound& bound, const std::shared_ptr<Options>& options,
        ExitCode (*call)(const Options&, Context&)) {
  sub.callback([&bound, options, call] {
    bound.call = [options, call](Context& context) { return call(*options, context); };
  });
}

/// An option whose value is one of a few words.
template <class T>
void add_choice(CLI::App& sub, const std::string& name, T& target,
                const std::map<std::string, T>& choices, const std::string& help) {
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) words.push_back(word);
  sub.add_option_function<std::string>(
         name, [&target, choices](const std::string& word) { target = choices.at(word); }, help)
      ->check(CLI::IsMember(words).description(""))
      ->type_name("WORD");
}

void add_format(CLI::App& sub, const Bound& bound, Format& format) {
  format = bound.context.out_is_terminal ? Format::text : Format::jsonl;
  add_choice(sub, "--format", format, kFormats,
             "text, csv or jsonl (text on a terminal, else jsonl)");
}

void add_raw(CLI::App& sub, report::Guard& guard) {
  sub.add_flag_callback(
      "--raw", [&guard] { guard = report::Guard::off; },
      "CSV: leave texts that a spreadsheet would run as a formula as they are");
}

void add_extract(Bound& bound) {
  CLI::App& sub = verb(bound, "extract", "the article, or its claims, of pages or texts",
                       "recount extract --what claims --format csv pages/ >claims.csv");
  const auto options = defaults<ExtractOptions>();
  sub.add_option("input", options->inputs, "URL, file, folder or - (HTML, .gz, .txt, .jsonl)")
      ->required()
      ->type_name("INPUT");
  const std::map<std::string, What> whats{{"article", What::article}, {"claims", What::claims}};
  add_choice(sub, "--what", options->what, whats, "article or claims (claims)");
  add_format(sub, bound, options->format);
  sub.add_flag("--explain", options->explain, "say which rule made what");
  add_raw(sub, options->guard);
  on(sub, bound, options, &extract);
}

void add_check(Bound& bound) {
  CLI::App& sub = verb(bound, "check", "count again, like a linter: what does not agree",
                       "recount check --fail-on error article.html");
  const auto options = defaults<CheckOptions>();
  sub.add_option("input", options->inputs, "URL, file, folder or - (HTML, .gz, .txt, .jsonl)")
      ->required()
      ->type_name("INPUT");
  sub.add_flag("--all", options->all, "every check of every verdict");
  const std::map<std::string, std::optional<core::Severity>> levels{
      {"note", core::Severity::low},
      {"warning", core::Severity::medium},
      {"error", core::Severity::high},
      {"never", std::nullopt}};
  add_choice(sub, "--fail-on", options->fail_on, levels,
             "note, warning, error (low, medium, high) or never (never): exit code 1");
  add_format(sub, bound, options->format);
  add_raw(sub, options->guard);
  on(sub, bound, options, &check);
}

void add_global(CLI::App& root, Global& global) {
  root.add_option("--config", global.config, "configuration (recount.toml)")->type_name("FILE");
  root.add_option("--db", global.db, "database ($STATE_DIRECTORY, $XDG_DATA_HOME/recount)")
      ->type_name("PATH");
  root.add_option("--color", global.colour, "auto, always or never (auto)")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->type_name("WHEN");
  root.add_flag("-q,--quiet", global.quiet, "less");
  root.add_flag("-v,--verbose", global.verbose, "more");
  root.set_version_flag("--version", "recount " RECOUNT_VERSION);
  root.footer("Example:\n  recount check article.html");
  root.require_subcommand(1);
  root.fallthrough();
}

void apply(const Global& global, Context& context) {
  context.config_path = global.config;
  context.store_path = global.db;
  if (global.verbose) context.loudness = Loudness::verbose;
  if (global.quiet) context.loudness = Loudness::quiet;
  if (global.colour != "auto") context.colour = global.colour == "always";
}

}  // namespace

ExitCode run_command_line(std::vector<std::string> arguments, Context& context) {
  CLI::App root("Reads the news, pulls out every figure, and counts again.", "recount");
  Global global;
  Bound bound{root, context, {}};
  add_global(root, global);
  add_extract(bound);
  add_check(bound);
  std::reverse(arguments.begin(), arguments.end());
  try {
    root.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    const int code = root.exit(error, context.out, context.err);
    return code == 0 ? ExitCode::done : ExitCode::bad_input;
  }
  apply(global, context);
  return bound.call(context);
}

}  // namespace recount::app
