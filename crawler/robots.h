// robots.txt: what one agent may fetch, how slowly, and where the sitemaps are.
//
//   Robots robots = Robots::parse("user-agent: *\ndisallow: /private", "recount");
//   robots.allows("/private/x")  // false
//   robots.allows("/news?id=1")  // true
//
// Any bytes are a robots.txt; what cannot be read is skipped, and what stands beyond 500 KiB is not
// seen. `allows` takes the path and query of a normalised URL, and costs linear time. Immutable
// after parse; thread-safe. Source: RFC 9309; Google's documented handling of the same files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recount::crawler {

inline constexpr std::size_t kMaxRobotsBytes = 500U << 10U;

enum class RobotsDialect {
  rfc9309,
  google,  ///< "allow: /a/index.html" opens "/a/"; percent codes are compared as written
};

class Robots {
 public:
  /// Nothing is forbidden.
  Robots() = default;
  [[nodiscard]] static Robots parse(std::string_view file, std::string_view agent,
                                    RobotsDialect dialect = RobotsDialect::rfc9309);

  [[nodiscard]] bool allows(std::string_view path_and_query) const;
  /// Seconds, as asked for; the caller caps it.
  [[nodiscard]] std::optional<double> crawl_delay() const { return crawl_delay_; }
  /// As written, in order, each once.
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    bool allow = false;
    std::size_t priority = 0;         ///< length as written
    std::vector<std::string> pieces;  ///< what stands between the stars
    bool ends_there = false;          ///< the pattern ends in "$"
  };
  class Reader;

  [[nodiscard]] static bool matches(const Rule& rule, std::string_view path);

  RobotsDialect dialect_ = RobotsDialect::rfc9309;
  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace recount::crawler
