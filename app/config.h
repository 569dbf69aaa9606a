// recount.toml: who we are to the servers we read, how politely, which sources, which rules.
//
//   core::Result<app::Config> config = app::load_config(context);   // --config, or the usual
//   places crawler::Crawl crawl(app::crawl_options(*config), memory);
//
// Without a file everything has its default. An unknown key, a wrong type or a bad value fails with
// file:line. Plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "core/result.h"
#include "core/source.h"
#include "crawler/crawl.h"
#include "rules/ruleset.h"

namespace recount::app {

struct Config {
  std::string file;     ///< where it was read; empty = defaults
  std::string db;       ///< path of the store
  std::string metrics;  ///< a file for Prometheus; empty = none
  std::string contact;  ///< a mail address or URL in the user agent
  double delay = 1;
  double delay_factor = 1;
  double max_crawl_delay = 60;
  bool pace_by_site = false;
  bool google_robots = false;
  double timeout = 30;
  std::int64_t max_pages = 0;
  std::int64_t max_pages_per_host = 0;
  double max_minutes = 60;
  std::string proxy;
  std::string ca_file;
  bool allow_private = false;
  std::vector<core::Source> sources;
  rules::Settings rules;
};

/// `name` stands in the errors.
[[nodiscard]] core::Result<Config> parse_config(std::string_view toml, const std::string& name);
[[nodiscard]] core::Result<Config> load_config(const Context& context);

[[nodiscard]] crawler::Options crawl_options(const Config& config);

/// --db, then `db` of the configuration, $STATE_DIRECTORY, $XDG_DATA_HOME, ~/.local/share.
[[nodiscard]] std::string store_path(const Context& context, const Config& config);

/// Can be sent in a header and written in a configuration: one line of ASCII, without quotes.
[[nodiscard]] bool is_contact(std::string_view text);

/// What `init` writes: every setting with its default, commented.
[[nodiscard]] std::string config_template(const std::string& contact = {});

[[nodiscard]] core::Result<core::SourceKind> source_kind_of(const std::string& word);

}  // namespace recount::app
