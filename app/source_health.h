// How each source fares: whether it answers, what it brought last, and whether it has gone quiet.
//
//   for (const core::Source& s : all_sources(config.sources, store)) {
//     app::SourceHealth health = app::health_of(store, config, s, now());
//     health.word;                                     // "ok", "quiet", "failing", …
//   }
//
// Reads the store, changes nothing. Times are seconds since 1970 (0 = never), spans seconds.
// Throws what the store throws.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.h"
#include "core/source.h"
#include "report/record.h"
#include "store/store.h"

namespace recount::app {

struct Silence {
  std::int64_t since = 0;    ///< the last article
  std::int64_t usually = 0;  ///< median span between two
};

struct SourceHealth {
  core::Source source;
  std::string_view word = "new";      ///< new, ok, quiet, failing, paused
  std::int64_t last_success = 0;      ///< the listing was read
  std::int64_t last_article = 0;      ///< a new one was published, or seen where that is not said
  std::int64_t next_due = 0;          ///< 0 = never again
  std::optional<double> lateness;     ///< mean span from publication to our first sight
  double request_delay = 0;           ///< between two requests to its host, as now kept
  double asked_delay = 0;             ///< by its robots.txt, where that is more
  std::size_t stored = 0;             ///< pages
  int failures = 0;                   ///< of the listing, in a row
  std::string error;                  ///< of the listing
  std::vector<std::string> opt_outs;  ///< files of its host about text mining
  std::map<std::string, std::size_t> errors;  ///< its URLs by the kind of their last failure
  std::optional<Silence> silence;  ///< whatever `word` says: a paused source may be quiet too
};

[[nodiscard]] SourceHealth health_of(const store::Store& store, const Config& config,
                                     const core::Source& source, std::int64_t now);

/// Set where the source brought nothing new for much longer than is usual for it.
[[nodiscard]] std::optional<Silence> silence_of(const store::Store& store,
                                                const core::Source& source, std::int64_t now);

/// From how long a silence after these moments is none of the usual ones: a day, three usual spans
/// and half as much again as the second longest (one outage must not hide the next); nullopt where
/// too little is known.
[[nodiscard]] std::optional<std::int64_t> unusual_span(std::vector<std::int64_t> moments);

/// Columns of `sources list`: docs/files.md.
[[nodiscard]] const std::vector<std::string>& source_columns();
[[nodiscard]] report::Record source_record(const SourceHealth& health);

/// "3 days", "47 hours", "119 minutes", "1 second".
[[nodiscard]] std::string span_text(std::int64_t seconds);

}  // namespace recount::app
