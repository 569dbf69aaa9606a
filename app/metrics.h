// What a run did, for Prometheus' textfile collector.
//
//   app::write_metrics("/var/lib/node_exporter/recount.prom",
//                      {.report = report, .sources = healths, .seconds = 12.5, .ended = now()});
//
// The file appears whole or not at all (written beside, renamed). Throws std::runtime_error where
// it cannot be written. `metrics_text` is pure. Source: the Prometheus text exposition format
// 0.0.4.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/newsdesk.h"
#include "app/source_health.h"

namespace recount::app {

struct RunGauges {
  const RunReport& report;
  std::vector<SourceHealth> sources;  ///< as the run leaves them
  double seconds = 0;
  std::int64_t ended = 0;
};

[[nodiscard]] std::string metrics_text(const RunGauges& gauges);
void write_metrics(const std::string& path, const RunGauges& gauges);

/// A label's value between its quotes: backslash, quote and line feed escaped, bad UTF-8 replaced.
[[nodiscard]] std::string label_value(std::string_view text);

}  // namespace recount::app
