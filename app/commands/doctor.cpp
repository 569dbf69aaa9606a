// Looks at everything a run depends on, without changing it, and says one line about each.
#include <unistd.h>

#include <algorithm>

#include "app/batch.h"
#include "app/commands/commands.h"
#include "app/newsdesk.h"
#include "app/office.h"
#include "app/source_health.h"

namespace recount::app {
namespace {

class Chart {
 public:
  explicit Chart(Context& context) : context_(context) {}

  void good(const std::string& what) { context_.out << "ok       " << what << '\n'; }
  void note(const std::string& what) { context_.out << "note     " << what << '\n'; }
  void bad(const std::string& what) {
    context_.out << "PROBLEM  " << what << '\n';
    sound_ = false;
  }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  Context& context_;
  bool sound_ = true;
};

void look_at_store(const Office& office, Chart& chart) {
  const std::vector<std::string> broken = office.store.check_integrity();
  for (const std::string& what : broken) chart.bad("database " + office.path + ": " + what);
  if (broken.empty()) chart.good("database " + office.path + ": sound");
  if (access(office.path.c_str(), W_OK) != 0) chart.bad(office.path + ": cannot be written");
}

void look_at_sources(const Office& office, Chart& chart) {
  const auto sources = all_sources(office.config.sources, office.store);
  if (sources.empty()) return chart.bad("no sources; name one: recount sources add URL");
  chart.good(std::to_string(sources.size()) + " sources");
  for (const core::Source& source : sources) {
    const std::optional<core::UrlState> state = office.store.url(source.url);
    if (state && state->failures > 0) {
      chart.bad(source.url + ": failed " + std::to_string(state->failures) +
                " times in a row: " + state->error);
    }
    const std::optional<Silence> silence = silence_of(office.store, source, now());
    if (silence) {
      chart.bad(source.url + ": gone quiet: no new article since " + iso_time(silence->since));
    }
  }
}

void look_at_clock(const Office& office, Chart& chart) {
  const std::vector<store::ArticleRow> newest = office.store.articles({.limit = 1});
  const bool future = !newest.empty() && newest.front().fetched > now() + 60;
  if (future) return chart.bad("the clock stands before the last fetch");
  chart.good("clock " + iso_time(now()));
}

void look_at_baselines(const Office& office, Chart& chart) {
  const std::vector<core::Series> series = office.store.series();
  core::Date newest{};
  for (const core::Series& one : series) {
    for (const core::Observation& seen : one.observations) {
      newest = std::max(newest, seen.period.end);
    }
  }
  std::string what = "baselines: the bundled ones";
  if (!series.empty()) {
    what += " and " + std::to_string(series.size()) + " imported, up to " + core::to_string(newest);
  }
  chart.good(what);
}

}  // namespace

ExitCode doctor(const NoOptions& /*options*/, Context& context) {
  const core::Result<Office> office = open_office(context);
  if (!office) return bad_input(office.error(), context);
  Chart chart(context);
  chart.good("configuration " + (office->config.file.empty() ? "defaults" : office->config.file));
  if (office->config.contact.empty()) {
    chart.note("no contact in the configuration: servers do not learn whom to ask");
  }
  look_at_store(*office, chart);
  look_at_sources(*office, chart);
  look_at_baselines(*office, chart);
  look_at_clock(*office, chart);
  finish(context.out);
  return chart.sound() ? ExitCode::done : ExitCode::bad_input;
}

}  // namespace recount::app
