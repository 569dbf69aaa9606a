// A folder that is gone when the test ends, and a context that writes into strings.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "app/context.h"

namespace recount::app::test {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / unique_name()) {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  static std::string unique_name() {
    static std::atomic<int> next = 0;
    return "recount-test-" + std::to_string(getpid()) + "-" + std::to_string(next++);
  }
  std::filesystem::path path_;
};

struct Desk {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  Context context{.out = out, .err = err, .in = in};
};

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline const char* const kWrongPage =
    "<html><head><title>Fewer cases</title></head><body><article><h1>Fewer cases</h1>"
    "<p>The number of cases fell from 220 cases in 2015 to 174 cases in 2016, a decrease of 13 "
    "percent, the ministry said on Monday in the capital.</p>"
    "<p>The ministry has counted the cases since the turn of the century, and publishes its count "
    "in the spring of every year, together with a short report on what was done about them.</p>"
    "<p>Officials in the provinces say that the count has become more reliable, because nurses now "
    "write every case into one book, which is sent to the capital at the end of each month.</p>"
    "</article></body></html>";

}  // namespace recount::app::test
