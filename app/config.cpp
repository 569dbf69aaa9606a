// Each table is read key by key against a list of setters, so that a misspelt key is an error with
// its line and never a setting silently lost.
#include "app/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <utility>

#include "app/file.h"

namespace recount::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

/// Thrown and caught in this file only.
struct BadConfig {
  toml::source_region where;
  std::string message;
};

template <class T>
T as(const toml::node& node, const char* type) {
  const auto value = node.value_exact<T>();
  if (!value) throw BadConfig{node.source(), std::string("must be ") + type};
  return *value;
}

std::string text(const toml::node& node) { return as<std::string>(node, "a text in quotes"); }
std::string contact(const toml::node& node) {
  std::string value = text(node);
  if (!value.empty() && !is_contact(value)) {
    throw BadConfig{node.source(), "must be one line of plain ASCII"};
  }
  return value;
}
bool flag(const toml::node& node) { return as<bool>(node, "true or false"); }

double number(const toml::node& node) {
  const auto value = node.value<double>();
  if (!node.is_number() || !value) throw BadConfig{node.source(), "must be a number"};
  return *value;
}

double seconds(const toml::node& node) {
  const double value = number(node);
  if (value < 0 || value > 86400) throw BadConfig{node.source(), "must be 0 to 86400 seconds"};
  return value;
}

double minutes(const toml::node& node) {
  const double value = number(node);
  if (value < 0 || value > 1e6) throw BadConfig{node.source(), "must be 0 to 1000000 minutes"};
  return value;
}

double factor(const toml::node& node) {
  const double value = number(node);
  if (value < 0 || value > 100) throw BadConfig{node.source(), "must be 0 to 100"};
  return value;
}

std::int64_t whole(const toml::node& node) {
  const auto value = as<std::int64_t>(node, "a whole number");
  if (value < 0) throw BadConfig{node.source(), "must not be negative"};
  return value;
}

using Setters = std::map<std::string, std::function<void(const toml::node&)>, std::less<>>;

void read_table(const toml::node& node, const Setters& setters) {
  const toml::table* table = node.as_table();
  if (table == nullptr) throw BadConfig{node.source(), "must be a table"};
  for (const auto& [key, value] : *table) {
    const auto setter = setters.find(key.str());
    if (setter == setters.end()) {
      throw BadConfig{key.source(), "unknown key \"" + std::string(key.str()) + "\""};
    }
    try {
      setter->second(value);
    } catch (BadConfig& bad) {
      if (!bad.message.starts_with("must ")) throw;
      throw BadConfig{bad.where, "\"" + std::string(key.str()) + "\" " + bad.message};
    }
  }
}

core::Source read_source(const toml::node& node) {
  core::Source source;
  const auto kind = [&](const toml::node& n) {
    const auto known = source_kind_of(text(n));
    if (!known) throw BadConfig{n.source(), known.error().message};
    source.kind = *known;
  };
  read_table(node,
             {{"url", [&](const toml::node& n) { source.url = text(n); }},
              {"kind", kind},
              {"name", [&](const toml::node& n) { source.name = text(n); }},
              {"delay", [&](const toml::node& n) { source.delay = seconds(n); }},
              {"allow_private", [&](const toml::node& n) { source.allow_private = flag(n); }}});
  if (source.url.empty()) throw BadConfig{node.source(), "a source without url"};
  return source;
}

void read_sources(const toml::node& node, Config& config) {
  const toml::array* list = node.as_array();
  if (list == nullptr) throw BadConfig{node.source(), "must be written as [[source]]"};
  for (const toml::node& source : *list) config.sources.push_back(read_source(source));
}

void read_rules(const toml::node& node, Config& config) {
  const toml::table* table = node.as_table();
  if (table == nullptr) throw BadConfig{node.source(), "must be a table"};
  for (const auto& [id, rule] : *table) {
    const toml::table* settings = rule.as_table();
    if (settings == nullptr)
      throw BadConfig{rule.source(), "a rule is written as a table [rules.ID]"};
    rules::RuleSetting& setting = config.rules[std::string(id.str())];
    for (const auto& [key, value] : *settings) {
      if (key.str() == "enabled") {
        setting.enabled = flag(value);
      } else {
        setting.tuning[std::string(key.str())] = number(value);
      }
    }
  }
}

Setters crawl_setters(Config& config) {
  return {
      {"contact", [&](const toml::node& n) { config.contact = contact(n); }},
      {"delay", [&](const toml::node& n) { config.delay = seconds(n); }},
      {"delay_factor", [&](const toml::node& n) { config.delay_factor = factor(n); }},
      {"max_crawl_delay", [&](const toml::node& n) { config.max_crawl_delay = seconds(n); }},
      {"pace_by_site", [&](const toml::node& n) { config.pace_by_site = flag(n); }},
      {"google_robots", [&](const toml::node& n) { config.google_robots = flag(n); }},
      {"timeout", [&](const toml::node& n) { config.timeout = seconds(n); }},
      {"max_pages", [&](const toml::node& n) { config.max_pages = whole(n); }},
      {"max_minutes", [&](const toml::node& n) { config.max_minutes = minutes(n); }},
      {"max_pages_per_host", [&](const toml::node& n) { config.max_pages_per_host = whole(n); }},
      {"proxy", [&](const toml::node& n) { config.proxy = text(n); }},
      {"ca_file", [&](const toml::node& n) { config.ca_file = text(n); }},
      {"allow_private", [&](const toml::node& n) { config.allow_private = flag(n); }}};
}

Config read_config(const toml::table& root) {
  Config config;
  read_table(root, {{"db", [&](const toml::node& n) { config.db = text(n); }},
                    {"metrics", [&](const toml::node& n) { config.metrics = text(n); }},
                    {"crawl", [&](const toml::node& n) { read_table(n, crawl_setters(config)); }},
                    {"source", [&](const toml::node& n) { read_sources(n, config); }},
                    {"rules", [&](const toml::node& n) { read_rules(n, config); }}});
  return config;
}

tl::unexpected<core::Error> bad_config(const std::string& name, const toml::source_region& where,
                                       std::string_view why) {
  return core::fail(ErrorKind::fix_input, "config_bad",
                    name + ":" + std::to_string(where.begin.line) + ": " + std::string(why));
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path home(const char* xdg, const char* below_home) {
  const std::string set = environment(xdg);
  return set.empty() ? fs::path(environment("HOME")) / below_home : fs::path(set);
}

std::string usual_config() {
  const fs::path user = home("XDG_CONFIG_HOME", ".config") / "recount" / "recount.toml";
  std::error_code ignored;
  for (const fs::path& place : {fs::path("recount.toml"), user}) {
    if (fs::exists(place, ignored)) return place.string();
  }
  return {};
}

}  // namespace

core::Result<Config> parse_config(std::string_view toml, const std::string& name) {
  try {
    Config config = read_config(toml::parse(toml, name));
    config.file = name;
    return config;
  } catch (const toml::parse_error& error) {
    return bad_config(name, error.source(), error.description());
  } catch (const BadConfig& bad) {
    return bad_config(name, bad.where, bad.message);
  }
}

core::Result<Config> load_config(const Context& context) {
  const std::string path = context.config_path.empty() ? usual_config() : context.config_path;
  if (path.empty()) return Config{};
  const core::Result<std::string> bytes = read_file(path);
  if (!bytes) return core::fail(bytes.error());
  return parse_config(*bytes, path);
}

crawler::Options crawl_options(const Config& config) {
  crawler::Options options;
  options.user_agent = "recount/" RECOUNT_VERSION;
  if (!config.contact.empty()) options.user_agent += " (+" + config.contact + ")";
  options.delay = config.delay;
  options.delay_factor = config.delay_factor;
  options.max_crawl_delay = config.max_crawl_delay;
  options.pace_by_site = config.pace_by_site;
  options.google_robots = config.google_robots;
  options.timeout = config.timeout;
  options.max_pages = static_cast<std::size_t>(config.max_pages);
  options.max_pages_per_host = static_cast<std::size_t>(config.max_pages_per_host);
  options.max_seconds = 60 * config.max_minutes;
  options.proxy = config.proxy;
  options.ca_file = config.ca_file;
  options.allow_private = config.allow_private;
  return options;
}

std::string store_path(const Context& context, const Config& config) {
  if (!context.store_path.empty()) return context.store_path;
  if (!config.db.empty()) return config.db;
  const std::string state = environment("STATE_DIRECTORY");
  if (!state.empty()) return (fs::path(state) / "recount.db").string();
  return (home("XDG_DATA_HOME", ".local/share") / "recount" / "recount.db").string();
}

core::Result<core::SourceKind> source_kind_of(const std::string& word) {
  for (const core::SourceKind kind : {core::SourceKind::feed, core::SourceKind::sitemap,
                                      core::SourceKind::section, core::SourceKind::page}) {
    if (word == core::name_of(kind)) return kind;
  }
  return core::fail(ErrorKind::fix_input, "source_kind",
                    "the kind \"" + word + "\" is none of feed, sitemap, section, page");
}

bool is_contact(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c < '\x7F' && c != '"' && c != '\\';
  });
}

std::string config_template(const std::string& contact) {
  const std::string example = R"(# contact = "newsroom@example.org")";
  std::string text =
      R"(# recount.toml: what recount reads, and how politely. Every line that begins with # is a
# default; nothing is crawled before a source is named.

# db = "/var/lib/recount/recount.db"
# What each run did, as a textfile for Prometheus.
# metrics = "/var/lib/prometheus/node-exporter/recount.prom"

[crawl]
# Who answers for this crawler: a mail address or a page, sent in the User-Agent.
# contact = "newsroom@example.org"
# Seconds from the end of an answer to the next request to its host: the longest of `delay`, what its
# robots.txt asks for (up to max_crawl_delay), and delay_factor times what the last answer took.
# delay = 1.0
# delay_factor = 1.0
# max_crawl_delay = 60.0
# One request at a time for all hosts of a site (a.example, www.a.example), not for each.
# pace_by_site = false
# Read robots.txt with what Google documents beyond the standard.
# google_robots = false
# Seconds before a request is given up.
# timeout = 30.0
# Of one run; 0 = no limit.
# max_pages = 0
# max_pages_per_host = 0
# After so many minutes a run begins nothing new, tells its alarms, and leaves the rest to the next one,
# which polls the feeds again and takes the newest articles first; 0 = no limit.
# max_minutes = 60.0
# proxy = ""
# ca_file = ""

# [[source]]
# url = "https://news.example/feed.xml"
# kind = "feed"            # feed, sitemap, section or page
# name = "The Example"
# delay = 5.0              # for its hosts

# Rules are listed by `recount rules list`.
# [rules.I-SHARE]
# enabled = false
)";
  const std::string line = "contact = \"" + contact + "\"";
  return contact.empty() ? text : text.replace(text.find(example), example.size(), line);
}

}  // namespace recount::app
