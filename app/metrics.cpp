// Everything is a gauge of the last run: counters would need a process that lives on.
#include "app/metrics.h"

#include <functional>
#include <sstream>

#include "app/file.h"
#include "core/utf8.h"

namespace recount::app {
namespace {

class Exposition {
 public:
  void begin(const std::string& name, const std::string& help) {
    name_ = "recount_" + name;
    out_ << "# HELP " << name_ << ' ' << help << "\n# TYPE " << name_ << " gauge\n";
  }
  template <class Number>
  void sample(Number value, const std::string& labels = {}) {
    out_ << name_;
    if (!labels.empty()) out_ << '{' << labels << '}';
    out_ << ' ' << value << '\n';
  }
  template <class Number>
  void one(const std::string& name, const std::string& help, Number value) {
    begin(name, help);
    sample(value);
  }
  [[nodiscard]] std::string text() const { return out_.str(); }

 private:
  std::ostringstream out_;
  std::string name_;
};

std::string label(const std::string& name, std::string_view value) {
  return name + "=\"" + label_value(value) + '"';
}

void write_run(Exposition& out, const RunGauges& gauges) {
  const RunReport& report = gauges.report;
  out.one("last_run_end_time_seconds", "When the last run ended, seconds since 1970.",
          gauges.ended);
  out.one("last_run_duration_seconds", "How long the last run took.", gauges.seconds);
  out.one("last_run_stopped", "1 if a signal ended the last run early.",
          report.crawl.stopped ? 1 : 0);
  out.one("last_run_received_bytes", "Bytes of bodies as sent.", report.crawl.bytes);
  out.one("last_run_pages", "Pages fetched.", report.crawl.pages);
  out.one("last_run_articles", "Pages that were an article.", report.articles);
  out.one("last_run_changed", "Pages that were new or had another text.", report.changed);
  out.one("last_run_claims", "Figures read.", report.claims);
  out.one("last_run_checks", "Checks made.", report.findings);
  out.one("last_run_alarms", "New alarms.", report.new_alarms.size());
  out.begin("last_run_outcomes", "What came of the last run's requests.");
  for (const auto& [outcome, times] : report.crawl.outcomes) {
    out.sample(times, label("outcome", outcome));
  }
}

void write_source_states(Exposition& out, const std::vector<SourceHealth>& sources) {
  const auto each = [&](const std::string& name, const std::string& help,
                        const std::function<std::int64_t(const SourceHealth&)>& value) {
    out.begin(name, help);
    for (const SourceHealth& s : sources) out.sample(value(s), label("source", s.source.url));
  };
  each("source_last_success_time_seconds", "When the source was last read; 0 = never.",
       [](const SourceHealth& s) { return s.last_success; });
  each("source_next_due_time_seconds", "When the source is due again.",
       [](const SourceHealth& s) { return s.next_due; });
  each("source_failures", "Failures of the source in a row.",
       [](const SourceHealth& s) { return s.failures; });
  each("source_quiet", "1 if nothing new came for much longer than usual.",
       [](const SourceHealth& s) { return s.silence ? 1 : 0; });
}

void write_source_outcomes(Exposition& out, const std::vector<crawler::SourceSummary>& sources) {
  out.begin("source_discovered", "New addresses that the source named in the last run.");
  for (const crawler::SourceSummary& s : sources) {
    out.sample(s.discovered, label("source", s.source));
  }
  out.begin("source_outcomes", "What came of the last run's requests for the source.");
  for (const crawler::SourceSummary& s : sources) {
    for (const auto& [outcome, times] : s.outcomes) {
      out.sample(times, label("source", s.source) + "," + label("outcome", outcome));
    }
  }
}

}  // namespace

std::string label_value(std::string_view text) {
  std::string out;
  for (const char c : core::repair_utf8(text)) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == '"') out += '\\';
    out += c;
  }
  return out;
}

std::string metrics_text(const RunGauges& gauges) {
  Exposition out;
  write_run(out, gauges);
  write_source_states(out, gauges.sources);
  write_source_outcomes(out, gauges.report.crawl.sources);
  return out.text();
}

void write_metrics(const std::string& path, const RunGauges& gauges) {
  write_file(path, metrics_text(gauges));
}

}  // namespace recount::app
