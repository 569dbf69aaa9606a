// The reasons why cases of other people's suites come out differently here, from a text file.
//
//   Differences known("tests/eval/crawling-differences.txt");
//   known.print("urls", tally)   // one line a case, its reason below; false if one has no reason
//
// A line is suite, pattern (std::regex), reason, with two or more blanks between pattern and
// reason. One object, one thread.
#pragma once

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "tally.h"

namespace recount::crawler {

class Differences {
 public:
  explicit Differences(const std::filesystem::path& file);

  bool print(const std::string& suite, const Tally& tally);
  /// Prints the reasons that no case needed.
  [[nodiscard]] bool all_needed() const;

 private:
  struct Known {
    std::string suite;
    std::string pattern;
    std::string reason;
    bool needed = false;
  };

  std::vector<Known> known_;
};

}  // namespace recount::crawler
