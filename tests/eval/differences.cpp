#include "differences.h"

#include <algorithm>
#include <sstream>

namespace recount::crawler {

Differences::Differences(const std::filesystem::path& file) {
  static const std::regex kLine(R"(^(\S+) +(.*?\S)  +(\S.*)$)");
  std::istringstream lines(bytes_of(file));
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (line.empty() || line.front() == '#') continue;
    if (!std::regex_match(line, found, kLine)) {
      throw std::runtime_error(file.string() + ": not suite, pattern, reason: " + line);
    }
    known_.push_back({found[1], found[2], found[3]});
  }
}

bool Differences::print(const std::string& suite, const Tally& tally) {
  bool is_explained = true;
  std::printf("%-10s %zu of %zu\n", suite.c_str(), tally.cases - tally.wrong.size(), tally.cases);
  for (const std::string& what : tally.wrong) {
    const auto reason = std::find_if(known_.begin(), known_.end(), [&](const Known& known) {
      return known.suite == suite && std::regex_search(what, std::regex(known.pattern));
    });
    const bool is_known = reason != known_.end();
    if (is_known) reason->needed = true;
    is_explained = is_explained && is_known;
    std::printf("  %s\n    %s\n", what.c_str(),
                is_known ? reason->reason.c_str() : "NOT EXPLAINED");
  }
  return is_explained;
}

bool Differences::all_needed() const {
  bool is_each_needed = true;
  for (const Known& known : known_) {
    if (known.needed) continue;
    is_each_needed = false;
    std::printf("no case needs this reason any more: %s %s\n", known.suite.c_str(),
                known.pattern.c_str());
  }
  return is_each_needed;
}

}  // namespace recount::crawler
