// One run: crawl what is due, extract, check, and keep each page in one transaction.
//
//   app::Newsdesk desk(store, analyser, context);
//   app::RunReport done = desk.run(sources, crawl_options(config), app::Depth::findings);
//   for (store::FindingId id : done.new_alarms) …
//
// The crawl and the store live on the calling thread, which is thus the only writer; pages are
// analysed by two workers in between. Stops where `context.stop` says so: what is in flight is
// kept. Throws what the store throws.
#pragma once

#include <cstddef>
#include <vector>

#include "app/analysis.h"
#include "app/context.h"
#include "core/source.h"
#include "crawler/crawl.h"
#include "crawler/warc.h"
#include "store/store.h"

namespace recount::app {

struct RunReport {
  crawler::Summary crawl;
  std::size_t articles = 0;  ///< pages that were one
  std::size_t other_pages = 0;
  std::size_t changed = 0;  ///< new, or with another text than before
  std::size_t copies = 0;   ///< of these, texts that an earlier article has but for small edits
  std::size_t claims = 0;
  std::size_t findings = 0;
  std::vector<store::FindingId> new_alarms;
};

class Newsdesk {
 public:
  Newsdesk(store::Store& store, const Analyser& analyser, Context& context)
      : store_(store), analyser_(analyser), context_(context) {}

  /// `archive` may be null. Throws std::runtime_error where it cannot be written to.
  [[nodiscard]] RunReport run(const std::vector<core::Source>& sources,
                              const crawler::Options& options, Depth depth,
                              crawler::WarcWriter* archive = nullptr);

 private:
  store::Store& store_;
  const Analyser& analyser_;
  Context& context_;
};

/// Sources of the configuration and of the store; a URL named twice counts once.
[[nodiscard]] std::vector<core::Source> all_sources(const std::vector<core::Source>& configured,
                                                    const store::Store& store);

/// True where a source or a page could not be had.
[[nodiscard]] bool some_failed(const crawler::Summary& summary);

}  // namespace recount::app
