// How many cases of a suite come out as they should, and which do not.
//
//   Tally tally;  tally.count(found == wanted, "case 7");  tally.print("urls");
//
// One object, one thread.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace recount::crawler {

struct Tally {
  std::size_t cases = 0;
  std::vector<std::string> wrong;

  void count(bool right, const std::string& what) {
    ++cases;
    if (!right) wrong.push_back(what);
  }
};

/// The whole file; std::runtime_error names one that cannot be read.
inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace recount::crawler
