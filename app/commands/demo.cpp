// The real pipeline on a newsroom of our own: nothing here knows what the pages say.
#include <filesystem>
#include <fstream>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/config.h"
#include "app/newsdesk.h"
#include "app/newsroom_server.h"
#include "app/office.h"

namespace recount::app {
namespace {

namespace fs = std::filesystem;

/// Loopback can bear it, and nobody wants to wait.
constexpr double kDelay = 0.02;

/// In the working folder, beside the source that this was built from, or where a package puts it.
std::string bundled_newsroom() {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const std::vector<fs::path> places{"examples/newsroom",
                                     program.parent_path() / "../../../examples/newsroom",
                                     program.parent_path() / "../share/recount/newsroom"};
  for (const fs::path& place : places) {
    if (fs::exists(place / "server.toml", ignored)) return place.lexically_normal().string();
  }
  return places.front().string();
}

void write_table(const store::Store& store, Table table, const std::string& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  write_listing(store, {.table = table, .format = Format::csv}, out);
}

void print_findings(const store::Store& store, Context& context) {
  Listing listing{.table = Table::findings, .format = Format::text};
  listing.filter.min_severity = core::Severity::low;
  listing.colour = context.colour;
  write_listing(store, listing, context.out);
}

void print_summary(const RunReport& report, const DemoOptions& options, Context& context) {
  context.out << report.crawl.pages << " pages, " << report.articles << " articles, "
              << report.claims << " claims, " << report.findings << " checks, "
              << report.new_alarms.size() << " alarms\noutcomes:";
  for (const auto& [outcome, times] : report.crawl.outcomes) {
    context.out << ' ' << outcome << ' ' << times;
  }
  const fs::path out(options.out);
  context.out << "\nclaims:   " << (out / "claims.csv").string()
              << "\nfindings: " << (out / "findings.csv").string()
              << "\nstore:    " << (out / "recount.db").string() << '\n';
  finish(context.out);
}

/// A demo begins anew; only its own files go.
store::Store fresh_store(const fs::path& folder) {
  fs::create_directories(folder);
  for (const char* ending : {"", "-wal", "-shm"})
    fs::remove(folder / ("recount.db" + std::string(ending)));
  return store::Store::open((folder / "recount.db").string());
}

}  // namespace

ExitCode demo(const DemoOptions& options, Context& context) {
  core::Result<Newsroom> newsroom =
      load_newsroom(options.newsroom.empty() ? bundled_newsroom() : options.newsroom);
  if (!newsroom) return bad_input(newsroom.error(), context);
  const core::Result<Analyser> analyser = Analyser::load({});
  if (!analyser) return bad_input(analyser.error(), context);
  const NewsroomServer server(std::move(*newsroom));
  store::Store store = fresh_store(options.out);
  context.out << "the newsroom is at " << server.base() << "\n\n";
  Config config;
  config.delay = kDelay;
  crawler::Options crawl = crawl_options(config);
  crawl.allow_private = true;
  const RunReport report =
      Newsdesk(store, *analyser, context).run(server.sources(), crawl, Depth::findings);
  print_findings(store, context);
  const fs::path out(options.out);
  write_table(store, Table::claims, (out / "claims.csv").string());
  write_table(store, Table::findings, (out / "findings.csv").string());
  print_summary(report, options, context);
  return report.articles == 0 ? ExitCode::some_failed : ExitCode::done;
}

}  // namespace recount::app
