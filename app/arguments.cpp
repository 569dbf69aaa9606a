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
CLI::Option* add_choice(CLI::App& sub, const std::string& name, T& target,
                        const std::map<std::string, T>& choices, const std::string& help) {
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) words.push_back(word);
  return sub
      .add_option_function<std::string>(
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
  sub.add_option("input", options->inputs,
                 "URL, file, folder or - (HTML, .txt, .jsonl, .warc, also .gz)")
      ->required()
      ->type_name("INPUT");
  const std::map<std::string, What> whats{
      {"article", What::article}, {"claims", What::claims}, {"left-out", What::left_out}};
  add_choice(sub, "--what", options->what, whats,
             "article, claims or left-out: the numbers that are no claims, and why (claims)");
  add_format(sub, bound, options->format);
  sub.add_flag("--explain", options->explain, "say which rule made what");
  add_raw(sub, options->guard);
  on(sub, bound, options, &extract);
}

void add_check(Bound& bound) {
  CLI::App& sub = verb(bound, "check", "count again, like a linter: what does not agree",
                       "recount check --fail-on error article.html");
  const auto options = defaults<CheckOptions>();
  sub.add_option("input", options->inputs,
                 "URL, file, folder or - (HTML, .txt, .jsonl, .warc, also .gz)")
      ->type_name("INPUT");
  sub.add_option("--since", options->since, "the articles stored since this ISO date, anew")
      ->type_name("DATE");
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

/// A verb of a verb: `sources add`.
CLI::App& below(CLI::App& parent, const std::string& name, const std::string& does,
                const std::string& example) {
  CLI::App* sub = parent.add_subcommand(name, does);
  sub->footer("Example:\n  " + example);
  return *sub;
}

void add_outputs(CLI::App& sub, RunOptions& options) {
  sub.add_option("--metrics", options.metrics, "what the run did, as a textfile for Prometheus")
      ->type_name("FILE");
  sub.add_option("--warc", options.warc, "keep what is fetched in this folder, as WARC 1.1")
      ->type_name("DIR");
}

void add_run(Bound& bound) {
  CLI::App& sub = verb(bound, "run", "the job for cron: crawl, extract, check, store; new alarms",
                       "recount run -q --config /home/desk/recount.toml");
  const auto all = defaults<RunOptions>();
  add_outputs(sub, *all);
  on(sub, bound, all, &run);
  CLI::App& only = verb(bound, "crawl", "only fetch and store", "recount crawl -v");
  const auto pages = defaults<RunOptions>({.depth = Depth::article});
  add_outputs(only, *pages);
  on(only, bound, pages, &run);
}

const std::map<std::string, core::Severity> kSeverities{{"low", core::Severity::low},
                                                        {"medium", core::Severity::medium},
                                                        {"high", core::Severity::high}};

void add_filter(CLI::App& sub, store::Filter& filter) {
  sub.add_option("--since", filter.since, "first seen on or after this ISO date")
      ->type_name("DATE");
  sub.add_option("--site", filter.site, "of this site")->type_name("HOST");
  sub.add_option("--rule", filter.rule, "of this rule")->type_name("ID");
  add_choice(sub, "--severity", filter.min_severity, kSeverities, "low, medium or high, at least");
  const std::map<std::string, std::optional<store::Decision>> states{
      {"open", store::Decision::open},
      {"accepted", store::Decision::accepted},
      {"dismissed", store::Decision::dismissed}};
  add_choice(sub, "--state", filter.state, states, "open, accepted or dismissed");
}

void add_export(Bound& bound) {
  CLI::App& sub = verb(bound, "export", "what is stored: claims, findings or articles",
                       "recount export findings --severity medium --out findings.csv");
  const auto options = defaults<ExportOptions>();
  const std::map<std::string, Table> tables{
      {"claims", Table::claims}, {"findings", Table::findings}, {"articles", Table::articles}};
  add_choice(sub, "table", options->listing.table, tables, "claims, findings or articles")
      ->required();
  add_choice(sub, "--format", options->listing.format, kFormats, "text, csv or jsonl (csv)");
  add_filter(sub, options->listing.filter);
  sub.add_option("--out", options->out, "a file instead of standard output")->type_name("FILE");
  sub.add_flag("--bom", options->bom, "CSV: a byte order mark, for Excel");
  add_raw(sub, options->listing.guard);
  on(sub, bound, options, &export_table);
}

void add_init(Bound& bound) {
  CLI::App& sub = verb(bound, "init", "write a commented recount.toml", "recount init");
  const auto options = defaults<InitOptions>();
  sub.add_option("file", options->path, "where (recount.toml)")->type_name("FILE");
  sub.add_option("--contact", options->contact, "who answers for the crawler; sent to the servers")
      ->type_name("MAIL|URL");
  on(sub, bound, options, &init);
}

void add_sources(Bound& bound) {
  CLI::App& sources = verb(bound, "sources", "feeds, sitemaps, section pages, single pages",
                           "recount sources add --kind sitemap https://news.example/sitemap.xml");
  sources.require_subcommand(1);
  CLI::App& add = below(sources, "add", "a source; the same URL again replaces it",
                        "recount sources add https://news.example/feed.xml");
  const auto source = defaults<core::Source>();
  add.add_option("url", source->url, "http or https")->required()->type_name("URL");
  const std::map<std::string, core::SourceKind> kinds{{"feed", core::SourceKind::feed},
                                                      {"sitemap", core::SourceKind::sitemap},
                                                      {"section", core::SourceKind::section},
                                                      {"page", core::SourceKind::page}};
  add_choice(add, "--kind", source->kind, kinds, "feed, sitemap, section or page (feed)");
  add.add_option("--name", source->name, "for people")->type_name("TEXT");
  add.add_option("--delay", source->delay, "seconds between requests")->type_name("SECONDS");
  add.add_flag("--allow-private", source->allow_private, "loopback and private addresses too");
  on(add, bound, source, &add_source);
  CLI::App& list = below(sources, "list", "how each fares: health, last success, next due, errors",
                         "recount sources list --format csv");
  const auto listing = defaults<ListSourcesOptions>();
  add_format(list, bound, listing->format);
  on(list, bound, listing, &list_sources);
  CLI::App& remove = below(sources, "remove", "what it brought stays",
                           "recount sources remove https://news.example/feed.xml");
  const auto url = defaults<UrlOptions>();
  remove.add_option("url", url->url, "as listed")->required()->type_name("URL");
  on(remove, bound, url, &remove_source);
}

void add_import(CLI::App& baselines, Bound& bound) {
  CLI::App& import = below(baselines, "import", "files as statistical offices publish them",
                           "recount baselines import --indicator population people.csv");
  const auto options = defaults<ImportBaselinesOptions>();
  store::ImportOptions& about = options->about;
  import.add_option("file", options->files, "told by content")->required()->type_name("FILE");
  import.add_option("--indicator", about.indicator, "where the file has none")->type_name("ID");
  import.add_option("--source", about.source, "who publishes it")->type_name("TEXT");
  import.add_option("--licence", about.licence, "of the figures")->type_name("TEXT");
  import.add_option("--url", about.url, "where it comes from")->type_name("URL");
  import.add_option("--unit", about.unit, "where the file has none")->type_name("UNIT");
  import.add_option("--place", about.place, "ISO 3166-1 alpha-3")->type_name("CODE");
  import.add_option("--retrieved", about.retrieved, "ISO date")->type_name("DATE");
  on(import, bound, options, &import_baselines);
}

void add_baselines_list(CLI::App& baselines, Bound& bound) {
  CLI::App& list = below(baselines, "list", "all datasets, or the series of one indicator",
                         "recount baselines list population");
  const auto options = defaults<ListBaselinesOptions>();
  list.add_option("indicator", options->indicator, "its series one by one")->type_name("ID");
  add_format(list, bound, options->format);
  on(list, bound, options, &list_baselines);
}

void add_baselines_show(CLI::App& baselines, Bound& bound) {
  CLI::App& show = below(baselines, "show", "the figures of a series, and their course",
                         "recount baselines show population --place Cambodia --period 2000/2020");
  const auto options = defaults<ShowBaselineOptions>();
  show.add_option("id", options->id, "of a series or an indicator")->required()->type_name("ID");
  show.add_option("--place", options->place, "code or name")->type_name("PLACE");
  show.add_option("--period", options->period, "2008, 2013-05, 2008/2014")->type_name("PERIOD");
  add_format(show, bound, options->format);
  on(show, bound, options, &show_baseline);
}

void add_baselines(Bound& bound) {
  CLI::App& baselines = verb(bound, "baselines", "official series",
                             "recount baselines import --indicator population people.csv");
  baselines.require_subcommand(1);
  add_import(baselines, bound);
  add_baselines_list(baselines, bound);
  add_baselines_show(baselines, bound);
  CLI::App& remove = below(baselines, "remove", "an imported series or its newer figures",
                           "recount baselines remove wb:population:KHM");
  const auto options = defaults<IdOptions>();
  remove.add_option("id", options->id, "of the series")->required()->type_name("ID");
  on(remove, bound, options, &remove_baseline);
}

void add_decision(CLI::App& findings, Bound& bound, const std::string& name,
                  store::Decision decision) {
  CLI::App& sub = below(findings, name, "decide: " + name, "recount findings " + name + " 17");
  const auto options = defaults<DecideOptions>({.id = 0, .decision = decision, .reason = {}});
  sub.add_option("id", options->id, "of the finding")->required()->type_name("ID");
  CLI::Option* reason = sub.add_option("--reason", options->reason, "kept with the decision");
  reason->type_name("TEXT");
  if (decision == store::Decision::dismissed) {
    reason->required();
    sub.footer("Example:\n  recount findings dismiss 17 --reason 'two different years'");
  }
  on(sub, bound, options, &decide_finding);
}

void add_findings(Bound& bound) {
  CLI::App& findings = verb(bound, "findings", "editors' decisions",
                            "recount findings dismiss 17 --reason 'two different years'");
  findings.require_subcommand(1);
  CLI::App& list = below(findings, "list", "most severe first",
                         "recount findings list --severity medium --state open");
  const auto listing = defaults<Listing>();
  add_format(list, bound, listing->format);
  add_filter(list, listing->filter);
  on(list, bound, listing, &list_findings);
  CLI::App& show = below(findings, "show", "one finding", "recount findings show 17");
  const auto one = defaults<FindingOptions>();
  show.add_option("id", one->id, "of the finding")->required()->type_name("ID");
  on(show, bound, one, &show_finding);
  add_decision(findings, bound, "accept", store::Decision::accepted);
  add_decision(findings, bound, "dismiss", store::Decision::dismissed);
  add_decision(findings, bound, "undo", store::Decision::open);
}

void add_trace(Bound& bound) {
  CLI::App& sub =
      verb(bound, "trace", "a figure's family tree: who told it first, who took it over",
           "recount trace '49.6 million people'");
  const auto options = defaults<TraceOptions>();
  sub.add_option("figure", options->figure, "the id of a claim, or a figure as it is written")
      ->required()
      ->type_name("ID|FIGURE");
  add_format(sub, bound, options->format);
  on(sub, bound, options, &trace);
}

void add_rules(Bound& bound) {
  CLI::App& rules = verb(bound, "rules", "what each rule does", "recount rules explain I-SHARE");
  rules.require_subcommand(1);
  CLI::App& list = below(rules, "list", "id, on or off, title", "recount rules list");
  on(list, bound, defaults<NoOptions>(), &list_rules);
  CLI::App& explain = below(rules, "explain", "reason, relation, parameters, examples",
                            "recount rules explain I-SHARE");
  const auto id = defaults<IdOptions>();
  explain.add_option("id", id->id, "of the rule")->required()->type_name("ID");
  on(explain, bound, id, &explain_rule);
  CLI::App& test = below(rules, "test", "run every rule's own examples", "recount rules test");
  on(test, bound, defaults<NoOptions>(), &test_rules);
}

void add_rest(Bound& bound) {
  CLI::App& look =
      verb(bound, "doctor", "configuration, database, sources, baselines, clock", "recount doctor");
  on(look, bound, defaults<NoOptions>(), &doctor);
  CLI::App& sub = verb(bound, "demo", "serve the bundled newsroom on loopback, crawl and check it",
                       "recount demo --out recount-demo");
  const auto options = defaults<DemoOptions>();
  sub.add_option("--out", options->out, "folder for what comes out (recount-demo)")
      ->type_name("DIR");
  sub.add_option("--newsroom", options->newsroom, "another newsroom: a folder with server.toml")
      ->type_name("DIR");
  on(sub, bound, options, &demo);
}

void add_verbs(Bound& bound) {
  add_init(bound);
  add_sources(bound);
  add_run(bound);
  add_extract(bound);
  add_check(bound);
  add_export(bound);
  add_baselines(bound);
  add_findings(bound);
  add_trace(bound);
  add_rules(bound);
  add_rest(bound);
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
  add_verbs(bound);
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
