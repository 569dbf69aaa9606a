// The reader keeps two groups while it goes through the lines: rules for exactly this agent and
// rules for "*"; the second is dropped if the first was ever named. A rule is kept as the literals
// between its stars: the first must begin the path, each further one is looked for behind the last
// (leftmost is always best), and with "$" the last must end the path. memmem is linear, so a rule
// costs no more than its length plus the path's.
#include "crawler/robots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "core/utf8.h"
#include "crawler/ascii.h"
#include "crawler/lines.h"
#include "crawler/percent.h"

namespace recount::crawler {
namespace {

/// What Google reads of a line: eight times the longest URL of old browsers, less a terminator.
constexpr std::size_t kMaxLineBytes = std::size_t{2083} * 8 - 1;
constexpr std::size_t kMaxSitemaps = 1000;

enum class Key { user_agent, allow, disallow, crawl_delay, sitemap, other };

/// With the misspellings that the parsers of Google and of crawler-commons know: a typo in a
/// prohibition still shows the will.
constexpr std::array<std::pair<std::string_view, Key>, 20> kKeys{{
    {"user-agent", Key::user_agent},   {"useragent", Key::user_agent},
    {"user agent", Key::user_agent},   {"useg-agent", Key::user_agent},
    {"ser-agent", Key::user_agent},    {"user-agents", Key::user_agent},
    {"users-agent", Key::user_agent},  {"allow", Key::allow},
    {"disallow", Key::disallow},       {"dissallow", Key::disallow},
    {"dissalow", Key::disallow},       {"disalow", Key::disallow},
    {"diasllow", Key::disallow},       {"disallaw", Key::disallow},
    {"desallow", Key::disallow},       {"disallows", Key::disallow},
    {"crawl-delay", Key::crawl_delay}, {"crawldelay", Key::crawl_delay},
    {"sitemap", Key::sitemap},         {"site-map", Key::sitemap},
}};

Key key_of(std::string_view name) {
  const auto is_it = [&](const auto& row) { return same_ignoring_case(row.first, name); };
  const auto row = std::find_if(kKeys.begin(), kKeys.end(), is_it);
  return row == kKeys.end() ? Key::other : row->second;
}

struct Line {
  Key key = Key::other;
  std::string_view value;
};

Line read_line(std::string_view line) {
  line = trimmed(line.substr(0, std::min(line.find('#'), kMaxLineBytes)));
  std::size_t end = line.find(':');
  if (end == line.npos) end = line.find_first_of(" \t");  // "disallow /": seen in the wild
  if (end == line.npos) return {};
  return {key_of(trimmed(line.substr(0, end))), trimmed(line.substr(end + 1))};
}

/// The product token at the beginning: "FooBot" of "FooBot/2.1 (news)". Digits are no part of one
/// by the RFC, but of some agents' names.
std::string_view product_token(std::string_view value, bool with_digits) {
  const auto ends = [&](char c) {
    return !is_alpha(c) && c != '-' && c != '_' && !(with_digits && is_digit(c));
  };
  return value.substr(
      0, static_cast<std::size_t>(std::find_if(value.begin(), value.end(), ends) - value.begin()));
}

bool names_everyone(std::string_view value) {
  return value.starts_with('*') && (value.size() == 1 || is_space(value[1]));
}

std::string from_utf16(std::string_view bytes, std::size_t high) {
  std::string out;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto unit = [&](std::size_t at) { return static_cast<unsigned char>(bytes[i + at]); };
    core::append_utf8(out, static_cast<char32_t>((unit(high) << 8U) | unit(1 - high)));
  }
  return out;
}

std::string as_utf8(std::string_view file) {
  if (file.starts_with("\xFE\xFF")) return from_utf16(file, 0);
  if (file.starts_with("\xFF\xFE")) return from_utf16(file, 1);
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  return std::string(file);
}

std::optional<double> seconds(std::string_view value) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || !(number >= 0) || number > 1e9) return std::nullopt;
  return number;
}

}  // namespace

class Robots::Reader {
 public:
  Reader(std::string_view agent, RobotsDialect dialect) : agent_(agent), dialect_(dialect) {}

  void take(const Line& line) {
    switch (line.key) {
      case Key::user_agent: return name(line.value);
      case Key::allow: return rule(line.value, true);
      case Key::disallow: return rule(line.value, false);
      case Key::crawl_delay: return delay(line.value);
      case Key::sitemap: return sitemap(line.value);
      case Key::other: return;
    }
  }

  Robots result() && {
    Robots robots;
    Group& group = mine_.named ? mine_ : everyone_;
    robots.dialect_ = dialect_;
    robots.rules_ = std::move(group.rules);
    robots.crawl_delay_ = group.delay;
    robots.sitemaps_ = std::move(sitemaps_);
    return robots;
  }

 private:
  struct Group {
    bool named = false;  ///< anywhere in the file
    bool open = false;   ///< rules that follow are for it
    std::vector<Rule> rules;
    std::optional<double> delay;
  };

  void name(std::string_view value) {
    if (had_rule_) mine_.open = everyone_.open = had_rule_ = false;
    if (names_everyone(value)) {
      everyone_.open = true;
    } else if (same_ignoring_case(product_token(value, false), agent_) ||
               same_ignoring_case(product_token(value, true), agent_)) {
      mine_.open = mine_.named = true;
    }
    any_named_ = true;
  }

  void rule(std::string_view pattern, bool allow) {
    if (!any_named_) return;
    had_rule_ = true;
    if (pattern.empty()) return;
    add(pattern, allow);
    const std::size_t slash = std::min(pattern.rfind('/'), pattern.size());
    const bool opens_folder = allow && dialect_ == RobotsDialect::google &&
                              pattern.substr(slash).starts_with("/index.htm");
    if (opens_folder) add(std::string(pattern.substr(0, slash + 1)) + "$", true);
  }

  void add(std::string_view pattern, bool allow) {
    for (Group* group : {&mine_, &everyone_}) {
      if (group->open) group->rules.push_back(compiled(pattern, allow));
    }
  }

  [[nodiscard]] Rule compiled(std::string_view pattern, bool allow) const {
    std::string written = with_encoded_bytes(pattern);
    if (dialect_ == RobotsDialect::rfc9309) written = with_plain_percents(written);
    Rule rule{.allow = allow, .priority = written.size(), .pieces = {}, .ends_there = false};
    rule.ends_there = written.ends_with('$');
    if (rule.ends_there) written.pop_back();
    for (const std::string_view piece : split(written, '*')) rule.pieces.emplace_back(piece);
    return rule;
  }

  void delay(std::string_view value) {
    for (Group* group : {&mine_, &everyone_}) {
      if (group->open && !group->delay) group->delay = seconds(value);
    }
  }

  void sitemap(std::string_view value) {
    if (sitemaps_.size() >= kMaxSitemaps) return;
    if (std::find(sitemaps_.begin(), sitemaps_.end(), value) == sitemaps_.end()) {
      sitemaps_.emplace_back(value);
    }
  }

  std::string agent_;
  RobotsDialect dialect_;
  Group mine_;
  Group everyone_;
  bool any_named_ = false;
  bool had_rule_ = false;  ///< since the last user-agent line
  std::vector<std::string> sitemaps_;
};

Robots Robots::parse(std::string_view file, std::string_view agent, RobotsDialect dialect) {
  const std::string text = as_utf8(file.substr(0, kMaxRobotsBytes));
  Reader reader(agent, dialect);
  for (const std::string_view line : lines_of(text)) reader.take(read_line(line));
  return std::move(reader).result();
}

bool Robots::matches(const Rule& rule, std::string_view path) {
  if (!path.starts_with(rule.pieces.front())) return false;
  std::size_t at = rule.pieces.front().size();
  for (std::size_t i = 1; i < rule.pieces.size(); ++i) {
    const std::string_view rest = path.substr(at);
    const std::string& piece = rule.pieces[i];
    if (rule.ends_there && i + 1 == rule.pieces.size()) return rest.ends_with(piece);
    const void* found = memmem(rest.data(), rest.size(), piece.data(), piece.size());
    if (found == nullptr) return false;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - path.data()) + piece.size();
  }
  return !rule.ends_there || at == path.size();
}

bool Robots::allows(std::string_view path_and_query) const {
  std::string path(path_and_query.empty() ? "/" : path_and_query);
  if (path == "/robots.txt") return true;
  if (dialect_ == RobotsDialect::rfc9309) path = with_plain_percents(path);
  std::size_t allowed = 0;
  std::size_t forbidden = 0;
  for (const Rule& rule : rules_) {
    std::size_t& best = rule.allow ? allowed : forbidden;
    if (rule.priority > best && matches(rule, path)) best = rule.priority;
  }
  return allowed >= forbidden;
}

}  // namespace recount::crawler
