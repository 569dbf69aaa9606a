// CPU seconds of the process, and where the evaluation data lies.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>

namespace recount::bench {

inline double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Evaluation data by its path below the shared folder; without it there is nothing to measure.
inline std::string evaluation_data(const std::string& name) {
  const char* given = std::getenv("RECOUNT_SHARED");
  std::string path = std::string(given != nullptr ? given : RECOUNT_SOURCE_DIR "/../shared") + name;
  if (std::filesystem::exists(path)) return path;
  std::fprintf(stderr, "%s: not there; set RECOUNT_SHARED\n", path.c_str());
  std::exit(2);
}

}  // namespace recount::bench
